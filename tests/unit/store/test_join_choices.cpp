// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/connection.h"
#include "unit/store/library_case.h"

#include <algorithm>

using namespace trefoil;
using namespace trefoil::test;

namespace {

/// A log of "a" and "b", a table that knows "a", too, and "c".
struct TwoFiles {
    std::filesystem::path log;
    std::filesystem::path table;
    std::vector<ImportFile> files;

    explicit TwoFiles(const Folder& folder)
        : log(folder.write(u8"a.log", "a|log of a|10|0.5||\nb|B|20|1|"))
        , table(folder.write(u8"t.csv", "a|A|11|0.4|0.9|\nc|C|30|2|0.8"))
        , files{{log, &fakeLog(), nullptr}, {table, &fakeTable(), nullptr}}
    {
    }
    [[nodiscard]] SourceRef inLog(std::int64_t line) const { return {log.string(), line, {}}; }
    [[nodiscard]] SourceRef inTable(std::int64_t line) const { return {table.string(), line, {}}; }
};

const UnmatchedOutcome* unmatchedAt(const std::vector<UnmatchedOutcome>& all, const SourceRef& place)
{
    const auto found =
        std::ranges::find_if(all, [&](const UnmatchedOutcome& one) { return one.record == place; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace

class TestJoinChoices : public QObject {
    Q_OBJECT

private slots:
    void unmatchedRecordsAreListed()
    {
        const Folder folder;
        const TwoFiles two(folder);
        Library library = openNew(folder);
        NoProgress progress;
        const auto outcome = library.previewImport(two.files, progress);
        VERIFY_RESULT(outcome);
        QCOMPARE(outcome->joins.size(), std::size_t(1));
        QCOMPARE(outcome->unmatched.size(), std::size_t(2));
        const UnmatchedOutcome* b = unmatchedAt(outcome->unmatched, two.inLog(2));
        QVERIFY(b != nullptr);
        QCOMPARE(b->runName, std::string("B"));
        QCOMPARE(b->format, std::string(fakeLog().id));
        QVERIFY2(b->explanation.starts_with("no other record carries the id b"), b->explanation.c_str());
        QCOMPARE(b->nearest, std::optional(two.inTable(1))); // 11 s against 20 s; 30 s is further
    }

    void aFileAloneIsToldInOnePiece()
    {
        const Folder folder;
        Library library = openNew(folder);
        const auto outcome = importLog(library, folder.write(u8"a.log", "a|A|1|1|\nb|B|2|2|\nc|C|3|3|"));
        VERIFY_RESULT(outcome);
        QCOMPARE(outcome->unmatched.size(), std::size_t(1));
        QCOMPARE(outcome->unmatched[0].records, 3);
    }

    void choicesOfAPreviewArePartOfTheImport()
    {
        const Folder folder;
        const TwoFiles two(folder);
        Library library = openNew(folder);
        NoProgress progress;
        const std::vector<JoinChoice> choices{
            {JoinChoice::Kind::OneRun, {two.inLog(2), two.inTable(2)}},
            {JoinChoice::Kind::Apart, {two.inLog(1)}},
            {JoinChoice::Kind::OneRun, {two.inLog(77), two.inTable(2)}}, // the first is not there
        };
        const auto preview = library.previewImport(two.files, progress, choices);
        VERIFY_RESULT(preview);
        QCOMPARE(frameOf(library)->rowCount(), std::size_t(0));
        const auto outcome = library.import(two.files, progress, choices);
        VERIFY_RESULT(outcome);
        for (const auto& shown : {*preview, *outcome}) {
            QCOMPARE(shown.choicesMade, 2);
            QCOMPARE(shown.joins.size(), std::size_t(1)); // that of "a" was taken apart
            QCOMPARE(shown.joins[0].reason, JoinReason::ByHand);
            QCOMPARE(shown.joins[0].sources, (std::vector{two.inLog(2), two.inTable(2)}));
            QCOMPARE(shown.unmatched.size(), std::size_t(2));
            QCOMPARE(shown.unmatched[0].explanation, std::string("kept apart by hand"));
            QCOMPARE(shown.runsAdded, 3);
        }
        QCOMPARE(library.history()->size(), std::size_t(1));
        QCOMPARE(library.history()->back().summary,
            std::string("Imported 2 files: 3 runs added · joined or kept apart by hand: 2"));
        QCOMPARE(valueOf(*frameOf(library), "C", "energy_kwh"), std::optional(1.0)); // of the log
        const auto after = dump(library);
        VERIFY_RESULT(library.undo());
        QCOMPARE(frameOf(library)->rowCount(), std::size_t(0));
        VERIFY_RESULT(library.redo());
        QCOMPARE(dump(library), after);
        QVERIFY(library.check(progress)->problems.empty());
    }

    void aPlaceOfSeveralRecordsIsNotDecidedByChance()
    {
        const Folder folder;
        Library library = openNew(folder);
        NoProgress progress;
        const auto log = folder.write(u8"a.log", "a|A|1|1|\nb|B|2|2|");
        VERIFY_RESULT(library.import({{log, &fakeLog(), nullptr}}, progress));
        {
            auto connection =
                sql::Connection::open(folder.path(u8"study.trefoil").string(), sql::Access::Create);
            connection->run("UPDATE record SET line = 1");
            VERIFY_RESULT(connection->takeResult());
        }
        QCOMPARE(library.decideJoin({JoinChoice::Kind::Apart, {{log.string(), 1, {}}}}).error().code,
            Errc::UnknownRun);
    }

    void laterImportsKeepWhatWasDecided()
    {
        const Folder folder;
        const TwoFiles two(folder);
        Library library = openNew(folder);
        NoProgress progress;
        VERIFY_RESULT(library.import(two.files, progress, {{JoinChoice::Kind::Apart, {two.inLog(1)}}}));
        QCOMPARE(frameOf(library)->rowCount(), std::size_t(4));
        VERIFY_RESULT(importLog(library, folder.write(u8"more.log", "d|D|1|1|")));
        QCOMPARE(frameOf(library)->rowCount(), std::size_t(5));
    }

    void aChoiceAboutOldRecordsOfAnImportIsUndoneWithIt()
    {
        const Folder folder;
        const TwoFiles two(folder);
        Library library = openNew(folder);
        NoProgress progress;
        VERIFY_RESULT(library.import(two.files, progress));
        const auto before = dump(library);
        const auto more = folder.write(u8"more.log", "d|D|1|1|");
        VERIFY_RESULT(library.import({{more, &fakeLog(), nullptr}}, progress,
            {{JoinChoice::Kind::OneRun, {{more.string(), 1, {}}, two.inTable(2)}},
                {JoinChoice::Kind::Apart, {two.inLog(1)}}}));
        QCOMPARE(frameOf(library)->rowCount(), std::size_t(4));
        VERIFY_RESULT(library.undo());
        QCOMPARE(dump(library), before);
    }

    void theLibraryIsReviewedLater()
    {
        const Folder folder;
        const TwoFiles two(folder);
        Library library = openNew(folder);
        NoProgress progress;
        VERIFY_RESULT(library.import(two.files, progress));
        const auto review = library.joinReview(progress);
        VERIFY_RESULT(review);
        QCOMPARE(review->joins.size(), std::size_t(1));
        QCOMPARE(review->joins[0].runName, std::string("A"));
        QCOMPARE(review->unmatched.size(), std::size_t(2));
        VERIFY_RESULT(library.decideJoin({JoinChoice::Kind::OneRun, {two.inLog(2), two.inTable(2)}}));
        QCOMPARE(library.joinReview(progress)->joins.size(), std::size_t(2));
        QVERIFY(library.joinReview(progress)->unmatched.empty());
        VERIFY_RESULT(library.undo());
        QCOMPARE(library.joinReview(progress)->unmatched.size(), std::size_t(2));
        QCOMPARE(library.decideJoin({JoinChoice::Kind::Apart, {{"nowhere", 1, {}}}}).error().code,
            Errc::UnknownRun);
    }

    /// Else an undo would take back what somebody did before.
    void joiningWhatIsOneRunChangesNothing()
    {
        const Folder folder;
        const TwoFiles two(folder);
        Library library = openNew(folder);
        NoProgress progress;
        VERIFY_RESULT(library.import(two.files, progress));
        const std::size_t entries = library.history()->size();
        const auto decided = library.decideJoin({JoinChoice::Kind::OneRun, {two.inLog(1), two.inTable(1)}});
        QVERIFY(!decided);
        QCOMPARE(decided.error().code, Errc::OneRunAlready);
        QCOMPARE(library.history()->size(), entries);
    }

    void severalRunsAreTakenApartInOneStep()
    {
        const Folder folder;
        const TwoFiles two(folder);
        Library library = openNew(folder);
        NoProgress progress;
        VERIFY_RESULT(library.import(two.files, progress));
        VERIFY_RESULT(library.decideJoin({JoinChoice::Kind::OneRun, {two.inLog(2), two.inTable(2)}}));
        QCOMPARE(frameOf(library)->rowCount(), std::size_t(2));
        VERIFY_RESULT(library.decideJoin({JoinChoice::Kind::Apart, {two.inLog(1), two.inLog(2)}}));
        QCOMPARE(frameOf(library)->rowCount(), std::size_t(4));
        VERIFY_RESULT(library.undo());
        QCOMPARE(frameOf(library)->rowCount(), std::size_t(2));
    }

    void anAmbiguousRecordLeavesTheListWhenItIsDecided()
    {
        const Folder folder;
        Library library = openNew(folder);
        NoProgress progress;
        // Two executions of one name; the table does not say which of them it means.
        const auto first = folder.write(u8"a.log", "m|m|10|1||start=1000000");
        const auto second = folder.write(u8"b.log", "m|m|10|2||start=9000000");
        const auto table = folder.write(u8"t.csv", "m|m|||0.9|");
        const std::vector<ImportFile> files{
            {first, &fakeLog(), nullptr}, {second, &fakeLog(), nullptr}, {table, &fakeTable(), nullptr}};
        const auto preview = library.previewImport(files, progress);
        VERIFY_RESULT(preview);
        if (preview->ambiguities.empty()) {
            QFAIL("nothing is ambiguous here any more: the case says nothing");
        }
        const SourceRef asked = preview->ambiguities[0].record;
        const SourceRef candidate = preview->ambiguities[0].candidates.front();
        QVERIFY(unmatchedAt(preview->unmatched, asked) == nullptr); // it is in one list only
        for (const JoinChoice& choice : {JoinChoice{JoinChoice::Kind::OneRun, {candidate, asked}},
                 JoinChoice{JoinChoice::Kind::Apart, {asked}}}) {
            const auto decided = library.previewImport(files, progress, {choice});
            VERIFY_RESULT(decided);
            QVERIFY(std::ranges::none_of(
                decided->ambiguities, [&](const AmbiguityOutcome& one) { return one.record == asked; }));
        }
    }
};

QTEST_APPLESS_MAIN(TestJoinChoices)
#include "test_join_choices.moc"
