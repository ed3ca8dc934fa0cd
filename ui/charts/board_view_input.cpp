// SPDX-License-Identifier: GPL-3.0-or-later
// What the mouse does on a board; board_view_keys.cpp has the keyboard.
#include "ui/charts/board/board_summary.h"
#include "ui/charts/board_view_private.h"
#include "ui/charts/panels/plot_events.h"

#include <QApplication>
#include <QRubberBand>
#include <QToolTip>

#include <cmath>

namespace trefoil {
namespace {

constexpr double pointTolerance = 8;
constexpr double lineTolerance = 5;
constexpr double wheelStep = 0.85;
constexpr double snapPixels = 4;

/// The best and the worst value lie at the very ends of an axis, where a hand hardly hits them.
double snappedToEnds(const ParallelGeometry& geometry, double pixelY)
{
    if (std::abs(pixelY - geometry.top()) <= snapPixels)
        return 1;
    if (std::abs(pixelY - geometry.bottom()) <= snapPixels)
        return 0;
    return geometry.positionOf(pixelY);
}

} // namespace

std::optional<std::size_t> BoardView::Private::scatterAt(QPointF pixel) const
{
    for (std::size_t k = 0; k < board->geometry().scatters.size(); ++k) {
        // Markers on the border reach out of the plotting area.
        if (QRectF(board->geometry().scatters[k].inner).adjusted(-6, -6, 6, 6).contains(pixel))
            return k;
    }
    return std::nullopt;
}

std::optional<std::size_t> BoardView::Private::parallelAt(QPointF pixel) const
{
    for (std::size_t k = 0; k < board->geometry().parallels.size(); ++k) {
        if (QRectF(board->geometry().parallels[k]).contains(pixel))
            return k;
    }
    return std::nullopt;
}

std::optional<std::uint32_t> BoardView::Private::rowAt(QPointF pixel) const
{
    if (const auto k = scatterAt(pixel))
        return board->cloud(*k).rowAt(pixel, pointTolerance);
    if (const auto k = parallelAt(pixel))
        return board->lines(*k).rowAt(pixel, lineTolerance);
    return std::nullopt;
}

void BoardView::Private::press(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton)
        return;
    ensurePrepared();
    drag = Drag::Pressed;
    pressedAt = event.position();
    if (const auto k = scatterAt(pressedAt))
        focusedScatter = *k;
    const auto k = parallelAt(pressedAt);
    const auto hit = k ? board->lines(*k).axisAt(pressedAt) : std::nullopt;
    if (!hit || hit->part == ParallelPart::Title)
        return;
    drag = Drag::Brush;
    isBrushMoved = false;
    const ParallelLines& lines = board->lines(*k);
    brushDrag = BrushDrag{*k, *hit, snappedToEnds(lines.geometry(), pressedAt.y()),
        lines.axes()[static_cast<std::size_t>(hit->axis)].brush};
}

void BoardView::Private::move(const QMouseEvent& event)
{
    if (!frame)
        return;
    ensurePrepared();
    const QPointF pixel = event.position();
    const bool isFar = (pixel - pressedAt).manhattanLength() >= QApplication::startDragDistance();
    if (drag == Drag::None) {
        hoverAt(event);
    } else if (drag == Drag::Brush && (isBrushMoved || isFar)) {
        dragBrush(pixel);
    } else if (drag == Drag::Pressed && isFar && scatterAt(pressedAt)) {
        drag = Drag::Rectangle;
        QToolTip::hideText();
    }
    if (drag == Drag::Rectangle) {
        const QRect inner = board->geometry().scatters[focusedScatter].inner;
        const QRect band = QRectF(pressedAt, pixel).normalized().toAlignedRect() & inner;
        rubberBand->setGeometry(band);
        rubberBand->show();
    }
}

void BoardView::Private::hoverAt(const QMouseEvent& event)
{
    const QPointF pixel = event.position();
    const auto row = rowAt(pixel);
    const bool isTitle = titleAt(pixel).has_value();
    bool isOnNote = false;
    for (std::size_t k = 0; k < board->geometry().scatters.size(); ++k)
        isOnNote = isOnNote || board->note(k).contains(pixel);
    plot->setCursor(isTitle || isOnNote ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (const auto k = parallelAt(pixel); k && !isTitle && board->lines(*k).axisAt(pixel))
        plot->setCursor(Qt::SizeVerCursor);
    const bool isNew = row != hovered;
    applyHover(row);
    if (row && isNew)
        showCard(event.globalPosition().toPoint(), pixel, *row);
    else if (!row)
        QToolTip::hideText();
}

void BoardView::Private::showCard(QPoint globalPosition, QPointF pixel, std::uint32_t row)
{
    const QString group = groupOf(row);
    if (const auto k = scatterAt(pixel))
        QToolTip::showText(globalPosition, pointCard(board->board().scatters[*k], *frame, group, row), plot);
    else if (const auto parallel = parallelAt(pixel))
        QToolTip::showText(
            globalPosition, lineCard(board->board().parallels[*parallel], *frame, group, row), plot);
}

void BoardView::Private::dragBrush(QPointF pixel)
{
    isBrushMoved = true;
    const std::size_t k = brushDrag->parallel;
    const double position = snappedToEnds(board->lines(k).geometry(), pixel.y());
    board->setBrush(k, brushDrag->hit.axis, brushDrag->at(position));
    auto rows = brushedRows(board->board().parallels[k], board->lines(k).axes(), rowCount());
    for (std::size_t other = 0; other < board->board().parallels.size(); ++other) {
        if (other == k)
            continue;
        if (const auto more =
                brushedRows(board->board().parallels[other], board->lines(other).axes(), rowCount()))
            *rows &= *more;
    }
    brushed = std::make_shared<RowSet>(std::move(*rows));
    showOverlaySoon();
    applySelection(brushed);
}

void BoardView::Private::release(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton || !frame)
        return;
    const bool extends = event.modifiers().testFlag(Qt::ControlModifier);
    const Drag finished = drag;
    if (finished == Drag::Rectangle) {
        finishRectangle(extends);
    } else if (finished == Drag::Brush && !isBrushMoved) {
        // A click on an axis takes its interval away; the others go on holding.
        board->setBrush(brushDrag->parallel, brushDrag->hit.axis, std::nullopt);
        const std::size_t k = brushDrag->parallel;
        const auto rows = brushedRows(board->board().parallels[k], board->lines(k).axes(), rowCount());
        brushed = rows ? std::make_shared<RowSet>(*rows) : nullptr;
        showOverlaySoon();
        if (brushDrag->startBrush)
            applySelection(brushed ? brushed : std::make_shared<RowSet>(rowCount()));
        else
            clickAt(event.position(), extends);
    } else if (finished == Drag::Pressed) {
        clickAt(event.position(), extends);
    }
    drag = Drag::None;
    brushDrag.reset();
}

void BoardView::Private::finishRectangle(bool extends)
{
    rubberBand->hide();
    const QRectF band = QRectF(rubberBand->geometry());
    auto rows = std::make_shared<RowSet>(board->cloud(focusedScatter).rowsInRect(band, rowCount()));
    if (extends && selection)
        *rows |= *selection;
    clearBrushes();
    applySelection(std::move(rows));
}

void BoardView::Private::clickAt(QPointF pixel, bool extends)
{
    if (const auto title = titleAt(pixel)) {
        openChooser(*title);
        return;
    }
    for (std::size_t k = 0; k < board->geometry().scatters.size(); ++k) {
        if (board->note(k).contains(pixel)) {
            openMissingMenu(k, pixel.toPoint());
            return;
        }
    }
    const auto row = rowAt(pixel);
    if (!row && (extends || !selection))
        return;
    auto rows = std::make_shared<RowSet>(rowCount());
    if (extends && selection)
        *rows |= *selection;
    if (row && rows->contains(*row))
        rows->erase(*row);
    else if (row)
        rows->insert(*row);
    clearBrushes();
    applySelection(std::move(rows));
}

void BoardView::Private::wheel(const QWheelEvent& event)
{
    const auto k = scatterAt(event.position());
    if (!k || event.angleDelta().y() == 0)
        return;
    board->zoom(*k, event.position(), std::pow(wheelStep, event.angleDelta().y() / 120.0));
    plot->replot(QCustomPlot::rpQueuedReplot);
}

bool BoardView::Private::eventFilter(QObject* watched, QEvent* event)
{
    const PlotEventActions actions{[this](const QKeyEvent& pressed) { return key(pressed); },
        [this] { applyHover(std::nullopt); }, [this] { markDirty(); }};
    return handlePlotEvent(*plot, *event, actions) || QObject::eventFilter(watched, event);
}

} // namespace trefoil
