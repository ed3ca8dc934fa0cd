// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/compression_harm.h"
#include "core/fairness/inequality.h"
#include "core/fairness/score_bias.h"
#include "core/fairness/two_group_metrics.h"
#include "core/fairness/votes.h"

#include <cmath>
#include <limits>

#include <QtTest/QTest>

using namespace trefoil;

namespace {

using Numbers = std::vector<double>;

bool near(double a, double b)
{
    return std::abs(a - b) <= 1e-12 * std::max(1.0, std::abs(b));
}

} // namespace

class TestFairnessTwoGroups : public QObject {
    Q_OBJECT

private slots:
    void countedByHand()
    {
        const Numbers labels = {1, 0, 1, 0, 1, 0};
        const Numbers predictions = {0, 0, 1, 1, 1, 0};
        const std::vector<std::uint8_t> side = {0, 0, 0, 1, 1, 1};
        const TwoGroupMetrics m = twoGroupMetrics({labels, predictions, side, {}, 1});
        QVERIFY(near(m.statisticalParityDifference, 1.0 / 3 - 2.0 / 3));
        QVERIFY(near(m.disparateImpact, 0.5));
        QVERIFY(near(m.equalOpportunityDifference, -0.5));
        QVERIFY(near(m.averageOddsDifference, -0.5));
        QVERIFY(near(m.errorRateDifference, 0));
        QVERIFY(near(m.averagePredictiveValueDifference, 0.5 * (1 - 0.5 + 0.5 - 0)));
    }
    void favorableMayBeZero()
    {
        const Numbers labels = {1, 0, 1, 0};
        const Numbers predictions = {0, 0, 1, 1};
        const std::vector<std::uint8_t> side = {0, 0, 1, 1};
        QVERIFY(near(twoGroupMetrics({labels, predictions, side, {}, 0}).statisticalParityDifference, 1));
    }
    void emptySide()
    {
        const Numbers labels = {1, 0};
        const std::vector<std::uint8_t> side = {1, 1};
        const TwoGroupMetrics m = twoGroupMetrics({labels, labels, side, {}, 1});
        QVERIFY(std::isnan(m.disparateImpact));
        QVERIFY(near(m.errorRateDifference, 1)); // AIF360: the accuracy of nobody is 0
        QVERIFY(std::isinf(m.errorRateRatio));
    }
    void onlyTheUnprivilegedSelected()
    {
        const Numbers labels = {1, 1};
        const Numbers predictions = {1, 0};
        const std::vector<std::uint8_t> side = {0, 1};
        QVERIFY(std::isinf(twoGroupMetrics({labels, predictions, side, {}, 1}).disparateImpact));
    }

    void entropyOfEqualBenefitsIsNone()
    {
        const Numbers allFalsePositives = {2, 2, 2};
        QCOMPARE(theilIndex(allFalsePositives), 0.0);
        QCOMPARE(coefficientOfVariation(allFalsePositives), 0.0);
        QVERIFY(std::isnan(theilIndex(Numbers{0, 0})));
    }
    void entropyOfTwo()
    {
        const Numbers benefit = {0, 2}; // μ = 1
        QVERIFY(near(theilIndex(benefit), std::log(2.0)));
        QVERIFY(near(coefficientOfVariation(benefit), 1));
        QVERIFY(std::isinf(generalizedEntropy(benefit, 0, MeanLogDeviation::AsDocumented)));
        const Numbers uneven = {1, 2}; // μ = 1.5
        const double documented = -(std::log(1 / 1.5) + std::log(2 / 1.5)) / 2;
        QVERIFY(near(generalizedEntropy(uneven, 0, MeanLogDeviation::AsDocumented), documented));
        QVERIFY(near(generalizedEntropy(uneven, 0, MeanLogDeviation::AsInAif360), documented / 1.5));
        QVERIFY(near(meansByGroup(uneven, std::vector<std::uint32_t>{0, 0})[1], 1.5));
    }

    void tiedModesTakeTheLastClass()
    {
        Votes before(1);
        Votes after(1);
        before.add(0, 0);
        before.add(0, 1);
        after.add(0, 0);
        after.add(0, 0);
        QVERIFY(voteChange(before, after, 0, {0, 1}).isExemplar());
        QVERIFY(!voteChange(before, after, 0, {1, 0}).isExemplar()); // ranks exchanged: class 0 comes last
        QCOMPARE(voteChange(before, after, 0, {0, 1}).taxicab, 1.0);
    }

    void amplificationGuards()
    {
        const Numbers p = {0.9, 0.8, 0.2, 0.7};
        const Numbers labels = {1, 1, 1, 0};
        const std::vector<std::uint8_t> side = {1, 1, 0, 0};
        const auto with = [&](double zero, double one, std::size_t fewest) {
            return biasAmplification(p, labels, side, {0.5, {zero, one}, fewest});
        };
        QVERIFY(near(with(0.2, 0.6, 1), 2.0 / 3 - 2.0 / 3));
        QVERIFY(std::isnan(with(0.2, 0.6, 2)));
        QVERIFY(std::isnan(with(0.55, 0.6, 1)));
        QVERIFY(near(matchingThreshold(p, labels), 0.7));
        QCOMPARE(uncertainty(Numbers{0.1, 0.5, 0.95, 0.11}), 0.5);
    }

    void changes()
    {
        QVERIFY(near(errorChange(0.02, 0.03).relative, 0.5));
        QVERIFY(std::isnan(errorChange(0, 0).relative));
        QVERIFY(std::isinf(errorChange(0, 0.1).relative));
        QCOMPARE(groupAccuracy({}, {}, 2).worst, 0.0);
        const ClassShift shift =
            classShift(Numbers{0.9, 0.92}, Numbers{0.9, 0.9}, Numbers{0.7, 0.74}, Numbers{0.8, 0.8});
        QVERIFY(near(shift.difference, -0.09));
        QVERIFY(shift.test.statistic > 0);
    }
};

QTEST_APPLESS_MAIN(TestFairnessTwoGroups)
#include "tst_fairness_two_groups.moc"
