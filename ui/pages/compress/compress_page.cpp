// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/compress/compress_page.h"

#include "core/compression/group_harm.h"
#include "core/figure/board_choice.h"
#include "ui/bridge/text.h"
#include "ui/charts/compress/compress_view.h"
#include "ui/models/sortable_table.h"

#include <QAbstractProxyModel>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedLayout>
#include <QTableView>

#include <algorithm>
#include <utility>

namespace trefoil {

namespace {

constexpr int widestDeltaColumn = 360;
constexpr int chartHeight = 420;
constexpr int tableHeight = 240;

} // namespace

CompressPage::CompressPage(Workspace& workspace, CompressionFeed& feed, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_feed(feed)
    , m_deltas(new DeltaTable(this))
{
    m_pages = new QStackedLayout(this);
    m_nothing = new QLabel(this);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setMargin(40);
    m_pages->addWidget(m_nothing);
    auto* board = new QWidget(this);
    auto* layout = new QVBoxLayout(board);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* split = new QSplitter(Qt::Vertical, board);
    split->setChildrenCollapsible(false);
    layout->addWidget(split);
    split->addWidget(buildBoard());
    split->addWidget(buildTable());
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setSizes({chartHeight, tableHeight});
    m_pages->addWidget(board);
    m_feed.serve(*this);
    connect(&m_feed, &CompressionFeed::reportChanged, this, &CompressPage::showReport);
    connect(&m_feed, &CompressionFeed::groupsChanged, this, [this] {
        if (m_report != nullptr && !m_report->families.empty()) {
            showTable(); // with the sizes of the groups in its warnings
        }
    });
    connect(&workspace, &Workspace::visibleChanged, m_view, &CompressView::setVisibleRows);
    connect(&workspace, &Workspace::selectionChanged, m_view, &CompressView::setSelection);
    connect(&workspace, &Workspace::selectionChanged, this, &CompressPage::followSelection);
    connect(&workspace, &Workspace::hoveredRowChanged, m_view, &CompressView::setHoveredRow);
    connect(&workspace, &Workspace::libraryChanged, this, [this] { m_isFresh = true; });
    connect(m_view, &CompressView::selectionChanged, &workspace, &Workspace::setSelection);
    connect(m_view, &CompressView::hoveredRowChanged, &workspace, &Workspace::setHoveredRow);
    connect(m_view, &CompressView::shown, this, &CompressPage::summaryChanged);
    connect(m_view, &CompressView::exportRequested, this, &CompressPage::exportRequested);
    connect(m_view, &CompressView::rowActivated, this, &CompressPage::rowActivated);
    connect(m_view, &CompressView::boardChanged, this, [this](const CompressBoard& chosen) {
        m_board = chosen;
        m_workspace.rememberChoice(choiceOf(m_board, *m_report->frame));
        showTable();
    });
    showReport(nullptr);
}

QWidget* CompressPage::buildBoard()
{
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* bar = new QHBoxLayout;
    bar->setSpacing(6);
    bar->setContentsMargins(12, 6, 12, 0);
    m_baseline = new QComboBox(page);
    m_baseline->setAccessibleName(tr("Baseline"));
    m_baseline->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* label = new QLabel(tr("&Baseline"), page);
    label->setBuddy(m_baseline);
    m_reason = new QLabel(page);
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setEnabled(false);
    bar->addWidget(label);
    bar->addWidget(m_baseline);
    bar->addSpacing(8);
    bar->addWidget(m_reason, 1);
    m_leftOut = new QLabel(page);
    m_leftOut->setObjectName(QStringLiteral("leftOut"));
    m_leftOut->setTextFormat(Qt::PlainText);
    bar->addWidget(m_leftOut);
    layout->addLayout(bar);
    m_view = new CompressView(page);
    m_view->setAccessibleName(tr("Compress board"));
    layout->addWidget(m_view, 1);
    connect(m_baseline, &QComboBox::activated, this, &CompressPage::chooseBaseline);
    return page;
}

QWidget* CompressPage::buildTable()
{
    auto* page = new QWidget(this);
    auto* layout = new QHBoxLayout(page);
    layout->setContentsMargins(8, 0, 8, 6);
    m_table = new QTableView(page);
    showSortable(*m_table, *m_deltas);
    m_table->setObjectName(QStringLiteral("deltaTable"));
    m_table->setAccessibleName(tr("Gain and harm of each variant against its baseline"));
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    layout->addWidget(m_table, 3);
    m_verdict = new QLabel(page);
    m_verdict->setObjectName(QStringLiteral("verdict"));
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setWordWrap(true);
    m_verdict->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_verdict->setMargin(8);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_verdict->setAccessibleName(tr("Verdict on the variant"));
    auto* area = new QScrollArea(page);
    area->setWidget(m_verdict);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setMinimumWidth(220);
    layout->addWidget(area, 1);
    connect(
        m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CompressPage::chooseRow);
    connect(m_table, &QTableView::customContextMenuRequested, this, &CompressPage::openMenu);
    return page;
}

void CompressPage::showReport(const CompressionReportPointer& report)
{
    m_report = report;
    m_view->setReport(report);
    const bool hasFamilies = report != nullptr && !report->families.empty();
    m_nothing->setText(report == nullptr
            ? tr("Comparing baselines and variants…")
            : tr("No baseline with variants was found in the names.\n\nSelect a run and press B: it "
                 "becomes the baseline of the other runs of its model, or of those that are selected with "
                 "it."));
    // While rows change the old board stays, so that nothing flickers under a hand that edits.
    if (hasFamilies) {
        if (std::exchange(m_isFresh, false)) {
            m_board = chosenCompressBoard(m_workspace.boardChoice(BoardKind::Compress), *report);
        }
        m_board = suitableCompressBoard(*report, m_board);
        m_view->setVisibleRows(m_workspace.visible());
        m_view->setSelection(m_workspace.selection());
        fillBaselines();
        showTable();
    }
    if (report != nullptr || m_deltas->rows().empty()) {
        m_pages->setCurrentIndex(hasFamilies ? 1 : 0);
    }
    Q_EMIT summaryChanged();
}

void CompressPage::fillBaselines()
{
    m_baseline->clear();
    const std::vector<std::string> labels = baselineLabels(*m_report);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto variants = static_cast<int>(m_report->families[i].variants.size());
        m_baseline->addItem(tr("%1 (%n variants)", nullptr, variants).arg(toText(labels[i])));
    }
    if (m_report->families.size() > 1) {
        m_baseline->addItem(tr("All baselines"));
    }
    m_baseline->setCurrentIndex(m_board.showsAllFamilies
            ? m_baseline->count() - 1
            : static_cast<int>(familyOf(*m_report, m_board.baseline)));
}

void CompressPage::chooseBaseline(int index)
{
    const auto family = static_cast<std::size_t>(index);
    m_board.showsAllFamilies = family >= m_report->families.size();
    if (!m_board.showsAllFamilies) {
        const std::uint32_t group = m_report->families[family].family.baseline;
        m_board.baseline = m_report->frame->runs[m_report->replicates.groups[group].rows.front()];
        m_board.ladder.clear();
    }
    m_workspace.rememberChoice(choiceOf(m_board, *m_report->frame));
    showTable();
}

void CompressPage::showTable()
{
    m_view->setBoard(m_board);
    const FamilyReport& family = m_report->families[familyOf(*m_report, m_board.baseline)];
    m_deltas->show(*m_report, m_board,
        m_feed.groups() ? groupSizesOf(*m_report, family, *m_feed.groups()) : GroupSizes());
    arrangeColumns();
    const auto byHand = std::ranges::count_if(
        family.family.variants, [](const FamilyVariant& variant) { return variant.reason == "set by hand"; });
    m_reason->setText(m_board.showsAllFamilies ? QString()
            : byHand > 0                       ? tr("set by hand")
                                               : tr("proposed from names; B sets another one"));
    showLeftOut(family.family);
    followSelection(m_workspace.selection());
    Q_EMIT summaryChanged();
}

void CompressPage::showLeftOut(const CompressionFamily& family)
{
    QStringList names;
    for (const std::uint32_t group : family.withoutQuality) {
        names << toText(m_report->replicates.groups[group].name);
    }
    m_leftOut->setVisible(!names.isEmpty() && !m_board.showsAllFamilies);
    m_leftOut->setText(tr("%n left out: no quality value", nullptr, static_cast<int>(names.size())));
    m_leftOut->setToolTip(tr("Not said to be compressed and without any quality value, so nothing can be "
                             "compared:\n%1")
                              .arg(names.join(QStringLiteral(", "))));
}

void CompressPage::arrangeColumns()
{
    m_table->resizeColumnsToContents();
    for (int column = 0; column < m_deltas->verdictColumn(); ++column) {
        m_table->setColumnWidth(column, std::min(m_table->columnWidth(column) + 6, widestDeltaColumn));
    }
}

void CompressPage::followSelection(const RowSetPointer& rows)
{
    if (m_isFollowing || m_report == nullptr) {
        return;
    }
    int found = -1;
    rows->forEach([&](RowSet::Row row) {
        if (found < 0 && row < m_report->replicates.groupOf.size()) {
            found = m_deltas->rowOf(m_report->replicates.groupOf[row]);
        }
    });
    m_isFollowing = true;
    if (found >= 0) {
        const auto& sorted = static_cast<const QAbstractProxyModel&>(*m_table->model());
        const QModelIndex index = sorted.mapFromSource(m_deltas->index(found, 0));
        m_table->setCurrentIndex(index);
        m_table->scrollTo(index);
        const DeltaRow& row = m_deltas->rows()[static_cast<std::size_t>(found)];
        m_verdict->setText(
            row.variant % QStringLiteral(" · ") % row.verdict % QStringLiteral("\n\n") % row.evidence);
    } else {
        m_table->setCurrentIndex({});
        m_verdict->setText(
            tr("Select a variant: its verdict with intervals, test and warnings stands here."));
    }
    m_isFollowing = false;
}

void CompressPage::chooseRow(const QModelIndex& index)
{
    if (m_isFollowing || !index.isValid() || m_report == nullptr) {
        return;
    }
    const auto group = index.data(RowRole).toUInt();
    auto rows = std::make_shared<RowSet>(m_report->frame->rowCount());
    for (const std::uint32_t row : m_report->replicates.groups[group].rows) {
        rows->insert(row);
    }
    m_workspace.setSelection(std::move(rows));
}

void CompressPage::openMenu(QPoint position)
{
    auto* menu = new QMenu(m_table);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_table->actions());
    menu->addSeparator();
    menu->addAction(
        tr("Copy table"), this, [this] { QGuiApplication::clipboard()->setText(m_deltas->asText()); });
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

QString CompressPage::summary() const
{
    return m_report != nullptr ? m_view->summary() : QString();
}

} // namespace trefoil
