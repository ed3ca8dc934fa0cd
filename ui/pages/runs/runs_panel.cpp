// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs/runs_panel.h"

#include <QActionGroup>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/bridge/word_text.h"

namespace trefoil {

namespace {

constexpr int eyeWidth = 26;
constexpr int cellPadding = 16; // left and right of a value, in px

} // namespace

RunsPanel::RunsPanel(Workspace& workspace, RunTableModel& model, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_model(model)
    , m_search(new QLineEdit(this))
    , m_count(new QLabel(this))
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
    layout->addWidget(m_list, 1);
    m_search->setPlaceholderText(tr("Search runs…"));
    m_search->setAccessibleName(tr("Search runs by name"));
    m_search->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Runs"));
    m_list->setAccessibleDescription(tr("Space shows or hides the current run in the charts"));
    m_list->horizontalHeader()->hide();
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setObjectName(QStringLiteral("runsList"));
    m_list->setGrouped();
    m_count->setObjectName(QStringLiteral("quiet"));
    m_count->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    buildOrder();
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_list->proxy().setSearch(text);
        showCount();
    });
    connect(m_search, &QLineEdit::returnPressed, m_list, [this] { m_list->setFocus(); });
    connect(&m_list->proxy(), &QAbstractItemModel::modelReset, this, [this] {
        arrangeColumns();
        showCount();
    });
    connect(&workspace, &Workspace::visibleChanged, this, &RunsPanel::showCount);
    connect(&model, &RunTableModel::arrangementChanged, this, &RunsPanel::showHeadline);
    arrangeColumns();
    showCount();
}

void RunsPanel::buildOrder()
{
    struct Order {
        QString text;
        int column;
        bool bestFirst;
    };
    const Order orders[] = {{tr("As &imported"), -1, true}, {tr("By &name"), RunTableModel::NameColumn, true},
        {tr("&Best first"), RunTableModel::HeadlineColumn, true},
        {tr("&Worst first"), RunTableModel::HeadlineColumn, false}};
    auto* group = new QActionGroup(this);
    for (const Order& order : orders) {
        QAction* action = m_orderMenu->addAction(order.text);
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, order] {
            const Column* headline = m_model.headline();
            const bool higherIsBetter = order.column == RunTableModel::HeadlineColumn && headline != nullptr
                && headline->quantity->direction == Direction::HigherIsBetter;
            m_list->proxy().sort(order.column,
                order.column >= 0 && higherIsBetter == order.bestFirst ? Qt::DescendingOrder
                                                                       : Qt::AscendingOrder);
        });
    }
    group->actions().constFirst()->setChecked(true);
    m_order->setObjectName(QStringLiteral("order"));
    m_order->setMenu(m_orderMenu);
    m_order->setPopupMode(QToolButton::InstantPopup);
    m_order->setAutoRaise(true);
    m_order->setToolTip(tr("What the numbers are, and the order of the runs"));
    m_order->setFocusPolicy(Qt::TabFocus);
}

void RunsPanel::showHeadline()
{
    const Column* headline = m_model.headline();
    const QString text = headline == nullptr ? tr("Order") : headerText(*headline->quantity);
    m_order->setText(text % QStringLiteral(" ▾"));
    m_order->setAccessibleName(tr("Order of the runs; the numbers are %1").arg(text));
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
    header->resizeSection(RunTableModel::HeadlineColumn,
        m_list->fontMetrics().horizontalAdvance(QStringLiteral("99.99 %")) + cellPadding);
}

void RunsPanel::showCount()
{
    const auto total = static_cast<int>(m_workspace.frame()->rowCount());
    const int listed = m_list->proxy().listedRuns();
    const int hidden = total - static_cast<int>(m_workspace.visible()->count());
    QString text =
        listed == total ? tr("%n runs", nullptr, total) : tr("%1 of %n runs", nullptr, total).arg(listed);
    if (hidden > 0) {
        text += tr(" · %1 hidden").arg(hidden);
    }
    m_count->setText(text);
    m_count->setToolTip(text);
    showHeadline();
}

} // namespace trefoil
