// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/workspace.h"

#include <QWidget>

class QCheckBox;
class QLabel;

namespace trefoil {

class ElidedLabel;

/// Under the toolbar: how many runs are seen, and whether recorded values or common conditions are shown.
class ConditionBar final : public QWidget {
    Q_OBJECT

public:
    ConditionBar(Workspace& workspace, QWidget* parent);

private:
    void update();

    Workspace& m_workspace;
    ElidedLabel* m_title = nullptr;
    QLabel* m_text = nullptr;
    QCheckBox* m_common = nullptr;
};

} // namespace trefoil
