// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compression/front_comparison.h"
#include "support/hand_built_frame.h"
#include "support/stops_after.h"

#include <QtTest>

using namespace trefoil;

namespace {

Quantity ofGroups(std::string id, Direction direction)
{
    Quantity quantity = quantityOf(Standard::Accuracy);
    quantity.id = std::move(id);
    quantity.direction = direction;
    quantity.sphere = Sphere::Society;
    return quantity;
}

const Quantity worstGroup = ofGroups("worst_group_accuracy", Direction::HigherIsBetter);
const Quantity largestGap = ofGroups("largest_gap_accuracy", Direction::LowerIsBetter);

/// b is cheap and right on average, but fails one group more than the cheaper c does; d has no groups.
FramePointer models()
{
    return testing::HandBuiltFrame({"a", "b", "c", "d", "e"})
        .withText("variant", {"a", "b", "c", "d", "e"})
        .with(Standard::Accuracy, {0.9, 0.88, 0.8, 0.99, 0.85})
        .with(worstGroup, {0.8, 0.5, 0.6, absent, 0.7}, Grade::Derived)
        .with(largestGap, {0.1, 0.3, 0.2, absent, 0.01}, Grade::Derived)
        .with(Standard::Energy, {10, 5, 4, 1, 6})
        .frame();
}

FrontComparison comparisonOf(const Frame& frame, const std::vector<std::string>& ids)
{
    std::vector<Objective> objectives;
    for (const std::string& id : ids) {
        const Column* column = frame.find(id);
        objectives.push_back({column, column->quantity->direction});
    }
    return compareFronts(frame, findReplicates(frame), objectives);
}

using Groups = std::vector<std::uint32_t>;

} // namespace

/// Who leaves and who joins the front once society counts.
class TestFrontComparison : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWorstGroupCountsInPlaceOfTheAverage()
    {
        const FramePointer frame = models();
        const auto comparison = comparisonOf(*frame, {"worst_group_accuracy", "energy_kwh", "accuracy"});
        QCOMPARE(comparison.compared, std::size_t(4)); // d, the best of all, has no worst group
        QCOMPARE(comparison.members, (Groups{0, 1, 2}));
        QCOMPARE(comparison.leaving, (Groups{1}));
        QCOMPARE(comparison.joining, (Groups{4}));
        QCOMPARE(describeFrontComparison(comparison, findReplicates(*frame)),
            std::string("of 3 on the front of energy_kwh and accuracy, once worst_group_accuracy counts in "
                        "place of accuracy, 1 leaves: b; 1 joins: e (4 compared)"));
    }

    /// A window that closes waits for the question that is being answered.
    void askedToStopItLooksAtNoFurtherRun()
    {
        const FramePointer frame = models();
        const testing::StopsAfter second(1);
        QCOMPARE(findReplicates(*frame, second).groups.size(), std::size_t(0));
        std::vector<Objective> objectives;
        for (const char* id : {"worst_group_accuracy", "energy_kwh"}) {
            const Column* column = frame->find(id);
            objectives.push_back({column, column->quantity->direction});
        }
        const FrontComparison comparison =
            compareFronts(*frame, findReplicates(*frame), objectives, testing::StopsAfter(0));
        QVERIFY(comparison.members.empty() && comparison.leaving.empty() && comparison.joining.empty());
    }

    void aParentRunIsNotCountedSilently()
    {
        auto nested = std::make_shared<Frame>(*models());
        auto nesting = std::make_shared<TextColumn>();
        nesting->id = "nesting";
        nesting->labels = {"", "parent run"};
        nesting->codes = {0, 1, 0, 0, 0};
        nested->texts.push_back(nesting);
        const auto comparison = comparisonOf(*nested, {"worst_group_accuracy", "energy_kwh", "accuracy"});
        QCOMPARE(comparison.parents, std::size_t(1));
        const std::string text = describeFrontComparison(comparison, findReplicates(*nested));
        QVERIFY2(text.ends_with("1 leaves: b (parent run); 1 joins: e (4 compared, 1 of them a parent run)"),
            text.c_str());
    }

    void theAverageIsFoundWhenItIsNoObjective()
    {
        const FramePointer frame = models();
        const auto comparison = comparisonOf(*frame, {"worst_group_accuracy", "energy_kwh"});
        QCOMPARE(comparison.leaving, (Groups{1}));
        QCOMPARE(comparison.joining, (Groups{4}));
    }

    void aGapIsAddedAndDrivesNobodyAway()
    {
        const FramePointer frame = models();
        const auto comparison = comparisonOf(*frame, {"largest_gap_accuracy", "energy_kwh", "accuracy"});
        QVERIFY(comparison.leaving.empty());
        QCOMPARE(comparison.joining, (Groups{4}));
    }

    void orderOfObjectivesDoesNotMatter()
    {
        const FramePointer frame = models();
        const auto one = comparisonOf(*frame, {"worst_group_accuracy", "energy_kwh", "accuracy"});
        const auto other = comparisonOf(*frame, {"accuracy", "energy_kwh", "worst_group_accuracy"});
        QCOMPARE(other.leaving, one.leaving);
        QCOMPARE(other.joining, one.joining);
    }

    void withoutSocietyThereIsNothingToSay()
    {
        const FramePointer frame = models();
        const auto comparison = comparisonOf(*frame, {"accuracy", "energy_kwh"});
        QVERIFY(comparison.without.empty());
        QVERIFY(describeFrontComparison(comparison, findReplicates(*frame)).empty());
        QVERIFY(comparisonOf(*frame, {"largest_gap_accuracy"}).without.empty());
    }

    void noModelInCommonIsSaid()
    {
        const auto frame = testing::HandBuiltFrame({"a", "b"})
                               .withText("variant", {"a", "b"})
                               .with(Standard::Accuracy, {0.9, absent})
                               .with(worstGroup, {absent, 0.5}, Grade::Derived)
                               .with(Standard::Energy, {1, 2})
                               .frame();
        const auto comparison = comparisonOf(*frame, {"accuracy", "worst_group_accuracy", "energy_kwh"});
        QVERIFY(describeFrontComparison(comparison, findReplicates(*frame)).find("cannot be compared")
            != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestFrontComparison)
#include "tst_front_comparison.moc"
