// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

#include <QPointF>
#include <Qt>

namespace trefoil {

/// Where an arrow key leads from one of the points: to the nearest that lies in its direction, what lies
/// aside counting twice; none at the end of the way. Points in pixels, y downwards. key: Qt::Key_Left, Right,
/// Up or Down.
[[nodiscard]] std::optional<std::size_t> nearestInDirection(
    std::span<const QPointF> points, std::size_t from, int key);

} // namespace trefoil
