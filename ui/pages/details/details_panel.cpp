// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/details_panel.h"

#include <QLabel>
#include <QListView>
#include <QMouseEvent>
#include <QScrollBar>
#include <QVBoxLayout>

#include "ui/bridge/text.h"
#include "ui/pages/details/detail_delegate.h"
#include "ui/pages/details/relations_label.h"

namespace trefoil {

namespace {

qint64 rowToShow(const Workspace& workspace)
{
    qint64 first = -1;
    workspace.selection()->forEach(
        [&](RowSet::Row row) { first = first < 0 ? static_cast<qint64>(row) : first; });
    return first;
}

QString contextText(const RunDetails& details)
{
    const Context& context = details.context;
    QStringList parts;
    for (const std::string& part : {context.model, context.variant, context.kind, context.dataset,
             context.task, context.split, context.hardware, context.countryIso3, context.tool}) {
        const QString text = toText(part);
        if (!part.empty() && !parts.contains(text) && text != toText(details.name)) {
            parts << text;
        }
    }
    if (details.seed) {
        parts << DetailsPanel::tr("seed %1").arg(*details.seed);
    }
    if (details.startedAt) {
        parts << toText(formatInstant(*details.startedAt));
    }
    QString text = parts.join(QStringLiteral(" · "));
    if (!context.citation.empty()) {
        text += u'\n' + toText(context.citation);
    }
    return text;
}

QLabel* wrappedLabel(QWidget* parent, const QString& name)
{
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

DetailsPanel::DetailsPanel(Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_name(wrappedLabel(this, QStringLiteral("title")))
    , m_about(wrappedLabel(this, QStringLiteral("quiet")))
    , m_relations(new RelationsLabel(workspace, this))
    , m_joins(wrappedLabel(this, QStringLiteral("quiet")))
    , m_values(new QListView(this))
    , m_model(new DetailsModel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 8, 8);
    layout->addWidget(m_name);
    layout->addWidget(m_about);
    layout->addWidget(m_relations);
    layout->addWidget(m_values, 1);
    layout->addWidget(m_joins);
    buildValues();
    connect(&workspace, &Workspace::selectionChanged, this, &DetailsPanel::follow);
    connect(&workspace, &Workspace::recordedChanged, this, [this] { m_shown = {}; });
    connect(&workspace, &Workspace::frameChanged, this, [this] {
        follow();
        if (m_row >= 0 && m_shown == m_details.run) {
            showRun(); // the same run under another scenario
        }
    });
    clear(tr("Select a run to read where each of its numbers came from."));
}

void DetailsPanel::buildValues()
{
    m_delegate = new DetailDelegate(*m_model, m_values);
    m_values->setModel(m_model);
    m_values->setItemDelegate(m_delegate);
    m_values->setAccessibleName(tr("Values of the run with grade and source"));
    m_values->setAccessibleDescription(tr("Enter opens the line of the source file"));
    m_values->setObjectName(QStringLiteral("values"));
    m_values->setFrameShape(QFrame::NoFrame);
    m_values->setResizeMode(QListView::Adjust);
    m_values->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_values->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_values->setSelectionMode(QAbstractItemView::SingleSelection);
    m_values->setMouseTracking(true);
    m_values->viewport()->installEventFilter(this);
    connect(m_values, &QListView::activated, this, &DetailsPanel::openSource);
}

bool DetailsPanel::isOnLink(const QPoint& place) const
{
    const QModelIndex index = m_values->indexAt(place);
    QStyleOptionViewItem option;
    option.initFrom(m_values);
    option.widget = m_values;
    option.rect = m_values->visualRect(index);
    return index.isValid() && m_delegate->linkRect(option, index).contains(place);
}

bool DetailsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseMove || event->type() == QEvent::MouseButtonRelease) {
        const QPoint place = static_cast<QMouseEvent*>(event)->pos();
        const bool isLink = isOnLink(place);
        m_values->viewport()->setCursor(isLink ? Qt::PointingHandCursor : Qt::ArrowCursor);
        if (isLink && event->type() == QEvent::MouseButtonRelease) {
            openSource(m_values->indexAt(place));
        }
    }
    return QWidget::eventFilter(watched, event);
}

void DetailsPanel::follow()
{
    const qint64 row = rowToShow(m_workspace);
    const Frame& frame = *m_workspace.frame();
    if (row < 0 || row >= static_cast<qint64>(frame.rowCount())) {
        m_shown = {};
        m_row = -1;
        clear(tr("Select a run to read where each of its numbers came from."));
        return;
    }
    const RunId run = frame.runs[static_cast<std::size_t>(row)];
    if (run == m_shown) {
        showAbout();
        return;
    }
    m_shown = run;
    m_row = row;
    m_workspace.details(run, this, [this, run](const Result<RunDetails>& details) {
        if (run == m_shown && details) {
            m_details = *details;
            showRun();
        }
    });
}

void DetailsPanel::showAbout()
{
    if (m_details.run != m_shown) {
        return; // they come
    }
    const std::size_t selected = m_workspace.selection()->count();
    QStringList lines;
    if (selected > 1) {
        lines << tr("The first of %1 selected runs").arg(selected);
    }
    lines << contextText(m_details);
    lines.removeAll(QString());
    m_about->setText(lines.join(u'\n'));
    m_about->setVisible(!lines.isEmpty());
}

void DetailsPanel::showRun()
{
    const RunDetails& details = m_details;
    const auto row = static_cast<std::size_t>(m_row);
    m_name->setText(toText(details.name));
    showAbout();
    m_relations->show(details);
    const int scrolled = m_values->verticalScrollBar()->value();
    m_model->setRows(
        detailRows(details, {*m_workspace.recorded(), *m_workspace.frame(), m_workspace.scenario(), row}));
    m_values->show();
    m_values->doItemsLayout();
    m_values->verticalScrollBar()->setValue(scrolled);
    QStringList reasons;
    for (const JoinOutcome& join : details.joins) {
        reasons << tr("Joined, %1 (%2 %): %3")
                       .arg(joinReasonText(join.reason))
                       .arg(qRound(join.confidence * 100))
                       .arg(toText(join.explanation));
    }
    m_joins->setText(reasons.join(u'\n'));
    m_joins->setVisible(!reasons.isEmpty());
}

void DetailsPanel::clear(const QString& text)
{
    m_details = {};
    m_name->setText({});
    m_about->setText(text);
    m_about->show();
    m_model->setRows({});
    m_values->hide();
    m_relations->hide();
    m_joins->hide();
    static_cast<QVBoxLayout*>(layout())->setAlignment(m_about, Qt::AlignTop);
}

void DetailsPanel::openSource(const QModelIndex& index)
{
    const DetailRow& row = m_model->rows()[static_cast<std::size_t>(index.row())];
    if (!row.where.path.empty()) {
        Q_EMIT sourceRequested(row.where, row.sha256);
    }
}

} // namespace trefoil
