// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>

#include "ui/jobs/job_runner.h"
#include "ui/jobs/progress_text.h"

using namespace trefoil;

class TestJobs : public QObject {
    Q_OBJECT

private slots:
    void resultComesBackOnTheCallersThread()
    {
        JobRunner runner;
        QThread* worker = nullptr;
        QThread* caller = nullptr;
        int value = 0;
        runner.run<int>(
            QStringLiteral("count"),
            [&worker](Progress&) -> Result<int> {
                worker = QThread::currentThread();
                return 42;
            },
            this,
            [&](const Result<int>& result) {
                caller = QThread::currentThread();
                value = result.value_or(0);
            });
        QVERIFY(runner.isBusy());
        QCOMPARE(runner.currentTitle(), QStringLiteral("count"));
        QTRY_COMPARE(value, 42);
        QTRY_VERIFY(!runner.isBusy());
        QCOMPARE(caller, QThread::currentThread());
        QVERIFY(worker != caller);
    }

    void jobsRunOneAfterTheOther()
    {
        JobRunner runner;
        std::vector<int> order;
        for (int i = 0; i < 5; ++i) {
            runner.run<int>(
                {},
                [&order, i](Progress&) -> Result<int> {
                    order.push_back(i);
                    return i;
                },
                this, [](const Result<int>&) {});
        }
        QTRY_VERIFY(!runner.isBusy());
        QCOMPARE(order, std::vector<int>({0, 1, 2, 3, 4}));
    }

    void stoppedJobSaysCancelled()
    {
        JobRunner runner;
        std::optional<Errc> code;
        JobHandle job = runner.run<int>(
            {},
            [](Progress& progress) -> Result<int> {
                while (!progress.stopRequested()) {
                    progress.report("wait", 1, 4);
                    QThread::yieldCurrentThread();
                }
                return fail(Errc::Cancelled, {});
            },
            this, [&code](const Result<int>& result) { code = result.error().code; });
        QTRY_COMPARE(progressPerMille(job.progress()), 250);
        job.cancel();
        QTRY_VERIFY(code.has_value());
        QCOMPARE(*code, Errc::Cancelled);
    }

    void workThatWasDoneBeforeTheStopIsNotLost()
    {
        JobRunner runner;
        std::atomic<bool> isDone = false;
        int value = 0;
        JobHandle job = runner.run<int>(
            {},
            [&isDone](Progress&) -> Result<int> {
                isDone = true;
                return 7;
            },
            this, [&value](const Result<int>& result) { value = result.value_or(-1); });
        while (!isDone) {
            QThread::yieldCurrentThread();
        }
        job.cancel();
        QTRY_COMPARE(value, 7);
    }

    void callerThatIsGoneIsNotCalled()
    {
        JobRunner runner;
        bool isCalled = false;
        auto context = std::make_unique<QObject>();
        runner.run<int>(
            {}, [](Progress&) -> Result<int> { return 1; }, context.get(),
            [&](const Result<int>&) { isCalled = true; });
        context.reset();
        QTRY_VERIFY(!runner.isBusy());
        QVERIFY(!isCalled);
    }

    void whatDoneHoldsOutlivesACallerThatIsGone()
    {
        JobRunner runner;
        std::atomic<bool> isContextGone = false;
        std::atomic<int> seen = 0;
        auto context = std::make_unique<QObject>();
        auto held = std::make_shared<int>(42); // as a plan holds the mappings that its files point to
        std::weak_ptr<int> watched = held;
        runner.run<int>(
            {},
            [&, watched](Progress&) -> Result<int> {
                while (!isContextGone) {
                    QThread::yieldCurrentThread();
                }
                const auto value = watched.lock();
                seen = value == nullptr ? -1 : *value;
                return 1;
            },
            context.get(), [held = std::move(held)](const Result<int>&) { static_cast<void>(held); });
        context.reset();
        isContextGone = true;
        QTRY_VERIFY(!runner.isBusy());
        QCOMPARE(seen.load(), 42);
        QTRY_VERIFY(watched.expired());
    }

    void unknownTotalIsNoShare() { QCOMPARE(progressPerMille({"read", 10, 0}), -1); }
};

QTEST_GUILESS_MAIN(TestJobs)
#include "test_jobs.moc"
