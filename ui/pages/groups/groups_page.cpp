// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/groups/groups_page.h"

#include "core/compression/models_with_groups.h"
#include "core/domain/outcome_kind.h"
#include "core/figure/board_choice.h"
#include "ui/bridge/text.h"
#include "ui/charts/groups/groups_view.h"
#include "ui/charts/groups/prepare.h"
#include "ui/charts/panels/report_rows.h"
#include "ui/models/group_change_model.h"
#include "ui/models/sortable_table.h"
#include "ui/pages/groups/exemplars_panel.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QTableView>

#include <algorithm>
#include <utility>

namespace trefoil {

namespace {

constexpr int widestBaseline = 330; ///< px; long names shall not push the other choices together
constexpr int leastBaselineLetters = 8;

bool hasAnyGroups(const CompressionReport& report, const GroupTable& table)
{
    return !modelsWithGroups(report, table).family.variants.empty();
}

/// What to choose where the models of the chosen baseline have no value by group.
QString baselinesWithGroups(const CompressionReport& report, const GroupTable& table)
{
    const std::vector<std::string> labels = baselineLabels(report);
    QStringList names;
    for (std::size_t i = 0; i < report.families.size(); ++i) {
        if (hasGroups(report, report.families[i], table)) {
            names << toText(labels[i]);
        }
    }
    return names.isEmpty()
        ? GroupsPage::tr(
            "The models of this baseline have no value by group. Choose \"none\" to see those that "
            "have.")
        : GroupsPage::tr("The models of this baseline have no value by group. Those of others have: %1")
              .arg(names.join(QStringLiteral(", ")));
}

/// The baseline, where there is one, and the variants.
std::vector<std::uint32_t> modelsOf(const FamilyReport& models)
{
    std::vector<std::uint32_t> groups;
    if (models.family.baseline != Replicates::none) {
        groups.push_back(models.family.baseline);
    }
    for (const VariantComparison& variant : models.variants) {
        groups.push_back(variant.group);
    }
    return groups;
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
    connect(&m_feed, &CompressionFeed::scoresChanged, this, &GroupsPage::showThresholdChoice);
    connect(&workspace, &Workspace::visibleChanged, m_view, &GroupsView::setVisibleRows);
    connect(&workspace, &Workspace::selectionChanged, m_view, &GroupsView::setSelection);
    connect(&workspace, &Workspace::selectionChanged, this, &GroupsPage::followSelection);
    connect(&workspace, &Workspace::hoveredRowChanged, m_view, &GroupsView::setHoveredRow);
    connect(&workspace, &Workspace::libraryChanged, this, [this] {
        m_isFresh = true;
        m_cutsScores->setChecked(false);
    });
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
    m_baseline->setMaximumWidth(widestBaseline);
    m_baseline->setMinimumContentsLength(leastBaselineLetters); // gives way to the other two
    m_quantity = addChoice(*bar, tr("&Quantity"));
    m_attribute = addChoice(*bar, tr("Groups &by"));
    for (QComboBox* box : {m_quantity, m_attribute}) { // their texts are whole, as wide as they are
        box->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    }
    bar->addStretch();
    layout->addLayout(bar);
    m_view = new GroupsView(page);
    m_view->setAccessibleName(tr("Groups board"));
    m_split = new QSplitter(Qt::Vertical, page);
    m_split->setChildrenCollapsible(false);
    auto* upper = new QWidget(m_split);
    auto* above = new QVBoxLayout(upper);
    above->setContentsMargins(0, 0, 0, 0);
    above->setSpacing(0);
    above->addWidget(m_view, 1);
    m_sentence = new QLabel(upper);
    m_sentence->setObjectName(QStringLiteral("amplification"));
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setContentsMargins(10, 2, 10, 4);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    above->addWidget(m_sentence);
    above->addLayout(buildBelowBar());
    m_split->addWidget(upper);
    m_table = buildTable();
    m_exemplars = new ExemplarsPanel(m_workspace, m_split);
    for (QWidget* panel : {static_cast<QWidget*>(m_table), static_cast<QWidget*>(m_exemplars)}) {
        panel->setMinimumHeight(150);
        panel->hide();
        m_split->addWidget(panel);
    }
    layout->addWidget(m_split, 1);
    return page;
}

QHBoxLayout* GroupsPage::buildBelowBar()
{
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(10, 0, 12, 6);
    bar->setSpacing(6);
    m_change = addChoice(*bar, tr("Change &in"));
    m_change->addItems({tr("points"), tr("% of the error")});
    m_change->setItemData(1,
        tr("How much more often a group gets a wrong answer, against how often it got one of the baseline"),
        Qt::ToolTipRole);
    m_cutsScores = new QCheckBox(tr("Scores f&rom"), this);
    m_threshold = new QDoubleSpinBox(this);
    m_threshold->setAccessibleName(tr("Threshold of scores"));
    m_threshold->setRange(0, 1);
    m_threshold->setSingleStep(0.05);
    m_threshold->setValue(usualThreshold);
    m_threshold->setKeyboardTracking(false);
    m_threshold->setEnabled(false);
    bar->addWidget(m_cutsScores);
    bar->addWidget(m_threshold);
    connect(m_cutsScores, &QCheckBox::toggled, this, &GroupsPage::chooseThreshold);
    connect(m_threshold, &QDoubleSpinBox::valueChanged, this, &GroupsPage::chooseThreshold);
    bar->addStretch();
    m_showTable = new QPushButton(tr("&Table"), this);
    m_showExemplars = new QPushButton(tr("Changed a&nswers"), this);
    for (QPushButton* button : {m_showTable, m_showExemplars}) {
        button->setCheckable(true);
        bar->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, button] { openBelow(*button); });
    }
    return bar;
}

QTableView* GroupsPage::buildTable()
{
    m_changes = new GroupChangeModel(this);
    auto* table = new QTableView(this);
    showSortable(*table, *m_changes);
    table->setObjectName(QStringLiteral("groupChanges"));
    table->setAccessibleName(tr("Values by group and their changes"));
    table->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* copy = new QAction(tr("Copy table"), table);
    connect(copy, &QAction::triggered, this,
        [this] { QGuiApplication::clipboard()->setText(m_changes->asText()); });
    table->addAction(copy);
    connect(table, &QTableView::activated, this, &GroupsPage::chooseRow);
    connect(table, &QTableView::clicked, this, &GroupsPage::chooseRow);
    return table;
}

void GroupsPage::openBelow(QPushButton& asked)
{
    QPushButton& other = &asked == m_showTable ? *m_showExemplars : *m_showTable;
    other.setChecked(false);
    m_table->setVisible(m_showTable->isChecked());
    m_exemplars->setVisible(m_showExemplars->isChecked());
    if (asked.isChecked()) {
        const int height = m_split->height();
        m_split->setSizes({height - height / 3, height / 3, height / 3});
    }
}

void GroupsPage::chooseThreshold()
{
    m_threshold->setEnabled(m_cutsScores->isEnabled() && m_cutsScores->isChecked());
    const auto threshold = m_cutsScores->isChecked() ? std::optional(m_threshold->value()) : std::nullopt;
    m_feed.setThreshold(threshold);
    m_exemplars->setThreshold(threshold);
}

void GroupsPage::followSelection(const RowSetPointer& rows)
{
    if (m_report == nullptr) {
        return;
    }
    const std::vector<std::uint32_t> groups = groupsWith(*m_report, rows.get());
    if (groups.size() == 1) {
        m_exemplars->chooseVariant(groups.front());
    }
}

void GroupsPage::chooseRow(const QModelIndex& index)
{
    if (index.isValid() && m_report != nullptr) {
        m_workspace.setSelection(rowsOf(*m_report, index.data(RowRole).toUInt(), nullptr));
    }
}

void GroupsPage::showData()
{
    const CompressionReportPointer& report = m_feed.report();
    const GroupTablePointer& table = m_feed.groups();
    const bool isReady = report != nullptr && table != nullptr;
    const bool hasAny = isReady && hasAnyGroups(*report, *table);
    m_nothing->setText(!isReady
            ? tr("Reading the values by group…")
            : tr("No run has values by group.\n\nImport answers to single examples (a table with the columns "
                 "y_true, y_pred and those of the groups), or a table of group results, for example from "
                 "fairlearn, Aequitas or with the columns run, group and n."));
    if (hasAny) {
        m_view->setData(report, table);
        if (std::exchange(m_isFresh, false)) {
            m_board = chosenGroupsBoard(m_workspace.boardChoice(BoardKind::Groups), *report);
        }
        m_board = suitableGroupsBoard(report, *table, m_board);
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
    m_baseline->addItem(tr("none: every model"));
    m_baseline->setItemData(m_baseline->count() - 1,
        tr("Every model with values by group, compared with nothing: groups are compared with each other"),
        Qt::ToolTipRole);
    m_baseline->setCurrentIndex(shown.hasBaseline()
            ? static_cast<int>(familyOf(*shown.report, shown.board.baseline))
            : m_baseline->count() - 1);
    m_baseline->setToolTip(m_baseline->currentText()); // where it has no room
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
    m_change->setEnabled(
        shown.hasBaseline() && shown.comparison.quantity != nullptr && hasError(*shown.comparison.quantity));
    m_change->setCurrentIndex(shown.board.change == GroupChangeForm::OfError ? 1 : 0);
    showModels();
    QStringList sentences{shown.sentence,
        tr("A largest gap over several or small groups is biased upwards: look at the single groups.")};
    if (!shown.hasBaseline()) {
        sentences << tr(
            "No baseline, so no change can be told: choose one above, or select a run and press B.");
    }
    sentences.removeAll(QString());
    m_sentence->setText(shown.quantities.empty() && shown.hasBaseline()
            ? baselinesWithGroups(*shown.report, *m_feed.groups())
            : sentences.join(u' '));
    showThresholdChoice();
    Q_EMIT summaryChanged();
}

void GroupsPage::showModels()
{
    const PreparedGroupsBoard& shown = m_view->prepared();
    if (shown.models == nullptr) {
        return;
    }
    m_changes->show(*shown.report, *shown.models, shown.comparison);
    m_table->resizeColumnsToContents();
    const bool isOther = m_report != shown.report || m_models == nullptr
        || m_models->family.baseline != shown.models->family.baseline;
    m_report = shown.report;
    m_models = shown.models;
    if (isOther && shown.hasBaseline()) {
        m_exemplars->setFamily(shown.report, familyOf(*shown.report, shown.board.baseline), shown.mostLost);
    }
    m_showExemplars->setEnabled(shown.hasBaseline());
    m_showExemplars->setToolTip(shown.hasBaseline()
            ? tr("Examples to which a variant gives another answer (compression-identified exemplars)")
            : tr("Without a baseline no answer has changed"));
    if (!shown.hasBaseline() && m_showExemplars->isChecked()) {
        m_showExemplars->setChecked(false);
        m_exemplars->hide();
    }
}

void GroupsPage::showThresholdChoice()
{
    const std::vector<RunId>& scored = m_feed.runsWithScores();
    const bool canCut = m_models != nullptr && m_report != nullptr
        && std::ranges::any_of(modelsOf(*m_models), [&](std::uint32_t model) {
               return std::ranges::any_of(m_report->replicates.groups[model].rows, [&](std::uint32_t row) {
                   return std::ranges::binary_search(scored, m_report->frame->runs[row]);
               });
           });
    m_cutsScores->setEnabled(canCut);
    if (!canCut && m_feed.areScoresKnown()) {
        m_cutsScores->setChecked(false); // models without scores are shown as recorded
    }
    m_threshold->setEnabled(m_cutsScores->isEnabled() && m_cutsScores->isChecked());
    m_cutsScores->setToolTip(canCut
            ? tr("Counts every answer as positive whose score is at least this, in place of the recorded "
                 "answers")
            : tr("None of these models has scores of two classes that could be cut"));
}

void GroupsPage::choose()
{
    const CompressionReportPointer& report = m_feed.report();
    const auto family = static_cast<std::size_t>(m_baseline->currentIndex());
    if (report == nullptr || family > report->families.size()) {
        return;
    }
    m_board.showsEveryModel = family == report->families.size();
    if (!m_board.showsEveryModel) {
        const std::uint32_t baseline = report->families[family].family.baseline;
        m_board.baseline = report->frame->runs[report->replicates.groups[baseline].rows.front()];
    }
    m_board.quantity = toUtf8(m_quantity->currentData().toString());
    m_board.attribute = toUtf8(m_attribute->currentData().toString());
    m_board.change = m_change->currentIndex() == 1 ? GroupChangeForm::OfError : GroupChangeForm::Difference;
    m_workspace.rememberChoice(choiceOf(m_board, *report->frame));
    m_view->setBoard(m_board);
}

QString GroupsPage::summary() const
{
    return m_pages->currentWidget() == m_nothing ? QString() : m_view->summary();
}

} // namespace trefoil
