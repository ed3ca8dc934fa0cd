// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/derive/pareto_front.h"
#include "core/frame/frame.h"

#include <cstdint>
#include <span>
#include <vector>

namespace trefoil {

/// Whether a value is a 0 although every run takes some: energy, duration, latency, and what is reckoned from
/// an energy of 0. It is less than what the meter or its log resolves. A ratio to it would say that
/// everything was saved, and no run could beat it.
[[nodiscard]] bool isUnresolvedZero(const Frame& frame, const Column& column, std::uint32_t row);

/// The rows, but for those with such a 0 in an objective: they are not compared.
[[nodiscard]] std::vector<std::uint32_t> resolvedRows(
    const Frame& frame, std::span<const Objective> objectives, std::span<const std::uint32_t> rows);

} // namespace trefoil
