// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/workspace.h"

#include <QWidget>

class QLabel;
class QListWidget;

namespace trefoil {

/// What was done with the data, in words, the latest first; undone steps are grey and can be done again.
class HistoryPage final : public QWidget {
    Q_OBJECT

public:
    HistoryPage(Workspace& workspace, QWidget* parent);

private:
    void reload();
    void copy() const;

    Workspace& m_workspace;
    QLabel* m_empty = nullptr;
    QListWidget* m_list = nullptr;
};

} // namespace trefoil
