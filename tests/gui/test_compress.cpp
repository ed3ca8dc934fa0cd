// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "ui/charts/compress/compress_view.h"
#include "ui/charts/compress/prepare.h"
#include "ui/models/delta_table.h"
#include "ui/pages/import/import_dialog.h"
#include "ui/pages/run_list/run_list_view.h"
#include "ui/shell/library_flow.h"
#include "ui/shell/main_window.h"

#include "tests/gui/window_case.h"

using namespace trefoil;
using namespace trefoil::testing;

namespace {

/// Three seeds each of a dense model and two pruned ones; the last two rows say nothing about compression.
const QByteArray table =
    "run_name,model,variant,seed,accuracy,energy_kwh\n"
    "d-s0,CNN,dense,0,0.90,10\nd-s1,CNN,dense,1,0.92,11\nd-s2,CNN,dense,2,0.91,12\n"
    "p50-s0,CNN,prune50,0,0.90,5\np50-s1,CNN,prune50,1,0.92,5.5\np50-s2,CNN,prune50,2,0.91,6\n"
    "p90-s0,CNN,prune90,0,0.60,5\np90-s1,CNN,prune90,1,0.63,5.5\np90-s2,CNN,prune90,2,0.61,6\n"
    "big,Big,,,0.5,4\ntiny,Tiny,,,0.4,1\n";

bool openTable(MainWindow& window, const QTemporaryDir& folder)
{
    const QString path = folder.filePath("results.csv");
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(table) != table.size()) {
        return false;
    }
    file.close();
    window.show();
    window.flow().importPaths({path});
    ImportDialog* dialog = nullptr;
    if (!QTest::qWaitFor([&] { return (dialog = window.findChild<ImportDialog*>()) != nullptr; })) {
        return false;
    }
    QPushButton* import = nullptr;
    for (QPushButton* button : dialog->findChildren<QPushButton*>()) {
        import = button->text().startsWith("Import") ? button : import;
    }
    if (!QTest::qWaitFor([&] { return import->isEnabled() && import->text().contains("11"); })) {
        return false;
    }
    QTest::mouseClick(import, Qt::LeftButton);
    return QTest::qWaitFor([&] {
        return window.workspace().frame()->rowCount() == 11 && window.findChild<ImportDialog*>() == nullptr
            && !window.isBusy();
    }) && (window.activateWindow(), QTest::qWaitForWindowActive(&window));
}

/// Ctrl+2 and the wait until the board compares.
bool showBoard(MainWindow& window, int rows)
{
    QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
    const auto* deltas = window.findChild<DeltaTable*>();
    return QTest::qWaitFor([&] { return deltas->rows().size() == static_cast<std::size_t>(rows); });
}

void selectRuns(MainWindow& window, const QStringList& names)
{
    auto* list = window.findChild<RunListView*>("runsList");
    list->setFocus();
    for (qsizetype i = 0; i < names.size(); ++i) {
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const qint64 own = list->proxy().frameRow(row);
            if (own < 0
                || window.workspace().frame()->names[static_cast<std::size_t>(own)]
                    != names[i].toStdString()) {
                continue;
            }
            const QModelIndex index = list->model()->index(row, 1);
            list->selectionModel()->setCurrentIndex(index,
                (i == 0 ? QItemSelectionModel::ClearAndSelect : QItemSelectionModel::Select)
                    | QItemSelectionModel::Rows);
        }
    }
    QCoreApplication::processEvents(); // the selection is told once per turn
}

} // namespace

/// The Compress board in the window, with real keys.
class TestCompress : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { prepareWindowTests(); }
    void init() { removeOwnLibraries(); }

    void gainAndHarmStandInOneRowWithAVerdict()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(openTable(window, folder));
        QVERIFY(showBoard(window, 2));
        auto* deltas = window.findChild<DeltaTable*>();
        const QAbstractItemModelTester tester(deltas);
        const DeltaRow& pruned = deltas->rows()[1];
        QCOMPARE(pruned.variant, QString("prune90"));
        QCOMPARE(pruned.runs, QString("3 pairs"));
        QCOMPARE(pruned.verdict, QString("gain: Energy · harm: Accuracy"));
        QVERIFY(pruned.evidence.contains("paired t test"));
        const QModelIndex harm = deltas->index(1, DeltaTable::firstQuantity + 1);
        QVERIFY2(harm.data().toString().startsWith("−29.7 pt [") && harm.data().toString().endsWith("⚠"),
            qPrintable(harm.data().toString()));
        QVERIFY(deltas->asText().contains("\nprune50\t−5"));
        QVERIFY(deltas->asText().contains("\t3 pairs\tunstructured pruning\tgain: Energy"));
    }

    void libraryOpensAgainAsItWasLookedAt()
    {
        const QTemporaryDir folder;
        QString path;
        {
            MainWindow window({});
            QVERIFY(openTable(window, folder));
            QVERIFY(showBoard(window, 2));
            path = window.workspace().libraryPath();
            auto* view = window.findChild<CompressView*>();
            CompressBoard chosen = view->prepared().board;
            chosen.x = "accuracy";
            chosen.y = "energy_kwh";
            Q_EMIT view->boardChanged(chosen);
            QTRY_VERIFY(!window.isBusy());
        }
        MainWindow window({});
        window.show();
        window.flow().openLibrary(path);
        const auto* deltas = window.findChild<DeltaTable*>();
        QTRY_COMPARE(deltas->rows().size(), std::size_t(2)); // without a key: it opens on this board
        const auto* view = window.findChild<CompressView*>();
        QTRY_COMPARE(view->prepared().board.x, std::string("accuracy")); // prepared beside the window
        QCOMPARE(view->prepared().board.y, std::string("energy_kwh"));
    }

    void boardOfAStudyIsKeptWhenAnotherOneIsOpened()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(openTable(window, folder));
        const BoardChoice study{BoardKind::Compress, "d-s0", "accuracy", "energy_kwh", {}, {}, {}};
        window.workspace().setExample("study", "citation", "claim", study);
        QTest::keyClick(&window, Qt::Key_3, Qt::ControlModifier);
        QTest::keyClick(&window, Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(window.workspace().boardChoice(BoardKind::Compress), study);
        QVERIFY(window.workspace().openingBoard()->board == BoardKind::Compare);
    }

    void aRowSelectsItsSeedsEverywhereAndBack()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(openTable(window, folder));
        QVERIFY(showBoard(window, 2));
        auto* view = window.findChild<QTableView*>("deltaTable");
        view->setFocus();
        view->setCurrentIndex(view->model()->index(0, 0));
        QCOMPARE(window.workspace().selection()->count(), std::size_t(3));
        QTest::keyClick(view, Qt::Key_Down);
        QVERIFY(window.workspace().selection()->contains(6));
        QVERIFY(window.findChild<QLabel*>("verdict")->text().contains("harm: Accuracy"));
        selectRuns(window, {"p50-s1"});
        QCOMPARE(view->currentIndex().row(), 0);
    }

    void arrowKeysWalkAndEnterSelects()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(openTable(window, folder));
        QVERIFY(showBoard(window, 2));
        auto* view = window.findChild<CompressView*>();
        QTRY_VERIFY(!view->summary().isEmpty());
        QVERIFY(view->focusProxy() != nullptr);
        QTRY_VERIFY2(view->summary().contains("better"), qPrintable(view->summary()));
        QTest::mouseMove(&window, QPoint(2, 2)); // a cursor that leaves the charts ends a walk
        QCoreApplication::processEvents();
        view->setFocus();
        QTest::keyClick(view->focusProxy(), Qt::Key_Right);
        QVERIFY2(window.workspace().hoveredRow() >= 0, qPrintable(view->summary()));
        QTest::keyClick(view->focusProxy(), Qt::Key_Return);
        QCOMPARE(window.workspace().selection()->count(), std::size_t(3));
        QTest::keyClick(view->focusProxy(), Qt::Key_Escape);
        QVERIFY(window.workspace().selection()->empty());
    }

    void bMakesTheCurrentRunABaselineAndUndoes()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(openTable(window, folder));
        QVERIFY(showBoard(window, 2));
        auto* baselines = window.findChild<QComboBox*>();
        for (QComboBox* each : window.findChildren<QComboBox*>()) {
            baselines = each->accessibleName() == "Baseline" ? each : baselines;
        }
        QCOMPARE(baselines->count(), 1);
        selectRuns(window, {"tiny", "big"});
        QTest::keyClick(window.focusWidget(), Qt::Key_B);
        QTRY_COMPARE(window.workspace().snapshot().baselines.size(), std::size_t(2));
        QTRY_COMPARE(baselines->count(), 3); // two baselines and all of them
        QCOMPARE(baselines->itemText(1), QString("big (1 variant)"));
        QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(baselines->count(), 1);
        QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(baselines->count(), 3);
    }

    void bOnOneRunTakesItsModelsOtherRuns()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(openTable(window, folder));
        selectRuns(window, {"p50-s1"});
        QTest::keyClick(window.focusWidget(), Qt::Key_B);
        QTRY_COMPARE(window.workspace().snapshot().baselines.size(), std::size_t(7)); // itself, 3 + 3 others
        QVERIFY(showBoard(window, 2));
        QCOMPARE(window.findChild<DeltaTable*>()->rows()[0].variant, QString("dense"));
    }
};

QTEST_MAIN(TestCompress)
#include "test_compress.moc"
