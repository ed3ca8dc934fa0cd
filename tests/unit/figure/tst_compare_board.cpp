// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/compare_board.h"
#include "support/hand_built_frame.h"

#include <set>

#include <QTest>

using namespace trefoil;
using testing::HandBuiltFrame;

class TestCompareBoard : public QObject {
    Q_OBJECT

private slots:
    void showsOneQuantityOfEachSphereAgainstQuality();
    void widelySpreadPositiveValuesGetALogarithmicAxis();
    void oneNumberOfAcceleratorsForAllSaysNothingOfSociety();
    void prefersWhatMostRunsHave();
    void goesAlongWhatRunsWithTheQualityHave();
    void aKnownQualityGoesBeforeThatOfOneTable();
    void runsWithoutQualityStandAgainstWhatTheyHave();
    void standsWithoutAnyData();
};

void TestCompareBoard::showsOneQuantityOfEachSphereAgainstQuality()
{
    const auto frame = HandBuiltFrame({"a", "b"})
                           .with(Standard::Accuracy, {0.5, 0.6})
                           .with(Standard::Energy, {0.001, 1})
                           .with(Standard::Cost, {1, 2})
                           .with(Standard::AcceleratorCount, {1, 2})
                           .withText("kind", {"linear", "LLM"})
                           .frame();
    const FigureSpec spec = compareBoard(*frame);
    QCOMPARE(spec.panels.size(), std::size_t(4));
    QCOMPARE(spec.panels[0].x.quantityId, std::string("energy_kwh"));
    QCOMPARE(spec.panels[1].x.quantityId, std::string("cost_usd"));
    QCOMPARE(spec.panels[2].x.quantityId, std::string("accelerator_count"));
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(spec.panels[std::size_t(i)].y.quantityId, std::string("accuracy"));
    }
    QCOMPARE(spec.panels[3].chart, std::string("parallel"));
    QCOMPARE(spec.panels[3].axes.size(), std::size_t(4));
    QCOMPARE(spec.colourBy, std::string("kind"));
    QVERIFY(figureSpecFromJson(figureSpecToJson(spec)));
}

void TestCompareBoard::widelySpreadPositiveValuesGetALogarithmicAxis()
{
    const auto spread = HandBuiltFrame({"a", "b"}).with(Standard::Energy, {0.01, 1}).frame();
    QCOMPARE(compareBoard(*spread).panels[0].x.scale, AxisScale::Logarithmic);
    const auto narrow = HandBuiltFrame({"a", "b"}).with(Standard::Energy, {1, 10}).frame();
    QCOMPARE(compareBoard(*narrow).panels[0].x.scale, AxisScale::Linear);
    const auto zero = HandBuiltFrame({"a", "b"}).with(Standard::Energy, {0, 1000}).frame();
    QCOMPARE(compareBoard(*zero).panels[0].x.scale, AxisScale::Linear);
}

void TestCompareBoard::oneNumberOfAcceleratorsForAllSaysNothingOfSociety()
{
    const auto frame = HandBuiltFrame({"a", "b", "c"})
                           .with(Standard::Accuracy, {0.5, 0.6, 0.7})
                           .with(Standard::AcceleratorCount, {1, absent, 1})
                           .frame();
    QCOMPARE(compareBoard(*frame).panels[2].x.quantityId, std::string("worst_group_accuracy"));
}

void TestCompareBoard::prefersWhatMostRunsHave()
{
    const auto frame = HandBuiltFrame({"a", "b", "c", "d"})
                           .with(Standard::Accuracy, {0.5, absent, absent, absent})
                           .with(Standard::F1, {0.5, 0.4, 0.3, 0.2})
                           .frame();
    QCOMPARE(compareBoard(*frame).panels[0].y.quantityId, std::string("f1"));
}

void TestCompareBoard::goesAlongWhatRunsWithTheQualityHave()
{
    const auto frame = HandBuiltFrame({"a", "b", "c", "d", "e"})
                           .with(Standard::Accuracy, {0.5, 0.6, 0.7, absent, absent})
                           .with(Standard::Cost, {absent, absent, absent, 1, 2})
                           .with(Standard::Duration, {absent, 5, absent, absent, absent})
                           .frame();
    QCOMPARE(compareBoard(*frame).panels[1].x.quantityId, std::string("duration_s"));
}

void TestCompareBoard::aKnownQualityGoesBeforeThatOfOneTable()
{
    Quantity own = quantityOf(Standard::Accuracy);
    own.id = "tr_acc";
    const auto frame = HandBuiltFrame({"a", "b", "c", "d"})
                           .with(own, {0.5, 0.4, 0.3, 0.2}, Grade::Measured)
                           .with(Standard::Accuracy, {0.5, 0.6, absent, absent})
                           .frame();
    QCOMPARE(compareBoard(*frame).panels[0].y.quantityId, std::string("accuracy"));
    const auto rare = HandBuiltFrame({"a", "b", "c", "d"})
                          .with(own, {0.5, 0.4, 0.3, 0.2}, Grade::Measured)
                          .with(Standard::Accuracy, {0.5, absent, absent, absent})
                          .frame();
    QCOMPARE(compareBoard(*rare).panels[0].y.quantityId, std::string("tr_acc"));
}

void TestCompareBoard::runsWithoutQualityStandAgainstWhatTheyHave()
{
    const auto tracked = HandBuiltFrame({"a", "b"})
                             .with(Standard::Duration, {10, 20})
                             .with(Standard::Energy, {1, 2})
                             .with(Standard::CpuEnergy, {0.5, absent})
                             .with(Standard::Emissions, {0.4, 0.8})
                             .with(Standard::CpuPower, {40, 40})
                             .frame();
    const FigureSpec spec = compareBoard(*tracked);
    std::set<std::string> shown;
    for (int i = 0; i < 3; ++i) {
        const PanelSpec& panel = spec.panels[std::size_t(i)];
        QCOMPARE(panel.y.quantityId, std::string("duration_s"));
        QVERIFY2(tracked->find(panel.x.quantityId), panel.x.quantityId.c_str());
        shown.insert(panel.x.quantityId);
    }
    QVERIFY(shown.size() == 3 && shown.contains("energy_kwh") && shown.contains("emissions_kg_co2e"));
    QVERIFY(!shown.contains("duration_s"));

    const auto sized = HandBuiltFrame({"a", "b"})
                           .with(Standard::Parameters, {1e9, 2e9})
                           .with(Standard::Energy, {1, 2})
                           .frame();
    QCOMPARE(compareBoard(*sized).panels[0].y.quantityId, std::string("parameters"));
    QCOMPARE(compareBoard(*sized).panels[0].x.quantityId, std::string("energy_kwh"));
}

void TestCompareBoard::standsWithoutAnyData()
{
    const FigureSpec spec = compareBoard(Frame{});
    QCOMPARE(spec.panels.size(), std::size_t(4));
    QVERIFY(figureSpecFromJson(figureSpecToJson(spec)));
}

QTEST_APPLESS_MAIN(TestCompareBoard)
#include "tst_compare_board.moc"
