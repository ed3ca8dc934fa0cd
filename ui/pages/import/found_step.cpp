// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/found_step.h"

#include <algorithm>

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/pages/import/found_files_model.h"

namespace trefoil {

namespace {

/// Rows as high as a box, whether they have one or not. Names of logs differ at their ends.
class FoundFileDelegate final : public QStyledItemDelegate {
public:
    explicit FoundFileDelegate(QObject* parent)
        : QStyledItemDelegate(parent)
        , m_height(QComboBox().sizeHint().height())
    {
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index).expandedTo({0, m_height});
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.column() == FoundFilesModel::FileColumn) {
            option->textElideMode = Qt::ElideMiddle;
        }
        const auto* view = qobject_cast<const QTreeView*>(option->widget);
        if (view != nullptr && view->indexWidget(index) != nullptr) {
            option->text.clear(); // a disabled box lets it shine through
        }
    }

private:
    int m_height;
};

} // namespace

FoundStep::FoundStep(QWidget* parent)
    : QWidget(parent)
    , m_model(new FoundFilesModel(this))
    , m_summary(new QLabel(this))
    , m_questions(new QLabel(this))
    , m_files(new QTreeView(this))
    , m_why(new QLabel(this))
    , m_about(new QPushButton(tr("&About this format"), this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_summary);
    layout->addWidget(m_questions);
    m_questions->setObjectName(QStringLiteral("title"));
    m_questions->hide();
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
    m_files->setItemDelegate(new FoundFileDelegate(this));
    m_files->setModel(m_model);
    m_files->setColumnWidth(FoundFilesModel::FileColumn, 330);
    m_files->setColumnWidth(FoundFilesModel::FormatColumn, 230);
    m_files->setColumnWidth(FoundFilesModel::ConfidenceColumn, 90);
    m_looking.setSingleShot(true);
    m_looking.setInterval(0);
    connect(&m_looking, &QTimer::timeout, this, &FoundStep::keepBoxesInSight);
    const QScrollBar* bar = m_files->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, &m_looking, qOverload<>(&QTimer::start));
    connect(bar, &QScrollBar::rangeChanged, &m_looking, qOverload<>(&QTimer::start));
    m_about->setEnabled(false);
    m_about->setToolTip(tr("What is read of files like the selected one, in which units, and what is not"));
    connect(m_files->selectionModel(), &QItemSelectionModel::currentChanged, this, &FoundStep::showCurrent);
    connect(m_about, &QPushButton::clicked, this,
        [this] { Q_EMIT formatHelpAsked(m_model->formatId(m_files->currentIndex().row())); });
}

void FoundStep::showCurrent()
{
    const QModelIndex file = m_files->currentIndex();
    m_about->setEnabled(file.isValid() && !m_model->formatId(file.row()).isEmpty());
    const auto toolTip = [&](int column) {
        return file.siblingAtColumn(column).data(Qt::ToolTipRole).toString();
    };
    m_why->setText(file.isValid()
            ? QString(toolTip(FoundFilesModel::FileColumn) % u'\n' % toolTip(FoundFilesModel::WhyColumn))
            : QString());
}

void FoundStep::setPlan(const ImportPlan& plan)
{
    const auto recognised = std::count_if(
        plan.begin(), plan.end(), [](const PlannedFile& file) { return file.importer() != nullptr; });
    m_summary->setText(plan.empty()
            ? tr("There is nothing to import: no file was found, or none has changed since its import.")
            : tr("%1 of %n files are in a format that Trefoil reads. It is recognised by what is in a "
                 "file; change it here where it is wrong.",
                nullptr, static_cast<int>(plan.size()))
                  .arg(recognised));
    m_firstBox = m_endOfBoxes = 0; // boxes go with the rows
    m_model->setRows(plan);
    m_files->setCurrentIndex(m_model->index(0, 0));
    showCurrent();
    m_looking.start();
}

void FoundStep::showQuestions(int files)
{
    m_questions->setText(tr("%n files ask a question on the Columns step.", nullptr, files));
    m_questions->setVisible(files > 0);
}

void FoundStep::keepBoxesInSight()
{
    const int rows = m_model->rowCount({});
    const QModelIndex top = m_files->indexAt({0, 0});
    const QModelIndex bottom = m_files->indexAt({0, m_files->viewport()->height() - 1});
    const int first = top.isValid() ? top.row() : 0;
    const int end = bottom.isValid() ? bottom.row() + 1 : rows;
    for (int row = m_firstBox; row < m_endOfBoxes; ++row) {
        if (row < first || row >= end) {
            m_files->setIndexWidget(m_model->index(row, FoundFilesModel::FormatColumn), nullptr);
        }
    }
    for (int row = first; row < end; ++row) {
        if (row < m_firstBox || row >= m_endOfBoxes) {
            makeBox(row);
        }
    }
    m_firstBox = first;
    m_endOfBoxes = end;
}

void FoundStep::makeBox(int row)
{
    const QStringList formats = m_model->formats(row);
    if (formats.isEmpty()) {
        return;
    }
    auto* box = new QComboBox(m_files);
    const QString name = m_model->index(row, FoundFilesModel::FileColumn).data().toString();
    box->setAccessibleName(tr("Format of %1").arg(name));
    box->setAutoFillBackground(true); // what the cell says lies under it
    box->addItem(tr("leave out"));
    box->addItems(formats);
    box->setCurrentIndex(m_model->rows()[static_cast<std::size_t>(row)].chosen + 1);
    connect(box, &QComboBox::activated, this, [this, row](int index) {
        m_model->choose(row, index - 1);
        showCurrent();
        Q_EMIT chosen(row, index - 1);
    });
    m_files->setIndexWidget(m_model->index(row, FoundFilesModel::FormatColumn), box);
}

} // namespace trefoil
