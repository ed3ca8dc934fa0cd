// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

#include <QMutex>
#include <QObject>
#include <QString>

#include <atomic>
#include <memory>
#include <string>

namespace trefoil {

/// What a job says about how far it is.
struct JobProgress {
    std::string stage;
    std::int64_t done = 0;
    std::int64_t total = 0; ///< 0: unknown
};

/// The part of a job that its thread and the window share.
class JobProgressState final : public Progress {
public:
    void report(std::string_view stage, std::int64_t done, std::int64_t total) override
    {
        const QMutexLocker lock(&m_mutex);
        m_progress = {std::string(stage), done, total};
    }
    [[nodiscard]] bool stopRequested() const override { return m_stop.load(std::memory_order_relaxed); }

    void requestStop() { m_stop.store(true, std::memory_order_relaxed); }
    [[nodiscard]] JobProgress progress() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_progress;
    }

private:
    mutable QMutex m_mutex;
    JobProgress m_progress;
    std::atomic<bool> m_stop = false;
};

/// How a caller holds a job it started: to cancel it. Copies are the same job.
class JobHandle {
public:
    JobHandle() = default;
    explicit JobHandle(std::shared_ptr<JobProgressState> state)
        : m_state(std::move(state))
    {
    }

    void cancel()
    {
        if (m_state != nullptr) {
            m_state->requestStop();
        }
    }
    [[nodiscard]] bool isCancelled() const { return m_state != nullptr && m_state->stopRequested(); }
    [[nodiscard]] JobProgress progress() const { return m_state ? m_state->progress() : JobProgress{}; }

private:
    std::shared_ptr<JobProgressState> m_state;
};

} // namespace trefoil
