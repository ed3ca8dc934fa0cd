// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QAbstractItemView>
#include <QDir>
#include <QLineEdit>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "ui/charts/board_view.h"
#include "ui/shell/english_plurals.h"
#include "ui/shell/library_flow.h"
#include "ui/shell/main_window.h"

#include "tests/gui/window_case.h"

using namespace trefoil;
using namespace trefoil::testing;

class TestRunEdits : public QObject {
    Q_OBJECT

    EnglishPlurals m_plurals;

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::installTranslator(&m_plurals);
        QLocale::setDefault(QLocale::c());
    }
    void init()
    {
        QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).removeRecursively();
    }

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
        QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY2(board->summary().contains("3 on the front"), qPrintable(board->summary()));
        QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(board->summary().contains("2 on the front"));
        QTest::keyClick(&focusRun(window, "b"), Qt::Key_Delete, Qt::ShiftModifier);
        QTRY_VERIFY2(board->summary().contains("3 on the front"), qPrintable(board->summary()));
    }

    void joinSplitAndRenameByKeysAllUndo()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showWithTable(window, folder));
        const auto runs = [&] { return window.workspace().frame()->rowCount(); };
        QTest::keyClick(&focusRun(window, "a"), Qt::Key_A, Qt::ControlModifier);
        QTRY_COMPARE(window.workspace().selection()->count(), std::size_t(3));
        QTest::keyClick(&window, Qt::Key_J, Qt::ControlModifier);
        QTRY_COMPARE(runs(), std::size_t(1));
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
