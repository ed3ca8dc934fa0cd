// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/board_choice.h"
#include "core/figure/compare_board.h"
#include "support/hand_built_frame.h"

#include <QTest>

using namespace trefoil;
using testing::HandBuiltFrame;

class TestBoardChoice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyBoardIsReadBackAsItWasWritten()
    {
        const BoardChoice compress{BoardKind::Compress, "dense", "size_bytes", "accuracy", {}, {}, {}};
        const BoardChoice groups{BoardKind::Groups, "dense", {}, {}, "accuracy", "race", {}};
        BoardChoice series;
        series.board = BoardKind::Series;
        for (const BoardChoice& choice : {BoardChoice{}, compress, groups, series}) {
            const auto read = boardChoiceFromJson(boardChoiceToJson(choice));
            QVERIFY(read.has_value());
            QCOMPARE(*read, choice);
        }
    }

    void aFigureIsAChoiceOfCompare()
    {
        HandBuiltFrame runs({"a", "b"});
        runs.with(Standard::Accuracy, {0.5, 0.6}).with(Standard::Energy, {1, 2});
        const FigureSpec figure = compareBoard(*runs.frame());
        const auto read = boardChoiceFromJson(figureSpecToJson(figure));
        QVERIFY(read.has_value());
        QVERIFY(read->board == BoardKind::Compare);
        QCOMPARE(read->figure, std::optional(figure));
    }

    void whatTheBoardDoesNotHaveIsAnError()
    {
        for (const char* broken : {"", "[]", "{}", R"({"trefoil_board":2,"board":"compress"})",
                 R"({"trefoil_board":1})", R"({"trefoil_board":1,"board":"pie"})",
                 R"({"trefoil_board":1,"board":"compress","quantity":"accuracy"})",
                 R"({"trefoil_board":1,"board":"groups","x":"accuracy"})",
                 R"({"trefoil_board":1,"board":"compare","baseline":"dense"})",
                 R"({"trefoil_board":1,"board":"compress","x":3})"}) {
            const auto read = boardChoiceFromJson(broken);
            QVERIFY2(!read.has_value(), broken);
            QVERIFY(read.error().code == Errc::SpecInvalid);
        }
    }

    void whatAPersonChoseIsChosenAgain()
    {
        CompressionReport report;
        report.frame = HandBuiltFrame({"dense", "int8"}).frame();
        const CompressBoard compress{"size_bytes", "accuracy", report.frame->runs[1], false, {}};
        QCOMPARE(chosenCompressBoard(choiceOf(compress, *report.frame), report), compress);
        const CompressBoard all{"size_bytes", "accuracy", RunId(), true, {}};
        QCOMPARE(chosenCompressBoard(choiceOf(all, *report.frame), report), all);
        const GroupsBoard groups{report.frame->runs[0], "accuracy", "race"};
        QCOMPARE(chosenGroupsBoard(choiceOf(groups, *report.frame), report), groups);
        GroupsBoard beside{RunId(), "accuracy", "race"};
        beside.showsEveryModel = true;
        QCOMPARE(choiceOf(beside, *report.frame).baseline, std::string("none"));
        QCOMPARE(chosenGroupsBoard(choiceOf(beside, *report.frame), report), beside);
        QCOMPARE(boardSettingKey(BoardKind::Groups), std::string("board_groups"));
        QCOMPARE(figureSizeSettingKey(BoardKind::Groups), std::string("figure_size_groups"));
    }

    void theBaselineIsLookedUpByName()
    {
        CompressionReport report;
        report.frame = HandBuiltFrame({"dense", "int8"}).frame();
        const BoardChoice choice{BoardKind::Compress, "int8", "a", "b", {}, {}, {}};
        const CompressBoard board = chosenCompressBoard(choice, report);
        QCOMPARE(board.baseline, report.frame->runs[1]);
        QCOMPARE(board.x, std::string("a"));
        QVERIFY(!board.showsAllFamilies);
        QCOMPARE(chosenGroupsBoard(choice, report), GroupsBoard{}); // of another board
        const BoardChoice all{BoardKind::Compress, "all", {}, {}, {}, {}, {}};
        QVERIFY(chosenCompressBoard(all, report).showsAllFamilies);
        QVERIFY(!chosenCompressBoard(all, report).baseline.isValid());
    }

    void theProposedBaselineIsTheFullest()
    {
        const auto frame = HandBuiltFrame({"dense", "dense", "int8", "int4", "int2", "prune50"})
                               .withText("model", {"A", "B", "A", "A", "A", "B"})
                               .withText("variant", {"dense", "dense", "int8", "int4", "int2", "prune50"})
                               .with(Standard::Accuracy, {0.9, 0.9, 0.8, 0.8, absent, 0.8})
                               .with(Standard::Energy, {absent, 1, absent, absent, absent, 1})
                               .with(Standard::Size, {absent, 1, absent, absent, absent, 1})
                               .frame();
        NoProgress progress;
        const auto report = *reportCompression(frame, {}, progress);
        QCOMPARE(report->families.size(), std::size_t(2)); // three variants of A, one of B
        QCOMPARE(suitableCompressBoard(*report, {}).baseline, frame->runs[1]);
        CompressBoard wanted;
        wanted.baseline = frame->runs[0];
        QCOMPARE(suitableCompressBoard(*report, wanted).baseline, frame->runs[0]);
    }
};

QTEST_APPLESS_MAIN(TestBoardChoice)
#include "tst_board_choice.moc"
