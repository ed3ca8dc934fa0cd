// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/figure_spec.h"
#include "core/frame/frame.h"
#include "ui/charts/board/board_look.h"
#include "ui/charts/parallel/prepare.h"
#include "ui/charts/scatter/prepare.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace trefoil {

/// A colour group that has at least one shown run.
struct ColourGroup {
    std::uint32_t code = 0;
    QString label;
    std::size_t runCount = 0;
};

/// All panels of a board, ready to be drawn. Index i of the spec's panels is scatterPanels[k] == i or
/// parallelPanels[k] == i.
struct PreparedBoard {
    std::vector<PreparedScatter> scatters;
    std::vector<std::size_t> scatterPanels;
    std::vector<PreparedParallel> parallels;
    std::vector<std::size_t> parallelPanels;
    std::vector<ColourGroup> groups; ///< by code; empty where colour says nothing
    std::size_t colourCount = 1; ///< codes are below it
    std::size_t runCount = 0;
    std::size_t parentCount = 0; ///< of these, runs that others are part of

    [[nodiscard]] bool hasFront() const;
    /// Those of shownGrades that some drawn point has, in that order.
    [[nodiscard]] std::vector<Grade> grades() const;
    /// Whether scatter panel k stands on the y axis of the first one.
    [[nodiscard]] bool sharesY(std::size_t k) const;
};

/// rows: the visible rows, ascending.
[[nodiscard]] PreparedBoard prepareBoard(
    const FigureSpec& spec, const Frame& frame, std::span<const std::uint32_t> rows);

/// Why a panel has no point: "No run has Cost: set a price in the Scenario panel", in print without what to
/// do about it. Empty where it has points.
[[nodiscard]] QString emptyReason(const PreparedScatter& scatter, std::size_t runCount, Medium medium);

/// "4 runs without a value · 1 at or below zero"; empty when every run is drawn.
[[nodiscard]] QString missingText(const PreparedScatter& scatter);

} // namespace trefoil
