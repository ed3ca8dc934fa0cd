// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/frame/frame.h"
#include "core/store/sql/connection.h"
#include "core/units/quantity.h"

#include <cstdint>
#include <memory>

namespace trefoil {

/// Frames of fewer runs are built faster than anybody notices.
inline constexpr std::size_t smallestCachedFrame = 5000;

/// The finished frame of that revision; null when there is none, or when it cannot be read: then it is built.
[[nodiscard]] FramePointer loadCachedFrame(
    sql::Connection& connection, const std::shared_ptr<QuantityRegistry>& registry, std::int64_t revision);

/// Replaces what was kept. Inside a writing transaction.
void saveCachedFrame(sql::Connection& connection, const Frame& frame, std::int64_t revision);

} // namespace trefoil
