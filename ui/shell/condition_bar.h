// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/workspace.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QToolButton;

namespace trefoil {

class ElidedLabel;

/// Under the toolbar: how many runs are seen, and whether recorded values or common conditions are shown;
/// of a bundled study also its claim and its citation.
class ConditionBar final : public QWidget {
    Q_OBJECT

public:
    ConditionBar(Workspace& workspace, QWidget* parent);

private:
    void update();

    Workspace& m_workspace;
    ElidedLabel* m_title = nullptr;
    QLabel* m_claim = nullptr; ///< the sentence that the study's board shows
    QToolButton* m_dismiss = nullptr;
    QLabel* m_text = nullptr;
    QCheckBox* m_common = nullptr;
};

} // namespace trefoil
