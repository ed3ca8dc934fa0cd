// SPDX-License-Identifier: GPL-3.0-or-later
// What the keyboard does on a board; board_view_input.cpp has the mouse.
#include "ui/charts/board_view_private.h"
#include "ui/charts/panels/nearest_in_direction.h"

#include <algorithm>

namespace trefoil {

bool BoardView::Private::key(const QKeyEvent& event)
{
    ensurePrepared();
    const auto withFocusedAxis = [this](AxisPlace::Kind kind, void (Private::*action)(const AxisPlace&)) {
        if (const auto place = focusedAxis(kind))
            (this->*action)(*place);
        return true;
    };
    switch (event.key()) {
    case Qt::Key_X:
        return withFocusedAxis(AxisPlace::Kind::X, &Private::openChooser);
    case Qt::Key_Y:
        return withFocusedAxis(AxisPlace::Kind::Y, &Private::openChooser);
    case Qt::Key_L:
        return withFocusedAxis(AxisPlace::Kind::X, &Private::toggleScale);
    case Qt::Key_P:
        openParallelMenu();
        return true;
    case Qt::Key_R:
        resetView();
        return true;
    case Qt::Key_Escape:
        clearBrushes();
        applySelection(std::make_shared<RowSet>(rowCount()));
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (event.modifiers().testFlag(Qt::ControlModifier))
            walkFront(event.key() == Qt::Key_Right);
        else
            walk(event.key());
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        walk(event.key());
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (hovered)
            Q_EMIT q.rowActivated(*hovered);
        return hovered.has_value();
    default:
        return focusScatter(event.key() - Qt::Key_1);
    }
}

bool BoardView::Private::focusScatter(int k)
{
    const std::vector<PreparedScatter>& scatters = board->board().scatters;
    if (k < 0 || static_cast<std::size_t>(k) >= scatters.size())
        return false;
    focusedScatter = static_cast<std::size_t>(k);
    // The ring shows where the keys are from now on: on a run that this panel has, its front first.
    const PointColumns& points = scatters[focusedScatter].points;
    const bool isThere =
        hovered && std::find(points.row->begin(), points.row->end(), *hovered) != points.row->end();
    if (!isThere && !points.row->empty())
        applyHover(points.row->back());
    return true;
}

void BoardView::Private::walkFront(bool toTheRight)
{
    if (!frame || focusedScatter >= board->board().scatters.size())
        return;
    const PreparedScatter& scatter = board->board().scatters[focusedScatter];
    const std::vector<QPointF> pixels = board->pointPixels(focusedScatter);
    const std::vector<std::uint32_t>& rows = *scatter.points.row;
    std::vector<std::pair<QPointF, std::uint32_t>> members;
    std::optional<QPointF> from;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (scatter.stateOf(rows[i]) == FrontState::Member)
            members.emplace_back(pixels[i], rows[i]);
        if (hovered == rows[i])
            from = pixels[i];
    }
    if (members.empty())
        return;
    std::sort(members.begin(), members.end(), [](const auto& one, const auto& other) {
        return std::pair(one.first.x(), one.second) < std::pair(other.first.x(), other.second);
    });
    const auto own = std::find_if(
        members.begin(), members.end(), [this](const auto& member) { return hovered == member.second; });
    if (own != members.end()) {
        const bool isAtEnd = toTheRight ? own + 1 == members.end() : own == members.begin();
        applyHover(isAtEnd ? own->second : (toTheRight ? own + 1 : own - 1)->second);
        return;
    }
    const double x = from ? from->x() : 0;
    const auto next = std::find_if(
        members.begin(), members.end(), [x](const auto& member) { return member.first.x() >= x; });
    if (toTheRight)
        applyHover(next == members.end() ? members.back().second : next->second);
    else
        applyHover(next == members.begin() ? next->second : (next - 1)->second);
}

void BoardView::Private::walk(int key)
{
    if (!frame || focusedScatter >= board->board().scatters.size())
        return;
    const std::vector<QPointF> pixels = board->pointPixels(focusedScatter);
    const auto& rows = *board->board().scatters[focusedScatter].points.row;
    if (rows.empty())
        return;
    const auto start = hovered ? std::find(rows.begin(), rows.end(), *hovered) : rows.end();
    if (start == rows.end()) {
        applyHover(rows.front());
        return;
    }
    if (const auto next = nearestInDirection(pixels, static_cast<std::size_t>(start - rows.begin()), key))
        applyHover(rows[*next]);
}

} // namespace trefoil
