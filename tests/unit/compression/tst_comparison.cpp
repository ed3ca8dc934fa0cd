// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compression/comparison.h"
#include "core/compression/verdict.h"
#include "support/hand_built_frame.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace trefoil;

namespace {

bool isNear(double a, double b)
{
    return std::fabs(a - b) <= 1e-12 * std::fmax(1, std::fabs(b));
}

/// Three seeds of "dense", three of "int8" and, last, one run of "tiny".
testing::HandBuiltFrame threeSeeds()
{
    return testing::HandBuiltFrame({"d0", "d1", "d2", "q0", "q1", "q2", "t0"})
        .withText("variant", {"dense", "dense", "dense", "int8", "int8", "int8", "tiny"})
        .withText("seed", {"0", "1", "2", "0", "1", "2", "0"});
}

std::vector<VariantComparison> compared(const FramePointer& frame)
{
    const Replicates replicates = findReplicates(*frame);
    return compareWithBaseline(*frame, replicates, 0, relativesOf(*frame, replicates, 0), {});
}

} // namespace

/// What a smaller model gains and loses against its baseline, and what the evidence is.
class TestComparison : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void seedsArePaired()
    {
        // differences −0.01, −0.02, −0.03: mean −0.02, sd 0.01, t = −2√3; with two degrees of freedom
        // p = 1 − |t|/√(2 + t²) = 1 − √(12/14)
        const auto frame =
            threeSeeds().with(Standard::Accuracy, {0.9, 0.8, 0.7, 0.89, 0.78, 0.67, 0.5}).frame();
        const auto comparisons = compared(frame);
        QCOMPARE(comparisons.size(), std::size_t(2));
        const QuantityChange& change = comparisons[0].changes.at(0);
        QCOMPARE(change.evidence, Evidence::PairedSeeds);
        QCOMPARE(change.pairs, std::size_t(3));
        QVERIFY(isNear(change.baseline.mean, 0.8));
        QVERIFY(isNear(change.change.mean, -0.02));
        QVERIFY(isNear(change.change.test.p, 1 - std::sqrt(12.0 / 14)));
        QVERIFY(isNear(change.change.interval.low, -0.02 - 0.024841377117503308));
        QVERIFY(isNear(change.relative.value, -0.025));
        QCOMPARE(change.effect, Effect::Undecided); // p is 0.074
        QCOMPARE(comparisons[0].compression.method, CompressionMethod::Quantization);
    }

    void oneRunTellsNothing()
    {
        const auto frame =
            threeSeeds().with(Standard::Accuracy, {0.9, 0.8, 0.7, 0.89, 0.78, 0.67, 0.5}).frame();
        const QuantityChange change = compared(frame)[1].changes.at(0);
        QCOMPARE(change.evidence, Evidence::TooFewRuns);
        QCOMPARE(change.effect, Effect::TooFewRuns);
        QVERIFY(isNear(change.change.mean, -0.3));
        QVERIFY(std::isnan(change.change.interval.low));
        QVERIFY(std::isnan(change.adjustedP));
    }

    void otherSeedsAreIndependent()
    {
        // Welch of 1 2 3 against 11 12 13: error √(1/3 + 1/3), four degrees of freedom
        const auto frame = testing::HandBuiltFrame({"a", "b", "c", "d", "e", "f"})
                               .withText("variant", {"dense", "dense", "dense", "p", "p", "p"})
                               .withText("seed", {"0", "1", "2", "3", "4", "5"})
                               .with(Standard::Loss, {1, 2, 3, 11, 12, 13})
                               .frame();
        const QuantityChange change = compared(frame).at(0).changes.at(0);
        QCOMPARE(change.evidence, Evidence::Independent);
        QVERIFY(isNear(change.change.mean, 10));
        QVERIFY(isNear(change.change.degreesOfFreedom, 4));
        QVERIFY(isNear(change.change.test.statistic, 10 / std::sqrt(2.0 / 3)));
        QCOMPARE(change.effect, Effect::Worse); // more loss
    }

    void absentValuesLeaveTheirPairOut()
    {
        const auto frame =
            threeSeeds().with(Standard::Accuracy, {0.9, absent, 0.7, 0.8, 0.7, 0.5, absent}).frame();
        const auto comparisons = compared(frame);
        const QuantityChange& change = comparisons[0].changes.at(0);
        QCOMPARE(change.pairs, std::size_t(2));
        QCOMPARE(change.baseline.count, std::size_t(2));
        QCOMPARE(change.variant.count, std::size_t(3));
        QVERIFY(isNear(change.change.mean, -0.15));
        QVERIFY(comparisons[1].changes.empty());
    }

    void aSeedThatOccursTwiceIsNotPaired()
    {
        const auto frame = testing::HandBuiltFrame({"a", "b", "c", "d"})
                               .withText("variant", {"dense", "dense", "p", "p"})
                               .withText("seed", {"0", "1", "0", "0"})
                               .with(Standard::Loss, {1, 2, 3, 5})
                               .frame();
        QCOMPARE(compared(frame).at(0).changes.at(0).evidence, Evidence::Independent);
    }

    void whatNeverVariesNeedsNoTest()
    {
        const auto frame = threeSeeds()
                               .with(Standard::Size, {400, 400, 400, 100, 100, 100, 50})
                               .with(Standard::Accuracy, {0.5, 0.6, 0.7, 0.5, 0.6, 0.7, absent})
                               .frame();
        const auto comparisons = compared(frame);
        const QuantityChange* size = comparisons[0].find("size_bytes");
        QCOMPARE(size->effect, Effect::Better);
        QCOMPARE(size->relative.value, -0.75);
        QCOMPARE(size->relative.interval, (Interval{-0.75, -0.75}));
        const QuantityChange* accuracy = comparisons[0].find("accuracy");
        QCOMPARE(accuracy->effect, Effect::Equal);
        QVERIFY(accuracy->isIdentical);
        QVERIFY(!size->isIdentical);
    }

    void holmCountsVariantsOfOneQuantity()
    {
        const auto frame = testing::HandBuiltFrame({"a", "b", "c", "d", "e", "f", "g", "h", "i"})
                               .withText("variant", {"dense", "dense", "dense", "p", "p", "p", "q", "q", "q"})
                               .withText("seed", {"0", "1", "2", "0", "1", "2", "0", "1", "2"})
                               .with(Standard::Loss, {0, 0, 0, 1, 2, 3, 2, 2, 3})
                               .frame();
        const auto comparisons = compared(frame);
        const QuantityChange& p = comparisons[0].changes[0];
        const QuantityChange& q = comparisons[1].changes[0];
        QCOMPARE(p.comparisons, std::size_t(2));
        QVERIFY(isNear(q.adjustedP, 2 * q.change.test.p));
        QVERIFY(isNear(p.adjustedP, std::fmax(p.change.test.p, 2 * q.change.test.p)));
        QVERIFY(std::isnan(p.relative.value)); // of nothing
    }

    void energyCountsTheBaselineToo()
    {
        const auto frame = threeSeeds().with(Standard::Energy, {10, 12, 14, 1, 2, 3, 5}).frame();
        const auto comparisons = compared(frame);
        const ConsumptionWithBaseline& energy = comparisons[0].withBaseline.at(0);
        QCOMPARE(energy.own, 2.0);
        QCOMPARE(energy.total, 14.0); // 11, 14, 17
        QVERIFY(isNear(energy.totalInterval.high, 14 + 3 * 2.4841377117503308));
        QCOMPARE(
            describeWithBaseline(comparisons[0], "energy_kwh"), std::string("+16.7 % with the baseline's"));
        QVERIFY(comparisons[1].withBaseline.empty()); // nobody knows where "tiny" came from
    }

    void unitsDoNotMatter()
    {
        const auto scaled = [](double factor) {
            const auto frame = threeSeeds()
                                   .with(Standard::Energy,
                                       {factor * 10, factor * 12, factor * 13, factor * 7, factor * 8,
                                           factor * 10, factor * 5})
                                   .frame();
            return compared(frame)[0].changes[0];
        };
        const QuantityChange one = scaled(1);
        const QuantityChange thousand = scaled(1000);
        QVERIFY(isNear(thousand.change.test.p, one.change.test.p));
        QVERIFY(isNear(thousand.change.mean, 1000 * one.change.mean));
        QVERIFY(isNear(thousand.relative.value, one.relative.value));
        QVERIFY(isNear(thousand.relative.interval.low, one.relative.interval.low));
    }

    void fiellersEndsAreWhereTheTestTurns()
    {
        const std::vector<double> before = {10, 11, 12.5, 9, 10.5};
        const std::vector<double> after = {4, 5, 5.5, 3, 4.75};
        const RelativeChange change = pairedRelativeChange(before, after, 0.95);
        QVERIFY(change.interval.low < change.value && change.value < change.interval.high);
        for (const double end : {change.interval.low, change.interval.high}) {
            std::vector<double> rest;
            for (std::size_t i = 0; i < before.size(); ++i) {
                rest.push_back(after[i] - (1 + end) * before[i]);
            }
            QVERIFY(std::fabs(meanOf(rest, 0.95).test.p - 0.05) < 1e-9);
        }
    }

    void aBaselineThatMayBeNothingHasNoRelativeInterval()
    {
        const std::vector<double> before = {-1, 2, 0.5};
        const std::vector<double> after = {1, 2, 3};
        QVERIFY(std::isnan(pairedRelativeChange(before, after, 0.95).interval.low));
        QVERIFY(std::isnan(independentRelativeChange(before, after, 0.95).interval.low));
    }

    void intervalsCoverTheTruth()
    {
        std::mt19937_64 random(11);
        std::normal_distribution<double> noise(0, 1);
        int paired = 0;
        int independent = 0;
        constexpr int trials = 4000;
        for (int trial = 0; trial < trials; ++trial) {
            std::vector<double> before, after, other;
            for (int i = 0; i < 6; ++i) {
                const double common = noise(random);
                before.push_back(20 + common + noise(random));
                after.push_back(10 + common + noise(random));
                other.push_back(10 + 2 * noise(random));
            }
            const Interval first = pairedRelativeChange(before, after, 0.95).interval;
            const Interval second = independentRelativeChange(before, other, 0.95).interval;
            paired += first.low <= -0.5 && -0.5 <= first.high ? 1 : 0;
            independent += second.low <= -0.5 && -0.5 <= second.high ? 1 : 0;
        }
        // four standard errors of a share of 0.95 among 4000 are 0.0138
        QVERIFY(std::abs(paired / double(trials) - 0.95) < 0.014);
        QVERIFY(std::abs(independent / double(trials) - 0.95) < 0.02); // Welch's degrees are approximate
    }
};

QTEST_APPLESS_MAIN(TestComparison)
#include "tst_comparison.moc"
