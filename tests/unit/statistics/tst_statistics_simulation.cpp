// SPDX-License-Identifier: GPL-3.0-or-later
// Coverage of intervals and type-I error of tests over many simulated studies with a known truth. The bounds
// leave more than four standard errors of the simulation itself; the streams are fixed, so a run never
// varies.
#include "core/statistics/bootstrap.h"
#include "core/statistics/distributions.h"
#include "core/statistics/linear_trend.h"
#include "core/statistics/mean_difference.h"
#include "core/statistics/multiple_tests.h"
#include "core/statistics/paired_outcomes.h"
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

/// Whether a share of simulated studies is the truth, within four of its standard errors.
bool isShareOf(double simulated, double truth, int studies)
{
    return std::abs(simulated - truth) <= 4 * std::sqrt(truth * (1 - truth) / studies);
}

/// The coverage of Wilson's interval, exactly: the probability of all counts whose interval has p in it.
double wilsonCoverage(int n, double p)
{
    double covered = 0;
    for (int k = 0; k <= n; ++k) {
        covered +=
            encloses(wilsonInterval({double(k), double(n)}, 0.95), p) ? binomialProbability(k, n, p) : 0;
    }
    return covered;
}

/// Answers of two models to n examples: each loses and gains with this probability.
PairedOutcomes pairedOutcomes(RandomStream& random, int n, double loses, double gains)
{
    PairedOutcomes outcomes{0, 0, double(n)};
    for (int i = 0; i < n; ++i) {
        const double u = uniform(random);
        outcomes.lost += u < loses ? 1 : 0;
        outcomes.gained += u >= loses && u < loses + gains ? 1 : 0;
    }
    return outcomes;
}

/// How often McNemar's exact test rejects at 5 % where losing and gaining are equally likely, exactly.
double mcNemarLevel(int n, double loses)
{
    double level = 0;
    for (int discordant = 0; discordant <= n; ++discordant) {
        double rejected = 0;
        for (int lost = 0; lost <= discordant; ++lost) {
            const McNemar test = mcNemar({double(lost), double(discordant - lost), double(n)});
            rejected += test.exact <= 0.05 ? binomialProbability(lost, discordant, 0.5) : 0;
        }
        level += binomialProbability(discordant, n, 2 * loses) * rejected;
    }
    return level;
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

    void wilsonCoversAsItsClosedFormSays()
    {
        RandomStream random(11);
        constexpr int studies = 20'000;
        for (const auto& [n, p] : {std::pair(10, 0.3), std::pair(50, 0.05), std::pair(30, 0.5)}) {
            const double covered = share(studies, [&, trials = n, truth = p] {
                return encloses(
                    wilsonInterval({binomial(random, trials, truth), double(trials)}, 0.95), truth);
            });
            QVERIFY2(isShareOf(covered, wilsonCoverage(n, p), studies), qPrintable(QString::number(covered)));
        }
        // On the average over all rates the coverage is what it is called, and nowhere between 5 and 95 %
        // less than nine tenths.
        for (const int n : {10, 30, 100, 300}) {
            double sum = 0, lowest = 1;
            for (int i = 1; i < 1000; ++i) {
                const double covered = wilsonCoverage(n, i / 1000.0);
                sum += covered;
                lowest = i >= 50 && i <= 950 ? std::min(lowest, covered) : lowest;
            }
            QVERIFY2(std::abs(sum / 999 - 0.95) < 0.006, qPrintable(QString::number(sum / 999)));
            QVERIFY2(lowest > 0.88, qPrintable(QString::number(lowest)));
        }
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

    void pairedDifferenceCovers()
    {
        // What a seed does to both models is three times what tells them apart.
        RandomStream random(12);
        constexpr int studies = 20'000;
        int wide = 0;
        const double covered = share(studies, [&] {
            const std::vector<double> seeds = normals(random, 5, 0, 3);
            std::vector<double> before = normals(random, 5, 1, 1), after = normals(random, 5, 1.5, 1);
            for (std::size_t i = 0; i < 5; ++i) {
                before[i] += seeds[i];
                after[i] += seeds[i];
            }
            const Interval paired = pairedDifference(before, after, 0.95).interval;
            const Interval unpaired = welchDifference(before, after, 0.95).interval;
            wide += unpaired.high - unpaired.low > paired.high - paired.low ? 1 : 0;
            return encloses(paired, 0.5);
        });
        QVERIFY2(isShareOf(covered, 0.95, studies), qPrintable(QString::number(covered)));
        QVERIFY(wide > studies * 0.8); // the reason for pairing
    }

    void katzCovers()
    {
        RandomStream random(13);
        const double covered = share(10'000, [&] {
            const Proportion a{binomial(random, 150, 0.3), 150};
            const Proportion b{binomial(random, 250, 0.4), 250};
            return encloses(ratioInterval(a, b, 0.95), 0.75);
        });
        QVERIFY2(covered > 0.94 && covered < 0.965, qPrintable(QString::number(covered)));
    }

    void bootstrapRatioCovers()
    {
        // Mean of 40 over the mean of 40 others, both far from 0: percentile intervals of independent draws.
        RandomStream random(14);
        std::uint64_t seed = 0;
        const double covered = share(800, [&] {
            std::vector<double> values = normals(random, 40, 4, 1);
            const std::vector<double> others = normals(random, 40, 5, 1);
            values.insert(values.end(), others.begin(), others.end());
            std::vector<std::uint32_t> strata(80, 0);
            std::fill(strata.begin() + 40, strata.end(), 1U);
            const auto ratio = [&](std::span<const std::uint32_t> rows) {
                double sums[2] = {0, 0};
                for (const std::uint32_t row : rows) {
                    sums[row < 40 ? 0 : 1] += values[row];
                }
                return sums[0] / sums[1];
            };
            return encloses(percentileInterval(bootstrap(80, ratio, strata, {400, ++seed, 0.95}), 0.95), 0.8);
        });
        QVERIFY2(covered > 0.91 && covered < 0.975, qPrintable(QString::number(covered)));
    }

    void pairedChangeCovers()
    {
        // change() ± z·√variance(), a normal interval: good from some tens of examples that differ on.
        RandomStream random(15);
        const double z = normalQuantile(0.975);
        const double covered = share(10'000, [&] {
            const PairedOutcomes outcomes = pairedOutcomes(random, 400, 0.15, 0.1);
            const double reach = z * std::sqrt(outcomes.variance());
            return encloses({outcomes.change() - reach, outcomes.change() + reach}, -0.05);
        });
        QVERIFY2(covered > 0.938 && covered < 0.96, qPrintable(QString::number(covered)));
    }

    void mcNemarKeepsItsLevel()
    {
        RandomStream random(16);
        constexpr int studies = 20'000;
        for (const auto& [n, loses] : {std::pair(60, 0.1), std::pair(200, 0.05)}) {
            int midP = 0;
            const double rejected = share(studies, [&, examples = n, rate = loses] {
                const McNemar test = mcNemar(pairedOutcomes(random, examples, rate, rate));
                midP += test.midP <= 0.05 ? 1 : 0;
                return test.exact <= 0.05;
            });
            const double level = mcNemarLevel(n, loses);
            QVERIFY2(isShareOf(rejected, level, studies), qPrintable(QString::number(rejected)));
            QVERIFY(level <= 0.05); // exact tests are careful, mid p is nearer to the level
            QVERIFY(midP >= rejected * studies && midP < 0.065 * studies);
        }
    }

    void changeOfGapKeepsItsLevel()
    {
        // Both groups lose 5 % of their answers on balance, from different bases.
        RandomStream random(17);
        const double rejected = share(10'000, [&] {
            return changeOfGap(
                       pairedOutcomes(random, 300, 0.12, 0.07), pairedOutcomes(random, 500, 0.2, 0.15))
                       .test.p
                < 0.05;
        });
        QVERIFY2(rejected > 0.04 && rejected < 0.062, qPrintable(QString::number(rejected)));
    }

    void pairedPermutationKeepsItsLevel()
    {
        // All 1024 sign flips of ten differences: p is a multiple of 2/1024, so that 50/1024 is the level.
        RandomStream random(18);
        constexpr int studies = 10'000;
        const double rejected = share(studies, [&] {
            return pairedPermutation(normals(random, 10, 1, 2), normals(random, 10, 1, 2), 0, 1).p <= 0.05;
        });
        QVERIFY2(isShareOf(rejected, 50.0 / 1024, studies), qPrintable(QString::number(rejected)));
    }

    void trendCovers()
    {
        RandomStream random(19);
        constexpr int studies = 20'000;
        const std::vector<double> halvings = {0, 1, 2, 3, 4};
        const double covered = share(studies, [&] {
            std::vector<double> gaps = normals(random, halvings.size(), 0.1, 0.02);
            for (std::size_t i = 0; i < gaps.size(); ++i) {
                gaps[i] += 0.03 * halvings[i];
            }
            return encloses(linearTrend(halvings, gaps, 0.95).interval, 0.03);
        });
        QVERIFY2(isShareOf(covered, 0.95, studies), qPrintable(QString::number(covered)));
    }

    void slopeOfAGapKeepsItsLevelForAnyNumberOfGroups()
    {
        // Groups of equal accuracy: the gap is above 0 for all models alike and grows with the number of
        // groups, but not with compression.
        RandomStream random(20);
        const std::vector<double> halvings = {0, 1, 2, 3, 4, 5};
        for (const std::size_t groups : {std::size_t(2), std::size_t(5), std::size_t(20)}) {
            double sum = 0;
            const double rejected = share(10'000, [&] {
                std::vector<double> gaps(halvings.size());
                for (double& gap : gaps) {
                    const auto accuracies = normals(random, groups, 0.9, 0.02);
                    const auto [low, high] = std::minmax_element(accuracies.begin(), accuracies.end());
                    gap = *high - *low;
                    sum += gap;
                }
                return linearTrend(halvings, gaps, 0.95).test.p < 0.05;
            });
            QVERIFY2(rejected > 0.035 && rejected < 0.06, qPrintable(QString::number(rejected)));
            QVERIFY(sum > 0);
        }
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
