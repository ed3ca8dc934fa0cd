// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold for any numbers, on random ones: the order of pairs and the names of groups mean nothing, a
// group without members changes nothing, a unit scales means and intervals and leaves p alone, two models
// that change places change the sign.
#include "core/statistics/bootstrap.h"
#include "core/statistics/linear_trend.h"
#include "core/statistics/mean_difference.h"
#include "core/statistics/paired_outcomes.h"
#include "core/statistics/permutation.h"
#include "core/statistics/proportion.h"
#include "core/statistics/random_stream.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <QtTest/QTest>

using namespace trefoil;

namespace {

constexpr int statisticsTrials = 40;

std::vector<double> randomValues(RandomStream& random, std::size_t count)
{
    std::vector<double> values(count);
    std::generate(values.begin(), values.end(), [&] { return random.below(1000) / 64.0 - 5; });
    return values;
}

std::vector<double> scaled(std::vector<double> values, double factor)
{
    for (double& value : values) {
        value *= factor;
    }
    return values;
}

bool isClose(double a, double b)
{
    return (std::isnan(a) && std::isnan(b)) || std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(b));
}

bool areClose(const Interval& a, const Interval& b)
{
    return isClose(a.low, b.low) && isClose(a.high, b.high);
}

Interval scaled(const Interval& interval, double factor)
{
    return {interval.low * factor, interval.high * factor};
}

} // namespace

class TestStatisticsProperties : public QObject {
    Q_OBJECT

    RandomStream m_random{20261129};

private slots:
    void aUnitScalesMeansAndLeavesTestsAlone()
    {
        for (int i = 0; i < statisticsTrials; ++i) {
            const auto before = randomValues(m_random, 6), after = randomValues(m_random, 6);
            const auto inOthers = [&](auto&& statistic) {
                return statistic(scaled(before, 1000), scaled(after, 1000), 0.95);
            };
            const MeanDifference paired = pairedDifference(before, after, 0.95);
            const MeanDifference pairedOther = inOthers(pairedDifference);
            QVERIFY(isClose(pairedOther.mean, 1000 * paired.mean));
            QVERIFY(areClose(pairedOther.interval, scaled(paired.interval, 1000)));
            QVERIFY(isClose(pairedOther.test.p, paired.test.p));
            const MeanDifference welch = welchDifference(before, after, 0.95);
            QVERIFY(areClose(inOthers(welchDifference).interval, scaled(welch.interval, 1000)));
            const LinearTrend trend = linearTrend(before, after, 0.95);
            const LinearTrend trendOther = linearTrend(scaled(before, 4), scaled(after, 1000), 0.95);
            QVERIFY(areClose(trendOther.interval, scaled(trend.interval, 250)));
            QVERIFY(isClose(trendOther.test.p, trend.test.p));
            const BootstrapOptions options{200, 5, 0.95};
            QVERIFY(areClose(
                bootstrapMean(scaled(before, 1024), options), scaled(bootstrapMean(before, options), 1024)));
        }
    }
    void modelsThatChangePlacesChangeTheSign()
    {
        for (int i = 0; i < statisticsTrials; ++i) {
            const auto before = randomValues(m_random, 7), after = randomValues(m_random, 7);
            const MeanDifference one = pairedDifference(before, after, 0.95);
            const MeanDifference other = pairedDifference(after, before, 0.95);
            QVERIFY(isClose(one.mean, -other.mean));
            QVERIFY(areClose(one.interval, {-other.interval.high, -other.interval.low}));
            QCOMPARE(pairedPermutation(before, after, 0, 1).p, pairedPermutation(after, before, 0, 1).p);
            const PairedOutcomes outcomes{double(m_random.below(30)), double(m_random.below(30)), 100};
            const PairedOutcomes swapped{outcomes.gained, outcomes.lost, 100};
            QCOMPARE(mcNemar(outcomes).exact, mcNemar(swapped).exact);
            QVERIFY(isClose(outcomes.change(), -swapped.change()));
            QVERIFY(isClose(outcomes.variance(), swapped.variance()));
            const Proportion a{double(m_random.below(20)), 20}, b{double(m_random.below(30)), 30};
            const Interval ab = differenceInterval(a, b, 0.95), ba = differenceInterval(b, a, 0.95);
            QVERIFY(areClose(ab, {-ba.high, -ba.low}));
        }
    }
    void theOrderOfPairsMeansNothing()
    {
        for (int i = 0; i < statisticsTrials; ++i) {
            const auto before = randomValues(m_random, 9), after = randomValues(m_random, 9);
            std::vector<std::uint32_t> order(9);
            std::iota(order.begin(), order.end(), 0U);
            m_random.shuffle(order);
            std::vector<double> otherBefore, otherAfter;
            for (const std::uint32_t place : order) {
                otherBefore.push_back(before[place]);
                otherAfter.push_back(after[place]);
            }
            QVERIFY(areClose(pairedDifference(before, after, 0.95).interval,
                pairedDifference(otherBefore, otherAfter, 0.95).interval));
            QVERIFY(areClose(linearTrend(before, after, 0.95).interval,
                linearTrend(otherBefore, otherAfter, 0.95).interval));
            QVERIFY(isClose(pairedPermutation(before, after, 0, 1).p,
                pairedPermutation(otherBefore, otherAfter, 0, 1).p));
        }
    }
    void namesOfGroupsAndEmptyGroupsMeanNothing()
    {
        for (int i = 0; i < statisticsTrials; ++i) {
            const auto values = randomValues(m_random, 10);
            std::vector<std::uint32_t> groups(10, 0);
            for (std::size_t k = 0; k < 4 + m_random.below(3); ++k) {
                groups[k] = 1;
            }
            std::vector<std::uint32_t> renamed = groups, spread = groups;
            for (std::size_t k = 0; k < groups.size(); ++k) {
                renamed[k] = 1 - groups[k];
                spread[k] = 3 * groups[k]; // 1 and 2 have no member
            }
            const PermutationTest test = gapPermutation(values, groups, 99, 1);
            QVERIFY(test.isExact);
            QVERIFY(isClose(gapPermutation(values, renamed, 99, 1).p, test.p));
            QVERIFY(isClose(gapPermutation(values, spread, 99, 1).observed, test.observed));
        }
    }
    void wholeWeightsAreRepetitionsOfARate()
    {
        // Three times every example is three times the evidence; the same weight for all is none.
        for (int i = 0; i < statisticsTrials; ++i) {
            const double n = 1 + m_random.below(50), k = m_random.below(static_cast<std::uint32_t>(n) + 1);
            const double factor = 1 + m_random.below(5);
            QVERIFY(isClose(effectiveSize(factor * n, factor * factor * n), n));
            const Interval once = wilsonInterval({k, n}, 0.95);
            const Interval thrice = wilsonInterval({3 * k, 3 * n}, 0.95);
            QVERIFY(thrice.high - thrice.low < once.high - once.low);
            QVERIFY(once.low <= k / n && k / n <= once.high);
        }
    }
};

QTEST_APPLESS_MAIN(TestStatisticsProperties)
#include "tst_statistics_properties.moc"
