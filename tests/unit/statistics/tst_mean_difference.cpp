// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/linear_trend.h"
#include "core/statistics/mean_difference.h"
#include "core/statistics/multiple_tests.h"

#include <cmath>
#include <vector>

#include <QtTest/QTest>

using namespace trefoil;

namespace {

bool near(double a, double b)
{
    return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(b));
}

} // namespace

class TestMeanDifference : public QObject {
    Q_OBJECT

private slots:
    void pairsWithAClosedForm()
    {
        // Two pairs have one degree of freedom: Student's t is then Cauchy's distribution.
        const std::vector<double> baseline = {1, 2};
        const std::vector<double> changed = {2, 5};
        const MeanDifference result = pairedDifference(baseline, changed, 0.95);
        QCOMPARE(result.count, std::size_t(2));
        QVERIFY(near(result.mean, 2));
        QVERIFY(near(result.standardDeviation, std::sqrt(2.0)));
        QVERIFY(near(result.test.statistic, 2));
        QVERIFY(near(result.test.p, 1 - 2 / M_PI * std::atan(2.0)));
        QVERIFY(near(result.interval.high, 2 + std::tan(M_PI * 0.475)));
        QVERIFY(near(result.interval.low, 2 - std::tan(M_PI * 0.475)));
    }
    void welchOfEqualSpreads()
    {
        // Equal sizes and variances: Welch is Student's test with n + m − 2 degrees of freedom.
        const std::vector<double> baseline = {1, 2, 3};
        const std::vector<double> changed = {3, 4, 5};
        const MeanDifference result = welchDifference(baseline, changed, 0.95);
        QVERIFY(near(result.mean, 2));
        QVERIFY(near(result.degreesOfFreedom, 4));
        QVERIFY(near(result.test.statistic, 2 / std::sqrt(2.0 / 3)));
        QVERIFY(near(result.test.p, 0.07048399691021993));
    }

    void oneValueHasNoInterval()
    {
        const std::vector<double> one = {3};
        const MeanDifference result = meanOf(one, 0.95);
        QCOMPARE(result.mean, 3.0);
        QVERIFY(std::isnan(result.interval.low));
        QVERIFY(std::isnan(result.test.p));
        QVERIFY(std::isnan(meanOf({}, 0.95).mean));
        QVERIFY(std::isnan(welchDifference(one, one, 0.95).interval.low));
    }
    void equalDifferencesHaveNoTest()
    {
        const std::vector<double> baseline = {1, 2, 3};
        const std::vector<double> changed = {2, 3, 4};
        const MeanDifference result = pairedDifference(baseline, changed, 0.95);
        QCOMPARE(result.interval.low, 1.0);
        QVERIFY(std::isnan(result.test.p));
    }

    void holmAdjusts()
    {
        const std::vector<double> adjusted = holm(std::vector<double>{0.01, 0.04, 0.03, 0.005});
        QVERIFY(near(adjusted[0], 0.03));
        QVERIFY(near(adjusted[1], 0.06));
        QVERIFY(near(adjusted[2], 0.06));
        QVERIFY(near(adjusted[3], 0.02));
    }
    void holmLeavesOutWhatWasNotTested()
    {
        const std::vector<double> adjusted = holm(std::vector<double>{NAN, 0.02, 0.9});
        QVERIFY(std::isnan(adjusted[0]));
        QVERIFY(near(adjusted[1], 0.04));
        QVERIFY(near(adjusted[2], 0.9));
        QVERIFY(holm({}).empty());
    }

    void trend()
    {
        const std::vector<double> x = {1, 2, 3, 4};
        const std::vector<double> y = {2, 4, 5, 8};
        const LinearTrend line = linearTrend(x, y, 0.95);
        QVERIFY(near(line.slope, 1.9));
        QVERIFY(near(line.intercept, 0));
        QVERIFY(near(line.standardError, std::sqrt(0.7 / 2 / 5)));
        const double t = 1.9 / std::sqrt(0.07);
        QVERIFY(near(line.test.statistic, t));
        QVERIFY(near(line.test.p, 1 - t / std::sqrt(2 + t * t))); // closed form for two degrees of freedom
        QVERIFY(line.interval.low < 1.9 && line.interval.high > 1.9);
    }
    void trendNeedsThreePointsAndASpread()
    {
        const std::vector<double> same = {2, 2, 2};
        const std::vector<double> y = {1, 2, 3};
        QVERIFY(std::isnan(linearTrend(same, y, 0.95).slope));
        const std::vector<double> two = {1, 2};
        const LinearTrend line = linearTrend(two, two, 0.95);
        QCOMPARE(line.slope, 1.0);
        QVERIFY(std::isnan(line.interval.low));
    }
};

QTEST_APPLESS_MAIN(TestMeanDifference)
#include "tst_mean_difference.moc"
