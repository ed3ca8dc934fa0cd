// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/compress/compress_view.h"

#include "ui/bridge/text.h"
#include "ui/charts/axis/axis_chooser.h"
#include "ui/charts/compress/compress_plot.h"
#include "ui/charts/panels/mark_plottable.h"
#include "ui/charts/panels/nearest_in_direction.h"
#include "ui/charts/panels/plot_events.h"
#include "ui/charts/panels/report_rows.h"

#include <QMenu>
#include <QTimer>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>

namespace trefoil {

class CompressView::Private : public QObject {
public:
    explicit Private(CompressView& view);

    void showSoon();
    void show();
    void showOverlay();
    void choose(std::string CompressBoard::*quantity, QPoint corner);
    void chooseLadder(QPoint corner);
    void openMenu(QPoint position);
    void hover(std::optional<std::uint32_t> group);
    void select(std::optional<std::uint32_t> group, bool extends);
    void click(const QMouseEvent& event);
    void move(const QMouseEvent& event);
    bool key(const QKeyEvent& event);
    void walk(int key);
    bool eventFilter(QObject* watched, QEvent* event) override;
    [[nodiscard]] qint64 firstRow(std::uint32_t group) const;

    CompressView& q;
    QCustomPlot* plot;
    std::unique_ptr<CompressPlot> drawn; ///< goes before the plot
    CompressionReportPointer report;
    PreparedCompressBoard prepared;
    CompressBoard board;
    RowSetPointer visible;
    RowSetPointer selection;
    std::optional<std::uint32_t> hovered;
    bool isScheduled = false;
};

CompressView::Private::Private(CompressView& view)
    : q(view)
    , plot(new QCustomPlot(&view))
    , drawn(std::make_unique<CompressPlot>(*plot))
{
    prepared.report = std::make_shared<const CompressionReport>();
    plot->setFocusPolicy(Qt::StrongFocus);
    plot->setContextMenuPolicy(Qt::CustomContextMenu);
    plot->setMinimumSize(0, 0);
    plot->setAccessibleName(CompressView::tr("Charts of the Compress board"));
    plot->installEventFilter(this);
    connect(plot, &QCustomPlot::mouseRelease, this, [this](QMouseEvent* event) { click(*event); });
    connect(plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) { move(*event); });
    connect(plot, &QCustomPlot::mouseDoubleClick, this, [this](QMouseEvent* event) {
        if (const auto group = drawn->groupAt(event->position()))
            Q_EMIT q.rowActivated(firstRow(*group));
    });
    connect(plot, &QWidget::customContextMenuRequested, this, [this](QPoint at) { openMenu(at); });
}

qint64 CompressView::Private::firstRow(std::uint32_t group) const
{
    // What is drawn may be older than the report: its groups are those of what was prepared.
    return static_cast<qint64>(prepared.report->replicates.groups[group].rows.front());
}

void CompressView::Private::showSoon()
{
    if (std::exchange(isScheduled, true))
        return;
    QTimer::singleShot(0, this, [this] {
        isScheduled = false;
        show();
    });
}

void CompressView::Private::show()
{
    if (report) {
        prepared = prepareCompressBoard(report, board, visible.get());
        prepared.selected = selectedVariants(prepared, selection.get());
    } else {
        prepared = {};
        prepared.report = std::make_shared<const CompressionReport>();
    }
    if (hovered && *hovered >= prepared.report->replicates.groups.size())
        hovered.reset();
    drawn->show(prepared, screenLook(q.palette(), q.font(), q.logicalDpiX()));
    const QString summary = compressSummary(prepared);
    q.setAccessibleDescription(summary);
    plot->setAccessibleDescription(summary);
    showOverlay();
    plot->replot(QCustomPlot::rpQueuedReplot);
    Q_EMIT q.shown();
}

void CompressView::Private::showOverlay()
{
    drawn->setSelectedGroups(groupsWith(*prepared.report, selection.get()));
    drawn->setHoveredGroup(hovered);
    replotOverlay(*plot);
}

void CompressView::Private::choose(std::string CompressBoard::*quantity, QPoint corner)
{
    if (!report)
        return;
    Frame compared;
    compared.runs = report->frame->runs;
    for (const Quantity* each : comparedQuantities(*report)) {
        const auto column = std::ranges::find_if(
            report->frame->columns, [&](const auto& own) { return own->quantity == each; });
        compared.columns.push_back(*column);
    }
    auto* chooser = new AxisChooser(compared, {prepared.board.*quantity, AxisScale::Logarithmic}, plot);
    connect(chooser, &AxisChooser::quantityChosen, this, [this, quantity](const QString& id) {
        board = prepared.board;
        board.*quantity = toUtf8(id);
        showSoon();
        Q_EMIT q.boardChanged(board);
    });
    chooser->popUp(plot->mapToGlobal(corner));
}

void CompressView::Private::chooseLadder(QPoint corner)
{
    auto* menu = new QMenu(plot);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Ladder ladder : prepared.ladders) {
        QAction* action = menu->addAction(ladderText(ladder), this, [this, ladder] {
            board = prepared.board;
            board.ladder = ladderId(ladder);
            showSoon();
            Q_EMIT q.boardChanged(board);
        });
        action->setCheckable(true);
        action->setChecked(ladder == prepared.retention.ladder);
    }
    menu->popup(plot->mapToGlobal(corner));
}

void CompressView::Private::openMenu(QPoint position)
{
    auto* menu = new QMenu(plot);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(q.actions());
    menu->addSeparator();
    menu->addAction(CompressView::tr("Choose x quantity… (X)"), this,
        [this, position] { choose(&CompressBoard::x, position); });
    menu->addAction(CompressView::tr("Choose y quantity… (Y)"), this,
        [this, position] { choose(&CompressBoard::y, position); });
    if (prepared.ladders.size() > 1)
        menu->addAction(
            CompressView::tr("Line variants up by… (L)"), this, [this, position] { chooseLadder(position); });
    menu->addSeparator();
    menu->addAction(CompressView::tr("Export figure…"), &q, &CompressView::exportRequested);
    menu->popup(plot->mapToGlobal(position));
}

void CompressView::Private::hover(std::optional<std::uint32_t> group)
{
    if (group == hovered)
        return;
    hovered = group;
    showOverlay();
    Q_EMIT q.hoveredRowChanged(group ? firstRow(*group) : qint64(-1));
}

void CompressView::Private::select(std::optional<std::uint32_t> group, bool extends)
{
    if (!group && (extends || !selection || selection->empty()))
        return;
    Q_EMIT q.selectionChanged(rowsOf(*prepared.report, group, extends ? selection.get() : nullptr));
}

void CompressView::Private::click(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton || !report)
        return;
    const QPointF at = event.position();
    const std::vector<PanelPlace>& places = drawn->panels().geometry().panels;
    if (places.size() == 2) {
        if (places[0].xTitle.contains(at))
            return choose(&CompressBoard::x, places[0].xTitle.bottomLeft().toPoint());
        if (places[0].yTitle.contains(at))
            return choose(&CompressBoard::y, places[0].yTitle.topRight().toPoint());
        if (places[1].xTitle.contains(at) && prepared.ladders.size() > 1)
            return chooseLadder(places[1].xTitle.bottomLeft().toPoint());
    }
    select(drawn->groupAt(at), event.modifiers().testFlag(Qt::ControlModifier));
}

void CompressView::Private::move(const QMouseEvent& event)
{
    if (!report)
        return;
    const QPointF at = event.position();
    const auto group = drawn->groupAt(at);
    const bool isNew = group != hovered;
    bool isOnTitle = false;
    for (const PanelPlace& place : drawn->panels().geometry().panels)
        isOnTitle = isOnTitle || place.xTitle.contains(at);
    if (!drawn->panels().geometry().panels.empty())
        isOnTitle = isOnTitle || drawn->panels().geometry().panels.front().yTitle.contains(at);
    plot->setCursor(isOnTitle ? Qt::PointingHandCursor : Qt::ArrowCursor);
    hover(group);
    if (group && isNew)
        QToolTip::showText(event.globalPosition().toPoint(), variantCard(prepared, *group), plot);
    else if (!group)
        QToolTip::hideText();
}

bool CompressView::Private::key(const QKeyEvent& event)
{
    if (!report || (event.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)))
        return false;
    const QPoint middle(plot->width() / 3, plot->height() / 3);
    switch (event.key()) {
    case Qt::Key_X:
        choose(&CompressBoard::x, middle);
        return true;
    case Qt::Key_Y:
        choose(&CompressBoard::y, middle);
        return true;
    case Qt::Key_L:
        chooseLadder(middle);
        return true;
    case Qt::Key_Escape:
        select(std::nullopt, false);
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        walk(event.key());
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (hovered) {
            select(hovered, false);
            Q_EMIT q.rowActivated(firstRow(*hovered));
        }
        return hovered.has_value();
    default:
        return false;
    }
}

void CompressView::Private::walk(int key)
{
    const std::vector<ChartMark>& marks = drawn->arrows().marks();
    const auto start =
        std::ranges::find_if(marks, [&](const ChartMark& mark) { return hovered == mark.group; });
    if (start == marks.end()) {
        hover(marks.empty() ? std::nullopt : std::optional(marks.front().group));
        return;
    }
    std::vector<QPointF> pixels;
    for (const ChartMark& mark : marks)
        pixels.push_back(drawn->arrows().pixelOf(mark));
    if (const auto next = nearestInDirection(pixels, static_cast<std::size_t>(start - marks.begin()), key))
        hover(marks[*next].group);
}

bool CompressView::Private::eventFilter(QObject* watched, QEvent* event)
{
    const PlotEventActions actions{[this](const QKeyEvent& pressed) { return key(pressed); },
        [this] { hover(std::nullopt); }, [this] { showSoon(); }};
    return handlePlotEvent(*plot, *event, actions) || QObject::eventFilter(watched, event);
}

CompressView::CompressView(QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(*this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(d->plot);
    setFocusProxy(d->plot);
    setMinimumSize(320, 200);
}

CompressView::~CompressView() = default;

void CompressView::setReport(const CompressionReportPointer& report)
{
    d->report = report;
    d->hovered.reset();
    d->showSoon();
}

void CompressView::setBoard(const CompressBoard& board)
{
    if (board == d->board)
        return;
    d->board = board;
    d->showSoon();
}

const PreparedCompressBoard& CompressView::prepared() const
{
    return d->prepared;
}

void CompressView::setVisibleRows(const RowSetPointer& rows)
{
    d->visible = rows;
    d->showSoon();
}

void CompressView::setSelection(const RowSetPointer& rows)
{
    d->selection = rows;
    d->prepared.selected = selectedVariants(d->prepared, rows.get());
    d->showOverlay();
}

void CompressView::setHoveredRow(qint64 row)
{
    d->hovered = d->report ? groupOfRow(*d->report, row) : std::nullopt;
    d->showOverlay();
}

QString CompressView::summary() const
{
    return d->report ? compressSummary(d->prepared) : QString();
}

} // namespace trefoil
