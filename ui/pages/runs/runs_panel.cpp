// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs/runs_panel.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace trefoil {

namespace {

constexpr int eyeWidth = 26;

} // namespace

RunsPanel::RunsPanel(Workspace& workspace, RunTableModel& model, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_search(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_list(new RunListView(workspace, model, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 4);
    layout->setSpacing(6);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_count);
    m_search->setPlaceholderText(tr("Search runs…"));
    m_search->setAccessibleName(tr("Search runs by name"));
    m_search->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Runs"));
    m_list->setAccessibleDescription(tr("Space shows or hides the current run in the charts"));
    m_list->horizontalHeader()->hide();
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setObjectName(QStringLiteral("runsList"));
    m_count->setObjectName(QStringLiteral("quiet"));
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
    arrangeColumns();
    showCount();
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
    header->resizeSection(
        RunTableModel::HeadlineColumn, m_list->fontMetrics().horizontalAdvance(QStringLiteral("99.99 %")));
}

void RunsPanel::showCount()
{
    const auto total = static_cast<int>(m_workspace.frame()->rowCount());
    const int listed = m_list->proxy().rowCount({});
    const int hidden = total - static_cast<int>(m_workspace.visible()->count());
    QString text =
        listed == total ? tr("%n runs", nullptr, total) : tr("%1 of %n runs", nullptr, total).arg(listed);
    if (hidden > 0) {
        text += tr(" · %1 hidden").arg(hidden);
    }
    m_count->setText(text);
}

} // namespace trefoil
