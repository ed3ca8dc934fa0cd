// SPDX-License-Identifier: GPL-3.0-or-later
// Group metrics with intersections over a million predictions of 20 models, and compression-identified
// exemplars of 100 models on a million examples, each as a ratio to a plain loop measured in the same run:
// counts by group in one pass over prepared arrays, and reading every line of the same files with getline.
#include "core/fairness/disparity.h"
#include "core/fairness/exemplars.h"
#include "core/statistics/random_stream.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <thread>

using namespace trefoil;

namespace {

constexpr std::size_t modelCount = 20;

template <class Work>
double seconds(Work work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

CodedColumn randomGroups(RandomStream& random, std::size_t rows, std::uint32_t count, const char* name)
{
    CodedColumn column{name, std::vector<std::uint32_t>(rows), {}};
    for (std::uint32_t& code : column.codes) {
        code = random.below(count);
    }
    for (std::uint32_t i = 0; i < count; ++i) {
        column.values.push_back(std::to_string(i));
    }
    return column;
}

std::vector<double> randomBits(RandomStream& random, std::size_t rows)
{
    std::vector<double> bits(rows);
    for (double& bit : bits) {
        bit = random.below(2);
    }
    return bits;
}

/// The plain loop: four confusion counts per intersection, nothing else.
double plainCounts(const PredictionTable& table, std::size_t cells)
{
    std::vector<double> counts(4 * cells);
    for (std::size_t row = 0; row < table.rowCount; ++row) {
        std::size_t cell = table.groups[0].codes[row];
        cell = cell * table.groups[1].values.size() + table.groups[1].codes[row];
        cell = cell * table.groups[2].values.size() + table.groups[2].codes[row];
        counts[4 * cell + (table.labels[row] == 1 ? 2 : 0) + (table.predictions[row] == 1 ? 1 : 0)] += 1;
    }
    return counts[0];
}

void benchGroups(std::size_t rows)
{
    RandomStream random(1);
    PredictionTable table;
    table.rowCount = rows;
    table.labels = randomBits(random, rows);
    table.groups = {randomGroups(random, rows, 6, "race"), randomGroups(random, rows, 2, "sex"),
        randomGroups(random, rows, 4, "age")};
    double ours = 0;
    double plain = 0;
    double check = 0;
    for (std::size_t model = 0; model < modelCount; ++model) {
        table.predictions = randomBits(random, rows);
        ours += seconds([&] {
            const auto grouping = groupRows(table);
            const auto report = reportGroups(table, *grouping, {});
            check += disparities(*report, 0, 0).front().value;
        });
        plain += seconds([&] { check += plainCounts(table, 48); });
    }
    std::printf("groups: %zu rows x %zu models, 48 intersections: %.1f ms per model, plain counts %.1f ms, "
                "ratio %.1f (%g)\n",
        rows, modelCount, 1000 * ours / modelCount, 1000 * plain / modelCount, ours / plain, check);
}

void writeModel(const std::filesystem::path& file, std::size_t examples, std::uint64_t seed)
{
    RandomStream random(seed);
    std::string text = "id,y_true,y_pred,group\n";
    for (std::size_t i = 0; i < examples; ++i) {
        const std::size_t label = i % 10;
        const std::size_t answer = random.below(20) == 0 ? random.below(10) : label;
        text.append("e").append(std::to_string(i)).append(",").append(std::to_string(label)).append(",");
        text.append(std::to_string(answer)).append(i % 3 == 0 ? ",a\n" : ",b\n");
    }
    std::ofstream(file, std::ios::binary) << text;
}

/// What a person waits for, and what the processors do meanwhile, in seconds: on a machine that does
/// something else as well the second alone says what the work takes.
struct Duration {
    double waited = 0, worked = 0;
};

template <class Work>
Duration durationOf(Work work)
{
    const std::clock_t start = std::clock();
    const double waited = seconds(work);
    return {waited, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC};
}

void benchExemplars(std::size_t models, std::size_t examples)
{
    const auto folder = std::filesystem::temp_directory_path() / "trefoil_bench_fairness";
    std::filesystem::create_directories(folder);
    // Ten different files read again and again: as much reading, less of the disk.
    for (std::size_t i = 0; i < 10; ++i) {
        writeModel(folder / (std::to_string(i) + ".csv"), examples, i + 1);
    }
    const auto pathOf = [&](std::size_t model) { return folder / (std::to_string(model % 10) + ".csv"); };
    std::size_t lines = 0;
    const Duration reading = durationOf([&] {
        std::string line;
        for (std::size_t model = 0; model < models; ++model) {
            std::ifstream file(pathOf(model));
            while (std::getline(file, line)) {
                ++lines;
            }
        }
    });
    std::vector<std::filesystem::path> populations[2];
    for (std::size_t model = 0; model < models; ++model) {
        populations[model % 2].push_back(pathOf(model));
    }
    std::printf("getline, %zu lines of %zu files in one thread: %.2f s, processor %.2f s\n", lines, models,
        reading.waited, reading.worked);
    for (const std::optional<std::size_t> workers :
        {std::optional<std::size_t>(), std::optional<std::size_t>(1)}) {
        std::size_t found = 0;
        const Duration ours = durationOf([&] {
            NoProgress progress;
            const auto votes = readVotes(filesOf(populations[0]), filesOf(populations[1]),
                {"id", "y_true", "y_pred", {"group"}}, progress, workers);
            found = findExemplars(*votes).exemplars.size();
        });
        std::printf("exemplars: %zu models x %zu examples, %s: %.2f s, ratio %.2f; processors %.2f s, ratio "
                    "%.2f (%zu found)\n",
            models, examples,
            workers ? "one worker"
                    : (std::to_string(std::thread::hardware_concurrency()) + " workers").c_str(),
            ours.waited, ours.waited / reading.waited, ours.worked, ours.worked / reading.worked, found);
    }
    std::filesystem::remove_all(folder);
}

} // namespace

/// bench_fairness [rows] [models] [examples]
int main(int argc, char** argv)
{
    const auto argument = [&](int place, std::size_t otherwise) {
        return place < argc ? std::strtoul(argv[place], nullptr, 10) : otherwise;
    };
    benchGroups(argument(1, 1'000'000));
    benchExemplars(argument(2, 100), argument(3, 1'000'000));
    return 0;
}
