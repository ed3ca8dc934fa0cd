// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QStandardPaths>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

#include "ui/pages/import/columns_step.h"
#include "ui/pages/import/found_files_model.h"
#include "ui/pages/import/import_dialog.h"
#include "ui/shell/library_flow.h"
#include "ui/shell/main_window.h"

#include "tests/gui/window_case.h"

using namespace trefoil;
using namespace trefoil::testing;

namespace {

QString writtenAs(const QTemporaryDir& folder, const char* name, const char* text)
{
    QFile file(folder.filePath(QString::fromUtf8(name)));
    return file.open(QIODevice::WriteOnly) && file.write(text) >= 0 ? file.fileName() : QString();
}

QComboBox* boxNamed(const QWidget& parent, const QString& name)
{
    for (QComboBox* box : parent.findChildren<QComboBox*>()) {
        if (box->accessibleName() == name) {
            return box;
        }
    }
    return nullptr;
}

void choose(QComboBox& box, const QString& text)
{
    box.setCurrentIndex(box.findText(text));
    Q_EMIT box.activated(box.currentIndex());
}

bool hasCellThat(const QWidget& parent, const QString& beginsWith)
{
    for (const QTableWidget* table : parent.findChildren<QTableWidget*>()) {
        if (!table->findItems(beginsWith, Qt::MatchStartsWith).isEmpty()) {
            return true;
        }
    }
    return false;
}

} // namespace

class TestImport : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { prepareWindowTests(); }
    void init() { removeOwnLibraries(); }

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

    void f5FindsWhatChangedBesideAFile()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        window.show();
        QVERIFY(!writtenAs(folder, "metrics.csv", "epoch,step,val_loss\n0,10,0.5\n1,20,0.25\n").isEmpty());
        QVERIFY(!writtenAs(folder, "hparams.yaml", "lr: 0.1\n").isEmpty());
        const auto importShown = [&](const QString& text) {
            ImportDialog* dialog = nullptr;
            if (!QTest::qWaitFor([&] { return (dialog = window.findChild<ImportDialog*>()) != nullptr; })) {
                return false;
            }
            QPushButton* import = buttonThat(*dialog, QStringLiteral("Import"));
            const auto isReady = [&] { return import->isEnabled() && import->text() == "Import 1 run"; };
            if (!QTest::qWaitFor(isReady) || !QTest::qWaitFor([&] {
                    const QAbstractItemModel* found = dialog->findChild<FoundFilesModel*>();
                    const QModelIndex why = found->index(0, FoundFilesModel::WhyColumn);
                    return !found->match(why, Qt::DisplayRole, text, 1, Qt::MatchContains).isEmpty();
                })) {
                return false;
            }
            QTest::mouseClick(import, Qt::LeftButton);
            return QTest::qWaitFor(
                [&] { return window.findChild<ImportDialog*>() == nullptr && !window.isBusy(); });
        };
        const auto learningRate = [&] {
            const Column* column = window.workspace().frame()->find("learning_rate");
            return column == nullptr ? 0 : column->values[0];
        };
        window.flow().importPaths({folder.path()});
        QVERIFY(importShown(QStringLiteral("epoch")));
        QTRY_COMPARE(learningRate(), 0.1);

        QVERIFY(!writtenAs(folder, "hparams.yaml", "lr: 0.02\n").isEmpty());
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_F5);
        QVERIFY(importShown(QStringLiteral("read again: hparams.yaml changed")));
        QTRY_COMPARE(learningRate(), 0.02);
        QVERIFY(window.workspace().snapshot().history.back().summary.ends_with(
            "metrics.csv (hparams.yaml changed)"));
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
        QVERIFY(!buttonThat(*dialog, QStringLiteral("Import"))->isEnabled());
        QTest::keyClick(dialog, Qt::Key_Return); // the button that is left closes
        QTRY_VERIFY(window.findChild<ImportDialog*>() == nullptr && !window.isBusy());
        QCOMPARE(window.workspace().frame()->rowCount(), std::size_t(3));
        QCOMPARE(window.workspace().snapshot().files.size(), std::size_t(1));
    }

    void f5ImportsWhatIsNewOrChangedInTheFolders()
    {
        const QTemporaryDir folder;
        const QString path = written(folder);
        MainWindow window({});
        QVERIFY(showWithTable(window, folder));
        const auto openByF5 = [&] {
            window.activateWindow();
            const bool isActive = QTest::qWaitForWindowActive(&window);
            QTest::keyClick(&window, Qt::Key_F5);
            return isActive && QTest::qWaitFor([&] { return window.findChild<ImportDialog*>() != nullptr; });
        };
        QVERIFY(openByF5());
        QTRY_VERIFY(hasLabelThat(*window.findChild<ImportDialog*>(), QStringLiteral("Nothing new")));
        QTest::keyClick(window.findChild<ImportDialog*>(), Qt::Key_Escape);
        QTRY_VERIFY(window.findChild<ImportDialog*>() == nullptr && !window.isBusy());

        QFile changed(path);
        QVERIFY(changed.open(QIODevice::Append) && changed.write("d,CNN,0.7,2\n") > 0);
        changed.close();
        QFile added(folder.filePath(QStringLiteral("deep/more.csv")));
        QVERIFY(QDir(folder.path()).mkdir("deep") && added.open(QIODevice::WriteOnly));
        QVERIFY(added.write("run_name,accuracy\ne,0.5\n") > 0);
        added.close();
        QVERIFY(openByF5());
        QPushButton* import = buttonThat(*window.findChild<ImportDialog*>(), QStringLiteral("Import"));
        QTRY_VERIFY(import->isEnabled());
        QTest::mouseClick(import, Qt::LeftButton);
        QTRY_COMPARE(window.workspace().frame()->rowCount(), std::size_t(5));
    }

    void correctedFileIsImportedAgainFromTheProblems()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("results.csv"));
        const auto write = [&path](const char* text) {
            QFile file(path);
            return file.open(QIODevice::WriteOnly) && file.write(text) > 0;
        };
        QVERIFY(write("run_name,accuracy\na,0.9\nb,0.8\nc,0.7\nd,0.6,1\n"));
        MainWindow window({});
        window.show();
        QVERIFY(importTable(window, path));
        QTRY_VERIFY(window.findChild<ImportDialog*>() == nullptr && !window.isBusy());
        QPushButton* again = buttonThat(window, QStringLiteral("Import again"));
        QTRY_VERIFY(again != nullptr && again->isVisibleTo(again->parentWidget()));
        QVERIFY(write("run_name,accuracy\na,0.9\nb,0.8\nc,0.7\nd,0.6\n"));
        again->click(); // its tab need not be in front
        QTRY_VERIFY(window.findChild<ImportDialog*>() != nullptr);
        QPushButton* import = buttonThat(*window.findChild<ImportDialog*>(), QStringLiteral("Import 1 run"));
        QTRY_VERIFY(
            (import = buttonThat(*window.findChild<ImportDialog*>(), QStringLiteral("Import 1 run"))));
        QTRY_VERIFY(import->isEnabled());
        QTest::mouseClick(import, Qt::LeftButton);
        QTRY_COMPARE(window.workspace().frame()->rowCount(), std::size_t(4));
        QTRY_VERIFY(!again->isVisibleTo(again->parentWidget()));
    }

    void importWaitsForAUnitThatIsKnown()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        window.show();
        window.flow().importPaths({writtenAs(
            folder, "prices.csv", "run_name,accuracy,price €\na,0.9,0.40\nb,0.8,0.50\nc,0.7,0.60\n")});
        QTRY_VERIFY(window.findChild<ImportDialog*>() != nullptr);
        auto* dialog = window.findChild<ImportDialog*>();
        QPushButton* import = buttonThat(*dialog, QStringLiteral("Import"));
        QTRY_VERIFY(import->isEnabled() && import->text().contains(u'3'));
        boxNamed(*dialog, QStringLiteral("Quantity of price €"))->setEditText(QStringLiteral("cost_usd"));
        QTRY_VERIFY(hasCellThat(*dialog, QStringLiteral("its name says EUR")));
        QComboBox* unit = boxNamed(*dialog, QStringLiteral("Unit of price €"));
        unit->setEditText(QStringLiteral("EUR"));
        QCOMPARE(import->text(), QStringLiteral("Import"));
        QVERIFY(!import->isEnabled());
        QVERIFY(hasCellThat(*dialog, QStringLiteral("unknown unit \"EUR\"")));
        QVERIFY(hasLabelThat(*dialog, QStringLiteral("prices.csv, column “price €”")));
        QTest::qWait(1000); // the preview that follows a change does not take it
        QVERIFY(!import->isEnabled());
        unit->setEditText(QStringLiteral("USD"));
        QTRY_VERIFY(import->isEnabled() && import->text() == QStringLiteral("Import 3 runs"));
        QTRY_VERIFY(!hasCellThat(*dialog, QStringLiteral("unknown unit")));
    }

    void returnInACellOfTheColumnsImportsNothing()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        window.show();
        window.flow().importPaths(
            {writtenAs(folder, "runs.csv", "run_name,accuracy,level\na,0.9,4\nb,0.8,5\nc,0.7,6\n")});
        QTRY_VERIFY(window.findChild<ImportDialog*>() != nullptr);
        auto* dialog = window.findChild<ImportDialog*>();
        QTRY_VERIFY(buttonThat(*dialog, QStringLiteral("Import 3 runs")) != nullptr);
        QTest::keyClick(dialog->findChild<QListWidget*>("steps"), Qt::Key_Down);
        QComboBox* quantity = boxNamed(*dialog, QStringLiteral("Quantity of level"));
        quantity->setFocus();
        QTest::keyClick(quantity->lineEdit(), Qt::Key_Return);
        QTest::qWait(200);
        QVERIFY(window.findChild<ImportDialog*>() == dialog);
        QCOMPARE(window.workspace().frame()->rowCount(), std::size_t(0));
    }

    void buttonIsNeutralUntilTheChangedColumnsAreLookedAt()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        window.show();
        window.flow().importPaths({writtenAs(
            folder, "groups.csv", "run_name,part,accuracy\na,x,0.9\na,y,0.8\nb,x,0.7\nb,y,0.6\n")});
        QTRY_VERIFY(window.findChild<ImportDialog*>() != nullptr);
        auto* dialog = window.findChild<ImportDialog*>();
        QTRY_VERIFY(buttonThat(*dialog, QStringLiteral("Import 4 runs")) != nullptr);
        choose(*boxNamed(*dialog, QStringLiteral("Meaning of run_name")), QStringLiteral("name of the run"));
        choose(*boxNamed(*dialog, QStringLiteral("Meaning of part")), QStringLiteral("group"));
        QVERIFY(buttonThat(*dialog, QStringLiteral("Import 4 runs")) == nullptr);
        QTRY_VERIFY(buttonThat(*dialog, QStringLiteral("Import 2 runs")) != nullptr);
    }

    void correctedMeaningIsProposedAgain()
    {
        const QTemporaryDir folder;
        const QString first =
            writtenAs(folder, "first.csv", "run_name,accuracy,level\na,0.9,4\nb,0.8,5\nc,0.7,6\n");
        MainWindow window({});
        window.show();
        window.flow().importPaths({first});
        QTRY_VERIFY(window.findChild<ImportDialog*>() != nullptr);
        auto* dialog = window.findChild<ImportDialog*>();
        QTRY_VERIFY(buttonThat(*dialog, QStringLiteral("Import 3 runs")) != nullptr);
        boxNamed(*dialog, QStringLiteral("Quantity of level"))->setEditText(QStringLiteral("epochs"));
        QTRY_VERIFY(buttonThat(*dialog, QStringLiteral("Import 3 runs")) != nullptr);
        QTRY_VERIFY(buttonThat(*dialog, QStringLiteral("Import 3 runs"))->isEnabled());
        QTest::mouseClick(buttonThat(*dialog, QStringLiteral("Import 3 runs")), Qt::LeftButton);
        QTRY_VERIFY(window.findChild<ImportDialog*>() == nullptr && !window.isBusy());
        const QString second = writtenAs(folder, "second.csv", "run_name,accuracy,level\nd,0.5,7\n");
        for (const QString& path : {first, second}) {
            window.flow().importPaths({path});
            QTRY_VERIFY(window.findChild<ImportDialog*>() != nullptr);
            dialog = window.findChild<ImportDialog*>();
            QTRY_VERIFY(boxNamed(*dialog, QStringLiteral("Quantity of level")) != nullptr);
            QCOMPARE(boxNamed(*dialog, QStringLiteral("Quantity of level"))->currentText(),
                QStringLiteral("epochs"));
            QVERIFY(hasCellThat(*dialog, QStringLiteral("as in the last import of first.csv")));
            QTest::keyClick(dialog, Qt::Key_Escape);
            QTRY_VERIFY(window.findChild<ImportDialog*>() == nullptr && !window.isBusy());
        }
    }

    void unitThatIsAskedIsRememberedAndCanBeChanged()
    {
        const QTemporaryDir folder;
        const QString path =
            writtenAs(folder, "README.md", "---\nco2_eq_emissions:\n  emissions: 83.5\n---\n# A model\n");
        MainWindow window({});
        window.show();
        const auto openDialog = [&]() -> ImportDialog* {
            window.flow().importPaths({path});
            static_cast<void>(QTest::qWaitFor([&] {
                const auto* dialog = window.findChild<ImportDialog*>();
                return dialog != nullptr
                    && boxNamed(*dialog, QStringLiteral("Unit of /co2_eq_emissions")) != nullptr;
            }));
            return window.findChild<ImportDialog*>();
        };
        const auto importIn = [&](ImportDialog& dialog) {
            const auto ready = [&] { return buttonThat(dialog, QStringLiteral("Import 1 run")); };
            if (QTest::qWaitFor([&] { return ready() != nullptr && ready()->isEnabled(); })) {
                QTest::mouseClick(ready(), Qt::LeftButton);
            }
            return QTest::qWaitFor(
                [&] { return window.findChild<ImportDialog*>() == nullptr && !window.isBusy(); });
        };
        const auto emissions = [&] {
            const Column* column = window.workspace().frame()->find("emissions_kg_co2e");
            return column == nullptr ? absent : column->values[0];
        };
        ImportDialog* dialog = openDialog();
        QVERIFY(dialog != nullptr);
        QVERIFY(hasCellThat(*dialog, QStringLiteral("83.5 in co2_eq_emissions: grams or kilograms?")));
        QVERIFY(hasLabelThat(*dialog, QStringLiteral("1 file asks a question on the Columns step.")));
        boxNamed(*dialog, QStringLiteral("Unit of /co2_eq_emissions"))
            ->setEditText(QStringLiteral("kg CO2e"));
        QVERIFY(hasCellThat(*dialog, QStringLiteral("answered by you")));
        QVERIFY(!hasLabelThat(*dialog, QStringLiteral("1 file asks")));
        QVERIFY(importIn(*dialog));
        QTRY_COMPARE(emissions(), 83.5);

        dialog = openDialog();
        QVERIFY(dialog != nullptr);
        const QString remembered =
            QStringLiteral("as in the last import of README.md. Asked was: 83.5 in co2_eq_emissions");
        QVERIFY(hasCellThat(*dialog, remembered));
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(window.findChild<ImportDialog*>() == nullptr && !window.isBusy());
        window.flow().importAgain({path}); // from Problems: the same question with its answer
        QTRY_VERIFY(window.findChild<ImportDialog*>() != nullptr);
        dialog = window.findChild<ImportDialog*>();
        QTRY_VERIFY(hasCellThat(*dialog, remembered));
        QComboBox* unit = boxNamed(*dialog, QStringLiteral("Unit of /co2_eq_emissions"));
        QCOMPARE(unit->currentText(), QStringLiteral("kg CO2e"));
        unit->setEditText(QStringLiteral("g CO2e"));
        QVERIFY(importIn(*dialog));
        QTRY_COMPARE(emissions(), 0.0835);
    }

    void tablesWithQuestionsComeFirst()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        window.show();
        window.flow().importPaths({writtenAs(folder, "a.csv", "model,accuracy\na,0.9\nb,0.8\n"),
            writtenAs(folder, "b.csv", "model,duration\nc,90\nd,80\n")});
        QTRY_VERIFY(window.findChild<ImportDialog*>() != nullptr);
        const auto* columns = window.findChild<ImportDialog*>()->findChild<ColumnsStep*>();
        const auto* tables = columns->findChild<QComboBox*>(QString(), Qt::FindDirectChildrenOnly);
        QTRY_COMPARE(tables->count(), 2);
        QVERIFY2(tables->itemText(0).endsWith("b.csv · 1 question"), qPrintable(tables->itemText(0)));
        QVERIFY2(tables->itemText(1).endsWith("a.csv"), qPrintable(tables->itemText(1)));
    }

    void emptyFileIsCalledEmpty()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        window.show();
        window.flow().importPaths({writtenAs(folder, "empty.csv", "")});
        QTRY_VERIFY(window.findChild<ImportDialog*>() != nullptr);
        const auto says = [&] {
            const auto* found = window.findChild<ImportDialog*>()->findChild<FoundFilesModel*>();
            const QString why = found->index(0, FoundFilesModel::WhyColumn).data().toString();
            return found->rowCount({}) == 1 && why.startsWith(QStringLiteral("it is empty"));
        };
        QTRY_VERIFY(says());
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
};

QTEST_MAIN(TestImport)
#include "test_import.moc"
