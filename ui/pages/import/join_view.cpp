// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/join_view.h"

#include <algorithm>
#include <set>

#include <QBoxLayout>
#include <QButtonGroup>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTableView>

namespace trefoil {

namespace {

constexpr int everyKind = -1;

QString filterText(int kind)
{
    switch (kind) {
    case static_cast<int>(JoinKind::Joined):
        return JoinView::tr("J&oined %1");
    case static_cast<int>(JoinKind::Unmatched):
        return JoinView::tr("&Unmatched %1");
    case static_cast<int>(JoinKind::Ambiguous):
        return JoinView::tr("A&mbiguous %1");
    default:
        return JoinView::tr("A&ll %1");
    }
}

bool speaksOf(const JoinRow& row, const std::vector<JoinChoice>& choices)
{
    return std::ranges::any_of(row.records, [&](const SourceRef& record) {
        return std::ranges::any_of(choices, [&](const JoinChoice& choice) {
            return std::ranges::find(choice.records, record) != choice.records.end();
        });
    });
}

} // namespace

JoinView::JoinView(QWidget* parent)
    : QWidget(parent)
    , m_model(new JoinModel(this))
    , m_parts(addSummaryTable(this, m_model, tr("How records become runs"), JoinModel::ExplanationColumn))
{
    addFilter();
    m_parts.table->setWordWrap(false); // one line a join; the whole stands under the table
    m_parts.table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_parts.table->setAccessibleDescription(
        tr("Enter offers what the record can be joined with; Shift and arrow keys select several"));
    m_parts.table->installEventFilter(this);
    addCurrentRowText(m_parts);
    m_parts.table->setColumnWidth(JoinModel::RunColumn, 220);
    m_parts.table->setColumnWidth(JoinModel::ReasonColumn, 156);
    m_parts.table->setColumnWidth(JoinModel::ConfidenceColumn, 84);
    m_parts.table->setColumnWidth(JoinModel::SourcesColumn, 220);
    m_parts.table->setTextElideMode(Qt::ElideRight); // explanations begin with what matters
    addButtons();
    connect(m_parts.table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &JoinView::updateButtons);
    updateButtons();
}

void JoinView::addFilter()
{
    m_filter = new QButtonGroup(this);
    auto* row = new QHBoxLayout;
    for (const int kind : {everyKind, static_cast<int>(JoinKind::Joined),
             static_cast<int>(JoinKind::Unmatched), static_cast<int>(JoinKind::Ambiguous)}) {
        auto* button = new QPushButton(filterText(kind).arg(0), this);
        button->setCheckable(true);
        button->setAutoDefault(false);
        button->setObjectName(QStringLiteral("filter"));
        m_filter->addButton(button, kind - everyKind); // ids of a group are not negative
        row->addWidget(button);
    }
    row->addStretch(1);
    m_filter->button(0)->setChecked(true);
    connect(m_filter, &QButtonGroup::idClicked, this, [this] {
        showRows();
        m_parts.table->setFocus(); // the next key is for what was asked for
    });
    static_cast<QBoxLayout*>(layout())->insertLayout(1, row);
}

void JoinView::addButtons()
{
    m_joinSelected = new QPushButton(tr("&Join selected"), this);
    m_joinSelected->setToolTip(tr("The selected records, with all that is joined with them, are one run"));
    m_joinWith = new QPushButton(tr("Join &with…"), this);
    m_joinWith->setToolTip(tr("Choose one of the records that the selected one may belong to (Enter)"));
    m_takeApart = new QPushButton(tr("&Keep apart"), this);
    m_takeApart->setToolTip(tr("Every record of it is a run of its own, and no later import joins it"));
    m_takeBack = new QPushButton(this);
    m_takeBack->hide();
    auto* row = new QHBoxLayout;
    for (QPushButton* button : {m_joinSelected, m_joinWith, m_takeApart, m_takeBack}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch(1);
    static_cast<QBoxLayout*>(layout())->addLayout(row);
    connect(m_joinSelected, &QPushButton::clicked, this, &JoinView::joinSelected);
    connect(m_joinWith, &QPushButton::clicked, this, &JoinView::chooseCandidate);
    connect(m_takeApart, &QPushButton::clicked, this, &JoinView::takeApart);
    connect(m_takeBack, &QPushButton::clicked, this, &JoinView::takeBack);
    connect(m_parts.table, &QTableView::doubleClicked, this, &JoinView::chooseCandidate);
}

void JoinView::offerTakingBack(const QString& text)
{
    m_takeBack->setText(text);
    m_takeBack->show();
}

bool JoinView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_parts.table && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            chooseCandidate();
            return true; // nor does it press the button of the dialog
        }
    }
    return QWidget::eventFilter(watched, event);
}

void JoinView::setReview(const JoinReview& review, const std::vector<JoinChoice>& choices)
{
    m_rows = joinRows(review);
    std::array<int, 4> counts{};
    for (JoinRow& row : m_rows) {
        row.isDecided = speaksOf(row, choices);
        ++counts[0];
        ++counts[static_cast<std::size_t>(static_cast<int>(row.kind) - everyKind)];
    }
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const int id = static_cast<int>(i);
        m_filter->button(id)->setText(filterText(id + everyKind).arg(counts[i]));
        m_filter->button(id)->setVisible(!m_rows.empty());
    }
    std::set<std::int64_t> runs;
    for (const JoinOutcome& join : review.joins) {
        runs.insert(join.run.value);
    }
    std::int64_t alone = 0;
    for (const UnmatchedOutcome& unmatched : review.unmatched) {
        alone += unmatched.records;
    }
    QStringList sentences;
    if (!runs.empty()) {
        sentences << tr(
            "%n runs are put together from several records.", nullptr, static_cast<int>(runs.size()));
    }
    if (alone > 0) {
        sentences << tr("%n records matched no other.", nullptr, static_cast<int>(alone));
    }
    if (!review.ambiguities.empty()) {
        sentences << tr("%n records fit several runs equally well and are left alone until you decide.",
            nullptr, static_cast<int>(review.ambiguities.size()));
    }
    m_parts.summary->setText(sentences.join(u' '));
    showRows();
}

void JoinView::setChoices(const std::vector<JoinChoice>& choices)
{
    for (JoinRow& row : m_rows) {
        row.isDecided = speaksOf(row, choices);
    }
    showRows();
}

void JoinView::showRows()
{
    const int kind = m_filter->checkedId() + everyKind;
    const int current = m_parts.table->currentIndex().row();
    std::vector<SourceRef> place;
    if (current >= 0) {
        place = m_model->rows()[static_cast<std::size_t>(current)].records;
    }
    std::vector<JoinRow> rows;
    std::ranges::copy_if(m_rows, std::back_inserter(rows),
        [kind](const JoinRow& row) { return kind == everyKind || static_cast<int>(row.kind) == kind; });
    const auto again = std::ranges::find_if(rows, [&](const JoinRow& row) {
        return !place.empty() && std::ranges::find(row.records, place.front()) != row.records.end();
    });
    const int row = again != rows.end()
        ? static_cast<int>(again - rows.begin())
        : std::clamp(current, 0, std::max(0, static_cast<int>(rows.size()) - 1));
    m_model->setRows(std::move(rows));
    const QString summary = m_parts.summary->text();
    showSummary(m_parts, summary);
    m_parts.table->setCurrentIndex(m_model->index(row, 0));
    updateButtons();
}

std::vector<const JoinRow*> JoinView::selectedRows() const
{
    std::vector<const JoinRow*> rows;
    for (const QModelIndex& index : m_parts.table->selectionModel()->selectedRows()) {
        rows.push_back(&m_model->rows()[static_cast<std::size_t>(index.row())]);
    }
    return rows;
}

void JoinView::updateButtons()
{
    const std::vector<const JoinRow*> rows = selectedRows();
    const auto all = [&](auto suits) {
        return !rows.empty() && std::ranges::all_of(rows, [&](const JoinRow* row) { return suits(*row); });
    };
    const bool areRecords = all([](const JoinRow& row) { return !row.records.empty(); });
    m_joinSelected->setEnabled(rows.size() > 1 && areRecords);
    m_joinWith->setEnabled(rows.size() == 1 && areRecords && !rows.front()->candidates.empty());
    // Of a record that is joined the row of its join says what would be taken apart.
    m_takeApart->setEnabled(areRecords && all([this](const JoinRow& row) {
        return row.kind == JoinKind::Joined || (row.kind == JoinKind::Ambiguous && !isJoined(row));
    }));
    m_takeBack->setEnabled(std::ranges::any_of(rows, [](const JoinRow* row) { return row->isDecided; }));
}

bool JoinView::isJoined(const JoinRow& ambiguous) const
{
    return std::ranges::any_of(m_rows, [&](const JoinRow& row) {
        return row.kind == JoinKind::Joined
            && std::ranges::find(row.records, ambiguous.records.front()) != row.records.end();
    });
}

void JoinView::joinSelected()
{
    JoinChoice choice;
    for (const JoinRow* row : selectedRows()) {
        choice.records.push_back(row->records.front());
    }
    Q_EMIT chosen(choice);
}

void JoinView::chooseCandidate()
{
    if (!m_joinWith->isEnabled()) {
        return;
    }
    const JoinRow row = *selectedRows().front(); // the rows may change while the menu is open
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QStringList places = distinctPlaces(row.candidates);
    for (std::size_t i = 0; i < row.candidates.size(); ++i) {
        const QString number =
            i < 9 ? QString(u'&' % QString::number(i + 1) % QStringLiteral("  ")) : QString();
        QAction* action = menu->addAction(
            number + QString(places[static_cast<qsizetype>(i)]).replace(u'&', QStringLiteral("&&")));
        connect(action, &QAction::triggered, this, [this, row, i] {
            Q_EMIT chosen({JoinChoice::Kind::OneRun, {row.candidates[i], row.records.front()}});
        });
    }
    if (row.kind == JoinKind::Ambiguous && !isJoined(row)) {
        menu->addSeparator();
        connect(menu->addAction(tr("&None of them: keep it apart")), &QAction::triggered, this, [this, row] {
            Q_EMIT chosen({JoinChoice::Kind::Apart, row.records});
        });
    }
    menu->setActiveAction(menu->actions().front());
    menu->popup(m_joinWith->mapToGlobal(QPoint(0, m_joinWith->height())));
}

void JoinView::takeApart()
{
    JoinChoice choice{JoinChoice::Kind::Apart, {}};
    for (const JoinRow* row : selectedRows()) {
        choice.records.push_back(row->records.front());
    }
    Q_EMIT chosen(choice);
}

void JoinView::takeBack()
{
    std::vector<SourceRef> records;
    for (const JoinRow* row : selectedRows()) {
        records.insert(records.end(), row->records.begin(), row->records.end());
    }
    Q_EMIT takenBack(records);
}

} // namespace trefoil
