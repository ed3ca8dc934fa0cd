// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compression/evaluations.h"
#include "ui/jobs/job_runner.h"
#include "ui/session/workspace.h"

#include <QLabel>

#include <memory>

namespace trefoil {

/// Who leaves the front of the Compare board's quantities, and who joins it, once its society quantity
/// counts: one sentence about the models with a visible run; and how sure the front of all quantities is,
/// when seeds and examples are drawn again. Its tool tip names the models that are on it or may be, and what
/// keeps them there. Made beside the window's thread; hidden where nothing is to be compared.
class FrontSentence final : public QLabel {
    Q_OBJECT

public:
    /// Works while the page can be seen.
    FrontSentence(Workspace& workspace, QWidget* page);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// What the runs of a table answered to single examples; read once for it.
    struct Answers {
        FramePointer of;
        std::shared_ptr<const Evaluations> evaluations;
    };
    struct States {
        QString text;
        QString models; ///< by state, for the tool tip
        Answers answers;
    };

    void becomeStale();
    void make();
    void makeStates();
    void say(const QString& text, const QString& models);
    [[nodiscard]] static Result<Answers> answersOf(
        const QString& library, const FramePointer& recorded, Progress& progress);

    Workspace& m_workspace;
    JobRunner m_runner;
    JobHandle m_job;
    Answers m_answers;
    bool m_isStale = true;
    bool m_isRunning = false;
};

} // namespace trefoil
