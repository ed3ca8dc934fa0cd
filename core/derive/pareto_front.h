// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/frame/frame.h"
#include "core/units/quantity.h"

#include <cstdint>
#include <span>
#include <vector>

namespace trefoil {

struct Objective {
    const Column* column = nullptr;
    Direction direction = Direction::LowerIsBetter; ///< not None
};

/// Rows that no other row beats: none is at least as good in every objective and better in one.
/// Exact ties of a member are members too. A row that lacks an objective is neither member nor dominated.
struct ParetoFront {
    std::vector<std::uint32_t> members; ///< ascending
    std::vector<std::uint32_t> dominated; ///< ascending
    std::vector<std::uint32_t> incomplete; ///< ascending: an objective is absent or not finite
};

/// rows: the candidates (for example the visible ones). O(n log n) for two and three objectives. Stopped, it
/// says nothing that holds: whoever gives a progress asks it afterwards.
[[nodiscard]] ParetoFront paretoFront(std::span<const Objective> objectives,
    std::span<const std::uint32_t> rows, const Progress& progress = noProgress());

/// For every member of the front of these rows: numbers of the objectives that keep it there, without which
/// another row would beat it. None where there is one objective only, and for what several keep together.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> objectivesKeeping(std::span<const Objective> objectives,
    std::span<const std::uint32_t> rows, const ParetoFront& front, const Progress& progress = noProgress());

} // namespace trefoil
