// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/figures/figure_renderer.h"
#include "ui/jobs/job_runner.h"

#include <QObject>

#include <functional>

namespace trefoil {

/// One figure after the other, beside the window: a new one takes the place of one that is not finished, of
/// which nothing more is heard. Only recordFigure() runs on the window's thread.
class FigureTask final : public QObject {
public:
    /// title: what the runner's JobStrip shows; empty for nothing.
    FigureTask(QString title, QObject* parent)
        : QObject(parent)
        , m_title(std::move(title))
    {
    }

    [[nodiscard]] JobRunner& runner() { return m_runner; }

    /// prepare and write run in the job's thread; done gets the result of write, or why nothing can be drawn,
    /// or Cancelled.
    template <class T>
    void start(std::function<Result<PreparedFigurePointer>()> prepare,
        std::function<Result<T>(const RecordedFigure&, Progress&)> write, std::function<void(Result<T>)> done)
    {
        run<PreparedFigurePointer>(
            [prepare = std::move(prepare)](Progress& progress) -> Result<PreparedFigurePointer> {
                auto prepared = prepare();
                if (progress.stopRequested())
                    return fail(Errc::Cancelled, {});
                return prepared;
            },
            [this, write = std::move(write), done = std::move(done)](
                const Result<PreparedFigurePointer>& prepared) {
                if (!prepared) {
                    done(tl::unexpected<Error>(prepared.error()));
                    return;
                }
                if (m_job.isCancelled()) { // after the layout was there, but before the window heard of it
                    done(fail(Errc::Cancelled, {}));
                    return;
                }
                run<T>([figure = recordFigure(*prepared), write](
                           Progress& progress) { return write(*figure, progress); },
                    done);
            });
    }

    /// Likewise for work that needs no layout.
    template <class T>
    void run(std::function<Result<T>(Progress&)> work, std::function<void(Result<T>)> done)
    {
        cancel();
        const int turn = ++m_turn;
        m_job = m_runner.run<T>(
            m_title, std::move(work), this, [this, turn, done = std::move(done)](Result<T> result) {
                if (turn == m_turn)
                    done(std::move(result));
            });
    }

    void cancel() { m_job.cancel(); } ///< done gets Errc::Cancelled, unless the work is through already

private:
    JobRunner m_runner;
    JobHandle m_job;
    QString m_title;
    int m_turn = 0;
};

} // namespace trefoil
