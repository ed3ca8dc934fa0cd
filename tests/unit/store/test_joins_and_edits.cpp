// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/store/library_case.h"

using namespace trefoil;
using namespace trefoil::test;

namespace {

/// A log and a table that both know run "a", and each one run more.
Result<ImportOutcome> importPair(Library& library, const Folder& folder)
{
    NoProgress progress;
    return library.import(
        {{folder.write(u8"a.log", "a|log of a|10|0.5||seed=1\nb|B|20|1|"), &fakeLog(), nullptr},
            {folder.write(u8"t.csv", "a|A|11|0.4|0.9|model=M\nc|C|30|2|0.8"), &fakeTable(), nullptr}},
        progress);
}

} // namespace

class TestJoinsAndEdits : public QObject {
    Q_OBJECT

private slots:
    void recordsOfOneIdBecomeOneRun()
    {
        const Folder folder;
        Library library = openNew(folder);
        const auto outcome = importPair(library, folder);
        VERIFY_RESULT(outcome);
        QCOMPARE(outcome->runsAdded, 3);
        QCOMPARE(outcome->joins.size(), std::size_t(1));
        QCOMPARE(outcome->joins[0].sources.size(), std::size_t(2));
        QCOMPARE(outcome->joins[0].reason, JoinReason::SameRunId);
        const FramePointer frame = frameOf(library);
        QCOMPARE(frame->rowCount(), std::size_t(3));
        QCOMPARE(valueOf(*frame, "A", "energy_kwh"), std::optional(0.5)); // the log of the tool
        QCOMPARE(valueOf(*frame, "A", "accuracy"), std::optional(0.9)); // only the table has it
        QCOMPARE(frame->findText("model")->at(0), std::string("M"));
    }

    void detailsSayWhichValueCounts()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importPair(library, folder));
        const auto details = library.details(runNamed(*frameOf(library), "A"));
        VERIFY_RESULT(details);
        QCOMPARE(details->values.size(), std::size_t(5));
        QVERIFY(details->values[0].counts);
        QCOMPARE(details->values[0].value, 10.0);
        QVERIFY(!details->values[1].counts);
        QCOMPARE(details->values[1].reason,
            std::string("The value from a log of the measuring tool counts before that from a table."));
        QCOMPARE(details->values[2].unitAsWritten, std::string("kWh"));
        QCOMPARE(details->values[2].where.pointer, std::string("energy"));
        QCOMPARE(details->joins.size(), std::size_t(1));
        QCOMPARE(details->seed, std::optional<std::int64_t>(1));
        QCOMPARE(library.details(RunId{999}).error().code, Errc::UnknownRun);
    }

    void everyChangeUndoes_data()
    {
        QTest::addColumn<int>("change");
        QTest::addColumn<QByteArray>("summary");
        QTest::newRow("join") << 0 << QByteArray("Joined 2 runs as \u201cA\u201d");
        QTest::newRow("split") << 1 << QByteArray("Split \u201cA\u201d");
        QTest::newRow("rename") << 2 << QByteArray("Renamed \u201cA\u201d to \u201cZ\u201d");
        QTest::newRow("exclude") << 3 << QByteArray("Excluded 2 runs");
        QTest::newRow("import") << 4 << QByteArray("Imported 1 file: 1 run added");
    }
    void everyChangeUndoes()
    {
        QFETCH(int, change);
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importPair(library, folder));
        const auto before = dump(library);
        const FramePointer frame = frameOf(library);
        const RunId a = runNamed(*frame, "A");
        const RunId b = runNamed(*frame, "B");
        if (change == 0) {
            VERIFY_RESULT(library.joinRuns({a, b}));
        } else if (change == 1) {
            VERIFY_RESULT(library.splitRun(a));
        } else if (change == 2) {
            VERIFY_RESULT(library.renameRun(a, "Z"));
        } else if (change == 3) {
            VERIFY_RESULT(library.setExcluded({a, b}, true));
        } else {
            VERIFY_RESULT(importLog(library, folder.write(u8"more.log", "d|D|1|1|")));
        }
        const auto after = dump(library);
        QVERIFY(after != before);
        QTEST(QByteArray::fromStdString(library.history()->back().summary), "summary");
        VERIFY_RESULT(library.undo());
        QCOMPARE(dump(library), before);
        QVERIFY(library.history()->back().undone);
        VERIFY_RESULT(library.redo());
        QCOMPARE(dump(library), after);
        QCOMPARE(library.redo().error().code, Errc::NothingToRedo);
    }

    void aNewChangeForgetsWhatWasUndone()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importPair(library, folder));
        VERIFY_RESULT(library.undo());
        QCOMPARE(frameOf(library)->rowCount(), std::size_t(0));
        QCOMPARE(library.undo().error().code, Errc::NothingToUndo);
        QCOMPARE(importPair(library, folder)->runsAdded, 3); // the same bytes, read again
        QCOMPARE(library.redo().error().code, Errc::NothingToRedo);
        QCOMPARE(library.history()->size(), std::size_t(1));
        NoProgress progress;
        QVERIFY(library.check(progress)->problems.empty());
    }

    void whatAPersonSplitStaysSplit()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importPair(library, folder));
        VERIFY_RESULT(library.splitRun(runNamed(*frameOf(library), "A")));
        QCOMPARE(frameOf(library)->rowCount(), std::size_t(4));
        VERIFY_RESULT(importLog(library, folder.write(u8"a.log", "a|log of a|12|0.6|\nb|B|20|1|\nd|D|1|1|")));
        const FramePointer frame = frameOf(library);
        QCOMPARE(frame->rowCount(), std::size_t(5));
        QCOMPARE(valueOf(*frame, "log of a", "energy_kwh"), std::optional(0.6));
        QCOMPARE(valueOf(*frame, "A", "energy_kwh"), std::optional(0.4));
    }

    void excludedRunsStayInTheTable()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importPair(library, folder));
        const FramePointer frame = frameOf(library);
        QCOMPARE(frame->findText("excluded")->at(1), std::string());
        VERIFY_RESULT(library.setExcluded({frame->runs[1]}, true));
        QCOMPARE(frameOf(library)->rowCount(), std::size_t(3));
        QCOMPARE(frameOf(library)->findText("excluded")->at(1), std::string("excluded"));
        VERIFY_RESULT(library.setExcluded({frame->runs[1]}, false));
        QCOMPARE(frameOf(library)->findText("excluded")->at(1), std::string());
    }

    void aBaselineSetByHandUndoesAndOutlivesAJoin()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importPair(library, folder));
        const FramePointer frame = frameOf(library);
        const RunId a = runNamed(*frame, "A");
        const RunId b = runNamed(*frame, "B");
        const RunId c = runNamed(*frame, "C");
        QVERIFY(library.baselineChoices()->empty());
        VERIFY_RESULT(library.setBaseline(a, {a, b}));
        QCOMPARE(library.history()->back().summary, std::string("Set \u201cA\u201d as baseline of 1 run"));
        using Choices = std::vector<BaselineChoice>;
        QCOMPARE(*library.baselineChoices(), (Choices{{a, RunId()}, {b, a}}));
        VERIFY_RESULT(library.setBaseline(c, {b}));
        const Choices both{{a, RunId()}, {b, c}, {c, RunId()}};
        QCOMPARE(*library.baselineChoices(), both);
        VERIFY_RESULT(library.undo());
        QCOMPARE(*library.baselineChoices(), (Choices{{a, RunId()}, {b, a}}));
        VERIFY_RESULT(library.redo());
        QCOMPARE(*library.baselineChoices(), both);
        VERIFY_RESULT(library.joinRuns({a, c}));
        QCOMPARE(library.baselineChoices()->size(), std::size_t(3)); // a is said twice, alike
        QCOMPARE(library.baselineChoices()->back(), (BaselineChoice{b, a}));
    }

    void unknownRunsAreRefused()
    {
        const Folder folder;
        Library library = openNew(folder);
        QCOMPARE(library.splitRun(RunId{5}).error().code, Errc::UnknownRun);
        QCOMPARE(library.renameRun(RunId{5}, "x").error().code, Errc::UnknownRun);
        QCOMPARE(library.setBaseline(RunId{5}, {RunId{6}}).error().code, Errc::UnknownRun);
        QVERIFY(library.history()->empty());
    }
};

QTEST_APPLESS_MAIN(TestJoinsAndEdits)
#include "test_joins_and_edits.moc"
