// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/job_runner.h"
#include "ui/session/workspace.h"

#include <QLabel>

namespace trefoil {

/// Who leaves the front of the Compare board's quantities, and who joins it, once its society quantity
/// counts: one sentence about the models with a visible run, made beside the window's thread; hidden where
/// nothing is to be compared.
class FrontSentence final : public QLabel {
    Q_OBJECT

public:
    /// Works while the page can be seen.
    FrontSentence(Workspace& workspace, QWidget* page);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void becomeStale();
    void make();

    Workspace& m_workspace;
    JobRunner m_runner;
    bool m_isStale = true;
    bool m_isRunning = false;
};

} // namespace trefoil
