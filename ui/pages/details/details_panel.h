// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/details_model.h"
#include "ui/models/join_model.h"
#include "ui/session/workspace.h"

#include <QWidget>

class QLabel;
class QListView;

namespace trefoil {

class DetailDelegate;
class RelationsLabel;

/// Everything about the selected run: every value with unit, grade and the place in its file, what was
/// derived beside it with formula and inputs, what it is part of, and how the run was joined.
class DetailsPanel final : public QWidget {
    Q_OBJECT

public:
    DetailsPanel(Workspace& workspace, QWidget* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void sourceRequested(const trefoil::SourceRef& where, const std::string& sha256);

private:
    void follow();
    void showRun();
    void showAbout(); ///< what is under the name
    void buildValues();
    void clear(const QString& text);
    void openSource(const QModelIndex& index);
    [[nodiscard]] bool isOnLink(const QPoint& place) const;

    Workspace& m_workspace;
    QLabel* m_name = nullptr;
    QLabel* m_about = nullptr;
    RelationsLabel* m_relations = nullptr;
    QLabel* m_joins = nullptr;
    QListView* m_values = nullptr;
    DetailDelegate* m_delegate = nullptr;
    RunDetails m_details;
    DetailsModel* m_model = nullptr;
    RunId m_shown;
    qint64 m_row = -1;
};

} // namespace trefoil
