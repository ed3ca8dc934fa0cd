// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/diagnostics_model.h"
#include "ui/models/summary_table.h"
#include "ui/session/workspace.h"

#include <QWidget>

class QPushButton;

namespace trefoil {

/// What was set aside, doubtful or ambiguous in the files of the library, and what a watch cannot read.
class ProblemsPage final : public QWidget {
    Q_OBJECT

public:
    ProblemsPage(Workspace& workspace, QWidget* parent);

    /// What a watch cannot read, and the library therefore does not know.
    void setUnread(std::vector<FileOutcome> files);

Q_SIGNALS:
    void sourceRequested(const trefoil::SourceRef& where, const std::string& sha256);
    void countChanged(int count);
    void joinsRequested();
    void importAgainRequested(const QStringList& files); ///< those with records that were set aside

private:
    void reload();
    void addButtons();
    void save();

    Workspace& m_workspace;
    std::vector<FileOutcome> m_unread;
    std::vector<Problem> m_problems; ///< each of them; the model shows equal ones in one row
    DiagnosticsModel* m_model = nullptr;
    SummaryTable m_parts;
    QPushButton* m_save = nullptr;
    QPushButton* m_again = nullptr;
    QPushButton* m_joins = nullptr;
};

} // namespace trefoil
