// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/ingest/formats/table/table_preview.h"
#include "ui/jobs/job_runner.h"
#include "ui/pages/import/import_plan.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace trefoil {

class MappingEditor;

/// What the columns of each table mean; a mapping can be saved as a file and used again.
class ColumnsStep final : public QWidget {
    Q_OBJECT

public:
    ColumnsStep(JobRunner& runner, QWidget* parent);

    void setPlan(const ImportPlan& plan);

Q_SIGNALS:
    void mappingChanged(int file, std::shared_ptr<const trefoil::Mapping> mapping);

private:
    void showTable(int index);
    void preview(const Mapping& mapping); ///< beside the window; a later one makes an earlier one void
    void showPreview(const Result<TablePreview>& rows);
    void take(const Mapping& mapping);
    void load();
    void save();

    std::vector<std::pair<int, PlannedFile>> m_tables; ///< with their place in the plan
    JobRunner& m_runner;
    JobHandle m_job;
    int m_generation = 0;
    int m_shown = -1;
    QLabel* m_state = nullptr;
    QComboBox* m_choice = nullptr;
    MappingEditor* m_editor = nullptr;
    QWidget* m_buttons = nullptr;
};

} // namespace trefoil
