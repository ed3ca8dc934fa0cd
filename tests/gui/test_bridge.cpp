// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryFile>
#include <QTest>

#include <cmath>

#include "core/units/standard_quantities.h"
#include "ui/bridge/category_style.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/unit_text.h"
#include "ui/bridge/value_text.h"
#include "ui/bridge/word_text.h"
#include "ui/charts/axis/display_unit.h"
#include "ui/models/details_model.h"
#include "ui/settings/settings.h"

using namespace trefoil;

class TestBridge : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void valueHasAUnitOfSuitableSize_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("share of quality is a percentage") << "accuracy" << 0.57 << "57 %";
        QTest::newRow("energy below a kilowatt-hour") << "energy_kwh" << 0.00012 << "0.12 Wh";
        QTest::newRow("energy above") << "energy_kwh" << 433000.0 << "433 MWh";
        QTest::newRow("emissions in grams") << "emissions_kg_co2e" << 0.00005 << "50 mg CO₂e";
        QTest::newRow("seconds") << "duration_s" << 1.64 << "1.64 s";
        QTest::newRow("bytes") << "size_bytes" << 13.4e9 << "13.4 GB";
        QTest::newRow("zero stays zero, not missing") << "energy_kwh" << 0.0 << "0 kWh";
        QTest::newRow("absent") << "energy_kwh" << std::nan("") << "–";
        QTest::newRow("money") << "cost_usd" << 0.0011 << "0.0011 USD";
    }
    void valueHasAUnitOfSuitableSize()
    {
        QFETCH(QString, id);
        QFETCH(double, value);
        QFETCH(QString, text);
        const std::optional<Standard> standard = findStandard(id.toStdString());
        QVERIFY(standard.has_value());
        QCOMPARE(valueText(value, quantityOf(*standard)), text);
    }

    void emissionsAreSpelledAlikeEverywhere()
    {
        const Quantity& emissions = quantityOf(Standard::Emissions);
        QCOMPARE(labelText(emissions), QStringLiteral("Emissions (kg CO₂e)"));
        QCOMPARE(exactText(0.5, emissions), QStringLiteral("0.5 kg CO₂e"));
        QCOMPARE(unitText("g CO2e/kWh"), QStringLiteral("g CO₂e/kWh"));
        QCOMPARE(unitText("1"), QString());
        QCOMPARE(labelText(quantityOf(Standard::Accuracy)), QStringLiteral("Accuracy"));
        QCOMPARE(displayUnit(emissions, 0.5).symbol, QStringLiteral("g CO₂e"));
        QCOMPARE(emissions.label(), std::string("Emissions (kg CO2e)")); // files keep plain letters
    }

    void sharesOfGroupsReadLikeTheShareItself()
    {
        Quantity worst = quantityOf(Standard::Accuracy);
        worst.id = "worst_group_accuracy";
        worst.sphere = Sphere::Society;
        QCOMPARE(valueText(0.57, worst), QStringLiteral("57 %"));
        Quantity gap = worst;
        gap.id = "largest_gap_accuracy";
        QCOMPARE(valueText(0.035, gap), QStringLiteral("3.5 points"));
        Quantity sparsity = worst;
        sparsity.id = "sparsity";
        sparsity.sphere = Sphere::Setting;
        QCOMPARE(valueText(0.9, sparsity), QStringLiteral("0.9"));
    }

    void categoriesDifferInShapeAndColour()
    {
        for (std::uint32_t a = 1; a <= 7; ++a) {
            for (std::uint32_t b = a + 1; b <= 7; ++b) {
                QVERIFY(categoryStyle(a, false).fill != categoryStyle(b, false).fill);
                QVERIFY(categoryStyle(a, false).shape != categoryStyle(b, false).shape);
            }
        }
    }

    void errorNamesPlaceAndWhatToDo()
    {
        const QString text = errorText({Errc::LibraryLocked, {"a.trefoil"}, {"b.csv", 7, ""}});
        QVERIFY2(text.contains(u"b.csv:7") && text.contains(u"another Trefoil"), qPrintable(text));
    }

    void recentLibrariesComeLatestFirstWithoutRepeats()
    {
        QTemporaryFile a;
        QTemporaryFile b;
        QVERIFY(a.open() && b.open());
        const QStringList list =
            withRecentLibrary({a.fileName(), b.fileName(), QStringLiteral("/gone")}, b.fileName());
        QCOMPARE(list, QStringList({b.fileName(), a.fileName()}));
    }
};

QTEST_GUILESS_MAIN(TestBridge)
#include "test_bridge.moc"
