// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/proportion.h"

#include <cmath>

#include <QtTest/QTest>

using namespace trefoil;

namespace {

bool near(double a, double b)
{
    return std::abs(a - b) <= 1e-12 * std::max(1.0, std::abs(b));
}

} // namespace

/// Values of scipy 1.10 (binomtest.proportion_ci, fisher_exact) and of the papers named in the header.
class TestProportion : public QObject {
    Q_OBJECT

private slots:
    void wilson_data()
    {
        QTest::addColumn<double>("successes");
        QTest::addColumn<double>("trials");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("inside") << 81.0 << 263.0 << 0.255288519878274 << 0.3662095769828;
        QTest::newRow("all") << 20.0 << 20.0 << 0.838874841947181 << 1.0;
        QTest::newRow("none") << 0.0 << 20.0 << 0.0 << 1 - 0.838874841947181;
        const double half = 1.959963984540054 / (2 * std::sqrt(2 + 1.959963984540054 * 1.959963984540054));
        QTest::newRow("half") << 1.0 << 2.0 << 0.5 - half << 0.5 + half;
    }
    void wilson()
    {
        QFETCH(const double, successes);
        QFETCH(const double, trials);
        QFETCH(const double, low);
        QFETCH(const double, high);
        const Interval interval = wilsonInterval({successes, trials}, 0.95);
        QVERIFY(near(interval.low, low));
        QVERIFY(near(interval.high, high));
    }

    void nothingHasNoInterval()
    {
        QVERIFY(std::isnan(wilsonInterval({0, 0}, 0.95).low));
        QVERIFY(std::isnan(differenceInterval({0, 0}, {1, 2}, 0.95).high));
        QVERIFY(std::isnan(ratioInterval({0, 3}, {1, 2}, 0.95).low));
    }

    void newcombe()
    {
        const Interval interval = differenceInterval({56, 70}, {48, 80}, 0.95);
        QVERIFY(near(interval.low, 0.0524314724023648));
        QVERIFY(near(interval.high, 0.333872654036906));
    }

    void katz()
    {
        const Interval interval = ratioInterval({10, 20}, {10, 20}, 0.95);
        QVERIFY(near(interval.low * interval.high, 1));
        QVERIFY(near(std::log(interval.high), 1.959963984540054 * std::sqrt(0.1)));
    }

    void pooledTest()
    {
        const TestResult test = twoProportionTest({56, 70}, {48, 80});
        QVERIFY(near(test.statistic, 2.65017195125853));
        QVERIFY(near(test.p, 0.00804508136819656));
    }
    void pooledTestIsUndefinedWithoutVariation()
    {
        QVERIFY(std::isnan(twoProportionTest({0, 5}, {0, 9}).p));
        QVERIFY(std::isnan(twoProportionTest({5, 5}, {9, 9}).p));
    }

    void fisher()
    {
        // Fisher's tea: 3 of 4 against 1 of 4 is 34/70.
        QVERIFY(near(fisherExact({3, 4}, {1, 4}), 34.0 / 70));
        QVERIFY(near(fisherExact({4, 4}, {0, 4}), 2.0 / 70));
        QVERIFY(near(fisherExact({2, 4}, {2, 4}), 1));
    }

    void equalWeightsCountFully()
    {
        QCOMPARE(effectiveSize(6, 12), 3.0); // three weights of 2
        QCOMPARE(effectiveSize(0, 0), 0.0);
    }
};

QTEST_APPLESS_MAIN(TestProportion)
#include "tst_proportion.moc"
