// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QAbstractButton>
#include <QDir>
#include <QDirIterator>
#include <QDockWidget>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "ui/bridge/english_plurals.h"
#include "ui/charts/board_view.h"
#include "ui/pages/compare/front_sentence.h"
#include "ui/pages/import/import_dialog.h"
#include "ui/pages/run_list/run_list_view.h"
#include "ui/shell/action_finder.h"
#include "ui/shell/focus_ring.h"
#include "ui/shell/library_flow.h"
#include "ui/shell/main_window.h"

#include "tests/gui/window_case.h"

using namespace trefoil;
using namespace trefoil::testing;

class TestWindow : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { prepareWindowTests(); }
    void init() { removeOwnLibraries(); }

    void scenarioIsDerivedOncePerTurnAndKeepsWhatWasRecorded()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(importTable(window, written(folder)));
        Workspace& workspace = window.workspace();
        QSignalSpy spy(&workspace, &Workspace::frameChanged);
        Scenario scenario;
        for (const double pue : {1.1, 1.2, 1.3}) {
            scenario.pue = pue;
            workspace.setScenario(scenario);
        }
        QTRY_COMPARE(spy.count(), 1);
        QCOMPARE(workspace.recorded()->find("energy_kwh")->values[0], 1.5);
        QCOMPARE(workspace.frame()->rowCount(), std::size_t(3));
    }

    void everythingThatTakesFocusHasAnAccessibleName()
    {
        MainWindow window({});
        window.show();
        for (QWidget* widget : window.findChildren<QWidget*>()) {
            const bool isReachable =
                (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->isVisibleTo(&window);
            const auto* button = qobject_cast<QAbstractButton*>(widget);
            const bool isNamed =
                !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty());
            const bool isOurs = !QByteArray(widget->metaObject()->className()).startsWith("QTabBar");
            QVERIFY2(!isReachable || isNamed || !isOurs,
                qPrintable(QString(widget->metaObject()->className()) + " " + widget->objectName()));
        }
    }

    void everyCountedTextHasASingular()
    {
        const EnglishPlurals plurals;
        const QRegularExpression counted("tr\\(\\s*(\"[^\"]*%n[^\"]*\"(?:\\s*\"[^\"]*\")*)");
        int found = 0;
        QDirIterator files(
            QStringLiteral(TREFOIL_SOURCE_DIR "/ui"), {"*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            auto matches = counted.globalMatch(QString::fromUtf8(file.readAll()));
            while (matches.hasNext()) {
                QString text = matches.next().captured(1);
                text.replace(QRegularExpression("\"\\s*\""), QString());
                text = text.mid(1, text.size() - 2);
                ++found;
                QVERIFY2(!plurals.translate("", text.toUtf8().constData(), nullptr, 1).isEmpty(),
                    qPrintable(text));
                QVERIFY(plurals.translate("", text.toUtf8().constData(), nullptr, 2).isEmpty());
            }
        }
        QVERIFY(found > 10);
    }

    void compareBoardSaysWhoLeavesTheFrontForSociety()
    {
        const QTemporaryDir folder;
        QFile table(folder.filePath("groups.csv"));
        QVERIFY(table.open(QIODevice::WriteOnly));
        table.write("run_name,model,group,accuracy,energy_kwh\n");
        for (const char* rows : {"large,large,all,0.90,10\nlarge,large,f,0.90,10\nlarge,large,m,0.91,10\n",
                 "pruned,pruned,all,0.85,1\npruned,pruned,f,0.50,1\npruned,pruned,m,0.95,1\n",
                 "small,small,all,0.84,1\nsmall,small,f,0.80,1\nsmall,small,m,0.86,1\n"}) {
            table.write(rows);
        }
        table.close();
        MainWindow window({});
        window.show();
        QVERIFY(importTable(window, table.fileName()));
        const auto* sentence = window.findChild<FrontSentence*>();
        QTRY_VERIFY(sentence->isVisible());
        QCOMPARE(sentence->text(),
            QString("Of 2 on the front of Accuracy and Energy, once Accuracy, worst group counts in place of "
                    "Accuracy, 1 leaves: pruned; 1 joins: small (3 compared)"));
        // What is hidden is on no front.
        RowSet hidden(3);
        hidden.insert(2);
        window.workspace().setRowsVisible(hidden, false);
        QTRY_VERIFY2(
            sentence->text().contains("none leaves; none joins (2 compared)"), qPrintable(sentence->text()));
    }

    void compareBoardSaysHowSureTheFrontIs()
    {
        const QTemporaryDir folder;
        QFile table(folder.filePath("seeds.csv"));
        QVERIFY(table.open(QIODevice::WriteOnly));
        table.write("run_name,model,seed,accuracy,energy_kwh\n"
                    "a0,large,0,0.90,10\na1,large,1,0.92,11\na2,large,2,0.91,12\n"
                    "b0,small,0,0.80,1\nb1,small,1,0.82,1.1\nb2,small,2,0.81,1.2\n"
                    "c0,worse,0,0.70,2\nc1,worse,1,0.72,2.1\nc2,worse,2,0.71,2.2\n");
        table.close();
        MainWindow window({});
        window.show();
        window.flow().importPaths({table.fileName()});
        ImportDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = window.findChild<ImportDialog*>()) != nullptr);
        QPushButton* import = buttonThat(*dialog, "Import");
        QTRY_VERIFY(import->isEnabled() && import->text().contains("9"));
        QTest::mouseClick(import, Qt::LeftButton);
        const auto* sentence = window.findChild<FrontSentence*>();
        QTRY_VERIFY(sentence->isVisible());
        QCOMPARE(sentence->text(),
            QString("All quantities together: 2 on the front, 0 undecided, 1 dominated, 0 not compared; "
                    "1,000 resamples over 3 seeds, seed 1."));
        QVERIFY2(
            sentence->toolTip().contains("a0: on front, in 100.0 % of the draws, kept there by Accuracy"),
            qPrintable(sentence->toolTip()));
        QVERIFY(!sentence->toolTip().contains("c0"));
    }

    void paletteFindsAnActionByItsName()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showWithTable(window, folder));
        QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
        auto* finder = window.findChild<ActionFinder*>();
        QVERIFY(finder != nullptr);
        auto* list = finder->findChild<QListWidget*>();
        QVERIFY(list->count() > 10);
        QTest::keyClicks(finder->findChild<QLineEdit*>(), "undo");
        QCOMPARE(list->count(), 1);
        QTest::keyClick(finder->findChild<QLineEdit*>(), Qt::Key_Return);
        QTRY_COMPARE(window.workspace().frame()->rowCount(), std::size_t(0));
    }

    void panelKeysMoveTheFocusThere()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showWithTable(window, folder));
        QTest::keyClick(&window, Qt::Key_6, Qt::AltModifier);
        QVERIFY(window.focusWidget()->objectName() == "runsTable");
        QTest::keyClick(&window, Qt::Key_1, Qt::AltModifier);
        QVERIFY(window.focusWidget()->objectName() == "runsList");
    }

    void regionThatTheKeysWentToIsFramedUntilTheMouseIsUsed()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showWithTable(window, folder));
        const auto* ring = window.findChild<FocusRing*>();
        QVERIFY(!ring->isVisible());
        QTest::keyClick(&window, Qt::Key_F6);
        QVERIFY(ring->isVisible());
        const QWidget* focused = window.focusWidget();
        QVERIFY(ring->geometry().contains(focused->mapTo(&window, focused->rect().center())));
        QTest::mouseClick(window.findChild<BoardView*>(), Qt::RightButton, {}, QPoint(1, 1));
        QVERIFY(!ring->isVisible());
    }

    void enterOnTheBoardSelectsTheRunAndF2RenamesIt()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showWithTable(window, folder));
        auto* board = window.findChild<BoardView*>();
        board->setFocus();
        QWidget* plot = window.focusWidget();
        QTest::keyClick(plot, Qt::Key_Right); // shows a run
        QTest::keyClick(plot, Qt::Key_Return);
        QCOMPARE(window.workspace().selection()->count(), std::size_t(1));
        QVERIFY(window.workspace().hoveredRow() >= 0);
        const auto row = static_cast<std::size_t>(window.workspace().hoveredRow());
        QVERIFY(window.workspace().selection()->contains(static_cast<RowSet::Row>(row)));
        QTest::keyClick(plot, Qt::Key_F2);
        auto* editor = qobject_cast<QLineEdit*>(window.focusWidget());
        QVERIFY(editor != nullptr);
        QCOMPARE(editor->text().toStdString(), window.workspace().frame()->names[row]);
        QTest::keyClicks(editor, "renamed");
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(window.workspace().frame()->names[row], std::string("renamed"));
    }

    void escapeClearsTheSearch()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showWithTable(window, folder));
        QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier);
        auto* search = qobject_cast<QLineEdit*>(window.focusWidget());
        QVERIFY(search != nullptr);
        QTest::keyClicks(search, "b");
        auto* list = window.findChild<RunListView*>("runsList");
        QCOMPARE(list->proxy().listedRuns(), 1);
        QTest::keyClick(search, Qt::Key_Escape);
        QVERIFY(search->text().isEmpty() && list->proxy().listedRuns() == 3);
    }

    void orderButtonSaysTheOrderThatHolds()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showWithTable(window, folder));
        auto* list = window.findChild<RunListView*>("runsList");
        auto* button = window.findChild<QToolButton*>("order");
        list->proxy().setGrouped(false); // without headings the order goes over all runs
        const auto firstRun = [&] {
            return window.workspace().frame()->names[static_cast<std::size_t>(list->proxy().frameRow(0))];
        };
        QVERIFY2(button->text().startsWith("As imported"), qPrintable(button->text()));
        QCOMPARE(firstRun(), std::string("a"));
        button->menu()->actions()[2]->trigger();
        QVERIFY2(button->text().startsWith("Best first"), qPrintable(button->text()));
        QCOMPARE(firstRun(), std::string("b")); // the highest accuracy
        FigureSpec spec = window.workspace().spec();
        spec.panels.front().y.quantityId = "energy_kwh";
        window.workspace().setSpec(spec);
        QVERIFY2(button->text().startsWith("Best first"), qPrintable(button->text()));
        QCOMPARE(firstRun(), std::string("c")); // the lowest energy: still the best first
    }

    void tableKeepsItsHeightWhenLibrariesOpen()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showWithTable(window, folder));
        QTest::keyClick(&window, Qt::Key_6, Qt::AltModifier);
        const auto* table = window.findChild<QDockWidget*>("table");
        window.resizeDocks({const_cast<QDockWidget*>(table)}, {260}, Qt::Vertical);
        QTRY_COMPARE(table->height(), 260);
        for (const char* name : {"one", "two", "three", "four", "five", "six"}) {
            const QString path = folder.filePath(QString(name) + ".trefoil");
            QVERIFY(QFile::copy(window.workspace().libraryPath(), path));
            window.flow().openLibrary(path);
            QTRY_VERIFY(window.workspace().libraryPath() == path && !window.isBusy());
            QCoreApplication::processEvents();
            QCOMPARE(table->height(), 260);
        }
        window.resizeDocks({const_cast<QDockWidget*>(table)}, {1}, Qt::Vertical);
        QTRY_VERIFY(table->height() < 260);
        auto* list = window.findChild<RunListView*>("runsTable");
        QVERIFY(list->viewport()->height() >= 4 * list->rowHeight(0));
    }

    void tabVisitsEveryRegionAndComesBack()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showWithTable(window, folder));
        QWidget* const first = &focusRun(window, "a");
        QSet<QWidget*> visited;
        for (int i = 0; i < 200; ++i) {
            QTest::keyClick(window.focusWidget(), Qt::Key_Tab);
            visited.insert(window.focusWidget());
            if (window.focusWidget() == first) {
                break;
            }
        }
        QVERIFY(window.focusWidget() == first);
        for (QWidget* widget : visited) {
            QVERIFY2(widget->isVisible(), widget->metaObject()->className());
        }
        const auto isInScenario = [&](const QWidget* widget) {
            return window.findChild<QDockWidget*>("scenario")->isAncestorOf(widget);
        };
        QVERIFY(std::any_of(visited.begin(), visited.end(), isInScenario));
    }

    void everyActionIsInAMenuAndKeysAreUnique()
    {
        MainWindow window({});
        QSet<QKeySequence> keys;
        for (const QAction* action : window.findChildren<QAction*>()) {
            for (const QKeySequence& key : action->shortcuts()) {
                QVERIFY2(!keys.contains(key), qPrintable(key.toString()));
                keys.insert(key);
            }
        }
        const QList<QAction*> inMenus = actionsOf(window.menuBar()->actions());
        for (QAction* action : window.findChildren<QAction*>(QString(), Qt::FindDirectChildrenOnly)) {
            QVERIFY2(action->isSeparator() || action->menu() != nullptr || inMenus.contains(action),
                qPrintable(action->text()));
        }
        for (const char* key :
            {"Ctrl+I", "Ctrl+E", "Ctrl+F", "Ctrl+Y", "F2", "F6", "F11", "Ctrl+K", "Alt+1", "Ctrl+O"}) {
            QVERIFY2(keys.contains(QKeySequence(key)), key);
        }
    }
};

QTEST_MAIN(TestWindow)
#include "test_window.moc"
