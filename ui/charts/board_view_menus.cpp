// SPDX-License-Identifier: GPL-3.0-or-later
// The axis chooser, the context menu and what they change.
#include "core/figure/compare_board.h"
#include "ui/bridge/text.h"
#include "ui/charts/axis/axis_chooser.h"
#include "ui/charts/board_view_private.h"

#include <QMenu>

namespace trefoil {
namespace {

constexpr std::size_t mostListedRuns = 50;

} // namespace

AxisSpec& BoardView::Private::axisSpec(const AxisPlace& place)
{
    PanelSpec& panel = spec.panels[place.panel];
    switch (place.kind) {
    case AxisPlace::Kind::X:
        return panel.x;
    case AxisPlace::Kind::Y:
        return panel.y;
    case AxisPlace::Kind::Parallel:
        break;
    }
    return panel.axes[place.axis];
}

std::optional<AxisPlace> BoardView::Private::titleAt(QPointF pixel) const
{
    const BoardGeometry& geometry = board->geometry();
    const PreparedBoard& shown = board->board();
    for (std::size_t k = 0; k < geometry.scatters.size(); ++k) {
        if (geometry.scatters[k].xTitle.contains(pixel))
            return AxisPlace{shown.scatterPanels[k], AxisPlace::Kind::X, 0};
        if (geometry.scatters[k].yTitle.contains(pixel))
            return AxisPlace{shown.scatterPanels[k], AxisPlace::Kind::Y, 0};
    }
    for (std::size_t k = 0; k < shown.parallels.size(); ++k) {
        const auto hit = board->lines(k).axisAt(pixel);
        if (hit && hit->part == ParallelPart::Title)
            return AxisPlace{
                shown.parallelPanels[k], AxisPlace::Kind::Parallel, static_cast<std::size_t>(hit->axis)};
    }
    return std::nullopt;
}

void BoardView::Private::setAxis(const AxisPlace& place, const AxisSpec& axis)
{
    const AxisSpec old = axisSpec(place);
    if (old == axis)
        return;
    axisSpec(place) = axis;
    if (place.kind == AxisPlace::Kind::Y) {
        // Panels side by side share their y axis and go on sharing it.
        for (PanelSpec& panel : spec.panels) {
            if (panel.chart != "parallel" && panel.y == old)
                panel.y = axis;
        }
    } else if (place.kind == AxisPlace::Kind::Parallel) {
        clearBrushes();
    }
    board->resetRanges();
    markDirty();
    Q_EMIT q.specChanged(spec);
}

void BoardView::Private::toggleScale(const AxisPlace& place)
{
    AxisSpec axis = axisSpec(place);
    axis.scale = axis.scale == AxisScale::Linear ? AxisScale::Logarithmic : AxisScale::Linear;
    setAxis(place, axis);
}

std::optional<AxisPlace> BoardView::Private::focusedAxis(AxisPlace::Kind kind) const
{
    const std::vector<std::size_t>& panels = board->board().scatterPanels;
    if (panels.empty())
        return std::nullopt;
    return AxisPlace{panels[std::min(focusedScatter, panels.size() - 1)], kind, 0};
}

void BoardView::Private::openChooser(const AxisPlace& place)
{
    if (!frame)
        return;
    auto* chooser = new AxisChooser(*frame, axisSpec(place), plot);
    connect(chooser, &AxisChooser::quantityChosen, this, [this, place](const QString& id) {
        const Column* column = frame->find(toUtf8(id));
        setAxis(place, {toUtf8(id), column ? fittingScale(*column) : AxisScale::Linear});
    });
    connect(chooser, &AxisChooser::scaleChosen, this, [this, place](AxisScale scale) {
        setAxis(place, {axisSpec(place).quantityId, scale});
    });
    QPointF corner(plot->width() / 2.0, plot->height() / 2.0);
    const PreparedBoard& shown = board->board();
    for (std::size_t k = 0; k < shown.scatters.size(); ++k) {
        const ScatterPlace& drawn = board->geometry().scatters[k];
        if (shown.scatterPanels[k] == place.panel)
            corner = place.kind == AxisPlace::Kind::X ? drawn.xTitle.bottomLeft() : drawn.inner.topLeft();
    }
    for (std::size_t k = 0; k < shown.parallels.size(); ++k) {
        if (shown.parallelPanels[k] == place.panel && place.kind == AxisPlace::Kind::Parallel)
            corner = board->lines(k).geometry().titleRect(static_cast<int>(place.axis)).bottomLeft();
    }
    chooser->popUp(plot->mapToGlobal(corner.toPoint()));
}

void BoardView::Private::openMenu(QPoint position)
{
    ensurePrepared();
    if (const auto k = scatterAt(position))
        focusedScatter = *k;
    auto* menu = new QMenu(plot);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(BoardView::tr("Export figure…"), &q, &BoardView::exportRequested);
    menu->addSeparator();
    const auto addAxis = [&](AxisPlace::Kind kind, const QString& choose, const QString& logarithmic) {
        const auto place = focusedAxis(kind);
        if (!place)
            return;
        menu->addAction(choose, this, [this, place] { openChooser(*place); });
        QAction* scale = menu->addAction(logarithmic, this, [this, place] { toggleScale(*place); });
        scale->setCheckable(true);
        scale->setChecked(axisSpec(*place).scale == AxisScale::Logarithmic);
    };
    addAxis(
        AxisPlace::Kind::X, BoardView::tr("Choose x quantity… (X)"), BoardView::tr("Logarithmic x axis (L)"));
    addAxis(AxisPlace::Kind::Y, BoardView::tr("Choose y quantity… (Y)"), BoardView::tr("Logarithmic y axis"));
    if (!board->board().parallels.empty())
        menu->addAction(BoardView::tr("Choose a parallel axis… (P)"), this, [this] { openParallelMenu(); });
    menu->addSeparator();
    menu->addAction(BoardView::tr("Reset view (R)"), this, [this] { resetView(); });
    menu->popup(plot->mapToGlobal(position));
}

void BoardView::Private::openParallelMenu()
{
    const PreparedBoard& shown = board->board();
    if (!frame || shown.parallels.empty())
        return;
    auto* menu = new QMenu(BoardView::tr("Choose the quantity of an axis"), plot);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (std::size_t k = 0; k < shown.parallels.size(); ++k) {
        const std::vector<ParallelAxis>& axes = board->lines(k).axes();
        for (std::size_t axis = 0; axis < axes.size(); ++axis) {
            const AxisPlace place{shown.parallelPanels[k], AxisPlace::Kind::Parallel, axis};
            const QString digit = axis < 9 ? QStringLiteral("&%1 ").arg(axis + 1) : QString();
            menu->addAction(digit % axes[axis].title, this, [this, place] { openChooser(place); });
        }
    }
    const QRect card = board->geometry().parallelCards.front();
    menu->popup(plot->mapToGlobal(card.topLeft()));
    menu->setActiveAction(menu->actions().value(0));
}

void BoardView::Private::openMissingMenu(std::size_t k, QPoint position)
{
    const PreparedScatter& scatter = board->board().scatters[k];
    std::vector<std::uint32_t> rows = scatter.withoutValue;
    rows.insert(rows.end(), scatter.notOnScale.begin(), scatter.notOnScale.end());
    rows.insert(rows.end(), scatter.unresolved.begin(), scatter.unresolved.end());
    auto* menu = new QMenu(plot);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (std::size_t i = 0; i < std::min(rows.size(), mostListedRuns); ++i) {
        const std::uint32_t row = rows[i];
        menu->addAction(toText(frame->names[row]), this, [this, row] {
            auto set = std::make_shared<RowSet>(rowCount());
            set->insert(row);
            applySelection(std::move(set));
        });
    }
    if (rows.size() > mostListedRuns)
        menu->addAction(BoardView::tr("and %1 more").arg(rows.size() - mostListedRuns))->setEnabled(false);
    menu->popup(plot->mapToGlobal(position));
}

void BoardView::Private::resetView()
{
    board->resetRanges();
    if (hasBrush()) {
        clearBrushes();
        applySelection(std::make_shared<RowSet>(rowCount()));
    }
    plot->replot(QCustomPlot::rpQueuedReplot);
}

} // namespace trefoil
