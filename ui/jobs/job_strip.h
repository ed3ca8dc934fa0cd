// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace trefoil {

class JobRunner;

/// The running job in the status bar: what it does, how far it is, and a button to stop it. Hidden while
/// nothing with a title runs, and for the first moments of a job so that short ones do not flash.
class JobStrip : public QWidget {
    Q_OBJECT

public:
    explicit JobStrip(JobRunner& runner, QWidget* parent = nullptr);

private:
    void follow();
    void update();

    JobRunner& m_runner;
    QLabel* m_title = nullptr;
    QProgressBar* m_bar = nullptr;
    QToolButton* m_cancel = nullptr;
    QTimer m_delay;
    QTimer m_tick;
};

} // namespace trefoil
