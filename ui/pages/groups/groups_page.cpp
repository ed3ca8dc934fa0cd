// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/groups/groups_page.h"

#include "core/figure/board_choice.h"
#include "ui/bridge/text.h"
#include "ui/charts/groups/groups_view.h"
#include "ui/charts/groups/prepare.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedLayout>

#include <algorithm>
#include <utility>

namespace trefoil {

namespace {

bool hasAnyGroups(const CompressionReport& report, const GroupTable& table)
{
    return std::ranges::any_of(
        report.families, [&](const FamilyReport& family) { return hasGroups(report, family, table); });
}

} // namespace

GroupsPage::GroupsPage(Workspace& workspace, CompressionFeed& feed, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_feed(feed)
{
    m_pages = new QStackedLayout(this);
    m_nothing = new QLabel(this);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setMargin(40);
    m_pages->addWidget(m_nothing);
    m_pages->addWidget(buildBoard());
    m_feed.serve(*this);
    connect(&m_feed, &CompressionFeed::reportChanged, this, &GroupsPage::showData);
    connect(&m_feed, &CompressionFeed::groupsChanged, this, &GroupsPage::showData);
    connect(&workspace, &Workspace::visibleChanged, m_view, &GroupsView::setVisibleRows);
    connect(&workspace, &Workspace::selectionChanged, m_view, &GroupsView::setSelection);
    connect(&workspace, &Workspace::hoveredRowChanged, m_view, &GroupsView::setHoveredRow);
    connect(&workspace, &Workspace::libraryChanged, this, [this] { m_isFresh = true; });
    connect(m_view, &GroupsView::selectionChanged, &workspace, &Workspace::setSelection);
    connect(m_view, &GroupsView::hoveredRowChanged, &workspace, &Workspace::setHoveredRow);
    connect(m_view, &GroupsView::exportRequested, this, &GroupsPage::exportRequested);
    connect(m_view, &GroupsView::shown, this, &GroupsPage::showChoices);
    showData();
}

QComboBox* GroupsPage::addChoice(QHBoxLayout& bar, const QString& label)
{
    auto* box = new QComboBox(this);
    box->setAccessibleName(QString(label).remove(u'&'));
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* name = new QLabel(label, this);
    name->setBuddy(box);
    bar.addWidget(name);
    bar.addWidget(box);
    bar.addSpacing(10);
    connect(box, &QComboBox::activated, this, &GroupsPage::choose);
    return box;
}

QWidget* GroupsPage::buildBoard()
{
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* bar = new QHBoxLayout;
    bar->setSpacing(6);
    bar->setContentsMargins(12, 6, 12, 0);
    m_baseline = addChoice(*bar, tr("&Baseline"));
    m_quantity = addChoice(*bar, tr("&Quantity"));
    m_attribute = addChoice(*bar, tr("Groups &by"));
    bar->addStretch();
    layout->addLayout(bar);
    m_view = new GroupsView(page);
    m_view->setAccessibleName(tr("Groups board"));
    layout->addWidget(m_view, 1);
    m_sentence = new QLabel(page);
    m_sentence->setObjectName(QStringLiteral("amplification"));
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setMargin(10);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_sentence);
    return page;
}

void GroupsPage::showData()
{
    const CompressionReportPointer& report = m_feed.report();
    const GroupTablePointer& table = m_feed.groups();
    const bool isReady = report != nullptr && table != nullptr;
    const bool hasAny = isReady && hasAnyGroups(*report, *table);
    m_nothing->setText(!isReady ? tr("Reading the values by group…")
            : report->families.empty()
            ? tr("No baseline with variants was found in the names.\n\nSelect a run and press B to set one.")
            : tr(
                "No run has values by group.\n\nImport a table of group results, for example from fairlearn, "
                "Aequitas or a table with the columns run, group and n."));
    if (hasAny) {
        m_view->setData(report, table);
        if (std::exchange(m_isFresh, false)) {
            m_board = chosenGroupsBoard(m_workspace.boardChoice(BoardKind::Groups), *report);
        }
        m_board = suitableGroupsBoard(*report, *table, m_board);
        m_view->setBoard(m_board);
    }
    if (isReady) {
        m_pages->setCurrentIndex(hasAny ? 1 : 0);
    }
    Q_EMIT summaryChanged();
}

void GroupsPage::showChoices()
{
    const PreparedGroupsBoard& shown = m_view->prepared();
    m_board = shown.board;
    m_baseline->clear();
    for (const std::string& label : baselineLabels(*shown.report)) {
        m_baseline->addItem(toText(label));
    }
    m_baseline->setCurrentIndex(static_cast<int>(shown.family));
    m_quantity->clear();
    for (const Quantity* quantity : shown.quantities) {
        m_quantity->addItem(toText(quantity->name), toText(quantity->id));
    }
    m_quantity->setCurrentIndex(m_quantity->findData(toText(shown.board.quantity)));
    m_attribute->clear();
    for (const std::string& attribute : shown.attributes) {
        m_attribute->addItem(attribute.empty() ? tr("group") : toText(attribute), toText(attribute));
    }
    m_attribute->setCurrentIndex(m_attribute->findData(toText(shown.board.attribute)));
    m_sentence->setText(QString(shown.amplification % u' '
        % tr("A largest gap over several or small groups is biased upwards: look at the single groups."))
                            .trimmed());
    Q_EMIT summaryChanged();
}

void GroupsPage::choose()
{
    const CompressionReportPointer& report = m_feed.report();
    const auto family = static_cast<std::size_t>(m_baseline->currentIndex());
    if (report == nullptr || family >= report->families.size()) {
        return;
    }
    const std::uint32_t baseline = report->families[family].family.baseline;
    m_board.baseline = report->frame->runs[report->replicates.groups[baseline].rows.front()];
    m_board.quantity = toUtf8(m_quantity->currentData().toString());
    m_board.attribute = toUtf8(m_attribute->currentData().toString());
    m_workspace.rememberChoice(choiceOf(m_board, *report->frame));
    m_view->setBoard(m_board);
}

QString GroupsPage::summary() const
{
    return m_view->summary();
}

} // namespace trefoil
