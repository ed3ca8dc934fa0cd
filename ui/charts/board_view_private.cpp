// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/board_view_private.h"

#include "ui/bridge/text.h"
#include "ui/charts/board/board_summary.h"

#include <QRubberBand>
#include <QTimer>

#include <numeric>

namespace trefoil {

BoardView::Private::Private(BoardView& view)
    : q(view)
    , plot(new QCustomPlot(&view))
    , board(std::make_unique<BoardPlot>(*plot))
    , rubberBand(new QRubberBand(QRubberBand::Rectangle, plot))
{
    plot->setFocusPolicy(Qt::StrongFocus);
    plot->setContextMenuPolicy(Qt::CustomContextMenu);
    plot->setMinimumSize(0, 0);
    plot->installEventFilter(this);
    connect(plot, &QCustomPlot::mousePress, this, [this](QMouseEvent* event) { press(*event); });
    connect(plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) { move(*event); });
    connect(plot, &QCustomPlot::mouseRelease, this, [this](QMouseEvent* event) { release(*event); });
    connect(plot, &QCustomPlot::mouseWheel, this, [this](QWheelEvent* event) { wheel(*event); });
    connect(plot, &QCustomPlot::mouseDoubleClick, this, [this](QMouseEvent* event) {
        if (const auto row = rowAt(event->position()))
            Q_EMIT q.rowActivated(*row);
    });
    connect(
        plot, &QWidget::customContextMenuRequested, this, [this](QPoint position) { openMenu(position); });
    q.setAccessibleName(BoardView::tr("Board"));
    plot->setAccessibleName(BoardView::tr("Charts of the board"));
}

void BoardView::Private::markDirty()
{
    isDirty = true;
    if (isPrepareScheduled)
        return;
    isPrepareScheduled = true;
    QTimer::singleShot(0, this, [this] {
        isPrepareScheduled = false;
        ensurePrepared();
    });
}

std::vector<std::uint32_t> BoardView::Private::shownRowList() const
{
    std::vector<std::uint32_t> rows;
    if (!visible) {
        rows.resize(rowCount());
        std::iota(rows.begin(), rows.end(), 0U);
        return rows;
    }
    rows.reserve(rowCount());
    for (std::uint32_t row = 0; row < rowCount(); ++row) {
        if (visible->contains(row))
            rows.push_back(row);
    }
    return rows;
}

void BoardView::Private::ensurePrepared()
{
    if (!isDirty || !frame)
        return;
    isDirty = false;
    const std::vector<std::uint32_t> rows = shownRowList();
    const BoardLook look = screenLook(q.palette(), q.font(), q.logicalDpiX());
    board->show(prepareBoard(spec, *frame, rows), look);
    board->setSelection(selection);
    board->setHoveredRow(hovered);
    const QString summary = boardSummary(board->board(), *frame);
    q.setAccessibleName(spec.title.empty() ? BoardView::tr("Board") : toText(spec.title));
    q.setAccessibleDescription(summary);
    plot->setAccessibleDescription(summary);
    plot->replot(QCustomPlot::rpQueuedReplot);
}

void BoardView::Private::showSelection()
{
    board->setSelection(selection);
    showOverlaySoon();
}

void BoardView::Private::showOverlaySoon()
{
    if (isOverlayScheduled)
        return;
    isOverlayScheduled = true;
    QTimer::singleShot(0, this, [this] {
        isOverlayScheduled = false;
        replotOverlay(*plot);
    });
}

void BoardView::Private::applySelection(RowSetPointer rows)
{
    Q_EMIT q.selectionChanged(std::move(rows));
}

void BoardView::Private::applyHover(std::optional<std::uint32_t> row)
{
    if (row == hovered)
        return;
    hovered = row;
    board->setHoveredRow(row);
    showOverlaySoon();
    Q_EMIT q.hoveredRowChanged(row ? qint64(*row) : qint64(-1));
}

bool BoardView::Private::hasBrush() const
{
    for (std::size_t k = 0; k < board->board().parallels.size(); ++k) {
        for (const ParallelAxis& axis : board->lines(k).axes()) {
            if (axis.brush)
                return true;
        }
    }
    return false;
}

void BoardView::Private::clearBrushes()
{
    brushed.reset();
    for (std::size_t k = 0; k < board->board().parallels.size(); ++k) {
        for (std::size_t axis = 0; axis < board->lines(k).axes().size(); ++axis)
            board->setBrush(k, static_cast<int>(axis), std::nullopt);
    }
    showOverlaySoon();
}

QString BoardView::Private::groupOf(std::uint32_t row) const
{
    const TextColumn* colour = frame ? frame->findText(spec.colourBy) : nullptr;
    return colour ? toText(colour->at(row)) : QString();
}

} // namespace trefoil
