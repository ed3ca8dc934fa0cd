// SPDX-License-Identifier: GPL-3.0-or-later
// The bootstrap front of 1,000 points with 3 seeds each, and of 1,000 runs in 100 points of 10 seeds, with
// 1,000 resamples, against a reference measured in the same run: a plain loop that compares every point with
// every other. The reference runs 20 resamples and is scaled up.
#include "core/compression/uncertain_front.h"
#include "core/statistics/random_stream.h"

#include <chrono>
#include <cstdio>
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

template <class Work>
double milliseconds(Work work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

void measure(std::size_t points, std::size_t seeds, std::size_t dimension)
{
    constexpr std::uint32_t resamples = 1000;
    constexpr std::uint32_t ofReference = 20;
    const auto study = makeStudy(points, seeds, dimension);
    double sum = 0;
    const double ours = milliseconds([&] {
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

} // namespace

int main()
{
    std::printf("1,000 resamples\n%7s %6s %11s %9s %12s %14s %8s\n", "points", "seeds", "objectives",
        "members", "trefoil ms", "plain loop ms", "ratio");
    for (const std::size_t dimension : {std::size_t(2), std::size_t(3), std::size_t(4), std::size_t(5)}) {
        measure(1000, 3, dimension);
        measure(100, 10, dimension);
    }
    return 0;
}
