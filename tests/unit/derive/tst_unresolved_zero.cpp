// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/unresolved_zero.h"
#include "tests/support/hand_built_frame.h"

#include <array>

#include <QtTest>

using namespace trefoil;
using trefoil::testing::HandBuiltFrame;

/// A 0 of what every run takes.
class TestUnresolvedZero : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noRunTakesNoEnergyAndNoTime()
    {
        const FramePointer frame = HandBuiltFrame({"a", "b"})
                                       .with(Standard::Energy, {0, 2})
                                       .with(Standard::Duration, {0, 0.001})
                                       .with(Standard::GpuEnergy, {0, 0})
                                       .with(Standard::Accuracy, {0, 0})
                                       .frame();
        const auto is = [&](const char* id, std::uint32_t row) {
            return isUnresolvedZero(*frame, *frame->find(id), row);
        };
        QVERIFY(is("energy_kwh", 0) && !is("energy_kwh", 1));
        QVERIFY(is("duration_s", 0) && !is("duration_s", 1));
        QVERIFY(!is("gpu_energy_kwh", 0)); // there may be no graphics processor
        QVERIFY(!is("accuracy", 0));
    }
    void emissionsAreFreeOnlyWhereThereWasEnergy()
    {
        const FramePointer frame = HandBuiltFrame({"read nothing", "clean grid"})
                                       .with(Standard::Energy, {0, 2})
                                       .with(Standard::Emissions, {0, 0})
                                       .frame();
        QVERIFY(isUnresolvedZero(*frame, *frame->find("emissions_kg_co2e"), 0));
        QVERIFY(!isUnresolvedZero(*frame, *frame->find("emissions_kg_co2e"), 1));
        const FramePointer alone = HandBuiltFrame({"a"}).with(Standard::Emissions, {0}).frame();
        QVERIFY(!isUnresolvedZero(*alone, *alone->find("emissions_kg_co2e"), 0));
    }
    void rowsWithOneAreNotCompared()
    {
        const FramePointer frame = HandBuiltFrame({"a", "b", "c"})
                                       .with(Standard::Energy, {0, 2, absent})
                                       .with(Standard::Accuracy, {1, 1, 1})
                                       .frame();
        const std::array objectives = {Objective{frame->find("accuracy"), Direction::HigherIsBetter},
            Objective{frame->find("energy_kwh"), Direction::LowerIsBetter}};
        const std::array<std::uint32_t, 3> rows{0, 1, 2};
        QCOMPARE(resolvedRows(*frame, objectives, rows), (std::vector<std::uint32_t>{1, 2}));
        QCOMPARE(resolvedRows(*frame, {objectives.data(), 1}, rows).size(), std::size_t(3));
    }
};

QTEST_APPLESS_MAIN(TestUnresolvedZero)
#include "tst_unresolved_zero.moc"
