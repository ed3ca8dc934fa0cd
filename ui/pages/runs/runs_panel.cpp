// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs/runs_panel.h"

#include <algorithm>

#include <QActionGroup>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/frame/nesting.h"
#include "ui/bridge/text.h"
#include "ui/bridge/word_text.h"
#include "ui/session/view_state.h"

namespace trefoil {

namespace {

constexpr int eyeWidth = 26;
constexpr int cellPadding = 16; // left and right of a value, in px
constexpr int widestHeadline = 96; // in px: names need room, too
constexpr int mostMeasuredRuns = 300;

} // namespace

RunsPanel::RunsPanel(Workspace& workspace, RunTableModel& model, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_model(model)
    , m_search(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_headline(new QLabel(this))
    , m_order(new QToolButton(this))
    , m_orderMenu(new QMenu(tr("&Order of runs"), this))
    , m_list(new RunListView(workspace, model, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 4);
    layout->setSpacing(6);
    layout->addWidget(m_search);
    auto* head = new QHBoxLayout;
    head->addWidget(m_count, 1);
    head->addWidget(m_order);
    layout->addLayout(head);
    layout->addWidget(m_headline);
    layout->addWidget(m_list, 1);
    m_search->setPlaceholderText(tr("Search runs…"));
    m_search->setAccessibleName(tr("Search runs by name"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setAccessibleName(tr("Runs"));
    m_list->setAccessibleDescription(tr("Space shows or hides the current run in the charts"));
    m_list->horizontalHeader()->hide();
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setObjectName(QStringLiteral("runsList"));
    m_list->setGrouped();
    m_count->setObjectName(QStringLiteral("quiet"));
    m_count->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_count->setWordWrap(true);
    m_headline->setObjectName(QStringLiteral("quiet"));
    m_headline->setAlignment(Qt::AlignRight);
    m_headline->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    buildOrder();
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_list->proxy().setSearch(text);
        showCount();
    });
    connect(m_search, &QLineEdit::returnPressed, m_list, [this] { m_list->setFocus(); });
    connect(&m_list->proxy(), &QAbstractItemModel::modelReset, this, [this] {
        arrangeColumns();
        showCount();
        QMetaObject::invokeMethod(this, &RunsPanel::applyOrder, Qt::QueuedConnection); // not within the reset
    });
    connect(&workspace, &Workspace::visibleChanged, this, &RunsPanel::showCount);
    connect(&model, &RunTableModel::arrangementChanged, this, [this] {
        showHeadline();
        applyOrder();
    });
    arrangeColumns();
    showCount();
}

void RunsPanel::buildOrder()
{
    auto* group = new QActionGroup(this);
    for (const QString& text : {tr("As &imported"), tr("By &name"), tr("&Best first"), tr("&Worst first")}) {
        QAction* action = m_orderMenu->addAction(text);
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this] {
            applyOrder();
            showHeadline();
        });
    }
    group->actions().constFirst()->setChecked(true);
    m_order->setObjectName(QStringLiteral("order"));
    m_order->setMenu(m_orderMenu);
    m_order->setPopupMode(QToolButton::InstantPopup);
    m_order->setAutoRaise(true);
    m_order->setToolTip(tr("The order of the runs"));
    m_order->setFocusPolicy(Qt::TabFocus);
}

void RunsPanel::applyOrder()
{
    const Order order = checkedOrder();
    if (order == Order::AsImported || order == Order::ByName) {
        m_list->proxy().sort(order == Order::ByName ? RunTableModel::NameColumn : -1, Qt::AscendingOrder);
        return;
    }
    const Column* headline = m_model.headline();
    const bool higherIsBetter =
        headline != nullptr && headline->quantity->direction == Direction::HigherIsBetter;
    m_list->proxy().sort(RunTableModel::HeadlineColumn,
        higherIsBetter == (order == Order::BestFirst) ? Qt::DescendingOrder : Qt::AscendingOrder);
}

RunsPanel::Order RunsPanel::checkedOrder() const
{
    const QList<QAction*> actions = m_orderMenu->actions();
    const auto checked = std::find_if(
        actions.begin(), actions.end(), [](const QAction* action) { return action->isChecked(); });
    return static_cast<Order>(std::distance(actions.begin(), checked));
}

void RunsPanel::showHeadline()
{
    const Column* headline = m_model.headline();
    m_headline->setVisible(headline != nullptr);
    m_list->setColumnWidth(RunTableModel::HeadlineColumn, headlineWidth());
    if (headline != nullptr) {
        const Quantity& quantity = *headline->quantity;
        m_headline->setText(toText(quantity.name));
        m_headline->setToolTip(QStringList{toText(quantity.name), directionText(quantity.direction)}.join(
            quantity.direction == Direction::None ? QString() : QStringLiteral(" · ")));
    }
    const QString order = m_orderMenu->actions()[static_cast<int>(checkedOrder())]->text().remove(u'&');
    m_order->setText(order % QStringLiteral(" ▾"));
    m_order->setAccessibleName(headline == nullptr
            ? tr("Order of the runs: %1").arg(order)
            : tr("Order of the runs: %1; the numbers are %2").arg(order, toText(headline->quantity->name)));
}

bool RunsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
        m_search->clear();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void RunsPanel::focusSearch()
{
    m_search->setFocus();
    m_search->selectAll();
}

void RunsPanel::arrangeColumns()
{
    const int columns = m_list->proxy().columnCount({});
    for (int column = 0; column < columns; ++column) {
        m_list->setColumnHidden(column, column >= RunTableModel::FirstQuantityColumn);
    }
    QHeaderView* header = m_list->horizontalHeader();
    header->setMinimumSectionSize(eyeWidth);
    header->setSectionResizeMode(RunTableModel::EyeColumn, QHeaderView::Fixed);
    header->setSectionResizeMode(RunTableModel::NameColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(RunTableModel::HeadlineColumn, QHeaderView::Fixed);
    header->resizeSection(RunTableModel::EyeColumn, eyeWidth);
    header->resizeSection(RunTableModel::HeadlineColumn, headlineWidth());
}

int RunsPanel::headlineWidth() const
{
    const QFontMetrics metrics = m_list->fontMetrics();
    int widest = metrics.horizontalAdvance(QStringLiteral("99.99 %"));
    for (int row = 0; row < std::min(m_model.rowCount({}), mostMeasuredRuns); ++row) {
        const QModelIndex cell = m_model.index(row, RunTableModel::HeadlineColumn, {});
        widest = std::max(widest, metrics.horizontalAdvance(cell.data().toString()));
    }
    return std::min(widest, widestHeadline) + cellPadding;
}

void RunsPanel::showCount()
{
    const auto total = static_cast<int>(m_workspace.frame()->rowCount());
    const int listed = m_list->proxy().listedRuns();
    const int excluded = static_cast<int>(excludedRows(*m_workspace.frame()).count());
    const int hidden = total - excluded - static_cast<int>(m_workspace.visible()->count());
    QString text =
        listed == total ? tr("%n runs", nullptr, total) : tr("%1 of %n runs", nullptr, total).arg(listed);
    if (const std::size_t parents = parentRunCount(*m_workspace.frame()); parents > 0) {
        text += parents == 1 ? tr(" · 1 is a parent run") : tr(" · %1 are parent runs").arg(parents);
    }
    if (hidden > 0) {
        text += tr(" · %1 hidden").arg(hidden);
    }
    if (excluded > 0) {
        text += tr(" · %1 excluded").arg(excluded);
    }
    m_count->setText(text);
    m_count->setToolTip(text);
    showHeadline();
}

} // namespace trefoil
