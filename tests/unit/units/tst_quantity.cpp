// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/units/quantity.h"
#include "core/units/quantity_name.h"
#include "core/units/standard_quantities.h"

#include <QTest>

#include <map>
#include <set>

using namespace trefoil;

class TestQuantity : public QObject {
    Q_OBJECT

private slots:
    void standardQuantitiesStandAtTheirEnumerators();
    void idsEndInTheirUnit();
    void labelsNameTheUnit();
    void addressesSurviveGrowth();
    void anExistingQuantityIsNotOverwritten();
    void columnNamesBecomeIds();
};

void TestQuantity::standardQuantitiesStandAtTheirEnumerators()
{
    QCOMPARE(standardQuantities().size(), standardQuantityCount);
    QCOMPARE(quantityOf(Standard::Energy).id, std::string("energy_kwh"));
    QCOMPARE(quantityOf(Standard::Accuracy).id, std::string("accuracy"));
    QCOMPARE(quantityOf(Standard::Examples).id, std::string("examples"));
    std::set<std::string> ids;
    for (const Quantity& quantity : standardQuantities()) {
        ids.insert(quantity.id);
        QCOMPARE(&quantityOf(*findStandard(quantity.id)), &quantity);
    }
    QCOMPARE(ids.size(), standardQuantityCount);
}

void TestQuantity::idsEndInTheirUnit()
{
    const std::map<Dimension, std::string> suffixes = {{Dimension::Time, "_s"}, {Dimension::Energy, "_kwh"},
        {Dimension::Power, "_w"}, {Dimension::Mass, "_kg_co2e"}, {Dimension::Volume, "_l"},
        {Dimension::Information, "_bytes"}, {Dimension::Money, "_usd"}};
    for (const Quantity& quantity : standardQuantities()) {
        const auto suffix = suffixes.find(quantity.unit.dimension);
        if (suffix != suffixes.end()) {
            QVERIFY2(quantity.id.ends_with(suffix->second), quantity.id.c_str());
        }
        QCOMPARE(quantity.unit.toCanonical, 1.0);
    }
}

void TestQuantity::labelsNameTheUnit()
{
    QCOMPARE(quantityOf(Standard::Energy).label(), std::string("Energy (kWh)"));
    QCOMPARE(quantityOf(Standard::Accuracy).label(), std::string("Accuracy"));
}

void TestQuantity::addressesSurviveGrowth()
{
    QuantityRegistry registry;
    const Quantity* energy = registry.find("energy_kwh");
    for (int i = 0; i < 1000; ++i) {
        registry.add(Quantity{.id = "own_" + std::to_string(i), .name = "Own", .unit = {}});
    }
    QCOMPARE(registry.find("energy_kwh"), energy);
    QVERIFY(registry.find("own_999"));
    QVERIFY(!registry.find("own_1000"));
}

void TestQuantity::anExistingQuantityIsNotOverwritten()
{
    QuantityRegistry registry;
    const Quantity& kept = registry.add(Quantity{.id = "energy_kwh", .name = "Something else", .unit = {}});
    QCOMPARE(kept.name, std::string("Energy"));
}

void TestQuantity::columnNamesBecomeIds()
{
    QCOMPARE(quantityIdFromColumnName(" Largest gap, in % "), std::string("largest_gap_in_percent"));
    QCOMPARE(quantityIdFromColumnName("f1-Score"), std::string("f1_score"));
    QCOMPARE(quantityIdFromColumnName("???"), std::string("unnamed"));
    QCOMPARE(quantityNameFromColumnName("pue"), std::string("PUE"));
    QCOMPARE(quantityNameFromColumnName("emissions_with_pue"), std::string("Emissions with PUE"));
    QCOMPARE(quantityNameFromColumnName(" Gpu time, cpu/ram"), std::string("GPU time, CPU/RAM"));
    QCOMPARE(quantityNameFromColumnName("co2eq_per_gpus"), std::string("CO2eq per GPUs"));
    QCOMPARE(quantityNameFromColumnName("programme_rams"), std::string("Programme rams"));
    QCOMPARE(quantityNameFromColumnName("ROUGE_L"), std::string("ROUGE L"));
    QCOMPARE(quantityNameFromColumnName(""), std::string());
}

QTEST_APPLESS_MAIN(TestQuantity)
#include "tst_quantity.moc"
