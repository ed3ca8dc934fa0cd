// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QAbstractItemView>
#include <QDialog>
#include <QDockWidget>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "ui/charts/board_view.h"
#include "ui/shell/library_flow.h"
#include "ui/shell/main_window.h"

#include "tests/gui/window_case.h"

using namespace trefoil;
using namespace trefoil::testing;

class TestRunEdits : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { prepareWindowTests(); }
    void init() { removeOwnLibraries(); }

    void spaceHidesTheRunAndChangesNoNumber()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        window.show();
        QVERIFY(importTable(window, written(folder)));
        auto* list = window.findChild<QAbstractItemView*>(QStringLiteral("runsList"));
        list->setFocus();
        list->setCurrentIndex(list->model()->index(1, 1));
        const FramePointer before = window.workspace().frame();
        QTest::keyClick(list, Qt::Key_Space);
        QCOMPARE(window.workspace().visible()->count(), std::size_t(2));
        QVERIFY(window.workspace().frame() == before);
        QTest::keyClick(list, Qt::Key_Space);
        QCOMPARE(window.workspace().visible()->count(), std::size_t(3));
    }

    void excludedRunLeavesTheFrontAndComesBack()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showWithTable(window, folder));
        const auto* board = window.findChild<BoardView*>();
        QTRY_VERIFY2(board->summary().contains("3 on the front"), qPrintable(board->summary()));
        QAbstractItemView& list = focusRun(window, "b");
        QTRY_COMPARE(window.workspace().selection()->count(), std::size_t(1));
        QTest::keyClick(&list, Qt::Key_Delete);
        QTRY_VERIFY2(board->summary().contains("2 on the front"), qPrintable(board->summary()));
        QCOMPARE(window.workspace().frame()->rowCount(), std::size_t(3));
        QVERIFY(window.workspace().selection()->empty());
        QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY2(board->summary().contains("3 on the front"), qPrintable(board->summary()));
        QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(board->summary().contains("2 on the front"));
        // The list may still be following the change before it takes another selection.
        QTRY_VERIFY((focusRun(window, "b"), window.workspace().selection()->count() == 1));
        QTest::keyClick(&list, Qt::Key_Delete, Qt::ShiftModifier);
        QTRY_VERIFY2(board->summary().contains("3 on the front"), qPrintable(board->summary()));
    }

    void excludedRunThatIsSelectedOnPurposeStaysSelected()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showWithTable(window, folder));
        QTest::keyClick(&focusRun(window, "b"), Qt::Key_Delete);
        QTRY_VERIFY(window.workspace().visible()->count() == 2);
        focusRun(window, "b");
        QTRY_COMPARE(window.workspace().selection()->count(), std::size_t(1));
        window.workspace().renameRun(window.workspace().frame()->runs[0], "other");
        QTRY_COMPARE(window.workspace().frame()->names[0], std::string("other"));
        QCOMPARE(window.workspace().selection()->count(), std::size_t(1));
    }

    void changeOfAnotherProgramIsSeen()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showWithTable(window, folder));
        QTRY_VERIFY(!window.isBusy());
        const RunId run = window.workspace().frame()->runs[1];
        {
            auto other = Library::open(window.workspace().libraryPath().toStdString(), OpenMode::ReadWrite);
            QVERIFY(other);
            QVERIFY(other->renameRun(run, "renamed elsewhere"));
        }
        QTRY_COMPARE(window.workspace().frame()->names[1], std::string("renamed elsewhere"));
        QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(window.workspace().frame()->names[1] != "renamed elsewhere");
    }

    void otherLibraryOpensWithoutSelectionAndHover()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showWithTable(window, folder));
        Workspace& workspace = window.workspace();
        const QString first = workspace.libraryPath();
        const QString second = folder.filePath("second.trefoil");
        workspace.open(second, OpenMode::CreateIfMissing);
        QTRY_COMPARE(workspace.frame()->rowCount(), std::size_t(0));
        QVERIFY(importTable(window, folder.filePath("results.csv")));
        QTRY_VERIFY(window.findChild<QDialog*>() == nullptr && !window.isBusy());
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        focusRun(window, "b");
        QTRY_COMPARE(workspace.selection()->count(), std::size_t(1));
        workspace.setHoveredRow(1);
        window.flow().openLibrary(first);
        QTRY_VERIFY(workspace.libraryPath() == first && !window.isBusy());
        QVERIFY(workspace.frame()->rowCount() == 3 && workspace.selection()->empty());
        QCOMPARE(workspace.hoveredRow(), qint64(-1));
    }

    void joinSplitAndRenameByKeysAllUndo()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showWithTable(window, folder));
        const auto runs = [&] { return window.workspace().frame()->rowCount(); };
        QTest::keyClick(&focusRun(window, "a"), Qt::Key_A, Qt::ControlModifier);
        QTRY_COMPARE(window.workspace().selection()->count(), std::size_t(3));
        QTRY_VERIFY(hasLabelThat(*window.findChild<QDockWidget*>("details"), "The first of 3 selected runs"));
        QSignalSpy said(&window.workspace(), &Workspace::said);
        QTest::keyClick(&window, Qt::Key_J, Qt::ControlModifier);
        QTRY_COMPARE(runs(), std::size_t(1));
        QTRY_VERIFY(!said.isEmpty());
        const QString message = said.first().first().toString();
        QVERIFY2(message.startsWith("Joined 3 runs into one. 2 quantities disagree: Energy, Accuracy;"),
            qPrintable(message));
        QVERIFY2(message.contains("results.csv:2 says counts"), qPrintable(message));
        QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(runs(), std::size_t(3));
        QTest::keyClick(&window, Qt::Key_Y, Qt::ControlModifier);
        QTRY_COMPARE(runs(), std::size_t(1));

        const std::string joined = window.workspace().frame()->names[0];
        QAbstractItemView& joinedList = focusRun(window, joined);
        QTest::mouseClick(joinedList.viewport(), Qt::LeftButton, {},
            joinedList.visualRect(joinedList.currentIndex()).center());
        QTRY_COMPARE(window.workspace().selection()->count(), std::size_t(1));
        QTest::keyClick(&window, Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(runs(), std::size_t(3));
        QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(runs(), std::size_t(1));
        QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(runs(), std::size_t(3));

        QAbstractItemView& list = focusRun(window, "b");
        QTest::keyClick(&list, Qt::Key_F2);
        auto* editor = list.findChild<QLineEdit*>();
        QVERIFY(editor != nullptr);
        QTest::keyClicks(editor, "vision");
        QTest::keyClick(editor, Qt::Key_Return);
        const auto has = [&](const std::string& name) {
            const std::vector<std::string>& names = window.workspace().frame()->names;
            return std::find(names.begin(), names.end(), name) != names.end();
        };
        QTRY_VERIFY(has("vision") && !has("b"));
        QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(has("b") && !has("vision"));
    }
};

QTEST_MAIN(TestRunEdits)
#include "test_run_edits.moc"
