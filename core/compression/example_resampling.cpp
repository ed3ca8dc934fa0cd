// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compression/example_resampling.h"

#include "core/units/share.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace trefoil {

namespace {

/// Files round: 0.953 is 0.9533.
bool isSameValue(double recomputed, double stored, const Quantity& quantity)
{
    constexpr double thousandth = 1e-3;
    const double allowed = isFraction(quantity) ? thousandth : thousandth * std::abs(stored);
    return std::abs(recomputed - stored) <= allowed;
}

} // namespace

ExampleResampling::ExampleResampling(const Frame& frame, std::span<const std::uint32_t> rows,
    std::span<const Objective> objectives, const Evaluations& evaluations)
    : m_evaluations(evaluations)
    , m_dimension(objectives.size())
    , m_shifts(frame.rowCount() * objectives.size())
{
    std::unordered_map<RunId, const EvaluatedRun*> byRun;
    for (const EvaluatedRun& run : evaluations.runs) {
        byRun[run.run] = &run;
    }
    for (std::size_t k = 0; k < objectives.size(); ++k) {
        const Column& column = *objectives[k].column;
        const auto recipe =
            column.quantity ? exampleObjective(column.quantity->id) : std::optional<ExampleObjective>();
        bool isAnyDrawn = false;
        for (const std::uint32_t row : rows) {
            const auto found = recipe ? byRun.find(frame.runs[row]) : byRun.end();
            if (found == byRun.end()) {
                continue;
            }
            const EvaluatedRun& run = *found->second;
            const ExampleWeights& once = m_weights[weightsOf(run.examples)].drawn;
            const double centre = valueOf(*recipe, run, evaluations.examples[run.examples], once);
            if (isSameValue(centre, column.values[row], *column.quantity)) {
                m_drawn.push_back({&run, row, k, *recipe, centre});
                isAnyDrawn = true;
            }
        }
        if (isAnyDrawn) {
            m_quantities.push_back(column.quantity->id);
        }
    }
    std::erase_if(m_weights, [&](const Weights& weights) {
        return std::ranges::none_of(
            m_drawn, [&](const Drawn& drawn) { return drawn.run->examples == weights.examples; });
    });
}

std::size_t ExampleResampling::weightsOf(std::size_t examples)
{
    const auto found = std::ranges::find(m_weights, examples, &Weights::examples);
    if (found != m_weights.end()) {
        return static_cast<std::size_t>(found - m_weights.begin());
    }
    m_weights.push_back({examples, ExampleWeights(m_evaluations.examples[examples])});
    return m_weights.size() - 1;
}

void ExampleResampling::next(RandomStream& random)
{
    for (Weights& weights : m_weights) {
        std::vector<std::uint32_t>& counts = weights.drawn.times;
        std::ranges::fill(counts, 0U);
        const auto size = static_cast<std::uint32_t>(counts.size());
        for (std::uint32_t i = 0; i < size; ++i) {
            ++counts[random.below(size)];
        }
        weights.drawn.count(m_evaluations.examples[weights.examples]);
    }
    for (const Drawn& drawn : m_drawn) {
        const Weights& weights = m_weights[weightsOf(drawn.run->examples)];
        const double value =
            valueOf(drawn.recipe, *drawn.run, m_evaluations.examples[drawn.run->examples], weights.drawn);
        // A draw without any compared group says nothing.
        m_shifts[drawn.row * m_dimension + drawn.objective] = std::isnan(value) ? 0 : value - drawn.centre;
    }
}

double ExampleResampling::shift(std::uint32_t row, std::size_t objective) const
{
    return m_shifts.empty() ? 0 : m_shifts[row * m_dimension + objective];
}

bool ExampleResampling::isDrawn(std::uint32_t row) const
{
    return std::ranges::any_of(m_drawn, [row](const Drawn& drawn) { return drawn.row == row; });
}

std::size_t ExampleResampling::exampleCount() const
{
    std::size_t count = 0;
    for (const Weights& weights : m_weights) {
        count += weights.drawn.times.size();
    }
    return count;
}

} // namespace trefoil
