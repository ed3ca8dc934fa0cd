// SPDX-License-Identifier: GPL-3.0-or-later
// The Pareto front of random runs on an anti-correlated surface (large fronts), against a reference measured
// in the same run: sorted culling, where every candidate is compared with the members found so far.
#include "core/derive/pareto_front.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <numeric>
#include <random>

using namespace trefoil;

namespace {

std::vector<Column> tradeoffs(std::size_t count, std::size_t objectives)
{
    std::mt19937_64 random(7);
    std::normal_distribution<double> plane(0.5, 0.05);
    std::uniform_real_distribution<double> any(0, 1);
    std::vector<Column> columns(objectives);
    for (Column& column : columns) {
        column.values.resize(count);
    }
    for (std::size_t i = 0; i < count; ++i) {
        double sum = 0;
        for (Column& column : columns) {
            column.values[i] = any(random);
            sum += column.values[i];
        }
        const double scale = plane(random) * static_cast<double>(objectives) / sum;
        for (Column& column : columns) {
            column.values[i] *= scale;
        }
    }
    return columns;
}

std::size_t sortedCulling(const std::vector<Column>& columns)
{
    const std::size_t count = columns[0].values.size();
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(),
        [&](std::size_t a, std::size_t b) { return columns[0].values[a] < columns[0].values[b]; });
    std::vector<std::size_t> members;
    for (const std::size_t row : order) {
        const bool isBeaten = std::any_of(members.begin(), members.end(), [&](std::size_t member) {
            return std::all_of(columns.begin(), columns.end(),
                [&](const Column& column) { return column.values[member] <= column.values[row]; });
        });
        if (!isBeaten) {
            members.push_back(row);
        }
    }
    return members.size();
}

/// Of the processor, the least of five times: what else the machine does only adds to it.
template <class Work>
double milliseconds(Work work)
{
    double least = 0;
    for (int again = 0; again < 5; ++again) {
        const std::clock_t start = std::clock();
        work();
        const double own = 1000 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        least = again == 0 ? own : std::min(least, own);
    }
    return least;
}

} // namespace

int main()
{
    std::printf(
        "%8s %10s %9s %12s %14s %8s\n", "runs", "objectives", "members", "trefoil ms", "culling ms", "ratio");
    for (const std::size_t count : {std::size_t(10'000), std::size_t(100'000)}) {
        for (std::size_t objectives = 2; objectives <= 5; ++objectives) {
            const std::vector<Column> columns = tradeoffs(count, objectives);
            std::vector<Objective> sought;
            for (const Column& column : columns) {
                sought.push_back({&column, Direction::LowerIsBetter});
            }
            std::vector<std::uint32_t> rows(count);
            std::iota(rows.begin(), rows.end(), 0U);
            std::size_t members = 0;
            const double ours = milliseconds([&] { members = paretoFront(sought, rows).members.size(); });
            std::printf("%8zu %10zu %9zu %12.1f", count, objectives, members, ours);
            if (count <= 10'000 || objectives <= 3) {
                std::size_t others = 0;
                const double reference = milliseconds([&] { others = sortedCulling(columns); });
                std::printf(" %14.1f %7.1fx%s\n", reference, reference / ours,
                    others == members ? "" : "  DIFFERENT");
            } else {
                std::printf(" %14s\n", "not run");
            }
        }
    }
    return 0;
}
