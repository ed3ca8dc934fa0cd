// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compression/group_harm.h"
#include "core/domain/record.h"
#include "support/hand_built_frame.h"

#include <QtTest>

#include <cmath>

using namespace trefoil;

namespace {

/// Two seeds each of a dense model and of models of a half, a quarter and an eighth of its size.
FramePointer study()
{
    return testing::HandBuiltFrame({"d-0", "d-1", "a-0", "a-1", "b-0", "b-1", "c-0", "c-1"})
        .withText("model", std::vector<std::string>(8, "CNN"))
        .withText(
            "variant", {"dense", "dense", "prune50", "prune50", "prune75", "prune75", "prune88", "prune88"})
        .withText("seed", {"0", "1", "0", "1", "0", "1", "0", "1"})
        .with(Standard::Accuracy, {0.9, 0.9, 0.9, 0.9, 0.85, 0.85, 0.8, 0.8})
        .with(Standard::Size, {800, 800, 400, 400, 200, 200, 100, 100})
        .frame();
}

CompressionReportPointer reportOf(const FramePointer& frame)
{
    NoProgress progress;
    return *reportCompression(frame, {}, progress);
}

/// Accuracy of two groups by run: "few" loses two points with every halving, "many" nothing; "tiny" has four
/// examples and does what it likes.
GroupTable groupsOf(const Frame& frame)
{
    GroupTable table;
    table.quantities = {&quantityOf(Standard::Accuracy)};
    table.groups = {
        {"race", "few"}, {"race", "many"}, {"race", "tiny"}, {"sex", "a"}, {"race_x_sex", "few / a"}};
    for (std::size_t row = 0; row < frame.rowCount(); ++row) {
        const auto step = static_cast<double>(row / 2);
        const double seed = row % 2 == 0 ? 0.001 : -0.001;
        table.readings.push_back({frame.runs[row], 0, 0, 0.9 - 0.02 * step + seed, 100});
        table.readings.push_back({frame.runs[row], 0, 1, 0.9 + seed, 900});
        table.readings.push_back({frame.runs[row], 0, 2, row % 2 == 0 ? 0.0 : 1.0, 4});
        table.readings.push_back({frame.runs[row], 0, 3, 0.9, 500});
        table.readings.push_back({frame.runs[row], 0, 4, 0.9, 50});
    }
    table.readings.push_back({RunId{99}, 0, 0, 0.1, 100}); // of another study
    return table;
}

} // namespace

/// How groups fare under each variant, and whether they drift apart.
class TestGroupHarm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void groupsComeByTheirSize()
    {
        const FramePointer frame = study();
        const auto report = reportOf(frame);
        const GroupTable table = groupsOf(*frame);
        const GroupComparison comparison =
            compareGroups(*report, report->families.front(), table, "accuracy", "race");
        QCOMPARE(comparison.groups.size(), std::size_t(3));
        QCOMPARE(comparison.groups[0].name, std::string("many"));
        QCOMPARE(comparison.groups[0].support.value(), 900);
        QCOMPARE(comparison.groups[2].name, std::string("tiny"));
        QCOMPARE(comparison.variants.size(), std::size_t(3));
        const QuantityChange& few = comparison.variants[1].changes[1];
        QCOMPARE(few.pairs, std::size_t(2));
        QVERIFY(std::abs(few.change.mean + 0.04) < 1e-12);
        QVERIFY(std::abs(comparison.baseline[1].mean - 0.9) < 1e-12);
    }

    void attributesAndSizesAreFound()
    {
        const FramePointer frame = study();
        const auto report = reportOf(frame);
        const GroupTable table = groupsOf(*frame);
        const FamilyReport& family = report->families.front();
        QCOMPARE(attributesOf(*report, family, table, "accuracy"),
            (std::vector<std::string>{"race", "sex", "race_x_sex"}));
        QCOMPARE(groupQuantitiesOf(*report, family, table).size(), std::size_t(1));
        const GroupSizes sizes = groupSizesOf(*report, family, table);
        QCOMPARE(sizes.groups, std::size_t(2)); // the tiny one is not compared
        QCOMPARE(sizes.smallest.value(), 50.0);
    }

    void theGapWidensWithEveryHalving()
    {
        const FramePointer frame = study();
        const auto report = reportOf(frame);
        const FamilyReport& family = report->families.front();
        const GroupTable table = groupsOf(*frame);
        const GroupComparison comparison = compareGroups(*report, family, table, "accuracy", "race");
        const Amplification drift = amplificationOf(family, comparison);
        QCOMPARE(drift.groups, std::size_t(2)); // the tiny one is left out
        QVERIFY(std::abs(drift.gapOfBaseline) < 1e-12);
        QVERIFY(std::abs(drift.trend.slope - 0.02) < 1e-12);
        const std::string text = describeAmplification(drift, *comparison.quantity);
        QVERIFY2(text.starts_with("Each halving of the model widens the gap between 2 groups by 2.00 pt ["),
            text.c_str());
    }

    void tooFewVariantsTellNothing()
    {
        const FramePointer frame = study();
        const auto report = reportOf(frame);
        const FamilyReport& family = report->families.front();
        const GroupComparison nothing = compareGroups(*report, family, GroupTable(), "accuracy", "race");
        QVERIFY(nothing.quantity == nullptr && nothing.variants.empty());
        QVERIFY(!std::isfinite(amplificationOf(family, nothing).trend.slope));
        QVERIFY(
            describeAmplification({}, quantityOf(Standard::Accuracy)).starts_with("Whether groups drift"));
    }

    void everybodyIsNoGroup()
    {
        QVERIFY(isEverybody(" Overall ") && isEverybody("ALL") && isEverybody("average"));
        QVERIFY(!isEverybody("allergic") && !isEverybody(""));
    }
};

QTEST_APPLESS_MAIN(TestGroupHarm)
#include "tst_group_harm.moc"
