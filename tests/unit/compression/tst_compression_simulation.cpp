// SPDX-License-Identifier: GPL-3.0-or-later
// How often the intervals and the three states are right over many simulated studies of a known truth. The
// bounds leave four standard errors of the simulation; the streams are fixed, so a run never varies.
#include "core/compression/relative_change.h"
#include "core/compression/uncertain_front.h"
#include "core/statistics/distributions.h"
#include "core/statistics/random_stream.h"
#include "support/hand_built_frame.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace trefoil;

namespace {

double uniformNumber(RandomStream& random)
{
    return (static_cast<double>(random.next() >> 12) + 0.5) / 4503599627370496.0;
}

std::vector<double> normalNumbers(RandomStream& random, std::size_t count, double mean, double deviation)
{
    std::vector<double> values(count);
    std::generate(values.begin(), values.end(),
        [&] { return mean + deviation * normalQuantile(uniformNumber(random)); });
    return values;
}

bool isShareNear(double simulated, double truth, int studies)
{
    return std::abs(simulated - truth) <= 4 * std::sqrt(truth * (1 - truth) / studies);
}

/// How often each state is given to the first of two models that are equally good.
struct StateShares {
    double onFront = 0, undecided = 0, dominated = 0;

    void add(FrontState state, int studies)
    {
        onFront += state == FrontState::OnFront ? 1.0 / studies : 0;
        undecided += state == FrontState::Undecided ? 1.0 / studies : 0;
        dominated += state == FrontState::Dominated ? 1.0 / studies : 0;
    }
    [[nodiscard]] QByteArray text() const
    {
        return QByteArray::number(onFront) + ' ' + QByteArray::number(undecided) + ' '
            + QByteArray::number(dominated);
    }
};

std::vector<Objective> accuracyAndEnergy(const Frame& frame)
{
    return {{frame.find("accuracy"), Direction::HigherIsBetter},
        {frame.find("energy_kwh"), Direction::LowerIsBetter}};
}

/// Two variants of so many seeds with these accuracies, of equal energy.
FramePointer twoVariants(const std::vector<double>& accuracies)
{
    const std::size_t seeds = accuracies.size() / 2;
    std::vector<std::string> names, variants, numbers;
    for (std::size_t i = 0; i < accuracies.size(); ++i) {
        names.push_back("run " + std::to_string(i));
        variants.push_back(i < seeds ? "p" : "q");
        numbers.push_back(std::to_string(i)); // no seed in common: drawn apart
    }
    return testing::HandBuiltFrame(names)
        .withText("variant", variants)
        .withText("seed", numbers)
        .with(Standard::Accuracy, accuracies)
        .with(Standard::Energy, std::vector<double>(names.size(), 5))
        .frame();
}

} // namespace

class TestCompressionSimulation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pairedRatioCovers()
    {
        // Fieller's interval is exact for normal values.
        RandomStream random(1);
        constexpr int studies = 20'000;
        int covered = 0;
        for (int i = 0; i < studies; ++i) {
            const auto seeds = normalNumbers(random, 5, 0, 0.5);
            auto before = normalNumbers(random, 5, 10, 0.5), after = normalNumbers(random, 5, 8, 0.5);
            for (std::size_t k = 0; k < 5; ++k) {
                before[k] += seeds[k];
                after[k] += 0.8 * seeds[k];
            }
            const Interval interval = pairedRelativeChange(before, after, 0.95).interval;
            covered += interval.low <= -0.2 && -0.2 <= interval.high ? 1 : 0;
        }
        QVERIFY2(isShareNear(covered / double(studies), 0.95, studies), QByteArray::number(covered));
    }
    void independentRatioCovers()
    {
        RandomStream random(2);
        constexpr int studies = 20'000;
        int covered = 0;
        for (int i = 0; i < studies; ++i) {
            const Interval interval = independentRelativeChange(
                normalNumbers(random, 8, 10, 1), normalNumbers(random, 5, 8, 2), 0.95)
                                          .interval;
            covered += interval.low <= -0.2 && -0.2 <= interval.high ? 1 : 0;
        }
        // Welch's degrees of freedom are estimated.
        QVERIFY2(std::abs(covered / double(studies) - 0.95) < 0.012, QByteArray::number(covered));
    }

    void equalModelsOverSeedsAreRarelyDecided()
    {
        // p is on the front in 95 % of the resamples where its mean is 1.645 bootstrap errors above q's. The
        // bootstrap's error is √((n − 1)/n) of the usual one: P(t with 2n − 2 degrees > 1.645 · √((n −
        // 1)/n)).
        RandomStream random(3);
        constexpr int studies = 3000;
        constexpr std::size_t seeds = 10;
        StateShares shares;
        for (int i = 0; i < studies; ++i) {
            const FramePointer frame = twoVariants(normalNumbers(random, 2 * seeds, 0.9, 0.01));
            const auto points = uncertainFront(*frame, findReplicates(*frame), accuracyAndEnergy(*frame),
                {400, static_cast<std::uint64_t>(i), 0.95});
            shares.add(points[0].state, studies);
        }
        const double limit = normalQuantile(0.95) * std::sqrt((seeds - 1.0) / seeds);
        const double expected = studentTwoSided(limit, 2 * seeds - 2) / 2; // 6.8 %
        QVERIFY2(isShareNear(shares.onFront, expected, studies), shares.text());
        QVERIFY2(isShareNear(shares.dominated, expected, studies), shares.text());
        QVERIFY2(shares.undecided > 0.8, shares.text());
    }
    void equalModelsOverExamplesAreRarelyDecided()
    {
        // Single runs on 400 examples that both answer rightly in nine of ten, independently: a paired test
        // of one side at 5 %. A tie leaves both on the front, so that p is dominated less often than it is on
        // it.
        RandomStream random(4);
        constexpr int studies = 1500;
        constexpr std::uint32_t count = 400;
        StateShares shares;
        for (int i = 0; i < studies; ++i) {
            Evaluations evaluations;
            evaluations.examples.resize(1);
            evaluations.examples[0].count = count;
            evaluations.examples[0].classes.assign(count, 0);
            evaluations.runs.resize(2);
            for (std::uint32_t run = 0; run < 2; ++run) {
                evaluations.runs[run].run = RunId{run + 1};
                for (std::uint32_t example = 0; example < count; ++example) {
                    if (random.below(10) == 0) {
                        evaluations.runs[run].wrong.push_back(example);
                    }
                }
            }
            const auto accuracyOf = [&](const EvaluatedRun& run) {
                return 1 - static_cast<double>(run.wrong.size()) / count;
            };
            const FramePointer frame =
                twoVariants({accuracyOf(evaluations.runs[0]), accuracyOf(evaluations.runs[1])});
            NoProgress progress;
            const auto front = uncertainFront(*frame, findReplicates(*frame), accuracyAndEnergy(*frame),
                {400, static_cast<std::uint64_t>(i), 0.95}, evaluations, progress);
            QVERIFY(front->points[0].hasExamples);
            shares.add(front->points[0].state, studies);
        }
        QVERIFY2(shares.onFront > 0.03 && shares.onFront < 0.085, shares.text());
        QVERIFY2(shares.dominated > 0.02 && shares.dominated < 0.07, shares.text());
        QVERIFY2(shares.onFront >= shares.dominated - 0.02, shares.text());
    }
    void aTrueDifferenceIsFound()
    {
        // Three standard errors of the difference apart: found in most studies, denied in hardly any.
        RandomStream random(5);
        constexpr int studies = 1000;
        constexpr std::size_t seeds = 10;
        StateShares shares;
        for (int i = 0; i < studies; ++i) {
            std::vector<double> accuracies = normalNumbers(random, 2 * seeds, 0.9, 0.01);
            for (std::size_t k = 0; k < seeds; ++k) {
                accuracies[k] += 0.01 * 3 * std::sqrt(2.0 / seeds);
            }
            const FramePointer frame = twoVariants(accuracies);
            const auto points = uncertainFront(*frame, findReplicates(*frame), accuracyAndEnergy(*frame),
                {400, static_cast<std::uint64_t>(i), 0.95});
            shares.add(points[0].state, studies);
        }
        QVERIFY2(shares.onFront > 0.85, shares.text()); // P(z > 1.645 − 3) is 91 %
        QVERIFY2(shares.dominated < 0.005, shares.text());
    }
};

QTEST_APPLESS_MAIN(TestCompressionSimulation)
#include "tst_compression_simulation.moc"
