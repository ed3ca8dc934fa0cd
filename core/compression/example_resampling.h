// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compression/example_objective.h"
#include "core/derive/pareto_front.h"
#include "core/statistics/random_stream.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace trefoil {

/// What objectives of runs become when the examples of their evaluations are drawn again, with replacement
/// and as many as there were: one draw for all models that answered the same examples (paired), so that what
/// an easy example does to all of them is no difference. Memory: that of the evaluations, 4 bytes per example
/// and a number per run and objective. The evaluations must outlive it.
class ExampleResampling {
public:
    /// rows: runs of the frame that take part. An objective of a run is drawn again where it follows from
    /// single examples and those give the run's value, to three decimals of a share and a thousandth
    /// of a number: another evaluation says nothing about it.
    ExampleResampling(const Frame& frame, std::span<const std::uint32_t> rows,
        std::span<const Objective> objectives, const Evaluations& evaluations);

    void next(RandomStream& random);
    /// How much the objective of a row of the frame changes in this draw; 0 where it is not drawn again. The
    /// value that the frame has stays the centre of the draws.
    [[nodiscard]] double shift(std::uint32_t row, std::size_t objective) const;

    [[nodiscard]] bool isEmpty() const { return m_drawn.empty(); }
    [[nodiscard]] bool isDrawn(std::uint32_t row) const;
    [[nodiscard]] std::size_t exampleCount() const; ///< of all evaluations that are drawn
    [[nodiscard]] const std::vector<std::string>& quantities() const { return m_quantities; }

private:
    struct Drawn {
        const EvaluatedRun* run = nullptr;
        std::size_t row = 0;
        std::size_t objective = 0;
        ExampleObjective recipe;
        double centre = 0;
    };
    struct Weights {
        std::size_t examples = 0;
        ExampleWeights drawn; ///< before the first draw every example once
    };
    [[nodiscard]] std::size_t weightsOf(std::size_t examples);

    const Evaluations& m_evaluations;
    std::size_t m_dimension;
    std::vector<double> m_shifts; ///< by row and objective
    std::vector<Drawn> m_drawn;
    std::vector<Weights> m_weights; ///< of the evaluations in use
    std::vector<std::string> m_quantities;
};

} // namespace trefoil
