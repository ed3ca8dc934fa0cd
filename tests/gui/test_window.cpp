// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QAbstractButton>
#include <QDir>
#include <QDirIterator>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "ui/charts/board_view.h"
#include "ui/pages/import/import_dialog.h"
#include "ui/pages/run_list/run_list_view.h"
#include "ui/shell/action_finder.h"
#include "ui/shell/english_plurals.h"
#include "ui/shell/library_flow.h"
#include "ui/shell/main_window.h"

using namespace trefoil;

namespace {

const QByteArray table =
    "run_name,model,accuracy,energy_kwh\na,ResNet,0.91,1.5\nb,ViT,0.93,4\nc,BoW,0.61,0.001\n";

QString written(const QTemporaryDir& folder)
{
    const QString path = folder.filePath(QStringLiteral("results.csv"));
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(table) == table.size() ? path : QString();
}

QPushButton* buttonThat(const QWidget& parent, const QString& beginsWith)
{
    for (QPushButton* button : parent.findChildren<QPushButton*>()) {
        if (button->text().startsWith(beginsWith)) {
            return button;
        }
    }
    return nullptr;
}

bool hasLabelThat(const QWidget& parent, const QString& beginsWith)
{
    const QList<QLabel*> labels = parent.findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(),
        [&](const QLabel* label) { return label->text().startsWith(beginsWith); });
}

bool importTable(MainWindow& window, const QString& path)
{
    window.flow().importPaths({path});
    ImportDialog* dialog = nullptr;
    if (!QTest::qWaitFor([&] { return (dialog = window.findChild<ImportDialog*>()) != nullptr; })) {
        return false;
    }
    QPushButton* import = buttonThat(*dialog, QStringLiteral("Import"));
    if (!QTest::qWaitFor([&] { return import->isEnabled() && import->text().contains(u'3'); })) {
        return false;
    }
    QTest::mouseClick(import, Qt::LeftButton);
    return QTest::qWaitFor([&] { return window.workspace().frame()->rowCount() == 3; });
}

bool showWithTable(MainWindow& window, const QTemporaryDir& folder)
{
    window.show();
    return importTable(window, written(folder))
        && QTest::qWaitFor([&] { return window.findChild<ImportDialog*>() == nullptr && !window.isBusy(); })
        && (window.activateWindow(), QTest::qWaitForWindowActive(&window));
}

/// The list of runs with the focus on the run of this name.
QAbstractItemView& focusRun(MainWindow& window, const std::string& name)
{
    auto* list = window.findChild<RunListView*>(QStringLiteral("runsList"));
    window.activateWindow();
    list->setFocus();
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        const qint64 frameRow = list->proxy().frameRow(row);
        if (frameRow >= 0 && window.workspace().frame()->names[static_cast<std::size_t>(frameRow)] == name) {
            list->setCurrentIndex(list->model()->index(row, 1));
        }
    }
    QCoreApplication::processEvents(); // the selection is told once per turn
    return *list;
}

} // namespace

class TestWindow : public QObject {
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

    void tableBecomesRunsThroughTheDialogAndUndoes()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        window.show();
        QVERIFY(importTable(window, written(folder)));
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(window.workspace().frame()->rowCount(), std::size_t(0));
        QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(window.workspace().frame()->rowCount(), std::size_t(3));
    }

    void cancelledImportLeavesNothingBehind()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        window.show();
        window.flow().importPaths({written(folder)});
        QTRY_VERIFY(window.findChild<ImportDialog*>() != nullptr);
        QTest::keyClick(window.findChild<ImportDialog*>(), Qt::Key_Escape);
        QTRY_VERIFY(!window.isBusy() && !window.workspace().hasLibrary());
        const QDir data(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/libraries");
        QTRY_VERIFY(data.entryList(QDir::Files).isEmpty());
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

    void droppedFilesOpenTheImport()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        window.show();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(written(folder))});
        QDragEnterEvent enter({400, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &drop);
        QVERIFY(drop.isAccepted());
        QTRY_VERIFY(window.findChild<ImportDialog*>() != nullptr);
        QPushButton* import = buttonThat(*window.findChild<ImportDialog*>(), QStringLiteral("Import"));
        QTRY_VERIFY(import->isEnabled() && import->text().contains(u'3'));
    }

    void importingTheSameAgainSaysThatNothingIsAdded()
    {
        const QTemporaryDir folder;
        const QString path = written(folder);
        MainWindow window({});
        window.show();
        QVERIFY(importTable(window, path));
        QTRY_VERIFY(window.findChild<ImportDialog*>() == nullptr);
        window.flow().importPaths({path});
        QTRY_VERIFY(window.findChild<ImportDialog*>() != nullptr);
        auto* dialog = window.findChild<ImportDialog*>();
        QTRY_VERIFY(hasLabelThat(*dialog, QStringLiteral("Nothing new")));
        QTest::mouseClick(buttonThat(*dialog, QStringLiteral("Import")), Qt::LeftButton);
        QTRY_VERIFY(window.findChild<ImportDialog*>() == nullptr && !window.isBusy());
        QCOMPARE(window.workspace().frame()->rowCount(), std::size_t(3));
        QCOMPARE(window.workspace().snapshot().files.size(), std::size_t(1));
    }

    void cancelledSecondImportLeavesTheLibraryAsItWas()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        window.show();
        QVERIFY(importTable(window, written(folder)));
        QTRY_VERIFY(window.findChild<ImportDialog*>() == nullptr);
        const std::int64_t revision = window.workspace().snapshot().revision;
        QFile other(folder.filePath(QStringLiteral("more.csv")));
        QVERIFY(other.open(QIODevice::WriteOnly) && other.write("run_name,accuracy\nz,0.5\n") > 0);
        other.close();
        window.flow().importPaths({other.fileName()});
        QTRY_VERIFY(window.findChild<ImportDialog*>() != nullptr);
        auto* dialog = window.findChild<ImportDialog*>();
        QTRY_VERIFY(buttonThat(*dialog, QStringLiteral("Import 1 run")) != nullptr);
        QTest::mouseClick(buttonThat(*dialog, QStringLiteral("Cancel")), Qt::LeftButton);
        QTRY_VERIFY(window.findChild<ImportDialog*>() == nullptr && !window.isBusy());
        QCOMPARE(window.workspace().frame()->rowCount(), std::size_t(3));
        QCOMPARE(window.workspace().snapshot().revision, revision);
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
