// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/job_runner.h"

#include <algorithm>

namespace trefoil {

JobRunner::JobRunner(QObject* parent)
    : QObject(parent)
{
    m_thread.setMaxThreadCount(1);
    m_thread.setExpiryTimeout(-1);
}

JobRunner::~JobRunner()
{
    for (const Job& job : m_jobs) {
        job.state->requestStop();
    }
    m_thread.waitForDone();
}

QString JobRunner::currentTitle() const
{
    const Job* job = current();
    return job == nullptr ? QString() : job->title;
}

JobProgress JobRunner::currentProgress() const
{
    const Job* job = current();
    return job == nullptr ? JobProgress{} : job->state->progress();
}

void JobRunner::cancelCurrent()
{
    if (const Job* job = current()) {
        job->state->requestStop();
    }
}

void JobRunner::start(Job job)
{
    m_jobs.push_back(std::move(job));
    Q_EMIT changed();
}

void JobRunner::finish(QObject* watcher)
{
    std::erase_if(m_jobs, [watcher](const Job& job) { return job.watcher == watcher; });
    watcher->deleteLater();
    Q_EMIT changed();
}

const JobRunner::Job* JobRunner::current() const
{
    const auto found =
        std::find_if(m_jobs.begin(), m_jobs.end(), [](const Job& job) { return !job.title.isEmpty(); });
    return found == m_jobs.end() ? nullptr : &*found;
}

} // namespace trefoil
