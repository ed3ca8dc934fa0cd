// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/frame/frame.h"
#include "ui/charts/board/prepared_board.h"

#include <QString>

#include <cstdint>

namespace trefoil {

/// The board in words, for screen readers and the status bar: runs shown and missing, ranges, front.
[[nodiscard]] QString boardSummary(const PreparedBoard& board, const Frame& frame);

/// A run in words, as rich text: name, group, the two values with their grades, its place on the front.
[[nodiscard]] QString pointCard(
    const PreparedScatter& scatter, const Frame& frame, const QString& group, std::uint32_t row);

/// Likewise, with all values of a parallel-coordinates panel.
[[nodiscard]] QString lineCard(
    const PreparedParallel& parallel, const Frame& frame, const QString& group, std::uint32_t row);

} // namespace trefoil
