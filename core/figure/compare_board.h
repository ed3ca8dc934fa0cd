// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/figure_spec.h"
#include "core/frame/frame.h"

namespace trefoil {

/// The Compare board for a frame: the quality quantity that most runs have against the most widely present
/// environment, economy and society quantities, and parallel coordinates of all of them below. Logarithmic
/// where all values are positive and span more than 1.5 decades. Where no run has any quality the size of the
/// model or another quantity stands in its place, and panels without data show what the runs have.
/// Deterministic.
[[nodiscard]] FigureSpec compareBoard(const Frame& frame);

/// Logarithmic where all values are positive and span more than 1.5 decades.
[[nodiscard]] AxisScale fittingScale(const Column& column);

} // namespace trefoil
