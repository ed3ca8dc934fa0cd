// SPDX-License-Identifier: GPL-3.0-or-later
// A folder that the window watches.
#include <fstream>

#include <QAction>
#include <QDir>
#include <QFile>
#include <QSemaphore>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>

#include "tests/gui/window_case.h"
#include "ui/pages/import/import_dialog.h"
#include "ui/shell/folder_watch.h"
#include "ui/shell/main_window.h"

using namespace trefoil;
using namespace trefoil::testing;

namespace {

bool write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

QAction* watchAction(const MainWindow& window)
{
    for (QAction* action : window.findChildren<QAction*>()) {
        if (action->text().remove(u'&').startsWith("Watch a folder")) {
            return action;
        }
    }
    return nullptr;
}

} // namespace

class TestFolderWatch : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { prepareWindowTests(); }
    void init() { removeOwnLibraries(); }

    void whatIsAddedOrChangedIsImportedWithoutAQuestion()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showWithTable(window, folder)); // three runs
        FolderWatch& watch = window.watch();
        watch.setInterval(40);
        watch.start(folder.path());
        QVERIFY(watchAction(window)->isChecked());
        QTest::qWait(300); // the first look
        QCOMPARE(window.workspace().frame()->rowCount(), std::size_t(3));

        const QString late = folder.filePath("late.csv");
        QVERIFY(write(late, "run_name,model,accuracy,energy_kwh\nd,CNN,0.5,1\n"));
        QTRY_COMPARE(window.workspace().frame()->rowCount(), std::size_t(4));
        QVERIFY(write(late, "run_name,model,accuracy,energy_kwh\nd,CNN,0.5,1\ne,CNN,0.75,12\n"));
        QTRY_COMPARE(window.workspace().frame()->rowCount(), std::size_t(5));
        QVERIFY(window.findChild<ImportDialog*>() == nullptr);

        watchAction(window)->trigger(); // and no more
        QVERIFY(watch.folder().isEmpty());
        QVERIFY(!watchAction(window)->isChecked());
        QVERIFY(write(folder.filePath("later.csv"), "run_name,model,accuracy,energy_kwh\nf,CNN,0.5,1\n"));
        QTest::qWait(400);
        QCOMPARE(window.workspace().frame()->rowCount(), std::size_t(5));
    }

    void whatNobodyKnowsIsLeftAlone()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showWithTable(window, folder));
        window.watch().setInterval(40);
        window.watch().start(folder.path());
        QTest::qWait(300);
        bool hasFailed = false;
        connect(&window.workspace(), &Workspace::failed, &window, [&] { hasFailed = true; });
        QVERIFY(write(folder.filePath("notes.txt"), "nothing to import"));
        QVERIFY(write(folder.filePath("late.csv"), "run_name,model,accuracy,energy_kwh\nd,CNN,0.5,1\n"));
        QTRY_COMPARE(window.workspace().frame()->rowCount(), std::size_t(4));
        QVERIFY(!hasFailed);
    }

    void aFolderThatVanishesIsToldAndTakenUpAgain()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showWithTable(window, folder));
        const QString watched = folder.filePath("watched");
        QVERIFY(QDir().mkpath(watched));
        QVERIFY(write(watched + "/first.csv", "run_name,model,accuracy,energy_kwh\nd,CNN,0.5,1\n"));
        window.watch().setInterval(40);
        QSignalSpy vanished(&window.watch(), &FolderWatch::vanished);
        QSignalSpy returned(&window.watch(), &FolderWatch::returned);
        window.watch().start(watched);
        QTest::qWait(300);
        QVERIFY(QDir().rename(watched, folder.filePath("away")));
        QTRY_COMPARE(vanished.count(), 1);
        QVERIFY(window.statusBar()->currentMessage().contains(QStringLiteral("gone")));
        QTest::qWait(300);
        QCOMPARE(vanished.count(), 1); // told once
        QVERIFY(write(folder.filePath("away/late.csv"), "run_name,model,accuracy,energy_kwh\ne,CNN,0.5,1\n"));
        QVERIFY(QDir().rename(folder.filePath("away"), watched));
        QTRY_COMPARE(returned.count(), 1);
        QTRY_COMPARE(window.workspace().frame()->rowCount(), std::size_t(4)); // e, and not d once more
    }

    /// A name that is no text: the file is there, and cannot be opened under the name that a window has of
    /// it.
    void aFileThatCannotBeReadIsToldOnceAndKeepsNobodyOut()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showWithTable(window, folder));
        window.watch().setInterval(40);
        window.watch().start(folder.path());
        QTest::qWait(300);
        int failures = 0;
        connect(&window.workspace(), &Workspace::failed, &window, [&] { ++failures; });
        std::ofstream(folder.path().toStdString() + "/\xff.csv") << "run_name,accuracy\nx,1\n";
        QVERIFY(write(folder.filePath("late.csv"), "run_name,model,accuracy,energy_kwh\nd,CNN,0.5,1\n"));
        QTRY_COMPARE(window.workspace().frame()->rowCount(), std::size_t(4));
        QTRY_COMPARE(failures, 1);
        QTest::qWait(400);
        QCOMPARE(failures, 1);
    }

    /// The library's thread is busy, and the look at the folder does not wait for it.
    void theWalkIsNotOnTheLibrarysThread()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showWithTable(window, folder));
        const QString watched = folder.filePath("watched");
        QVERIFY(QDir().mkpath(watched));
        window.watch().setInterval(40);
        QSignalSpy vanished(&window.watch(), &FolderWatch::vanished);
        window.watch().start(watched);
        QTest::qWait(200);
        QSemaphore gate;
        bool isAnswered = false;
        window.workspace().ask<int>(
            {},
            [&gate](Library&, Progress&) -> Result<int> {
                gate.acquire();
                return 1;
            },
            &window, [&](const Result<int>&) { isAnswered = true; });
        QVERIFY(QDir(watched).removeRecursively());
        const bool isSeen = QTest::qWaitFor([&] { return vanished.count() == 1; });
        QVERIFY(!isAnswered);
        gate.release();
        QVERIFY(isSeen);
        QTRY_VERIFY(isAnswered);
    }

    void anotherLibraryEndsIt()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showWithTable(window, folder));
        window.watch().start(folder.path());
        window.workspace().open(folder.filePath("other.trefoil"), OpenMode::CreateIfMissing);
        QTRY_VERIFY(window.watch().folder().isEmpty());
        QVERIFY(!watchAction(window)->isChecked());
    }
};

QTEST_MAIN(TestFolderWatch)
#include "test_folder_watch.moc"
