// SPDX-License-Identifier: GPL-3.0-or-later
// The bootstrap front of 1,000 points with 3 seeds each, and of 1,000 runs in 100 points of 10 seeds, with
// 1,000 resamples, against a reference measured in the same run: a plain loop that compares every point with
// every other. The reference runs 20 resamples and is scaled up. Then the same nested over single examples:
// 10 points of 10 seeds, with accuracy and worst-group accuracy, against a loop that looks at every answer of
// every run again in every resample.
#include "core/compression/example_objective.h"
#include "core/compression/uncertain_front.h"
#include "core/statistics/random_stream.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <memory>
#include <random>
#include <string>

using namespace trefoil;

namespace {

struct Study {
    Frame frame;
    Replicates replicates;
    std::vector<Column> columns;
    std::vector<Objective> objectives;
};

std::unique_ptr<Study> makeStudy(std::size_t points, std::size_t seeds, std::size_t dimension)
{
    auto study = std::make_unique<Study>();
    std::mt19937_64 random(5);
    std::uniform_real_distribution<double> any(0, 1);
    std::normal_distribution<double> noise(0, 0.01);
    study->columns.resize(dimension);
    auto seedTexts = std::make_shared<TextColumn>();
    seedTexts->id = "seed";
    for (std::size_t seed = 0; seed < seeds; ++seed) {
        seedTexts->labels.push_back(std::to_string(seed));
    }
    for (std::size_t point = 0; point < points; ++point) {
        std::vector<double> centre(dimension);
        for (double& value : centre) {
            value = any(random);
        }
        ReplicateGroup group;
        for (std::size_t seed = 0; seed < seeds; ++seed) {
            group.rows.push_back(static_cast<std::uint32_t>(point * seeds + seed));
            seedTexts->codes.push_back(static_cast<std::uint32_t>(seed));
            study->frame.names.emplace_back("run");
            for (std::size_t k = 0; k < dimension; ++k) {
                study->columns[k].values.push_back(centre[k] + noise(random));
            }
        }
        study->replicates.groups.push_back(std::move(group));
    }
    study->frame.texts.push_back(seedTexts);
    for (const Column& column : study->columns) {
        study->objectives.push_back({&column, Direction::LowerIsBetter});
    }
    return study;
}

/// How often each point is on the front, every point against every other.
std::size_t plainLoop(const Study& study, std::uint32_t resamples)
{
    RandomStream random(1);
    const std::size_t points = study.replicates.groups.size();
    const std::size_t seeds = study.replicates.groups[0].rows.size();
    const std::size_t dimension = study.columns.size();
    std::size_t members = 0;
    std::vector<std::vector<double>> means(points, std::vector<double>(dimension));
    for (std::uint32_t resample = 0; resample < resamples; ++resample) {
        std::vector<std::uint32_t> draw(seeds);
        for (std::uint32_t& row : draw) {
            row = random.below(static_cast<std::uint32_t>(seeds));
        }
        for (std::size_t point = 0; point < points; ++point) {
            for (std::size_t k = 0; k < dimension; ++k) {
                double sum = 0;
                for (const std::uint32_t row : draw) {
                    sum += study.columns[k].values[point * seeds + row];
                }
                means[point][k] = sum / static_cast<double>(seeds);
            }
        }
        for (std::size_t point = 0; point < points; ++point) {
            bool isBeaten = false;
            for (std::size_t other = 0; other < points && !isBeaten; ++other) {
                bool noWorse = true;
                bool better = false;
                for (std::size_t k = 0; k < dimension; ++k) {
                    noWorse = noWorse && means[other][k] <= means[point][k];
                    better = better || means[other][k] < means[point][k];
                }
                isBeaten = noWorse && better;
            }
            members += isBeaten ? 0U : 1U;
        }
    }
    return members;
}

/// Of the processor, the least of three times: what else the machine does only adds to it.
template <class Work>
double milliseconds(Work work)
{
    double least = 0;
    for (int again = 0; again < 3; ++again) {
        const std::clock_t start = std::clock();
        work();
        const double own = 1000 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        least = again == 0 ? own : std::min(least, own);
    }
    return least;
}

void measure(std::size_t points, std::size_t seeds, std::size_t dimension)
{
    constexpr std::uint32_t resamples = 1000;
    constexpr std::uint32_t ofReference = 20;
    const auto study = makeStudy(points, seeds, dimension);
    double sum = 0;
    const double ours = milliseconds([&] {
        sum = 0;
        for (const FrontPoint& point :
            uncertainFront(study->frame, study->replicates, study->objectives, {resamples, 1, 0.95})) {
            sum += point.frequency;
        }
    });
    const auto first =
        uncertainFront(study->frame, study->replicates, study->objectives, {ofReference, 1, 0.95});
    double few = 0;
    for (const FrontPoint& point : first) {
        few += point.frequency * ofReference;
    }
    std::size_t members = 0;
    const double reference =
        milliseconds([&] { members = plainLoop(*study, ofReference); }) * (resamples / double(ofReference));
    const bool isSame = static_cast<double>(members) > few - 0.5 && static_cast<double>(members) < few + 0.5;
    std::printf("%7zu %6zu %11zu %9.1f %12.1f %14.1f %7.1fx%s\n", points, seeds, dimension, sum, ours,
        reference, reference / ours, isSame ? "" : "  DIFFERENT");
}

/// 10 points of 10 seeds over so many examples in five groups; every model is wrong about 5 to 14 %.
struct ExampleStudy {
    static constexpr std::uint32_t points = 10, seeds = 10, groups = 5;

    Study study;
    Evaluations evaluations;
    std::vector<Quantity> quantities;
    std::vector<std::vector<char>> isRight; ///< by run and example
};

std::unique_ptr<ExampleStudy> makeExampleStudy(std::uint32_t count)
{
    auto made = std::make_unique<ExampleStudy>();
    RandomStream random(9);
    EvaluatedExamples& examples = made->evaluations.examples.emplace_back();
    examples.count = count;
    examples.classes.assign(count, 0);
    examples.attributes.resize(1);
    for (std::uint32_t i = 0; i < count; ++i) {
        examples.attributes[0].push_back(random.below(ExampleStudy::groups));
    }
    made->quantities.resize(3);
    made->quantities[0].id = "accuracy";
    made->quantities[1].id = "worst_group_accuracy";
    made->quantities[2].id = "energy_kwh";
    made->study.columns.resize(3);
    auto seedTexts = std::make_shared<TextColumn>();
    seedTexts->id = "seed";
    for (std::uint32_t seed = 0; seed < ExampleStudy::seeds; ++seed) {
        seedTexts->labels.push_back(std::to_string(seed));
    }
    const ExampleWeights once(examples);
    for (std::uint32_t row = 0; row < ExampleStudy::points * ExampleStudy::seeds; ++row) {
        const std::uint32_t point = row / ExampleStudy::seeds;
        EvaluatedRun run;
        run.run = RunId{row + 1};
        std::vector<char>& isRight = made->isRight.emplace_back(count, 1);
        for (std::uint32_t i = 0; i < count; ++i) {
            if (random.below(100) < 5 + point) {
                run.wrong.push_back(i);
                isRight[i] = 0;
            }
        }
        for (std::size_t k = 0; k < 2; ++k) {
            made->study.columns[k].values.push_back(
                valueOf(*exampleObjective(made->quantities[k].id), run, examples, once));
        }
        made->study.columns[2].values.push_back(20 - point);
        made->study.frame.runs.push_back(run.run);
        made->study.frame.names.emplace_back("run");
        seedTexts->codes.push_back(row % ExampleStudy::seeds);
        made->evaluations.runs.push_back(std::move(run));
        if (row % ExampleStudy::seeds == 0) {
            made->study.replicates.groups.emplace_back();
        }
        made->study.replicates.groups.back().rows.push_back(row);
    }
    made->study.frame.texts.push_back(seedTexts);
    for (std::size_t k = 0; k < 3; ++k) {
        made->study.columns[k].quantity = &made->quantities[k];
        made->study.objectives.push_back(
            {&made->study.columns[k], k == 2 ? Direction::LowerIsBetter : Direction::HigherIsBetter});
    }
    return made;
}

/// Accuracy and worst group of one run, from every answer that was drawn.
std::pair<double, double> drawnAccuracies(
    const ExampleStudy& made, std::uint32_t row, const std::vector<std::uint32_t>& draw)
{
    const std::vector<std::uint32_t>& groups = made.evaluations.examples[0].attributes[0];
    double right[ExampleStudy::groups] = {}, all[ExampleStudy::groups] = {};
    double sum = 0;
    for (const std::uint32_t example : draw) {
        right[groups[example]] += made.isRight[row][example];
        all[groups[example]] += 1;
        sum += made.isRight[row][example];
    }
    double worst = 1;
    for (std::uint32_t group = 0; group < ExampleStudy::groups; ++group) {
        worst = std::min(worst, right[group] / all[group]);
    }
    return {sum / static_cast<double>(draw.size()), worst};
}

std::size_t plainExampleLoop(const ExampleStudy& made, std::uint32_t resamples)
{
    RandomStream ofReplicates(1), ofExamples(1 ^ 0x9E3779B97F4A7C15U); // as uncertainFront has them
    const auto count = static_cast<std::uint32_t>(made.evaluations.examples[0].count);
    std::size_t members = 0;
    for (std::uint32_t resample = 0; resample < resamples; ++resample) {
        std::vector<std::uint32_t> seeds(ExampleStudy::seeds), draw(count);
        std::generate(seeds.begin(), seeds.end(), [&] { return ofReplicates.below(ExampleStudy::seeds); });
        std::generate(draw.begin(), draw.end(), [&] { return ofExamples.below(count); });
        std::vector<std::vector<double>> means(ExampleStudy::points, std::vector<double>(3));
        for (std::uint32_t point = 0; point < ExampleStudy::points; ++point) {
            for (const std::uint32_t seed : seeds) {
                const auto [accuracy, worst] =
                    drawnAccuracies(made, point * ExampleStudy::seeds + seed, draw);
                means[point][0] -= accuracy;
                means[point][1] -= worst;
            }
            means[point][2] = 20 - point;
        }
        for (const auto& own : means) {
            members += std::none_of(means.begin(), means.end(),
                           [&](const std::vector<double>& other) {
                               return other != own
                                   && std::equal(other.begin(), other.end(), own.begin(),
                                       [](double a, double b) { return a <= b; });
                           })
                ? 1U
                : 0U;
        }
    }
    return members;
}

void measureExamples(std::uint32_t count)
{
    constexpr std::uint32_t resamples = 1000;
    constexpr std::uint32_t ofReference = 20;
    const auto made = makeExampleStudy(count);
    const Study& study = made->study;
    NoProgress progress;
    const auto front = [&](std::uint32_t times) {
        double members = 0;
        const auto result = uncertainFront(
            study.frame, study.replicates, study.objectives, {times, 1, 0.95}, made->evaluations, progress);
        for (const FrontPoint& point : result->points) {
            members += point.frequency * times;
        }
        return members;
    };
    const double ours = milliseconds([&] { front(resamples); });
    std::size_t members = 0;
    const double reference = milliseconds([&] { members = plainExampleLoop(*made, ofReference); })
        * (resamples / double(ofReference));
    const double few = front(ofReference);
    const bool isSame = static_cast<double>(members) > few - 0.5 && static_cast<double>(members) < few + 0.5;
    std::printf("%9u %12.1f %14.1f %7.1fx%s\n", count, ours, reference, reference / ours,
        isSame ? "" : "  DIFFERENT");
}

} // namespace

int main()
{
    std::printf("1,000 resamples\n%7s %6s %11s %9s %12s %14s %8s\n", "points", "seeds", "objectives",
        "members", "trefoil ms", "plain loop ms", "ratio");
    for (const std::size_t dimension : {std::size_t(2), std::size_t(3), std::size_t(4), std::size_t(5)}) {
        measure(1000, 3, dimension);
        measure(100, 10, dimension);
    }
    std::printf("\n%9s %12s %14s %8s\n", "examples", "trefoil ms", "plain loop ms", "ratio");
    for (const std::uint32_t count : {1000U, 12'000U, 100'000U}) {
        measureExamples(count);
    }
    return 0;
}
