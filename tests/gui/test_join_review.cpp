// SPDX-License-Identifier: GPL-3.0-or-later
// What a person sees and decides about joining, in an import and afterwards, with real keys.
#include <QDir>
#include <QFileInfo>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "ui/models/join_model.h"
#include "ui/pages/import/import_dialog.h"
#include "ui/pages/import/join_review_dialog.h"
#include "ui/pages/import/join_view.h"
#include "ui/shell/library_flow.h"
#include "ui/shell/main_window.h"

#include "tests/gui/window_case.h"

using namespace trefoil;
using namespace trefoil::testing;

namespace {

QString fileWith(const QTemporaryDir& folder, const char* name, const QByteArray& text)
{
    QFile file(folder.filePath(QString::fromUtf8(name)));
    const bool isWritten = QDir().mkpath(QFileInfo(file).path()) && file.open(QIODevice::WriteOnly)
        && file.write(text) == text.size();
    return isWritten ? file.fileName() : QString();
}

/// A join by name ("both"), and one record that only its file has: "left" and "right".
QStringList twoTables(const QTemporaryDir& folder)
{
    return {fileWith(folder, "left.csv", "run_name,accuracy\nboth,0.9\nleft,0.8\n"),
        fileWith(folder, "right.csv", "run_name,energy_kwh\nboth,1.5\nright,2.5\n")};
}

QTableView& tableOf(const JoinView& view)
{
    return *view.findChild<QTableView*>();
}

QString textAt(const JoinView& view, int row, JoinModel::Column column)
{
    return tableOf(view).model()->index(row, column).data().toString();
}

int rowOf(const JoinView& view, const QString& run)
{
    for (int row = 0; row < tableOf(view).model()->rowCount(); ++row) {
        if (textAt(view, row, JoinModel::RunColumn) == run) {
            return row;
        }
    }
    return -1;
}

/// The button of that key, which stays pressed for a moment before it acts.
void press(QWidget& window, Qt::Key key)
{
    constexpr int buttonIsDown = 150; // milliseconds
    QTest::keyClick(&window, key, Qt::AltModifier);
    QTest::qWait(buttonIsDown);
}

/// The current row goes there by the arrow keys.
void goTo(JoinView& view, int row)
{
    QTableView& table = tableOf(view);
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_Home, Qt::ControlModifier);
    for (int i = 0; i < row; ++i) {
        QTest::keyClick(&table, Qt::Key_Down);
    }
}

/// The import of the files, on its Join step with a finished preview.
ImportDialog* dialogAtJoins(MainWindow& window, const QStringList& files, const QString& button)
{
    window.flow().importPaths(files);
    ImportDialog* dialog = nullptr;
    const bool isReady = QTest::qWaitFor([&] {
        dialog = window.findChild<ImportDialog*>();
        return dialog != nullptr && buttonThat(*dialog, button) != nullptr
            && buttonThat(*dialog, button)->isEnabled();
    });
    if (!isReady) {
        return nullptr;
    }
    auto* steps = dialog->findChild<QListWidget*>(QStringLiteral("steps"));
    steps->setFocus();
    QTest::keyClick(steps, Qt::Key_Down);
    QTest::keyClick(steps, Qt::Key_Down);
    return dialog;
}

} // namespace

class TestJoinReview : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { prepareWindowTests(); }
    void init() { removeOwnLibraries(); }

    void everyKindIsListedAndShownAlone()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        window.show();
        ImportDialog* dialog = dialogAtJoins(window, twoTables(folder), QStringLiteral("Import 3 runs"));
        QVERIFY(dialog != nullptr);
        auto& view = *dialog->findChild<JoinView*>();
        QCOMPARE(tableOf(view).model()->rowCount(), 3);
        QVERIFY(buttonThat(view, QStringLiteral("A&ll 3")) != nullptr);
        QVERIFY(buttonThat(view, QStringLiteral("A&mbiguous 0")) != nullptr);
        press(*dialog, Qt::Key_U);
        QCOMPARE(tableOf(view).model()->rowCount(), 2);
        QVERIFY(textAt(view, 0, JoinModel::ExplanationColumn).startsWith("no other record is called left"));
        press(*dialog, Qt::Key_O);
        QCOMPARE(tableOf(view).model()->rowCount(), 1);
        QCOMPARE(textAt(view, 0, JoinModel::RunColumn), QStringLiteral("both"));
        press(*dialog, Qt::Key_M);
        QCOMPARE(tableOf(view).model()->rowCount(), 0);
        press(*dialog, Qt::Key_L);
        QCOMPARE(tableOf(view).model()->rowCount(), 3);
    }

    void recordsAreJoinedByKeysAndTheImportIsOneStep()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        window.show();
        ImportDialog* dialog = dialogAtJoins(window, twoTables(folder), QStringLiteral("Import 3 runs"));
        QVERIFY(dialog != nullptr);
        auto& view = *dialog->findChild<JoinView*>();
        press(*dialog, Qt::Key_U);
        goTo(view, 0);
        QTest::keyClick(&tableOf(view), Qt::Key_Down, Qt::ShiftModifier);
        press(*dialog, Qt::Key_J);
        QCOMPARE(textAt(view, 0, JoinModel::ReasonColumn), QStringLiteral("by hand")); // at once
        QTRY_VERIFY(buttonThat(*dialog, QStringLiteral("Import 2 runs")) != nullptr);
        QTRY_VERIFY(buttonThat(*dialog, QStringLiteral("Import 2 runs"))->isEnabled());
        press(*dialog, Qt::Key_L);
        QVERIFY(rowOf(view, QStringLiteral("left")) >= 0);
        QCOMPARE(textAt(view, rowOf(view, QStringLiteral("left")), JoinModel::ReasonColumn),
            QStringLiteral("by hand"));

        goTo(view, rowOf(view, QStringLiteral("left")));
        press(*dialog, Qt::Key_D); // taken back
        QTRY_VERIFY(buttonThat(*dialog, QStringLiteral("Import 3 runs")) != nullptr);
        press(*dialog, Qt::Key_U);
        QTRY_COMPARE(tableOf(view).model()->rowCount(), 2);
        goTo(view, 0);
        QTest::keyClick(&tableOf(view), Qt::Key_Down, Qt::ShiftModifier);
        press(*dialog, Qt::Key_J);
        QTRY_VERIFY(buttonThat(*dialog, QStringLiteral("Import 2 runs")) != nullptr);
        QTRY_VERIFY(buttonThat(*dialog, QStringLiteral("Import 2 runs"))->isEnabled());
        buttonThat(*dialog, QStringLiteral("Import 2 runs"))->click();
        QTRY_COMPARE(window.workspace().frame()->rowCount(), std::size_t(2));
        QTRY_VERIFY(window.findChild<ImportDialog*>() == nullptr && !window.isBusy());
        QCOMPARE(window.workspace().snapshot().history.size(), std::size_t(1));
        window.workspace().undo();
        QTRY_COMPARE(window.workspace().frame()->rowCount(), std::size_t(0));
    }

    void aJoinIsTakenApartInTheImport()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        window.show();
        ImportDialog* dialog = dialogAtJoins(window, twoTables(folder), QStringLiteral("Import 3 runs"));
        QVERIFY(dialog != nullptr);
        auto& view = *dialog->findChild<JoinView*>();
        press(*dialog, Qt::Key_O);
        goTo(view, 0);
        QPushButton* apart = buttonThat(view, QStringLiteral("&Keep apart"));
        apart->setFocus();
        QTest::keyClick(apart, Qt::Key_Return); // of this button, not of the import
        QTRY_VERIFY(buttonThat(*dialog, QStringLiteral("Import 4 runs")) != nullptr);
        press(*dialog, Qt::Key_U);
        QTRY_COMPARE(tableOf(view).model()->rowCount(), 4);
        QTRY_VERIFY(textAt(view, 0, JoinModel::ExplanationColumn).startsWith("kept apart by hand"));
    }

    /// Logs of one tool are all called alike.
    void placesAreToldApartByTheirFolders()
    {
        const auto at = [](const char* path, std::int64_t line) { return SourceRef{path, line, {}}; };
        QCOMPARE(distinctPlaces({at("/x/a/emissions.csv", 2), at("/x/a/results.csv", 2)}),
            QStringList({"emissions.csv:2", "results.csv:2"}));
        QCOMPARE(distinctPlaces({at("/x/a/logs/emissions.csv", 2), at("/x/b/logs/emissions.csv", 2)}),
            QStringList({"a/logs/emissions.csv:2", "b/logs/emissions.csv:2"}));
        QCOMPARE(distinctPlaces({at("/x/m.json", 0), at("/x/m.json", 0)}).size(), 2); // the same twice
    }

    void returnOffersCandidatesAndImportsNothing()
    {
        const QTemporaryDir folder;
        const QStringList files{fileWith(folder, "left.csv", "run_name,accuracy,duration_s\nleft,0.8,100\n"),
            fileWith(folder, "elsewhere/emissions.csv",
                "timestamp,project_name,run_id,duration,emissions,energy_consumed\n"
                "2024-01-01T00:00:00,p,0f0e0d0c-1111-2222-3333-444455556666,101.5,0.001,0.002\n")};
        MainWindow window({});
        window.show();
        ImportDialog* dialog = dialogAtJoins(window, files, QStringLiteral("Import 2 runs"));
        QVERIFY(dialog != nullptr);
        auto& view = *dialog->findChild<JoinView*>();
        press(*dialog, Qt::Key_U);
        QTRY_COMPARE(tableOf(view).model()->rowCount(), 2);
        goTo(view, 0);
        QTest::keyClick(&tableOf(view), Qt::Key_Return);
        QTRY_VERIFY(view.findChild<QMenu*>() != nullptr && view.findChild<QMenu*>()->isVisible());
        QTest::keyClick(view.findChild<QMenu*>(), Qt::Key_Return); // the first of them
        QTRY_VERIFY(buttonThat(*dialog, QStringLiteral("Import 1 run")) != nullptr);
        QCOMPARE(window.workspace().frame()->rowCount(), std::size_t(0));
    }

    void theLibraryIsReviewedAndDecidedLater()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        window.show();
        ImportDialog* dialog = dialogAtJoins(window, twoTables(folder), QStringLiteral("Import 3 runs"));
        QVERIFY(dialog != nullptr);
        buttonThat(*dialog, QStringLiteral("Import 3 runs"))->click();
        QTRY_COMPARE(window.workspace().frame()->rowCount(), std::size_t(3));
        QTRY_VERIFY(window.findChild<ImportDialog*>() == nullptr && !window.isBusy());
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_J, Qt::ControlModifier | Qt::AltModifier);
        QTRY_VERIFY(window.findChild<JoinReviewDialog*>() != nullptr);
        auto* review = window.findChild<JoinReviewDialog*>();
        auto& view = *review->findChild<JoinView*>();
        QTRY_COMPARE(tableOf(view).model()->rowCount(), 3);
        press(*review, Qt::Key_U);
        goTo(view, 0);
        QTest::keyClick(&tableOf(view), Qt::Key_Down, Qt::ShiftModifier);
        press(*review, Qt::Key_J);
        QTRY_COMPARE(window.workspace().frame()->rowCount(), std::size_t(2));
        QTRY_COMPARE(tableOf(view).model()->rowCount(), 0); // of unmatched ones
        press(*review, Qt::Key_N); // undo
        QTRY_COMPARE(window.workspace().frame()->rowCount(), std::size_t(3));
        press(*review, Qt::Key_O);
        QTRY_COMPARE(tableOf(view).model()->rowCount(), 1);
        goTo(view, 0);
        press(*review, Qt::Key_K);
        QTRY_COMPARE(window.workspace().frame()->rowCount(), std::size_t(4));
        QTest::keyClick(review, Qt::Key_Escape);
        QTRY_VERIFY(window.findChild<JoinReviewDialog*>() == nullptr);
    }
};

QTEST_MAIN(TestJoinReview)
#include "test_join_review.moc"
