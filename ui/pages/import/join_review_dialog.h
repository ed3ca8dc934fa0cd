// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/workspace.h"

#include <QDialog>

namespace trefoil {

class JoinView;

/// How the records of the library have become runs. What a person decides here is a change of the library at
/// once, and undone like every other.
class JoinReviewDialog final : public QDialog {
    Q_OBJECT

public:
    JoinReviewDialog(Workspace& workspace, QWidget* parent);

private:
    void load();

    Workspace& m_workspace;
    JoinView* m_view = nullptr;
    int m_decisions = 0; ///< made here and not undone
    bool m_isDeciding = false;
};

} // namespace trefoil
