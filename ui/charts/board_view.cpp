// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/board_view.h"

#include "ui/charts/board_view_private.h"

#include <QVBoxLayout>

namespace trefoil {

BoardView::BoardView(QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(*this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(d->plot);
    setFocusProxy(d->plot);
    setMinimumSize(320, 240);
}

BoardView::~BoardView() = default;

void BoardView::setFrame(FramePointer frame)
{
    // Rows of another table are other runs: what was selected among the old ones means nothing.
    const bool isSameRows = frame && d->frame && frame->runs == d->frame->runs;
    d->frame = std::move(frame);
    if (!isSameRows) {
        d->clearBrushes();
        d->hovered.reset();
    }
    d->markDirty();
}

void BoardView::setSpec(const FigureSpec& spec)
{
    if (spec == d->spec)
        return;
    if (spec.panels != d->spec.panels)
        d->clearBrushes();
    d->spec = spec;
    d->markDirty();
}

const FigureSpec& BoardView::spec() const
{
    return d->spec;
}

void BoardView::setVisibleRows(RowSetPointer rows)
{
    if (rows == d->visible)
        return;
    d->visible = std::move(rows);
    d->markDirty();
}

void BoardView::setSelection(RowSetPointer rows)
{
    d->selection = rows && !rows->empty() ? std::move(rows) : nullptr;
    const bool isOwnBrush = d->brushed && d->selection && *d->brushed == *d->selection;
    if (d->hasBrush() && !isOwnBrush && d->drag != Private::Drag::Brush)
        d->clearBrushes();
    d->showSelection();
}

void BoardView::setHoveredRow(qint64 row)
{
    const bool isRow = row >= 0 && static_cast<std::size_t>(row) < d->rowCount();
    d->hovered = isRow ? std::optional(static_cast<std::uint32_t>(row)) : std::nullopt;
    d->board->setHoveredRow(d->hovered);
    d->showOverlaySoon();
}

QString BoardView::summary() const
{
    if (!d->frame)
        return {};
    d->ensurePrepared();
    return accessibleDescription(); // made once per board: the selection changes none of it
}

} // namespace trefoil
