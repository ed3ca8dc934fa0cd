// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/compare_board.h"
#include "core/figure/saved_board.h"
#include "support/hand_built_frame.h"

#include <QTest>

using namespace trefoil;
using testing::HandBuiltFrame;

namespace {

HandBuiltFrame threeRuns()
{
    HandBuiltFrame runs({"a", "b", "c"});
    runs.with(Standard::Accuracy, {0.5, 0.6, 0.7}).with(Standard::Energy, {1, 2, 3});
    return runs;
}

} // namespace

class TestSavedBoard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutAnythingSavedItIsTheBoardThatSuitsTheRuns()
    {
        const auto frame = threeRuns().frame();
        QCOMPARE(savedBoard({}, *frame).value(), compareBoard(*frame));
        QCOMPARE(savedScenario({}).value(), Scenario{});
        QCOMPARE(savedChoice("board", "").value(), BoardChoice{});
        QCOMPARE(savedFigureSize(BoardKind::Groups, "").value(), FigureSize{});
    }

    void restoresAxesConditionsAndHiddenRuns()
    {
        const auto frame = threeRuns().frame();
        FigureSpec changed = compareBoard(*frame);
        changed.panels.resize(1);
        const Scenario scenario{.gridIntensityKgPerKwh = 0.1};
        const FigureSpec board =
            savedBoard({scenarioToJson(scenario), figureSpecToJson(changed), "[3,99,1]"}, *frame).value();
        QCOMPARE(board.panels, changed.panels);
        QCOMPARE(board.scenario, scenario);
        QCOMPARE(board.hiddenRuns, (std::vector<std::string>{"1", "3"})); // there is no run 99
    }

    void excludedRunsAreHidden()
    {
        const auto frame = threeRuns().withText("excluded", {"", "excluded", ""}).frame();
        QCOMPARE(savedBoard({}, *frame)->hiddenRuns, std::vector<std::string>{"2"});
    }

    void whatCannotBeReadIsAnErrorThatNamesTheSetting()
    {
        const auto frame = threeRuns().frame();
        const auto says = [](const auto& result, const char* setting) {
            return !result.has_value() && result.error().code == Errc::SpecInvalid
                && QString::fromStdString(describe(result.error())).contains(QLatin1String(setting));
        };
        for (const char* broken : {"{", "null", "{\"1\":2}", "[\"x\",{}]", "7"}) {
            QVERIFY2(says(savedScenario({broken, "", ""}), "\"scenario\""), broken);
            QVERIFY2(says(savedBoard({broken, "", ""}, *frame), "\"scenario\""), broken);
            QVERIFY2(says(savedBoard({"", broken, ""}, *frame), "\"figure_spec\""), broken);
            QVERIFY2(says(savedBoard({"", "", broken}, *frame), "\"hidden_runs\""), broken);
            QVERIFY2(says(savedChoice("board", broken), "\"board\""), broken);
            QVERIFY2(says(savedFigureSize(BoardKind::Groups, broken), "\"figure_size_groups\""), broken);
        }
    }
};

QTEST_APPLESS_MAIN(TestSavedBoard)
#include "tst_saved_board.moc"
