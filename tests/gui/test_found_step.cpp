// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>
#include <QWheelEvent>
#include <qtestspontaneevent.h>

#include "ui/pages/import/found_files_model.h"
#include "ui/pages/import/found_step.h"
#include "ui/shell/wheel_needs_focus.h"

using namespace trefoil;

namespace {

Candidate candidateOf(const char* id)
{
    for (const Importer& importer : builtinImporters()) {
        if (importer.id == id) {
            return {&importer, {0.9, std::string("looks like ") + id}};
        }
    }
    return {};
}

/// Files "0.csv", "1.csv", …, each of which may be of CodeCarbon or a table; the last is not recognised.
ImportPlan planOf(int count)
{
    ImportPlan plan;
    for (int i = 0; i < count; ++i) {
        PlannedFile file{"/runs/" + std::to_string(i) + ".csv", {}, "no importer knows it", -1, {}};
        if (i + 1 < count) {
            file.candidates = {candidateOf("codecarbon"), candidateOf("table")};
            file.chosen = 0;
        }
        plan.push_back(std::move(file));
    }
    return plan;
}

QTreeView& filesOf(const FoundStep& step)
{
    return *step.findChild<QTreeView*>();
}

QComboBox* boxOf(const FoundStep& step, int row)
{
    const QTreeView& files = filesOf(step);
    const QModelIndex format = files.model()->index(row, FoundFilesModel::FormatColumn);
    return qobject_cast<QComboBox*>(files.indexWidget(format));
}

QString textOf(const FoundStep& step, int row, FoundFilesModel::Column column)
{
    return filesOf(step).model()->index(row, column).data().toString();
}

} // namespace

class TestFoundStep : public QObject {
    Q_OBJECT

private slots:
    void modelKeepsItsContract()
    {
        FoundFilesModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(planOf(3));
        model.choose(1, 1);
        model.choose(1, -1);
        model.setRows({});
    }

    void everyFileSaysItsFormatAndWhy()
    {
        FoundStep step(nullptr);
        step.setPlan(planOf(2));
        QCOMPARE(textOf(step, 0, FoundFilesModel::FileColumn), "0.csv");
        QCOMPARE(textOf(step, 0, FoundFilesModel::FormatColumn), "CodeCarbon emissions.csv");
        QCOMPARE(textOf(step, 0, FoundFilesModel::ConfidenceColumn), "90 %");
        QCOMPARE(textOf(step, 0, FoundFilesModel::WhyColumn), "looks like codecarbon");
        QCOMPARE(textOf(step, 1, FoundFilesModel::FormatColumn), "not recognised");
        QCOMPARE(textOf(step, 1, FoundFilesModel::WhyColumn), "no importer knows it; left out");
    }

    void choiceChangesTheFormatAndItsReason()
    {
        FoundStep step(nullptr);
        step.setPlan(planOf(3));
        step.show();
        QTRY_VERIFY(boxOf(step, 1) != nullptr);
        const QSignalSpy chosen(&step, &FoundStep::chosen);
        boxOf(step, 1)->setFocus();
        QTest::keyClick(boxOf(step, 1), Qt::Key_Down);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0], QVariantList({1, 1}));
        QCOMPARE(textOf(step, 1, FoundFilesModel::WhyColumn), "looks like table");
        QTest::keyClick(boxOf(step, 1), Qt::Key_Home);
        QCOMPARE(chosen[1], QVariantList({1, -1}));
        QCOMPARE(textOf(step, 1, FoundFilesModel::FormatColumn), "leave out");
        QVERIFY(boxOf(step, 2) == nullptr); // there is nothing to choose
    }

    void thousandsOfFilesHaveBoxesOnlyInSight()
    {
        FoundStep step(nullptr);
        step.resize(800, 400);
        step.setPlan(planOf(5000));
        step.show();
        QTRY_VERIFY(boxOf(step, 0) != nullptr);
        QVERIFY(step.findChildren<QComboBox*>().size() < 50);
        QCOMPARE(filesOf(step).model()->rowCount(), 5000);
        QScrollBar& bar = *filesOf(step).verticalScrollBar();
        bar.setValue(bar.maximum());
        QTRY_VERIFY(boxOf(step, 4998) != nullptr);
        QVERIFY(boxOf(step, 0) == nullptr);
        QTRY_VERIFY(step.findChildren<QComboBox*>().size() < 50);
    }

    void choiceIsKeptOutOfSight()
    {
        FoundStep step(nullptr);
        step.resize(800, 400);
        step.setPlan(planOf(500));
        step.show();
        QTRY_VERIFY(boxOf(step, 0) != nullptr);
        QTest::keyClick(boxOf(step, 0), Qt::Key_Down);
        QScrollBar& bar = *filesOf(step).verticalScrollBar();
        bar.setValue(bar.maximum());
        QTRY_VERIFY(boxOf(step, 0) == nullptr);
        bar.setValue(0);
        QTRY_VERIFY(boxOf(step, 0) != nullptr);
        QCOMPARE(boxOf(step, 0)->currentIndex(), 2);
    }

    void wheelScrollsTheListAndChangesNoFormat()
    {
        WheelNeedsFocus guard;
        qApp->installEventFilter(&guard);
        FoundStep step(nullptr);
        step.resize(800, 400);
        step.setPlan(planOf(500));
        step.show();
        QTRY_VERIFY(boxOf(step, 2) != nullptr);
        const QSignalSpy chosen(&step, &FoundStep::chosen);
        QComboBox* box = boxOf(step, 2);
        QWheelEvent wheel(QPointF(5, 5), box->mapToGlobal(QPointF(5, 5)), {0, -120}, {0, -120}, Qt::NoButton,
            Qt::NoModifier, Qt::NoScrollPhase, false);
        QSpontaneKeyEvent::setSpontaneous(&wheel);
        qApp->notify(box, &wheel); // as from a mouse; sendEvent() would call it the program's own
        QCOMPARE(chosen.size(), 0);
        QVERIFY(filesOf(step).verticalScrollBar()->value() > 0);
    }

    void equalPartsOfSeveralRunsAreNotOfferedAgain()
    {
        const QTemporaryDir folder;
        const QDir place(folder.path());
        const auto write = [&place](const QString& name, const QByteArray& text) {
            QFile file(place.filePath(name));
            return place.mkpath(QFileInfo(name).path()) && file.open(QIODevice::WriteOnly)
                && file.write(text) == text.size();
        };
        for (const char* id : {"8d1f4c2e6a904b7db0a3c5e7f9182736", "9e2f5d3f7ba15c8ec1b4d6f80a293847"}) {
            const QString run = QString("mlruns/0/%1/").arg(id);
            QVERIFY(write(run + "meta.yaml",
                "artifact_uri: a\nend_time: 1754300120000\nexperiment_id: '0'\nlifecycle_stage: deleted\n"
                "run_id: "
                    + QByteArray(id) + "\nrun_name: gone\nstart_time: 1754300000000\nstatus: 3\n"));
            QVERIFY(write(run + "params/lr", "0.1")); // the library knows these bytes of one place
        }
        QVERIFY(write("results.csv", "run_name,accuracy,energy_kwh\na,0.9,1\nb,0.8,2\n"));
        NoProgress progress;
        auto library = Library::open(folder.filePath("s.trefoil").toStdString(), OpenMode::CreateIfMissing);
        QVERIFY(library);
        const auto first = planImport({folder.path()}, {}, progress);
        QVERIFY(first);
        QVERIFY(library->import(importFiles(*first), progress));
        const auto files = library->files();
        QVERIFY(files);
        QCOMPARE(files->size(), std::size_t(4));
        const auto again = planChanges(*files, {}, progress);
        QVERIFY(again);
        QVERIFY2(again->empty(), again->empty() ? "" : again->front().path.c_str());
    }

    void helpIsAskedAboutTheCurrentFile()
    {
        FoundStep step(nullptr);
        step.setPlan(planOf(2));
        const QSignalSpy asked(&step, &FoundStep::formatHelpAsked);
        auto* about = step.findChild<QPushButton*>();
        QTest::mouseClick(about, Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0], QVariantList({"codecarbon"}));
        filesOf(step).setCurrentIndex(filesOf(step).model()->index(1, 0));
        QVERIFY(!about->isEnabled());
    }
};

QTEST_MAIN(TestFoundStep)
#include "test_found_step.moc"
