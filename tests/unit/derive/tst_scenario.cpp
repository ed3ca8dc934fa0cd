// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/scenario.h"

#include <QTest>

using namespace trefoil;

class TestScenario : public QObject {
    Q_OBJECT

private slots:
    void writtenScenariosReadBack();
    void saysInWordsWhatIsShown();
    void refusesWhatItDoesNotKnow_data();
    void refusesWhatItDoesNotKnow();
};

void TestScenario::writtenScenariosReadBack()
{
    const Scenario scenario{"lab", 0.344, "DEU", 1.2, 0.21, 2.5};
    QCOMPARE(scenarioFromJson(scenarioToJson(scenario)).value(), scenario);
    QCOMPARE(scenarioFromJson(scenarioToJson(Scenario{})).value(), Scenario{});
    QCOMPARE(scenarioFromJson(R"({"pue": null})").value(), Scenario{});
}

void TestScenario::saysInWordsWhatIsShown()
{
    QCOMPARE(describe(Scenario{}), std::string("recorded values"));
    QCOMPARE(describe(Scenario{"", 0.344, "DEU", 1.2, {}, 2.5}),
        std::string("common conditions: 344 g CO₂e/kWh (DEU), PUE 1.2, 2.5 USD per accelerator-hour"));
    QCOMPARE(describe(Scenario{.electricityPriceUsdPerKwh = 0.2}),
        std::string("recorded values, electricity 0.2 USD/kWh"));
}

void TestScenario::refusesWhatItDoesNotKnow_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("not JSON") << QByteArray("pue: 1.2");
    QTest::newRow("no object") << QByteArray("[1]");
    QTest::newRow("misspelt") << QByteArray(R"({"PUE": 1.2})");
    QTest::newRow("below the bound") << QByteArray(R"({"pue": 0.9})");
    QTest::newRow("grams for kilograms") << QByteArray(R"({"grid_intensity_kg_co2e_per_kwh": 344})");
    QTest::newRow("text for number") << QByteArray(R"({"pue": "1.2"})");
    QTest::newRow("number for text") << QByteArray(R"({"name": 5})");
}

void TestScenario::refusesWhatItDoesNotKnow()
{
    QFETCH(QByteArray, json);
    const auto scenario = scenarioFromJson(json.toStdString());
    QVERIFY(!scenario);
    QCOMPARE(scenario.error().code, Errc::SpecInvalid);
}

QTEST_APPLESS_MAIN(TestScenario)
#include "tst_scenario.moc"
