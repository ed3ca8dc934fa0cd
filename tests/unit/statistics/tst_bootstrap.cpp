// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/bootstrap.h"
#include "core/statistics/random_stream.h"

#include <algorithm>
#include <cmath>

#include <QtTest/QTest>

using namespace trefoil;

namespace {

const std::vector<double> seeds = {0.3, -0.1, 0.4, 0.2, 0.1, 0.5, 0.0, 0.2};

double mean(std::span<const std::uint32_t> rows)
{
    double sum = 0;
    for (const std::uint32_t row : rows) {
        sum += seeds[row];
    }
    return sum / static_cast<double>(rows.size());
}

} // namespace

class TestBootstrap : public QObject {
    Q_OBJECT

private slots:
    void quantilesAreThoseOfNumpy()
    {
        const std::vector<double> gaps = {0.5, 0.5, 0.466666666666667, 0.75, 0.5};
        QVERIFY(std::abs(quantile(gaps, 0.025) - 0.47) < 1e-12);
        QCOMPARE(quantile(gaps, 0.5), 0.5);
        QVERIFY(std::abs(quantile(gaps, 0.975) - 0.725) < 1e-12);
    }
    void quantilesOfNaN()
    {
        const std::vector<double> values = {1, NAN, 3};
        QVERIFY(std::isnan(quantile(values, 0.5)));
        QCOMPARE(quantileOfNumbers(values, 0.5), 2.0);
        QVERIFY(std::isnan(quantile({}, 0.5)));
    }

    void sameSeedSameResult()
    {
        const std::vector<double> first = bootstrap(8, mean, {}, {200, 7, 0.95});
        QCOMPARE(bootstrap(8, mean, {}, {200, 7, 0.95}), first);
        QVERIFY(bootstrap(8, mean, {}, {200, 8, 0.95}) != first);
    }
    void streamIsTheSameEverywhere()
    {
        // The published test vector of xoshiro256** seeded with splitmix64 from 0.
        RandomStream random(0);
        QCOMPARE(random.next(), std::uint64_t(0x99EC5F36CB75F2B4ULL));
        QCOMPARE(random.next(), std::uint64_t(0xBF6E1F784956452AULL));
    }

    void strataKeepTheirSizes()
    {
        const std::vector<std::uint32_t> strata = {0, 0, 0, 1, 1, 2, 2, 2};
        const RowStatistic check = [&](std::span<const std::uint32_t> rows) {
            const auto ofOne =
                std::count_if(rows.begin(), rows.end(), [&](std::uint32_t row) { return strata[row] == 1; });
            return static_cast<double>(ofOne);
        };
        for (const double count : bootstrap(8, check, strata, {50, 1, 0.95})) {
            QCOMPARE(count, 2.0);
        }
    }

    void intervalsEncloseTheMean()
    {
        const Interval percentile = percentileInterval(bootstrap(8, mean, {}, {2000, 1, 0.95}), 0.95);
        const Interval corrected = bootstrapMean(seeds, {2000, 1, 0.95});
        QVERIFY(percentile.low < 0.2 && 0.2 < percentile.high);
        QVERIFY(corrected.low < 0.2 && 0.2 < corrected.high);
        // A mean of symmetric values needs next to no correction.
        QVERIFY(std::abs(corrected.low - percentile.low) < 0.02);
        QVERIFY(std::abs(corrected.high - percentile.high) < 0.02);
    }
    void constantValuesHaveNoWidth()
    {
        const std::vector<double> constant = {0.2, 0.2, 0.2};
        const Interval interval = bootstrapMean(constant, {100, 1, 0.95});
        QCOMPARE(interval.low, interval.high);
        QVERIFY(std::isnan(bootstrapMean(std::vector<double>{1.0}, {}).low));
    }
};

QTEST_APPLESS_MAIN(TestBootstrap)
#include "tst_bootstrap.moc"
