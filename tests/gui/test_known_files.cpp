// SPDX-License-Identifier: GPL-3.0-or-later
// What a library remembers of files beside its runs: refusals, and a watch that goes on.
#include <QAction>
#include <QDir>
#include <QFile>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <filesystem>

#include "tests/gui/window_case.h"
#include "ui/bridge/text.h"
#include "ui/pages/import/import_dialog.h"
#include "ui/pages/import/import_plan.h"
#include "ui/shell/folder_watch.h"
#include "ui/shell/library_flow.h"
#include "ui/shell/main_window.h"

using namespace trefoil;
using namespace trefoil::testing;

namespace {

constexpr const char* goodTable = "run_name,model,accuracy,energy_kwh\nd,CNN,0.5,1\n";
/// Recognised as a Trainer's state, but cut off.
constexpr const char* refusedRun = "{\"global_step\": 1, \"log_history\": [{\"step\"";
constexpr const char* mendedRun = "{\"global_step\": 1, \"log_history\": [{\"step\": 1, \"loss\": 0.5}]}";

/// A library of a folder, without a window.
struct Place {
    QTemporaryDir folder;
    Library library = *Library::open(toPath(folder.filePath("own.trefoil")), OpenMode::CreateIfMissing);
    NoProgress progress;

    [[nodiscard]] QString path(const char* name) const { return folder.filePath(QString::fromUtf8(name)); }
    [[nodiscard]] bool importEverything()
    {
        const auto plan = planImport({folder.path()}, {}, progress);
        return plan && library.import(importFiles(*plan), progress);
    }
    /// Names of the files that F5 would offer.
    [[nodiscard]] QStringList offered()
    {
        const auto plan = planChanges(*library.files(), *library.refusedFiles(), progress);
        QStringList names;
        for (const PlannedFile& file : plan.value_or(ImportPlan())) {
            names << pathText(file.path.filename());
        }
        return names;
    }
};

} // namespace

class TestKnownFiles : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { prepareWindowTests(); }
    void init() { removeOwnLibraries(); }

    void aRefusedFileIsOfferedAgainWhenItChanges()
    {
        Place place;
        QVERIFY(writeFile(place.path("results.csv"), goodTable));
        QVERIFY(writeFile(place.path("run/trainer_state.json"), refusedRun));
        QVERIFY(place.importEverything());
        const auto refused = place.library.refusedFiles();
        QVERIFY(refused);
        QCOMPARE(refused->size(), std::size_t(1));
        QVERIFY(refused->front().error->args.size() > 1);
        QCOMPARE(place.offered(), QStringList());
        QVERIFY(writeFile(place.path("run/trainer_state.json"), QByteArray(refusedRun) + ": 1"));
        QCOMPARE(place.offered(), QStringList("trainer_state.json"));
        QVERIFY(place.library.refusedFiles()->empty()); // it is another file now
        QVERIFY(writeFile(place.path("run/trainer_state.json"), mendedRun));
        QVERIFY(place.importEverything());
        QVERIFY(place.library.refusedFiles()->empty());
        QCOMPARE(place.offered(), QStringList());
    }

    void aRefusalAloneIsRememberedByTheLookAtIt()
    {
        Place place;
        QVERIFY(writeFile(place.path("results.csv"), goodTable));
        QVERIFY(place.importEverything());
        QVERIFY(writeFile(place.path("run/trainer_state.json"), refusedRun));
        QCOMPARE(place.offered(), QStringList("trainer_state.json"));
        const auto plan = planChanges(*place.library.files(), *place.library.refusedFiles(), place.progress);
        QVERIFY(plan && place.library.previewImport(importFiles(*plan), place.progress));
        QCOMPARE(place.offered(), QStringList());
    }

    void aRefusedFileIsNotCalledImported()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showWithTable(window, folder));
        QVERIFY(writeFile(folder.filePath("trainer_state.json"), refusedRun));
        window.flow().importPaths({folder.path()});
        QTRY_VERIFY(window.findChild<ImportDialog*>() != nullptr);
        auto* dialog = window.findChild<ImportDialog*>();
        QTRY_VERIFY(hasLabelThat(*dialog, QStringLiteral("No run is added; 1 file is refused")));
        dialog->reject();
    }

    void theSameBytesElsewhereAreNoNewsButChangedOnesAre()
    {
        Place place;
        QVERIFY(writeFile(place.path("a/results.csv"), goodTable));
        QVERIFY(writeFile(place.path("b/other.csv"), "run_name,model,accuracy,energy_kwh\nx,CNN,0.25,3\n"));
        QVERIFY(place.importEverything());
        QVERIFY(writeFile(place.path("b/results.csv"), goodTable));
        QCOMPARE(place.offered(), QStringList());
        QVERIFY(writeFile(place.path("b/results.csv"), "run_name,model,accuracy,energy_kwh\nd,CNN,0.6,1\n"));
        QCOMPARE(place.offered(), QStringList("results.csv")); // of the same size
        // What the library had of those bytes was replaced by a later reading, so they are news again.
        QVERIFY(writeFile(place.path("a/results.csv"), "run_name,model,accuracy,energy_kwh\nd,CNN,0.75,1\n"));
        QVERIFY(place.importEverything());
        QVERIFY(writeFile(place.path("b/again.csv"), goodTable));
        QCOMPARE(place.offered(), QStringList("again.csv"));
    }

    void refusalsStandUnderProblemsWhenTheLibraryIsOpenedAgain()
    {
        const QTemporaryDir folder;
        const QString run = folder.filePath("run/trainer_state.json");
        QString path;
        {
            MainWindow window({});
            QVERIFY(showWithTable(window, folder));
            path = window.workspace().libraryPath();
            window.watch().setInterval(40);
            window.watch().start(folder.path());
            QTest::qWait(300);
            QVERIFY(writeFile(run, refusedRun));
            QTRY_COMPARE(problemsAt(window, "trainer_state.json"), 1);
            QTRY_VERIFY(!window.isBusy());
        }
        MainWindow window({});
        window.show();
        window.flow().openLibrary(path);
        QTRY_COMPARE(problemsAt(window, "trainer_state.json"), 1);
        window.watch().setInterval(40);
        QVERIFY(QFile::remove(run));
        QTRY_COMPARE(problemsAt(window, "trainer_state.json"), 0);
    }

    void aWatchGoesOnWhenTheLibraryIsOpenedAgain()
    {
        const QTemporaryDir folder;
        QString path;
        {
            MainWindow window({});
            QVERIFY(showWithTable(window, folder));
            path = window.workspace().libraryPath();
            QVERIFY(writeFile(folder.filePath("left_out.csv"), goodTable)); // there before: left alone
            window.watch().setInterval(40);
            window.watch().start(folder.path());
            QTRY_VERIFY(!window.workspace().watched().seen.empty());
            QTRY_VERIFY(!window.isBusy());
        }
        QVERIFY(
            writeFile(folder.filePath("meanwhile.csv"), "run_name,model,accuracy,energy_kwh\ne,CNN,0.5,2\n"));
        {
            MainWindow window({});
            window.show();
            window.watch().setInterval(40);
            window.flow().openLibrary(path);
            QTRY_COMPARE(window.watch().folder(), folder.path());
            QVERIFY(window.statusBar()->currentMessage().contains(folder.path()));
            QTRY_COMPARE(window.workspace().frame()->rowCount(), std::size_t(4));
            QTest::qWait(300);
            QCOMPARE(window.workspace().frame()->rowCount(), std::size_t(4));
            QVERIFY(window.findChild<ImportDialog*>() == nullptr);
            window.watch().stop();
            QTRY_VERIFY(!window.isBusy());
        }
        MainWindow window({});
        window.show();
        window.flow().openLibrary(path);
        QTRY_COMPARE(window.workspace().frame()->rowCount(), std::size_t(4));
        QTest::qWait(100);
        QCOMPARE(window.watch().folder(), QString());
    }
};

QTEST_MAIN(TestKnownFiles)
#include "test_known_files.moc"
