// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/groups/exemplars_panel.h"

#include "core/report/exemplar_tables.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/text.h"
#include "ui/charts/arrows/prepare.h"
#include "ui/charts/panels/report_rows.h"
#include "ui/models/sortable_table.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QTableView>

#include <utility>

namespace trefoil {

namespace {

constexpr int sharesWidth = 290;

} // namespace

ExemplarsPanel::ExemplarsPanel(Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_model(new ExemplarModel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 4, 10, 6);
    layout->setSpacing(4);
    auto* bar = new QHBoxLayout;
    m_variant = new QComboBox(this);
    m_variant->setAccessibleName(tr("Variant"));
    m_variant->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* name = new QLabel(tr("&Variant"), this);
    name->setBuddy(m_variant);
    m_summary = new QLabel(this);
    m_summary->setObjectName(QStringLiteral("exemplarSummary"));
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_save = new QPushButton(tr("Save &list…"), this);
    bar->addWidget(name);
    bar->addWidget(m_variant);
    bar->addWidget(m_summary, 1);
    bar->addWidget(m_save);
    layout->addLayout(bar);
    buildTable();
    auto* below = new QHBoxLayout;
    below->addWidget(m_table, 1);
    m_shares = new QLabel(this);
    m_shares->setObjectName(QStringLiteral("exemplarShares"));
    m_shares->setTextFormat(Qt::PlainText);
    m_shares->setWordWrap(true);
    m_shares->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_shares->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_shares->setAccessibleName(tr("Groups among these examples"));
    auto* area = new QScrollArea(this);
    area->setWidget(m_shares);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setFixedWidth(sharesWidth);
    below->addWidget(area);
    layout->addLayout(below, 1);
    connect(m_variant, &QComboBox::activated, this, [this] {
        m_isChosen = true;
        m_workspace.setSelection(rowsOf(*m_report, m_variant->currentData().toUInt(), nullptr));
        read();
    });
    connect(m_save, &QPushButton::clicked, this, &ExemplarsPanel::save);
}

void ExemplarsPanel::buildTable()
{
    m_table = new QTableView(this);
    showSortable(*m_table, *m_model);
    m_table->setObjectName(QStringLiteral("exemplars"));
    m_table->setAccessibleName(tr("Examples with another answer"));
}

void ExemplarsPanel::setFamily(
    const CompressionReportPointer& report, std::size_t family, std::optional<std::uint32_t> wanted)
{
    const QString before = m_variant->currentText();
    m_report = report;
    m_family = family;
    m_variant->clear();
    for (const VariantComparison& variant : report->families[family].variants) {
        m_variant->addItem(variantLabel(*report, variant.group, false), variant.group);
    }
    int chosen = m_isChosen ? m_variant->findText(before) : -1;
    m_isChosen = chosen >= 0;
    if (chosen < 0 && wanted) {
        chosen = m_variant->findData(*wanted);
    }
    m_variant->setCurrentIndex(std::max(chosen, 0));
    m_isStale = true;
    if (isVisible()) {
        read();
    }
}

void ExemplarsPanel::setThreshold(std::optional<double> threshold)
{
    if (threshold != m_threshold) {
        m_threshold = threshold;
        m_isStale = true;
        if (isVisible()) {
            read();
        }
    }
}

void ExemplarsPanel::chooseVariant(std::uint32_t group)
{
    const int index = m_variant->findData(group);
    if (index >= 0 && index != m_variant->currentIndex()) {
        m_variant->setCurrentIndex(index);
        m_isChosen = true;
        m_isStale = true;
        if (isVisible()) {
            read();
        }
    }
}

void ExemplarsPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_isStale) {
        read();
    }
}

std::vector<RunId> ExemplarsPanel::runsOf(std::uint32_t group) const
{
    std::vector<RunId> runs;
    for (const std::uint32_t row : m_report->replicates.groups[group].rows) {
        runs.push_back(m_report->frame->runs[row]);
    }
    return runs;
}

void ExemplarsPanel::read()
{
    m_job.cancel();
    if (m_report == nullptr || m_variant->count() == 0) {
        return;
    }
    m_isStale = false;
    m_summary->setText(tr("Comparing the answers…"));
    m_shares->clear();
    m_model->show(nullptr, {}); // the list of another variant
    m_save->setEnabled(false);
    const auto variant = m_variant->currentData().toUInt();
    m_job = m_runner.run<StoredExemplarsPointer>(
        {},
        [path = toPath(m_workspace.libraryPath()),
            baseline = runsOf(m_report->families[m_family].family.baseline), compressed = runsOf(variant),
            threshold = m_threshold](
            Progress& progress) { return readExemplars(path, baseline, compressed, threshold, progress); },
        this,
        [this, name = m_variant->currentText()](
            const Result<StoredExemplarsPointer>& exemplars) { take(exemplars, name); });
}

void ExemplarsPanel::take(const Result<StoredExemplarsPointer>& exemplars, const QString& variant)
{
    if (!exemplars && exemplars.error().code == Errc::Cancelled) {
        return; // another variant is being read
    }
    const StoredExemplarsPointer found = exemplars ? *exemplars : nullptr;
    m_model->show(found, variant);
    m_table->resizeColumnsToContents();
    m_save->setEnabled(found != nullptr && !found->report.exemplars.empty());
    if (!exemplars) {
        m_summary->setText(errorText(exemplars.error()));
    } else if (found == nullptr) {
        m_summary->setText(
            tr("No answers of both, in classes, to the same examples. Import tables of predictions "
               "with the columns id, y_true and y_pred."));
    } else {
        m_summary->setText(exemplarSummary(*found, variant));
    }
    const QStringList shares = found != nullptr ? exemplarShares(*found) : QStringList();
    m_shares->setText(shares.isEmpty()
            ? QString()
            : tr("Groups among these examples:") % QStringLiteral("\n\n") % shares.join(u'\n'));
}

void ExemplarsPanel::save()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the list"),
        m_variant->currentText().replace(u'/', u'-') % QStringLiteral("-exemplars.csv"), tr("Table (*.csv)"));
    if (path.isEmpty() || m_model->exemplars() == nullptr) {
        return;
    }
    const StoredExemplars& exemplars = *m_model->exemplars();
    QSaveFile file(path);
    const QByteArray text =
        QByteArray::fromStdString(toCsv(exemplarTable(exemplars.votes, exemplars.report)));
    const bool isWritten =
        file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
    const QString saved = isWritten ? tr("Saved as %1.").arg(path)
                                    : tr("%1 could not be written: %2").arg(path, file.errorString());
    m_summary->setText(exemplarSummary(exemplars, m_variant->currentText()) % u' ' % saved);
}

} // namespace trefoil
