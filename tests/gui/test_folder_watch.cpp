// SPDX-License-Identifier: GPL-3.0-or-later
// A folder that the window watches.
#include <algorithm>
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
#include "tests/support/ordinary_person.h"
#include "ui/bridge/text.h"
#include "ui/pages/import/import_dialog.h"
#include "ui/shell/folder_watch.h"
#include "ui/shell/main_window.h"

using namespace trefoil;
using namespace trefoil::testing;

namespace {

QAction* watchAction(const MainWindow& window)
{
    for (QAction* action : window.findChildren<QAction*>()) {
        if (action->text().remove(u'&').startsWith("Watch a folder")) {
            return action;
        }
    }
    return nullptr;
}

/// A saved mapping of tables with run_name: the column has values of the quantity.
QByteArray mappingOf(const char* column, const char* quantity)
{
    Mapping mapping;
    mapping.columns.resize(2);
    mapping.columns[0].column = "run_name";
    mapping.columns[0].role = Role::RunName;
    mapping.columns[1].column = column;
    mapping.columns[1].role = Role::Quantity;
    mapping.columns[1].quantityId = quantity;
    return QByteArray::fromStdString(mappingToJson(mapping));
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
        QVERIFY(writeFile(late, "run_name,model,accuracy,energy_kwh\nd,CNN,0.5,1\n"));
        QTRY_COMPARE(window.workspace().frame()->rowCount(), std::size_t(4));
        QVERIFY(writeFile(late, "run_name,model,accuracy,energy_kwh\nd,CNN,0.5,1\ne,CNN,0.75,12\n"));
        QTRY_COMPARE(window.workspace().frame()->rowCount(), std::size_t(5));
        QVERIFY(window.findChild<ImportDialog*>() == nullptr);

        watchAction(window)->trigger(); // and no more
        QVERIFY(watch.folder().isEmpty());
        QVERIFY(!watchAction(window)->isChecked());
        QVERIFY(writeFile(folder.filePath("later.csv"), "run_name,model,accuracy,energy_kwh\nf,CNN,0.5,1\n"));
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
        QVERIFY(writeFile(folder.filePath("notes.txt"), "nothing to import"));
        QVERIFY(writeFile(folder.filePath("late.csv"), "run_name,model,accuracy,energy_kwh\nd,CNN,0.5,1\n"));
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
        QVERIFY(writeFile(watched + "/first.csv", "run_name,model,accuracy,energy_kwh\nd,CNN,0.5,1\n"));
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
        QVERIFY(
            writeFile(folder.filePath("away/late.csv"), "run_name,model,accuracy,energy_kwh\ne,CNN,0.5,1\n"));
        QVERIFY(QDir().rename(folder.filePath("away"), watched));
        QTRY_COMPARE(returned.count(), 1);
        QTRY_COMPARE(window.workspace().frame()->rowCount(), std::size_t(4)); // e, and not d once more
    }

    void whatCannotBeReadStandsUnderProblemsUntilItCan()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showWithTable(window, folder));
        const QString watched = folder.filePath("watched");
        QVERIFY(QDir().mkpath(watched + "/closed"));
        QVERIFY(writeFile(watched + "/closed.csv", "run_name,model,accuracy,energy_kwh\ne,CNN,0.5,1\n"));
        for (const QString& open : {folder.path(), watched}) {
            QVERIFY(QFile::setPermissions(open, QFile::Permissions(0x7777)));
        }
        QVERIFY(QFile::setPermissions(watched + "/closed", {}));
        QVERIFY(QFile::setPermissions(watched + "/closed.csv", {}));
        int failures = 0;
        connect(&window.workspace(), &Workspace::failed, &window, [&] { ++failures; });
        window.watch().setInterval(40);
        {
            const test::OrdinaryPerson person;
            QVERIFY(person.isOrdinary());
            window.watch().start(watched);
            QTRY_COMPARE(window.watch().unread().size(), std::size_t(2));
            QTest::qWait(200);
        }
        QCOMPARE(problemsAt(window, "closed.csv"), 1);
        QCOMPARE(problemsAt(window, "closed/"), 1);
        QVERIFY(window.statusBar()->currentMessage().contains("2; see Problems"));
        QVERIFY(QFile::setPermissions(watched + "/closed.csv", QFile::ReadOwner));
        QTRY_COMPARE(window.workspace().frame()->rowCount(), std::size_t(4));
        QCOMPARE(failures, 0);
        QVERIFY(QFile::setPermissions(watched + "/closed", QFile::Permissions(0x7000)));
        QTRY_VERIFY(window.watch().unread().empty());
        QCOMPARE(problemsAt(window, "closed"), 0);
    }

    void aFileThatIsRefusedIsToldAndKeepsNobodyOut()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showWithTable(window, folder));
        window.watch().setInterval(40);
        window.watch().start(folder.path());
        QTest::qWait(300);
        const QString broken = folder.filePath("trainer_state.json");
        QVERIFY(writeFile(broken, "{\"global_step\": 1, \"log_history\": [{\"step\""));
        QVERIFY(writeFile(folder.filePath("late.csv"), "run_name,model,accuracy,energy_kwh\nd,CNN,0.5,1\n"));
        QTRY_COMPARE(window.workspace().frame()->rowCount(), std::size_t(4));
        QTRY_COMPARE(problemsAt(window, "trainer_state.json"), 1);
        QVERIFY(writeFile(broken, "{\"global_step\": 1, \"log_history\": [{\"step\": 1, \"loss\": 0.5}]}"));
        QTRY_COMPARE(window.workspace().frame()->rowCount(), std::size_t(5));
        QVERIFY(window.watch().unread().empty());
    }

    /// A name that is no text is imported like any other.
    void aNameThatIsNoTextIsNoObstacle()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showWithTable(window, folder));
        window.watch().setInterval(40);
        window.watch().start(folder.path());
        QTest::qWait(300);
        std::ofstream(folder.path().toStdString() + "/\xff.csv")
            << "run_name,model,accuracy,energy_kwh\nd,CNN,0.5,1\n";
        QTRY_COMPARE(window.workspace().frame()->rowCount(), std::size_t(4));
        QVERIFY(window.watch().unread().empty());
    }

    void anEmptyFolderIsWatchedWithoutAQuestion()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showWithTable(window, folder));
        const QString watched = folder.filePath("watched");
        QVERIFY(QDir().mkpath(watched));
        window.watch().setInterval(40);
        window.watchFolder(watched);
        QCOMPARE(window.watch().folder(), watched);
        QTest::qWait(300);
        QVERIFY(window.findChild<ImportDialog*>() == nullptr);
        QVERIFY(writeFile(watched + "/late.csv", "run_name,model,accuracy,energy_kwh\nd,CNN,0.5,1\n"));
        QTRY_COMPARE(window.workspace().frame()->rowCount(), std::size_t(4));
        QVERIFY(window.findChild<ImportDialog*>() == nullptr);

        window.watchFolder(watched); // that is not empty any more
        QTRY_VERIFY(window.findChild<ImportDialog*>() != nullptr);
        window.findChild<ImportDialog*>()->reject();
    }

    void aMappingBesideATableIsFollowed()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showWithTable(window, folder));
        window.watch().setInterval(40);
        window.watch().start(folder.path());
        QTest::qWait(300); // the first look
        const QString late = folder.filePath("late.csv");
        QVERIFY(writeFile(late, "run_name,model,score\nd,CNN,0.5\n"));
        QVERIFY(writeFile(folder.filePath("other.csv"), "run_name,model,accuracy\ne,CNN,0.5\n"));
        QTRY_COMPARE(window.workspace().frame()->rowCount(), std::size_t(4));
        QTest::qWait(200); // a table that is not about known quantities is left to a person
        const QString known = folder.filePath("results.csv");
        QCOMPARE(window.workspace().snapshot().files.size(), std::size_t(2));
        QVERIFY(writeFile(known + ".mapping.json", mappingOf("accuracy", "f1")));
        QTRY_VERIFY(window.workspace().frame()->find("f1") != nullptr);
        QVERIFY(writeFile(late + ".mapping.json", mappingOf("score", "auc")));
        QTRY_VERIFY(window.workspace().frame()->find("auc") != nullptr);
        QCOMPARE(window.workspace().frame()->rowCount(), std::size_t(5));
    }

    /// What belongs to a run of the library is not offered as a file of its own.
    void partsOfRunsAreNoNews()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showWithTable(window, folder));
        const QString run = folder.filePath("1/aa");
        for (const char* place : {"/params", "/metrics"}) {
            QVERIFY(QDir().mkpath(run + place));
        }
        QVERIFY(writeFile(folder.filePath("1/meta.yaml"), "experiment_id: '1'\nname: Iris\n"));
        QVERIFY(writeFile(run + "/params/lr", "0.1"));
        QVERIFY(writeFile(run + "/metrics/loss", "1700000001000 0.5 0\n"));
        QVERIFY(writeFile(run + "/meta.yaml",
            "run_id: 0123456789abcdef0123456789abcdef\nrun_name: one\nstart_time: 1700000000000\n"
            "end_time: 1700000010000\nstatus: 3\n"));
        NoProgress progress;
        auto library = Library::open(toPath(folder.filePath("mlflow.trefoil")), OpenMode::CreateIfMissing);
        QVERIFY(library);
        const Importer* format = findImporter("mlflow_file_store");
        QVERIFY(library->import({{toPath(run + "/meta.yaml"), format, nullptr}}, progress));
        const auto isOffered = [&](const QString& path) {
            const auto plan = planChanges(*library->files(), *library->refusedFiles(), progress);
            return plan && std::ranges::any_of(*plan, [&](const PlannedFile& file) {
                return file.path == toPath(path);
            });
        };
        QVERIFY(!isOffered(run + "/metrics/loss"));
        QVERIFY(!isOffered(run + "/params/lr"));
        QVERIFY(!isOffered(run + "/meta.yaml"));
        QVERIFY(writeFile(run + "/metrics/accuracy", "1700000001000 0.5 0\n"));
        QVERIFY(isOffered(run + "/meta.yaml")); // as there is more to read beside it
        QVERIFY(!isOffered(run + "/metrics/accuracy"));
        // A file of its own in the same place is one, though.
        QVERIFY(writeFile(run + "/results.csv", "run_name,model,accuracy,energy_kwh\nd,CNN,0.5,1\n"));
        QVERIFY(isOffered(run + "/results.csv"));
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
