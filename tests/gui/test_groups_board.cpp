// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "ui/charts/groups/groups_view.h"
#include "ui/charts/groups/prepare.h"
#include "ui/models/exemplar_model.h"
#include "ui/models/group_change_model.h"
#include "ui/pages/groups/groups_page.h"
#include "ui/pages/import/import_dialog.h"
#include "ui/shell/library_flow.h"
#include "ui/shell/main_window.h"

#include "tests/gui/window_case.h"

using namespace trefoil;
using namespace trefoil::testing;

namespace {

constexpr int examplesOfAGroup = 41; // so that no accuracy is short enough to be an accident

bool write(const QString& path, const QString& text)
{
    QFile file(path);
    const QByteArray bytes = text.toUtf8();
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// What a model answers about example i: right but for `ofA` first ones of group a and `ofB` of b.
QString answers(int ofA, int ofB)
{
    QString text = "id,y_true,y_pred,side\n";
    for (int i = 0; i < 2 * examplesOfAGroup; ++i) {
        const bool isA = i < examplesOfAGroup;
        const int place = isA ? i : i - examplesOfAGroup;
        const int label = i % 2;
        const int answer = place < (isA ? ofA : ofB) ? 1 - label : label;
        text += QString("e%1,%2,%3,%4\n").arg(100 + i).arg(label).arg(answer).arg(isA ? "a" : "b");
    }
    return text;
}

/// Three seeds of a dense model and of one that loses group b, with their answers: results.csv and six files.
bool writeStudy(const QDir& folder)
{
    QString table = "run_name,model,variant,seed,accuracy\n";
    for (int seed = 0; seed < 3; ++seed) {
        for (const bool isPruned : {false, true}) {
            const QString name = QString("%1-s%2").arg(isPruned ? "p90" : "d").arg(seed);
            const int ofA = 4 + seed;
            const int ofB = isPruned ? 20 + seed : 2;
            table += QString("%1,CNN,%2,%3,%4\n")
                         .arg(name, isPruned ? "prune90" : "dense")
                         .arg(seed)
                         .arg(1 - (ofA + ofB) / (2.0 * examplesOfAGroup), 0, 'g', 17);
            if (!write(folder.filePath("predictions/" + name + ".csv"), answers(ofA, ofB))) {
                return false;
            }
        }
    }
    return write(folder.filePath("results.csv"), table);
}

bool showStudy(MainWindow& window, const QTemporaryDir& folder)
{
    const QDir study(folder.path());
    if (!study.mkpath("predictions") || !writeStudy(study)) {
        return false;
    }
    window.show();
    window.flow().importPaths({folder.path()});
    ImportDialog* dialog = nullptr;
    if (!QTest::qWaitFor([&] { return (dialog = window.findChild<ImportDialog*>()) != nullptr; })) {
        return false;
    }
    QPushButton* import = buttonThat(*dialog, "Import");
    if (!QTest::qWaitFor([&] { return import->isEnabled() && import->text().contains("6"); })) {
        return false;
    }
    QTest::mouseClick(import, Qt::LeftButton);
    const auto* page = window.findChild<GroupsPage*>();
    const auto hasRuns = [&] {
        return window.workspace().frame()->rowCount() == 6 && window.findChild<ImportDialog*>() == nullptr;
    };
    if (!QTest::qWaitFor(hasRuns) || (window.activateWindow(), !QTest::qWaitForWindowActive(&window))) {
        return false;
    }
    QTest::keyClick(&window, Qt::Key_3, Qt::ControlModifier);
    return QTest::qWaitFor([&] { return page->summary().contains("most lost"); });
}

QComboBox* boxCalled(GroupsPage& page, const char* name)
{
    for (QComboBox* box : page.findChildren<QComboBox*>()) {
        if (box->accessibleName() == name) {
            return box;
        }
    }
    return nullptr;
}

QPushButton& button(MainWindow& window, const QString& text)
{
    return *buttonThat(*window.findChild<GroupsPage*>(), text);
}

} // namespace

/// What can be opened under the charts of the Groups board, by clicks and keys.
class TestGroupsBoard : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { prepareWindowTests(); }
    void init() { removeOwnLibraries(); }

    void theTableHasEveryNumberOfTheCharts()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showStudy(window, folder));
        auto* changes = window.findChild<GroupChangeModel*>();
        const QAbstractItemModelTester tester(changes);
        const auto* view = window.findChild<QTableView*>("groupChanges");
        QVERIFY(!view->isVisible());
        QTest::mouseClick(&button(window, "&Table"), Qt::LeftButton);
        QVERIFY(view->isVisible());
        QCOMPARE(changes->rows().size(), std::size_t(4)); // two models, two groups
        const GroupChangeRow& lost = changes->rows()[3];
        QCOMPARE(lost.group, QString("b"));
        QCOMPARE(lost.support, std::optional<std::int64_t>(examplesOfAGroup));
        QVERIFY(std::abs(lost.change - (2 - 21) / 41.0) < 1e-12);
        QVERIFY(std::abs(lost.errorChange - (21 - 2) / 2.0) < 1e-12);
        QVERIFY(lost.changeText.startsWith("−46.3 pt ["));
        QVERIFY(changes->asText().contains("\tb\t41\t"));
        QTest::mouseClick(&button(window, "&Table"), Qt::LeftButton);
        QVERIFY(!view->isVisible());
    }

    void changedAnswersAreListedAndSharesSayWhom()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showStudy(window, folder));
        auto* exemplars = window.findChild<ExemplarModel*>();
        const QAbstractItemModelTester tester(exemplars);
        QTest::keyClick(&window, Qt::Key_N, Qt::AltModifier);
        // Modal answers: of b the first 2 are wrong before, the first 21 after, which two of three seeds say.
        QTRY_COMPARE(exemplars->rows().size(), std::size_t(19));
        QVERIFY(window.findChild<QTableView*>("exemplars")->isVisible());
        const auto* summary = window.findChild<QLabel*>("exemplarSummary");
        QVERIFY2(summary->text().startsWith("19 of 82 examples get another answer from prune90 (3 models"),
            qPrintable(summary->text()));
        QVERIFY(summary->text().contains("19 were right before, 0 are right now"));
        QCOMPARE(exemplars->index(0, 0).data().toString(), QString("e143"));
        QCOMPARE(exemplars->index(0, 1).data().toString(), QString("b"));
        QCOMPARE(exemplars->index(0, 2).data().toString(), QString("1"));
        QCOMPARE(exemplars->index(0, 4).data().toString(), QString("0"));
        QCOMPARE(exemplars->index(0, 5).data().toString(), QString("2")); // no answer in common
        QVERIFY(
            window.findChild<QLabel*>("exemplarShares")->text().contains("×2 b: 100 % of them, 50 % of all"));
        QComboBox* variant = nullptr;
        for (QComboBox* box : window.findChild<GroupsPage*>()->findChildren<QComboBox*>()) {
            variant = box->accessibleName() == "Variant" ? box : variant;
        }
        QVERIFY(variant != nullptr && window.workspace().selection()->empty());
        Q_EMIT variant->activated(variant->currentIndex());
        QCOMPARE(window.workspace().selection()->count(), std::size_t(3)); // marked in the charts, too
    }

    void changesAreToldAsSharesOfTheErrorAndStaySo()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showStudy(window, folder));
        auto* view = window.findChild<GroupsView*>();
        QCOMPARE(view->prepared().heat.at(1, 0).text, QString("−46.3"));
        QComboBox* change = nullptr;
        for (QComboBox* box : window.findChild<GroupsPage*>()->findChildren<QComboBox*>()) {
            change = box->accessibleName() == "Change in" ? box : change;
        }
        change->setFocus();
        QTest::keyClick(change, Qt::Key_Down);
        QTRY_COMPARE(view->prepared().heat.at(1, 0).text, QString("+950"));
        QCOMPARE(view->prepared().heat.at(1, 0).gain, -1.0);
        QCOMPARE(view->prepared().heat.unit, QString("% of the error"));
        QCOMPARE(window.workspace().boardChoice(BoardKind::Groups).change, std::string("error"));
    }

    void modelsStandBesideEachOtherWithoutABaseline()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showStudy(window, folder));
        auto* page = window.findChild<GroupsPage*>();
        QComboBox* baseline = boxCalled(*page, "Baseline");
        baseline->setFocus();
        QTest::keyClick(baseline, Qt::Key_End);
        auto* view = window.findChild<GroupsView*>();
        QTRY_VERIFY(!view->prepared().hasBaseline());
        QCOMPARE(window.workspace().boardChoice(BoardKind::Groups).baseline, std::string("none"));
        QCOMPARE(view->prepared().heat.columns.size(), std::size_t(2));
        QVERIFY(!button(window, "Changed a&nswers").isEnabled());
        QVERIFY(!boxCalled(*page, "Change in")->isEnabled());
        const auto* changes = window.findChild<GroupChangeModel*>();
        QCOMPARE(changes->rows().size(), std::size_t(4));
        QCOMPARE(changes->rows()[3].changeText, QString("no baseline"));
        QVERIFY(std::abs(changes->rows()[3].gap - (5 - 21) / 41.0) < 1e-12); // b from a, three seeds each
        const auto* sentence = page->findChild<QLabel*>("amplification");
        QVERIFY2(sentence->text().startsWith("Largest gap in p90: 39 points between a ")
                && sentence->text().contains("No baseline, so no change can be told"),
            qPrintable(sentence->text()));
        QTest::keyClick(baseline, Qt::Key_Home);
        QTRY_VERIFY(view->prepared().hasBaseline() && button(window, "Changed a&nswers").isEnabled());
    }

    void onePredictionsTableIsEnough()
    {
        const QTemporaryDir folder;
        const QString file = QDir(folder.path()).filePath("answers.csv");
        QString text = "id,y_true,y_pred,score,side\n";
        for (int i = 0; i < 80; ++i) { // scores of 0.2 and 0.8, and of a a quarter wrong
            const bool isWrong = i < 40 && i % 4 == 0;
            const int answer = isWrong ? 1 - i % 2 : i % 2;
            text += QString("%1,%2,%3,%4,%5\n")
                        .arg(i)
                        .arg(i % 2)
                        .arg(answer)
                        .arg(answer == 1 ? 0.8 : 0.2)
                        .arg(i < 40 ? "a" : "b");
        }
        QVERIFY(write(file, text));
        MainWindow window({});
        window.show();
        window.flow().importPaths({file});
        QTRY_VERIFY(window.findChild<ImportDialog*>() != nullptr);
        QPushButton* import = buttonThat(*window.findChild<ImportDialog*>(), "Import");
        QTRY_VERIFY(import->isEnabled() && import->text().contains("1"));
        QTest::mouseClick(import, Qt::LeftButton);
        QTRY_COMPARE(window.workspace().frame()->rowCount(), std::size_t(1));
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_3, Qt::ControlModifier);
        const auto* page = window.findChild<GroupsPage*>();
        QTRY_VERIFY2(page->summary().endsWith("2 groups, 1 model, no baseline"), qPrintable(page->summary()));
        const auto& shown = window.findChild<GroupsView*>()->prepared();
        QCOMPARE(shown.dots.dots.size(), std::size_t(2));
        QVERIFY(std::isfinite(shown.dots.dots[0].interval.low)); // over its examples
        QVERIFY2(shown.sentence.startsWith("Largest gap: 25 points between b 100 % and a 75 %, ratio 0.75"),
            qPrintable(shown.sentence));
        const auto* cuts = page->findChild<QCheckBox*>();
        QTRY_VERIFY(cuts->isEnabled()); // it has scores of two classes
    }

    void scoresCanBeCutOnlyWhereThereAreSome()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showStudy(window, folder));
        const auto* cuts = window.findChild<GroupsPage*>()->findChild<QCheckBox*>();
        QVERIFY(!cuts->isEnabled());
        QTest::qWait(300); // until scores were looked for
        QVERIFY(!cuts->isEnabled() && cuts->toolTip().startsWith("None of these models has scores"));
    }

    void baselineWithoutGroupsNamesThoseWithSome()
    {
        const QTemporaryDir folder;
        MainWindow window({});
        QVERIFY(showStudy(window, folder));
        const QString other = QDir(folder.path()).filePath("other.csv");
        QVERIFY(write(
            other, "run_name,model,variant,seed,accuracy\nmd-s0,MLP,dense,0,0.8\nmp-s0,MLP,prune90,0,0.7\n"));
        window.flow().importPaths({other});
        QTRY_VERIFY(window.findChild<ImportDialog*>() != nullptr);
        QPushButton* import = buttonThat(*window.findChild<ImportDialog*>(), "Import");
        QTRY_VERIFY(import->isEnabled() && import->text().contains("2"));
        QTest::mouseClick(import, Qt::LeftButton);
        auto* page = window.findChild<GroupsPage*>();
        QComboBox* baseline = nullptr;
        for (QComboBox* box : page->findChildren<QComboBox*>()) {
            baseline = box->accessibleName() == "Baseline" ? box : baseline;
        }
        QVERIFY(baseline != nullptr);
        QTRY_COMPARE(baseline->count(), 3); // two and none
        const QString withGroups = baseline->currentText();
        const int mlp = 1 - baseline->currentIndex();
        const QString withoutGroups = baseline->itemText(mlp);
        baseline->setCurrentIndex(mlp);
        Q_EMIT baseline->activated(mlp);
        QTRY_VERIFY(hasLabelThat(*page, "The models of this baseline have no value by group."));
        const auto* sentence = page->findChild<QLabel*>("amplification");
        QVERIFY2(sentence->text().endsWith(withGroups) && !sentence->text().contains(withoutGroups),
            qPrintable(sentence->text()));
    }
};

QTEST_MAIN(TestGroupsBoard)
#include "test_groups_board.moc"
