// SPDX-License-Identifier: GPL-3.0-or-later
// Coverage of intervals and type-I error of tests over many simulated studies with a known truth. The bounds
// leave more than four standard errors of the simulation itself; the streams are fixed, so a run never
// varies.
#include "core/statistics/bootstrap.h"
#include "core/statistics/distributions.h"
#include "core/statistics/linear_trend.h"
#include "core/statistics/mean_difference.h"
#include "core/statistics/multiple_tests.h"
#include "core/statistics/permutation.h"
#include "core/statistics/proportion.h"
#include "core/statistics/random_stream.h"

#include <algorithm>
#include <cmath>

#include <QtTest/QTest>

using namespace trefoil;

namespace {

double uniform(RandomStream& random)
{
    return (static_cast<double>(random.next() >> 12) + 0.5) / 4503599627370496.0;
}

double normal(RandomStream& random)
{
    return normalQuantile(uniform(random));
}

double binomial(RandomStream& random, int n, double p)
{
    int successes = 0;
    for (int i = 0; i < n; ++i) {
        successes += uniform(random) < p ? 1 : 0;
    }
    return successes;
}

std::vector<double> normals(RandomStream& random, std::size_t count, double mean, double sd)
{
    std::vector<double> values(count);
    std::generate(values.begin(), values.end(), [&] { return mean + sd * normal(random); });
    return values;
}

/// The share of studies for which the question is answered with yes.
template <class Study>
double share(int studies, Study study)
{
    int yes = 0;
    for (int i = 0; i < studies; ++i) {
        yes += study() ? 1 : 0;
    }
    return static_cast<double>(yes) / studies;
}

bool encloses(const Interval& interval, double value)
{
    return interval.low <= value && value <= interval.high;
}

} // namespace

class TestStatisticsSimulation : public QObject {
    Q_OBJECT

private slots:
    void wilsonCovers_data()
    {
        QTest::addColumn<int>("n");
        QTest::addColumn<double>("p");
        QTest::newRow("small") << 10 << 0.3;
        QTest::newRow("rare") << 50 << 0.05;
        QTest::newRow("large") << 400 << 0.8;
    }
    void wilsonCovers()
    {
        QFETCH(const int, n);
        QFETCH(const double, p);
        RandomStream random(1);
        const double covered = share(20'000, [&] {
            return encloses(wilsonInterval({binomial(random, n, p), double(n)}, 0.95), p);
        });
        // Wilson's coverage oscillates about 95 % as the counts are whole.
        QVERIFY2(covered > 0.92 && covered < 0.985, qPrintable(QString::number(covered)));
    }

    void newcombeCovers()
    {
        RandomStream random(2);
        const double covered = share(10'000, [&] {
            const Proportion a{binomial(random, 60, 0.7), 60};
            const Proportion b{binomial(random, 90, 0.6), 90};
            return encloses(differenceInterval(a, b, 0.95), 0.1);
        });
        QVERIFY2(covered > 0.935 && covered < 0.97, qPrintable(QString::number(covered)));
    }

    void tCovers()
    {
        RandomStream random(3);
        const double covered =
            share(20'000, [&] { return encloses(meanOf(normals(random, 5, 0.3, 2), 0.95).interval, 0.3); });
        QVERIFY2(std::abs(covered - 0.95) < 0.0065, qPrintable(QString::number(covered)));
    }

    void welchKeepsItsLevel()
    {
        RandomStream random(4);
        const double rejected = share(20'000, [&] {
            const std::vector<double> before = normals(random, 10, 1, 1);
            const std::vector<double> after = normals(random, 5, 1, 3);
            return welchDifference(before, after, 0.95).test.p < 0.05;
        });
        QVERIFY2(std::abs(rejected - 0.05) < 0.01, qPrintable(QString::number(rejected)));
    }

    void trendKeepsItsLevel()
    {
        RandomStream random(5);
        const std::vector<double> bits = {1, 2, 3, 4, 5, 6};
        const double rejected = share(20'000,
            [&] { return linearTrend(bits, normals(random, bits.size(), 2, 1), 0.95).test.p < 0.05; });
        QVERIFY2(std::abs(rejected - 0.05) < 0.0065, qPrintable(QString::number(rejected)));
    }

    void bootstrapCovers()
    {
        RandomStream random(6);
        std::uint64_t seed = 0;
        const double covered = share(1'000, [&] {
            return encloses(bootstrapMean(normals(random, 30, 1, 1), {400, ++seed, 0.95}), 1);
        });
        // Resampled means of 30 values are a little too narrow: by √(29/30) and z for t, about 94 %.
        QVERIFY2(covered > 0.905 && covered < 0.97, qPrintable(QString::number(covered)));
    }

    void permutationKeepsItsLevel()
    {
        RandomStream random(7);
        std::vector<std::uint32_t> groups(60);
        for (std::uint32_t i = 0; i < 60; ++i) {
            groups[i] = i % 4;
        }
        const double rejected = share(2'000,
            [&] { return gapPermutation(normals(random, 60, 0, 1), groups, 199, random.next()).p <= 0.05; });
        QVERIFY2(std::abs(rejected - 0.05) < 0.02, qPrintable(QString::number(rejected)));
    }

    void holmKeepsTheFamilysLevel()
    {
        RandomStream random(8);
        const double rejectedAny = share(20'000, [&] {
            std::vector<double> p(8);
            std::generate(p.begin(), p.end(), [&] { return uniform(random); });
            const std::vector<double> adjusted = holm(p);
            return *std::min_element(adjusted.begin(), adjusted.end()) < 0.05;
        });
        QVERIFY2(rejectedAny > 0.04 && rejectedAny < 0.056, qPrintable(QString::number(rejectedAny)));
    }
};

QTEST_APPLESS_MAIN(TestStatisticsSimulation)
#include "tst_statistics_simulation.moc"
