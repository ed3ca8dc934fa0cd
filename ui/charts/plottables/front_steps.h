// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include <QPointF>

namespace trefoil {

enum class BetterDirection { Lower, Higher };

/// The staircase of a Pareto front in the coordinates of the axes. From each point it runs along x, towards
/// worse, to the x of the next point and there along y, towards better, to that point: every corner between
/// two points has the worse value of both, so all that lies on the far side of the stairs is dominated by a
/// point of the front. Points come in any order; non-finite ones are left out, and so is any point that
/// another one dominates, because a staircase through it would be false. Equal points give one step. The
/// result runs from the best x to the worst.
std::vector<QPointF> frontSteps(std::span<const QPointF> points, BetterDirection x, BetterDirection y);

} // namespace trefoil
