// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/derivation.h"
#include "core/derive/derive.h"
#include "support/hand_built_frame.h"

#include <QTest>

using namespace trefoil;
using testing::HandBuiltFrame;

class TestDerive : public QObject {
    Q_OBJECT

private slots:
    void recordedValuesStayWithoutScenario();
    void gridIntensityMakesEmissionsComparable();
    void pueOfTheLogIsNotAppliedTwice();
    void pueAloneScalesRecordedEmissions();
    void costFollowsThePrices();
    void recordedCostIsKept();
    void aRunWithoutAcceleratorCostsItsElectricity();
    void missingInputsGiveMissingValues();
    void columnsThatDoNotChangeAreShared();
    void meanPowerAndIntensityComeFromTheLog();
    void everyDerivationStatesItsFormula();
};

void TestDerive::recordedValuesStayWithoutScenario()
{
    const auto frame =
        HandBuiltFrame({"a"}).with(Standard::Energy, {2}).with(Standard::Emissions, {1}).frame();
    const auto derived = derive(frame, Scenario{});
    QCOMPARE(derived->find("emissions_kg_co2e")->values[0], 1.0);
    QCOMPARE(derived->find("emissions_kg_co2e")->grades[0], Grade::Measured);
    QVERIFY(!derived->find("cost_usd"));
}

void TestDerive::gridIntensityMakesEmissionsComparable()
{
    // BLOOM: 433,196 kWh on a 57 g/kWh grid are 24.69 t (Luccioni et al. 2023).
    const auto frame = HandBuiltFrame({"BLOOM"}).with(Standard::Energy, {433196}).frame();
    const auto derived = derive(frame, Scenario{.gridIntensityKgPerKwh = 0.057});
    QVERIFY(qAbs(derived->find("emissions_kg_co2e")->values[0] - 24692.172) < 1e-6);
    QCOMPARE(derived->find("emissions_kg_co2e")->grades[0], Grade::Derived);
    QVERIFY(!frame->find("emissions_kg_co2e"));
}

void TestDerive::pueOfTheLogIsNotAppliedTwice()
{
    // 12 kWh logged with PUE 1.2 are 10 kWh at the plug; a log without PUE is at the plug already.
    const auto frame = HandBuiltFrame({"with", "without"})
                           .with(Standard::Energy, {12, 12})
                           .with(Standard::Pue, {1.2, absent})
                           .frame();
    const auto derived = derive(frame, Scenario{.pue = 1.5});
    QCOMPARE(derived->find("energy_kwh")->values[0], 15.0);
    QCOMPARE(derived->find("energy_kwh")->values[1], 18.0);
    QCOMPARE(frame->find("energy_kwh")->values[0], 12.0);
}

void TestDerive::pueAloneScalesRecordedEmissions()
{
    const auto frame =
        HandBuiltFrame({"a"}).with(Standard::Energy, {10}).with(Standard::Emissions, {4}).frame();
    QCOMPARE(derive(frame, Scenario{.pue = 1.5})->find("emissions_kg_co2e")->values[0], 6.0);
}

void TestDerive::costFollowsThePrices()
{
    const auto frame = HandBuiltFrame({"a"})
                           .with(Standard::Duration, {7200})
                           .with(Standard::AcceleratorCount, {4})
                           .with(Standard::Energy, {3})
                           .frame();
    const Scenario rent{.acceleratorHourPriceUsd = 2.5};
    QCOMPARE(derive(frame, rent)->find("cost_usd")->values[0], 20.0);
    const Scenario own{.electricityPriceUsdPerKwh = 0.2};
    QCOMPARE(derive(frame, own)->find("cost_usd")->values[0], 3 * 0.2);
    const Scenario both{.pue = 2, .electricityPriceUsdPerKwh = 0.25, .acceleratorHourPriceUsd = 2.5};
    QCOMPARE(derive(frame, both)->find("cost_usd")->values[0], 21.5);
}

void TestDerive::recordedCostIsKept()
{
    const auto frame = HandBuiltFrame({"a", "b"})
                           .with(quantityOf(Standard::Cost), {7, absent}, Grade::Declared)
                           .with(Standard::Energy, {1, 1})
                           .frame();
    const auto cost = derive(frame, Scenario{.electricityPriceUsdPerKwh = 0.5});
    QCOMPARE(cost->find("cost_usd")->values[0], 7.0);
    QCOMPARE(cost->find("cost_usd")->grades[0], Grade::Declared);
    QCOMPARE(cost->find("cost_usd")->values[1], 0.5);
    QCOMPARE(cost->find("cost_usd")->grades[1], Grade::Derived);
}

void TestDerive::aRunWithoutAcceleratorCostsItsElectricity()
{
    const auto frame = HandBuiltFrame({"cpu", "unknown"})
                           .with(Standard::Duration, {3600, 3600})
                           .with(Standard::AcceleratorCount, {0, absent})
                           .with(Standard::Energy, {2, 2})
                           .frame();
    const auto both = derive(frame, Scenario{.electricityPriceUsdPerKwh = 0.5, .acceleratorHourPriceUsd = 2});
    QCOMPARE(both->find("cost_usd")->values[0], 1.0);
    QCOMPARE(both->find("cost_usd")->values[1], 1.0);
    // With a rent only there is nothing that could be priced: absent, not zero.
    QVERIFY(!derive(frame, Scenario{.acceleratorHourPriceUsd = 2})->find("cost_usd"));
}

void TestDerive::missingInputsGiveMissingValues()
{
    const auto frame = HandBuiltFrame({"a", "b"})
                           .with(Standard::Energy, {absent, 2})
                           .with(Standard::Emissions, {1, absent})
                           .frame();
    const auto derived = derive(frame, Scenario{.gridIntensityKgPerKwh = 0.5});
    QVERIFY(!derived->find("emissions_kg_co2e")->has(0)); // recorded, but not comparable without energy
    QCOMPARE(derived->find("emissions_kg_co2e")->values[1], 1.0);
    QCOMPARE(derived->find("emissions_kg_co2e")->presentCount, std::size_t(1));
    const auto without = HandBuiltFrame({"a"}).with(Standard::Emissions, {1}).frame();
    QVERIFY(!derive(without, Scenario{.gridIntensityKgPerKwh = 0.5})->find("emissions_kg_co2e"));
}

void TestDerive::columnsThatDoNotChangeAreShared()
{
    const auto frame =
        HandBuiltFrame({"a"}).with(Standard::Energy, {1}).with(Standard::Accuracy, {0.9}).frame();
    const auto derived = derive(frame, Scenario{.pue = 1.1});
    QCOMPARE(derived->find("accuracy"), frame->find("accuracy"));
    QVERIFY(derived->find("energy_kwh") != frame->find("energy_kwh"));
}

void TestDerive::meanPowerAndIntensityComeFromTheLog()
{
    const auto frame = HandBuiltFrame({"a"})
                           .with(Standard::Energy, {0.5})
                           .with(Standard::Duration, {3600})
                           .with(Standard::Emissions, {0.1})
                           .frame();
    const auto derived = derive(frame, Scenario{.gridIntensityKgPerKwh = 1, .pue = 3});
    QCOMPARE(derived->find("mean_power_w")->values[0], 500.0);
    QCOMPARE(derived->find("grid_intensity_kg_co2e_per_kwh")->values[0], 0.2);
}

void TestDerive::everyDerivationStatesItsFormula()
{
    for (const Derivation& derivation : builtinDerivations()) {
        QVERIFY(!derivation.quantityId.empty());
        QVERIFY(!derivation.formula.empty());
    }
}

QTEST_APPLESS_MAIN(TestDerive)
#include "tst_derive.moc"
