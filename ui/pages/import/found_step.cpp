// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/found_step.h"

#include <algorithm>

#include <QComboBox>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/bridge/text.h"

namespace trefoil {

namespace {

enum FoundColumn { FileColumn, FormatColumn, ConfidenceColumn, FoundWhyColumn, foundColumnCount };
constexpr std::size_t shownLimit = 2000; ///< one combo box per file: more would make the dialog slow
constexpr qint64 boxesMilliseconds = 10; ///< of each turn of making them: the window answers in between

QString whyText(const PlannedFile& file)
{
    if (file.candidates.empty()) {
        return FoundStep::tr("%1; left out").arg(toText(file.reason));
    }
    if (!file.readAgain.empty()) {
        return FoundStep::tr("read again: %1").arg(toText(file.readAgain));
    }
    const std::size_t index = file.chosen < 0 ? 0 : static_cast<std::size_t>(file.chosen);
    return toText(file.candidates[index].recognition.reason);
}

QString confidenceText(const PlannedFile& file)
{
    if (file.candidates.empty()) {
        return {};
    }
    const std::size_t index = file.chosen < 0 ? 0 : static_cast<std::size_t>(file.chosen);
    return FoundStep::tr("%1 %").arg(qRound(file.candidates[index].recognition.confidence * 100));
}

} // namespace

FoundStep::FoundStep(QWidget* parent)
    : QWidget(parent)
    , m_summary(new QLabel(this))
    , m_files(new QTreeWidget(this))
    , m_why(new QLabel(this))
    , m_about(new QPushButton(tr("&About this format"), this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_summary);
    layout->addWidget(m_files, 1);
    layout->addWidget(m_why);
    layout->addWidget(m_about, 0, Qt::AlignLeft);
    m_why->setWordWrap(true);
    m_why->setTextFormat(Qt::PlainText);
    m_why->setObjectName(QStringLiteral("quiet"));
    m_summary->setWordWrap(true);
    m_files->setAccessibleName(tr("Files that were found"));
    m_files->setRootIsDecorated(false);
    m_files->setUniformRowHeights(true);
    m_files->setColumnCount(foundColumnCount);
    m_files->setHeaderLabels({tr("File"), tr("Format"), tr("Confidence"), tr("Why")});
    m_making.setSingleShot(true);
    m_making.setInterval(0);
    connect(&m_making, &QTimer::timeout, this, &FoundStep::makeBoxes);
    m_about->setEnabled(false);
    m_about->setToolTip(tr("What is read of files like the selected one, in which units, and what is not"));
    connect(m_files, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem* item) {
        m_about->setEnabled(!currentFormat().isEmpty());
        m_why->setText(item == nullptr
                ? QString()
                : QString(item->toolTip(FileColumn) % u'\n' % item->text(FoundWhyColumn)));
    });
    connect(m_about, &QPushButton::clicked, this, [this] { Q_EMIT formatHelpAsked(currentFormat()); });
}

QString FoundStep::currentFormat() const
{
    QTreeWidgetItem* item = m_files->currentItem();
    const int row = item == nullptr ? -1 : m_files->indexOfTopLevelItem(item);
    if (row < 0 || static_cast<std::size_t>(row) >= m_formats.size()) {
        return {};
    }
    const QStringList& formats = m_formats[static_cast<std::size_t>(row)];
    const auto* choice = qobject_cast<QComboBox*>(m_files->itemWidget(item, FormatColumn));
    const int candidate = choice == nullptr ? 0 : std::max(choice->currentIndex() - 1, 0);
    return formats.value(candidate);
}

void FoundStep::setPlan(const ImportPlan& plan)
{
    m_files->clear();
    m_formats.clear();
    m_boxes.clear();
    m_nextBox = 0;
    const auto recognised = std::count_if(
        plan.begin(), plan.end(), [](const PlannedFile& file) { return file.importer() != nullptr; });
    m_summary->setText(plan.empty()
            ? tr("No file was found there.")
            : tr("%1 of %n files are in a format that Trefoil reads. It is recognised by what is in a "
                 "file; change it here where it is wrong.",
                nullptr, static_cast<int>(plan.size()))
                  .arg(recognised));
    for (std::size_t i = 0; i < std::min(plan.size(), shownLimit); ++i) {
        const PlannedFile& file = plan[i];
        QStringList& formats = m_formats.emplace_back();
        for (const Candidate& candidate : file.candidates) {
            formats.append(toText(candidate.importer->id));
        }
        auto* item = new QTreeWidgetItem(m_files);
        item->setText(FileColumn, pathText(file.path.filename()));
        item->setToolTip(FileColumn, pathText(file.path));
        item->setText(ConfidenceColumn, confidenceText(file));
        item->setText(FoundWhyColumn, whyText(file));
        item->setToolTip(FoundWhyColumn, whyText(file));
        if (file.candidates.empty()) {
            item->setText(FormatColumn, tr("not recognised"));
            for (int column = 0; column < foundColumnCount; ++column) {
                item->setForeground(column, palette().placeholderText());
            }
            continue;
        }
        m_boxes.push_back({item, i, file.chosen, {}});
        for (const Candidate& candidate : file.candidates) {
            m_boxes.back().formats.append(toText(candidate.importer->name));
        }
        item->setText(FormatColumn, file.chosen < 0 ? tr("leave out") : m_boxes.back().formats[file.chosen]);
    }
    m_files->setColumnWidth(FileColumn, 220);
    m_files->setColumnWidth(FormatColumn, 230);
    m_files->setColumnWidth(ConfidenceColumn, 90);
    if (!plan.empty()) {
        m_files->setCurrentItem(m_files->topLevelItem(0));
    }
    makeBoxes();
}

void FoundStep::makeBoxes()
{
    QElapsedTimer time;
    time.start();
    while (m_nextBox < m_boxes.size() && time.elapsed() < boxesMilliseconds) {
        const FormatBox& box = m_boxes[m_nextBox++];
        auto* format = new QComboBox(m_files);
        format->setAccessibleName(tr("Format of %1").arg(box.item->text(FileColumn)));
        format->addItem(tr("leave out"));
        format->addItems(box.formats);
        format->setCurrentIndex(box.chosen + 1);
        connect(format, &QComboBox::activated, this,
            [this, file = box.file](int index) { Q_EMIT chosen(static_cast<int>(file), index - 1); });
        box.item->setText(FormatColumn, {});
        m_files->setItemWidget(box.item, FormatColumn, format);
    }
    if (m_nextBox < m_boxes.size()) {
        m_making.start();
    }
}

} // namespace trefoil
