// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/groups/groups_view.h"

#include "ui/charts/groups/groups_plot.h"
#include "ui/charts/panels/plot_events.h"
#include "ui/charts/panels/report_rows.h"

#include <QMenu>
#include <QTimer>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>

namespace trefoil {

class GroupsView::Private : public QObject {
public:
    explicit Private(GroupsView& view);

    void showSoon();
    void show();
    void showOverlay();
    void openMenu(QPoint position);
    void hover(std::optional<std::uint32_t> group);
    void select(std::optional<std::uint32_t> group, bool extends);
    void move(const QMouseEvent& event);
    bool key(const QKeyEvent& event);
    void walk(int step);
    bool eventFilter(QObject* watched, QEvent* event) override;

    GroupsView& q;
    QCustomPlot* plot;
    std::unique_ptr<GroupsPlot> drawn; ///< goes before the plot
    CompressionReportPointer report;
    GroupTablePointer table;
    PreparedGroupsBoard prepared;
    GroupsBoard board;
    RowSetPointer visible;
    RowSetPointer selection;
    std::optional<std::uint32_t> hovered;
    bool isScheduled = false;
};

GroupsView::Private::Private(GroupsView& view)
    : q(view)
    , plot(new QCustomPlot(&view))
    , drawn(std::make_unique<GroupsPlot>(*plot))
{
    prepared.report = std::make_shared<const CompressionReport>();
    plot->setFocusPolicy(Qt::StrongFocus);
    plot->setContextMenuPolicy(Qt::CustomContextMenu);
    plot->setMinimumSize(0, 0);
    plot->setAccessibleName(GroupsView::tr("Charts of the Groups board"));
    plot->installEventFilter(this);
    connect(plot, &QCustomPlot::mouseRelease, this, [this](QMouseEvent* event) {
        if (event->button() == Qt::LeftButton)
            select(drawn->groupAt(event->position()), event->modifiers().testFlag(Qt::ControlModifier));
    });
    connect(plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) { move(*event); });
    connect(plot, &QWidget::customContextMenuRequested, this, [this](QPoint at) { openMenu(at); });
}

void GroupsView::Private::showSoon()
{
    if (std::exchange(isScheduled, true))
        return;
    QTimer::singleShot(0, this, [this] {
        isScheduled = false;
        show();
    });
}

void GroupsView::Private::show()
{
    if (report && table) {
        prepared = prepareGroupsBoard(report, *table, board, visible.get(), selection.get());
    } else {
        prepared = {};
        prepared.report = std::make_shared<const CompressionReport>();
    }
    if (hovered && *hovered >= prepared.report->replicates.groups.size())
        hovered.reset();
    drawn->show(prepared, screenLook(q.palette(), q.font(), q.logicalDpiX()));
    const QString summary = groupsSummary(prepared);
    q.setAccessibleDescription(summary);
    plot->setAccessibleDescription(summary);
    showOverlay();
    plot->replot(QCustomPlot::rpQueuedReplot);
    Q_EMIT q.shown();
}

void GroupsView::Private::showOverlay()
{
    drawn->setSelectedGroups(groupsWith(*prepared.report, selection.get()));
    drawn->setHoveredGroup(hovered);
    replotOverlay(*plot);
}

void GroupsView::Private::openMenu(QPoint position)
{
    auto* menu = new QMenu(plot);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(q.actions());
    menu->addSeparator();
    menu->addAction(GroupsView::tr("Export figure…"), &q, &GroupsView::exportRequested);
    menu->popup(plot->mapToGlobal(position));
}

void GroupsView::Private::hover(std::optional<std::uint32_t> group)
{
    if (group == hovered)
        return;
    hovered = group;
    showOverlay();
    Q_EMIT q.hoveredRowChanged(
        group ? static_cast<qint64>(prepared.report->replicates.groups[*group].rows.front()) : qint64(-1));
}

void GroupsView::Private::select(std::optional<std::uint32_t> group, bool extends)
{
    const bool hasSelection = selection && !selection->empty();
    if (!report || (!group && (extends || !hasSelection)))
        return;
    Q_EMIT q.selectionChanged(rowsOf(*prepared.report, group, extends ? selection.get() : nullptr));
}

void GroupsView::Private::move(const QMouseEvent& event)
{
    if (!report || !table)
        return;
    const auto group = drawn->groupAt(event.position());
    const bool isNew = group != hovered;
    hover(group);
    if (group && isNew)
        QToolTip::showText(event.globalPosition().toPoint(), groupsCard(prepared, *group), plot);
    else if (!group)
        QToolTip::hideText();
}

bool GroupsView::Private::key(const QKeyEvent& event)
{
    if (!report || (event.modifiers() & ~Qt::KeypadModifier))
        return false;
    switch (event.key()) {
    case Qt::Key_Left:
        walk(-1);
        return true;
    case Qt::Key_Right:
        walk(1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        select(hovered, false);
        return hovered.has_value();
    case Qt::Key_Escape:
        select(std::nullopt, false);
        return true;
    default:
        return false;
    }
}

/// From variant to variant in the order of the heat table's columns.
void GroupsView::Private::walk(int step)
{
    const std::vector<std::uint32_t>& groups = prepared.heat.groups;
    if (groups.empty())
        return;
    const auto current = hovered ? std::ranges::find(groups, *hovered) : groups.end();
    if (current == groups.end()) {
        hover(step > 0 ? groups.front() : groups.back());
        return;
    }
    const auto place = std::clamp<std::ptrdiff_t>(
        current - groups.begin() + step, 0, static_cast<std::ptrdiff_t>(groups.size()) - 1);
    hover(groups[static_cast<std::size_t>(place)]);
}

bool GroupsView::Private::eventFilter(QObject* watched, QEvent* event)
{
    const PlotEventActions actions{[this](const QKeyEvent& pressed) { return key(pressed); },
        [this] { hover(std::nullopt); }, [this] { showSoon(); }};
    return handlePlotEvent(*plot, *event, actions) || QObject::eventFilter(watched, event);
}

GroupsView::GroupsView(QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(*this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(d->plot);
    setFocusProxy(d->plot);
    setMinimumSize(320, 200);
}

GroupsView::~GroupsView() = default;

void GroupsView::setData(const CompressionReportPointer& report, const GroupTablePointer& table)
{
    d->report = report;
    d->table = table;
    d->hovered.reset();
    d->showSoon();
}

void GroupsView::setBoard(const GroupsBoard& board)
{
    if (board == d->board)
        return;
    d->board = board;
    d->showSoon();
}

void GroupsView::setVisibleRows(const RowSetPointer& rows)
{
    d->visible = rows;
    d->showSoon();
}

void GroupsView::setSelection(const RowSetPointer& rows)
{
    d->selection = rows;
    d->showSoon(); // emphasised models have intervals
}

void GroupsView::setHoveredRow(qint64 row)
{
    d->hovered = d->report ? groupOfRow(*d->report, row) : std::nullopt;
    d->showOverlay();
}

const PreparedGroupsBoard& GroupsView::prepared() const
{
    return d->prepared;
}

QString GroupsView::summary() const
{
    return d->report && d->table ? groupsSummary(d->prepared) : QString();
}

} // namespace trefoil
