// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/units/unit.h"

#include <QTest>

using namespace trefoil;

class TestUnit : public QObject {
    Q_OBJECT

private slots:
    void convertsToCanonical_data();
    void convertsToCanonical();
    void everyDimensionHasOneCanonicalUnit();
    void milliAndMegaAreNotMixedUp();
    void unknownSpellingsAreNotGuessed();
};

void TestUnit::convertsToCanonical_data()
{
    QTest::addColumn<QString>("spelling");
    QTest::addColumn<QString>("symbol");
    QTest::addColumn<double>("factor");
    // Factors written down independently: 1 kWh = 3.6 MJ; SI prefixes; IEC prefixes.
    QTest::newRow("joule") << "joules"
                           << "J" << 2.7777777777777776e-07;
    QTest::newRow("microjoule") << "uJ"
                                << "µJ" << 2.7777777777777777e-13;
    QTest::newRow("watt hour") << "Wh"
                               << "Wh" << 0.001;
    QTest::newRow("gram") << "gCO2eq"
                          << "g CO2e" << 0.001;
    QTest::newRow("tonne") << "tCO2eq"
                           << "t CO2e" << 1000.0;
    QTest::newRow("mebibyte") << "MiB"
                              << "MiB" << 1048576.0;
    QTest::newRow("percent") << "percent"
                             << "%" << 0.01;
    QTest::newRow("hour") << " hours "
                          << "h" << 3600.0;
    QTest::newRow("intensity") << "gCO2eq/kWh"
                               << "g CO2e/kWh" << 0.001;
}

void TestUnit::convertsToCanonical()
{
    QFETCH(QString, spelling);
    QFETCH(QString, symbol);
    QFETCH(double, factor);
    const auto unit = findUnit(spelling.toStdString());
    QVERIFY(unit);
    QCOMPARE(QString::fromUtf8(unit->symbol.data(), qsizetype(unit->symbol.size())), symbol);
    QCOMPARE(unit->toCanonical, factor);
}

void TestUnit::everyDimensionHasOneCanonicalUnit()
{
    for (const Unit& unit : units()) {
        QCOMPARE(canonicalUnit(unit.dimension).toCanonical, 1.0);
        QCOMPARE(canonicalUnit(unit.dimension).dimension, unit.dimension);
        QVERIFY(unit.toCanonical > 0);
    }
}

void TestUnit::milliAndMegaAreNotMixedUp()
{
    QCOMPARE(findUnit("mWh")->toCanonical, 1e-6);
    QCOMPARE(findUnit("MWh")->toCanonical, 1e3);
    QCOMPARE(findUnit("mJ")->toCanonical, 1.0 / 3.6e9);
}

void TestUnit::unknownSpellingsAreNotGuessed()
{
    QVERIFY(!findUnit("furlong"));
    QVERIFY(!findUnit(""));
    QVERIFY(!findUnit("MWH")); // mega or milli?
}

QTEST_APPLESS_MAIN(TestUnit)
#include "tst_unit.moc"
