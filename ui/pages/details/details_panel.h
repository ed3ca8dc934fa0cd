// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/details_model.h"
#include "ui/models/join_model.h"
#include "ui/session/workspace.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace trefoil {

/// Everything about the selected (or else hovered) run: every value with unit, grade and the place in its
/// file, and how the run was joined.
class DetailsPanel final : public QWidget {
    Q_OBJECT

public:
    DetailsPanel(Workspace& workspace, QWidget* parent);

Q_SIGNALS:
    void sourceRequested(const trefoil::SourceRef& where, const std::string& sha256);

private:
    void follow();
    void showRun(const RunDetails& details);
    void clear(const QString& text);
    void openSource(const QModelIndex& index);

    Workspace& m_workspace;
    QLabel* m_name = nullptr;
    QLabel* m_about = nullptr;
    QLabel* m_joins = nullptr;
    QTableView* m_values = nullptr;
    DetailsModel* m_model = nullptr;
    RunId m_shown;
    qint64 m_row = -1;
};

} // namespace trefoil
