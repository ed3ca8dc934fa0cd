// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/jobs/job.h"

#include <QFutureWatcher>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <functional>
#include <optional>
#include <vector>

namespace trefoil {

/// Runs work beside the window, one job after the other on a single thread of its own, so that a library is
/// always used from the same thread. The result is a value and comes back on the window's thread; a job that
/// noticed that it should stop gives Errc::Cancelled. A job whose context was destroyed finishes silently;
/// what done holds lives until then all the same, for the work may point into it.
class JobRunner : public QObject {
    Q_OBJECT

public:
    explicit JobRunner(QObject* parent = nullptr);
    ~JobRunner() override; ///< asks every job to stop and waits for the thread

    /// title: shown while it runs; empty for short jobs that should not show.
    template <class T>
    JobHandle run(const QString& title, std::function<Result<T>(Progress&)> work, QObject* context,
        std::function<void(Result<T>)> done)
    {
        auto state = std::make_shared<JobProgressState>();
        // The result travels beside the future: a future that was cancelled loses what was already done.
        auto result = std::make_shared<std::optional<Result<T>>>();
        auto kept = std::make_shared<const std::function<void(Result<T>)>>(std::move(done));
        auto* watcher = new QFutureWatcher<void>(this);
        connect(watcher, &QFutureWatcher<void>::finished, context,
            [result, kept] { (*kept)(std::move(**result)); });
        connect(watcher, &QFutureWatcher<void>::finished, this, [this, watcher, kept] { finish(watcher); });
        start({watcher, title, state});
        watcher->setFuture(QtConcurrent::run(
            &m_thread, [state, result, work = std::move(work)] { *result = work(*state); }));
        return JobHandle(state);
    }

    [[nodiscard]] bool isBusy() const { return !m_jobs.empty(); }
    [[nodiscard]] QString currentTitle() const; ///< of the oldest job that has one
    [[nodiscard]] JobProgress currentProgress() const;
    void cancelCurrent();

Q_SIGNALS:
    void changed(); ///< a job began or ended

private:
    struct Job {
        QObject* watcher = nullptr;
        QString title;
        std::shared_ptr<JobProgressState> state;
    };
    void start(Job job);
    void finish(QObject* watcher);
    [[nodiscard]] const Job* current() const;

    QThreadPool m_thread;
    std::vector<Job> m_jobs;
};

} // namespace trefoil
