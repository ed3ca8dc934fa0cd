// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/columns_step.h"

#include <algorithm>

#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

#include "core/ingest/asked_columns.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/text.h"
#include "ui/pages/import/mapping_editor.h"

namespace trefoil {

namespace {

constexpr std::size_t previewRows = 4;

QString choiceText(const PlannedFile& file)
{
    const int questions = openQuestions(file);
    return questions == 0 ? pathText(file.path)
                          : ColumnsStep::tr("%1 · %n questions", nullptr, questions).arg(pathText(file.path));
}

} // namespace

ColumnsStep::ColumnsStep(JobRunner& runner, QWidget* parent)
    : QWidget(parent)
    , m_runner(runner)
    , m_state(new QLabel(this))
    , m_choice(new QComboBox(this))
    , m_editor(new MappingEditor(this))
    , m_buttons(new QWidget(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_state);
    layout->addWidget(m_choice);
    layout->addWidget(m_editor, 1);
    layout->addWidget(m_buttons);
    m_state->setWordWrap(true);
    m_choice->setAccessibleName(tr("Table whose columns are shown"));
    auto* row = new QHBoxLayout(m_buttons);
    row->setContentsMargins(0, 0, 0, 0);
    auto* loadButton = new QPushButton(tr("Load mapping…"), m_buttons);
    auto* saveButton = new QPushButton(tr("Save mapping…"), m_buttons);
    row->addWidget(loadButton);
    row->addWidget(saveButton);
    row->addStretch(1);
    connect(loadButton, &QPushButton::clicked, this, &ColumnsStep::load);
    connect(saveButton, &QPushButton::clicked, this, &ColumnsStep::save);
    connect(m_choice, &QComboBox::activated, this, &ColumnsStep::showTable);
    connect(m_editor, &MappingEditor::mappingChanged, this, &ColumnsStep::take);
}

void ColumnsStep::setPlan(const ImportPlan& plan)
{
    ++m_generation; // what is still being read belongs to the plan before
    m_tables.clear();
    m_choice->clear();
    for (std::size_t i = 0; i < plan.size(); ++i) {
        if (hasAskedColumns(plan[i])) {
            m_tables.emplace_back(static_cast<int>(i), plan[i]);
        }
    }
    std::ranges::stable_partition(
        m_tables, [](const auto& table) { return openQuestions(table.second) > 0; });
    for (const auto& [place, file] : m_tables) {
        m_choice->addItem(choiceText(file));
    }
    const bool any = !m_tables.empty();
    m_choice->setVisible(any && m_tables.size() > 1);
    m_editor->setVisible(any);
    m_buttons->setVisible(any);
    static_cast<QVBoxLayout*>(layout())->setAlignment(m_state, any ? Qt::Alignment() : Qt::AlignTop);
    m_state->setText(
        tr("The formats of all chosen files say what their columns mean. Nothing is to be decided here."));
    m_shown = -1;
    if (any) {
        showTable(0);
    }
}

void ColumnsStep::showTable(int index)
{
    m_shown = index;
    const PlannedFile& file = m_tables[static_cast<std::size_t>(index)].second;
    m_editor->setMapping(*file.mapping);
    preview(*file.mapping);
}

void ColumnsStep::preview(const Mapping& mapping)
{
    m_job.cancel();
    const int generation = ++m_generation;
    m_job = m_runner.run<TablePreview>(
        {},
        [file = m_tables[static_cast<std::size_t>(m_shown)].second, mapping](
            Progress& progress) -> Result<TablePreview> {
            if (progress.stopRequested()) {
                return fail(Errc::Cancelled, {});
            }
            const Result<Source> source = Source::open(file.path);
            return source ? previewColumns(*file.importer(), *source, mapping, previewRows)
                          : tl::unexpected<Error>(source.error());
        },
        this,
        [this, generation](const Result<TablePreview>& rows) {
            if (generation == m_generation) {
                showPreview(rows);
            }
        });
}

void ColumnsStep::showPreview(const Result<TablePreview>& rows)
{
    if (!rows) {
        m_state->setText(errorText(rows.error()));
        return;
    }
    m_editor->setPreview(*rows);
    const PlannedFile& file = m_tables[static_cast<std::size_t>(m_shown)].second;
    m_state->setText(
        tr("%1: what does each column mean? Questions are in bold.").arg(pathText(file.path.filename())));
}

void ColumnsStep::take(const Mapping& mapping)
{
    auto& [place, file] = m_tables[static_cast<std::size_t>(m_shown)];
    file.mapping = std::make_shared<const Mapping>(mapping);
    m_choice->setItemText(m_shown, choiceText(file));
    preview(mapping);
    Q_EMIT mappingChanged(place, file.mapping);
}

void ColumnsStep::load()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Load a mapping"), {}, tr("Mapping (*.json)"));
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly)) {
        return;
    }
    const Result<Mapping> mapping = mappingFromJson(file.readAll().toStdString());
    if (!mapping) {
        m_state->setText(errorText(mapping.error()));
        return;
    }
    m_editor->setMapping(*mapping);
    take(*mapping);
}

void ColumnsStep::save()
{
    const QString proposed =
        pathText(m_tables[static_cast<std::size_t>(m_shown)].second.path) % QStringLiteral(".mapping.json");
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Save the mapping"), proposed, tr("Mapping (*.json)"));
    if (path.isEmpty()) {
        return;
    }
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly)
        && file.write(QByteArray::fromStdString(mappingToJson(m_editor->mapping()))) >= 0 && file.commit();
    m_state->setText(isWritten ? tr("Saved as %1; the command line can use it too.").arg(path)
                               : tr("%1 could not be written: %2").arg(path, file.errorString()));
}

} // namespace trefoil
