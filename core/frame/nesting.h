// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/frame/frame.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace trefoil {

/// Texts of a frame that has nested runs: the name of the run that a run is part of, and what it is among
/// them. A parent run sums up or repeats its children (a sweep, folds), so it is no model beside them.
inline constexpr std::string_view parentTextId = "parent";
inline constexpr std::string_view nestingTextId = "nesting";
inline constexpr std::string_view parentRunLabel = "parent run";
inline constexpr std::string_view childRunLabel = "child run";
inline constexpr std::string_view middleRunLabel = "parent and child run";

/// Whether other runs of the frame are part of it.
[[nodiscard]] bool isParentRun(const Frame& frame, std::uint32_t row);

[[nodiscard]] std::size_t parentRunCount(const Frame& frame);

/// "parent run", "part of sweep", "parent run, part of study"; empty for a run that stands alone.
[[nodiscard]] std::string nestingOf(const Frame& frame, std::uint32_t row);

} // namespace trefoil
