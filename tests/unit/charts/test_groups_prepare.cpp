// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/hand_built_frame.h"
#include "ui/charts/groups/prepare.h"
#include "ui/charts/panels/panel_geometry.h"

#include <QPalette>
#include <QtTest>

#include <cmath>

using namespace trefoil;

namespace {

FramePointer study()
{
    return testing::HandBuiltFrame({"d-0", "d-1", "a-0", "a-1", "b-0", "b-1"})
        .withText("model", std::vector<std::string>(6, "CNN"))
        .withText("variant", {"dense", "dense", "prune50", "prune50", "prune90", "prune90"})
        .withText("seed", {"0", "1", "0", "1", "0", "1"})
        .with(Standard::Accuracy, {0.9, 0.9, 0.9, 0.9, 0.8, 0.8})
        .frame();
}

CompressionReportPointer reportOf(const FramePointer& frame)
{
    NoProgress progress;
    return *reportCompression(frame, {}, progress);
}

GroupTable groupsOf(const Frame& frame)
{
    GroupTable table;
    table.quantities = {&quantityOf(Standard::Accuracy)};
    table.groups = {{"sex", "Female"}, {"sex", "Male"}};
    for (std::size_t row = 0; row < frame.rowCount(); ++row) {
        const double lost = row < 4 ? 0 : 0.2;
        const double seed = row % 2 == 0 ? 0.01 : -0.01;
        table.readings.push_back({frame.runs[row], 0, 0, 0.9 - lost + seed * (1 + lost), 20});
        table.readings.push_back({frame.runs[row], 0, 1, 0.9, 200});
    }
    return table;
}

} // namespace

/// The charts of the Groups board, without a plot.
class TestGroupsPrepare : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sizesStandFirstAndIntervalsAreWilsons()
    {
        const FramePointer frame = study();
        const auto board = prepareGroupsBoard(reportOf(frame), groupsOf(*frame), {}, nullptr, nullptr);
        QCOMPARE(board.board.attribute, std::string("sex"));
        QCOMPARE(board.dots.rows[0], QStringLiteral("Male, n = 200"));
        QCOMPARE(board.dots.rows[1], QStringLiteral("Female, n = 20 (small)"));
        QVERIFY(board.dots.isWilson);
        QCOMPARE(board.dots.dots.size(), std::size_t(6));
        const GroupDot& baseline = board.dots.dots[4]; // the baseline's come last
        QVERIFY(baseline.isBaseline);
        QVERIFY(std::abs(baseline.value - 0.9) < 1e-12);
        QVERIFY(std::abs(baseline.interval.low - 0.8506) < 1e-3); // 180 of 200
        QVERIFY(board.dots.lower <= baseline.interval.low && board.dots.upper >= baseline.interval.high);
    }

    void theHeatTableSaysWhoLoses()
    {
        const FramePointer frame = study();
        const auto board = prepareGroupsBoard(reportOf(frame), groupsOf(*frame), {}, nullptr, nullptr);
        QCOMPARE(board.heat.columns.size(), std::size_t(2));
        QCOMPARE(board.heat.columns[1], QStringLiteral("prune90"));
        const HeatCell& female = board.heat.at(1, 1);
        QCOMPARE(female.text, QStringLiteral("−20.0"));
        QCOMPARE(female.gain, -1.0);
        QCOMPARE(board.heat.at(0, 1).text, QStringLiteral("0.0"));
        QVERIFY(
            groupsSummary(board).contains(QStringLiteral("most lost: Female, n = 20 (small) in prune90")));
        QVERIFY(groupsCard(board, 2).contains(QStringLiteral("Female: 70")));
    }

    void aLargeGroupThatLosesIsNamedBeforeASmallOne()
    {
        const FramePointer frame = study();
        GroupTable table = groupsOf(*frame);
        for (GroupedValue& reading : table.readings) {
            if (reading.group == 1 && reading.run == frame->runs[5])
                reading.value -= 0.05;
        }
        const auto board = prepareGroupsBoard(reportOf(frame), table, {}, nullptr, nullptr);
        QVERIFY(board.heat.at(1, 1).gain < board.heat.at(0, 1).gain); // the small group seems to lose more
        QVERIFY(groupsSummary(board).contains(QStringLiteral("most lost: Male, n = 200 in prune90")));
    }

    void hidingAVariantChangesNoOtherColour()
    {
        const FramePointer frame = study();
        RowSet visible = RowSet::all(6);
        visible.erase(4);
        visible.erase(5);
        const auto all = prepareGroupsBoard(reportOf(frame), groupsOf(*frame), {}, nullptr, nullptr);
        const auto some = prepareGroupsBoard(reportOf(frame), groupsOf(*frame), {}, &visible, nullptr);
        QCOMPARE(some.heat.columns.size(), std::size_t(1));
        QCOMPARE(some.heat.at(1, 0).gain, all.heat.at(1, 0).gain);
        QCOMPARE(some.heat.tests, all.heat.tests);
    }

    void withoutGroupsItSaysSo()
    {
        const FramePointer frame = study();
        const auto board = prepareGroupsBoard(reportOf(frame), GroupTable(), {}, nullptr, nullptr);
        const BoardLook look = screenLook(QPalette(Qt::white), QFont(), 96);
        const PanelBoard panels = groupsPanels(board, look);
        QVERIFY(!panels.panels[0].emptyReason.isEmpty() && !panels.panels[1].emptyReason.isEmpty());
        QVERIFY(layOutPanels(panels, look, QSize(800, 400)).panels[1].inner.isValid());
    }
};

QTEST_MAIN(TestGroupsPrepare)
#include "test_groups_prepare.moc"
