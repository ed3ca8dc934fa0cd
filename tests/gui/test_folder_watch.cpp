// SPDX-License-Identifier: GPL-3.0-or-later
// A folder that the window watches.
#include <QAction>
#include <QFile>
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
