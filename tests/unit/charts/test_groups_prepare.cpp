// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/hand_built_frame.h"
#include "ui/charts/board/text_contrast.h"
#include "ui/charts/group_dots/group_dots.h"
#include "ui/charts/group_heat/heat_numbers.h"
#include "ui/charts/groups/prepare.h"
#include "ui/charts/panels/panel_geometry.h"

#include <QPalette>
#include <QtTest>

#include <algorithm>
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

PreparedGroupsBoard preparedStudy()
{
    const FramePointer frame = study();
    return prepareGroupsBoard(reportOf(frame), groupsOf(*frame), {}, nullptr, nullptr);
}

BoardLook paper()
{
    return printLook({}, QFont().family());
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
        QCOMPARE(board.dots.rows[0].text(), QStringLiteral("Male, n = 200"));
        QCOMPARE(board.dots.rows[1].text(), QStringLiteral("Female, n = 20 (small)"));
        QVERIFY(board.dots.hasWilson && !board.dots.hasStudent);
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

    void aSmallGroupIsNeitherTestedNorTheMeasureOfColours()
    {
        const FramePointer frame = study();
        GroupTable table = groupsOf(*frame);
        for (std::size_t i = 0; i < table.readings.size(); ++i) {
            if (table.readings[i].group == 1) // from 0.90 to 0.85 and 0.80, not quite the same in every seed
                table.readings[i].value -=
                    0.05 * static_cast<double>(i / 4) + 0.001 * static_cast<double>((i * i) % 7);
        }
        const auto board = prepareGroupsBoard(reportOf(frame), table, {}, nullptr, nullptr);
        QCOMPARE(board.heat.isSmall, (std::vector<bool>{false, true}));
        QVERIFY(board.heat.tests > 0 && board.heat.tests <= 2); // Male in two variants
        QCOMPARE(board.heat.at(0, 1).gain, -1.0);
        QVERIFY(board.heat.at(1, 1).gain < -1); // beyond the colours of the others
        QVERIFY(!board.heat.at(1, 0).isShown && !board.heat.at(1, 1).isShown);
        const PanelBoard panels = groupsPanels(board, paper());
        const AxisTicks rows = panels.panels[1].y.ticks(2);
        QCOMPARE(rows.labelled[0].label, QStringLiteral("Male"));
        QCOMPARE(rows.labelled[1].label, QStringLiteral("Female"));
        QCOMPARE(rows.labelled[1].end, QStringLiteral(" (small)"));
    }

    void numbersAreWrittenAsTheCellsAllow()
    {
        const PreparedGroupHeat heat = preparedStudy().heat;
        const BoardLook look = paper();
        const QSizeF level = largestHeatNumber(heat, {}, look);
        const HeatNumberForm wide = heatNumberForm(heat, level, look);
        QVERIFY(wide.leftOut == 0 && !wide.isUpright && wide.scale == 1);
        const HeatNumberForm narrow = heatNumberForm(heat, level - QSizeF(1, 0), look);
        QVERIFY(narrow.leftOut == 1 && !narrow.isUpright && narrow.scale == 1);
        const HeatNumberForm high = heatNumberForm(heat, level.transposed(), look);
        QVERIFY(high.leftOut == 0 && high.isUpright && high.scale == 1);
        const HeatNumberForm least = heatNumberForm(heat, QSizeF(1, 1), look);
        QVERIFY(least.leftOut == 1 && least.isUpright);
        QCOMPARE(heatNumberFont(heat.at(1, 1), least, look).pixelSize(), 50); // 5 pt on a canvas of 1/10 pt
        QCOMPARE(heatNumberText(heat.at(1, 1), least), QStringLiteral("−20"));
    }

    void aFigureIsAsHighAsItsNumbersNeed()
    {
        const PreparedGroupsBoard board = preparedStudy();
        const BoardLook look = paper();
        const PanelBoard panels = groupsPanels(board, look);
        for (const int width : {2340, 4860}) {
            const PanelGeometry geometry =
                layOutPanels(panels, look, QSize(width, suitableHeight(panels, look, width)));
            for (std::size_t i = 0; i < 2; ++i) {
                const PanelPlace& place = geometry.panels[i];
                QVERIFY(!place.remark.isEmpty()); // what colours and bars mean is said at any width
                QVERIFY(place.remark.bottom() <= place.inner.top() + 1);
                QVERIFY(QRectF(place.card).adjusted(-1, -1, 1, 1).contains(place.remark));
            }
            const QRect inner = geometry.panels[1].inner;
            QVERIFY(inner.height() + 3 >= panels.panels[1].leastInnerHeight(inner.width()));
        }
    }

    void barsAreNamedOnlyWhereThereAreIntervals()
    {
        PreparedGroupDots dots;
        dots.dots.resize(1);
        QCOMPARE(groupDotsPanel(dots).remark, QStringLiteral("single runs: no intervals"));
        dots.dots[0].interval = {0.1, 0.2};
        dots.hasStudent = true;
        QCOMPARE(groupDotsPanel(dots).remark, QStringLiteral("bars: 95 % intervals over seeds"));
        dots.hasWilson = true;
        QCOMPARE(groupDotsPanel(dots).remark, QStringLiteral("bars: 95 % over n examples, else over seeds"));
        dots.dots[0].showsInterval = false;
        QVERIFY(!groupDotsPanel(dots).remark.contains(QStringLiteral("bars")));
    }

    void textIsReadableOnEveryGround()
    {
        QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrastRatio(QColor(10, 20, 30), QColor(10, 20, 30)), 1.0);
        QCOMPARE(readableTextOn(QColor(0xD55E00)), QColor(Qt::black));
        QCOMPARE(readableTextOn(QColor(0x0072B2)), QColor(Qt::white));
        for (int grey = 0; grey < 256; ++grey) {
            const QColor ground(grey, grey, grey);
            QVERIFY(contrastRatio(readableTextOn(ground), ground) >= 4.5);
        }
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

    void ratesOfPartsOfAGroupHaveIntervalsWhereTheyWereCounted()
    {
        const FramePointer frame = study();
        GroupTable table = groupsOf(*frame);
        const Quantity rate{"false_positive_rate", "False positive rate", canonicalUnit(Dimension::None),
            Direction::LowerIsBetter, Sphere::Quality, 0, 1};
        table.quantities = {&rate};
        const auto written = prepareGroupsBoard(reportOf(frame), table, {}, nullptr, nullptr);
        QVERIFY(written.dots.hasStudent && !written.dots.hasWilson); // 200 examples, of unknown negatives
        for (GroupedValue& reading : table.readings)
            reading.grade = Grade::Derived;
        const auto counted = prepareGroupsBoard(reportOf(frame), table, {}, nullptr, nullptr);
        QVERIFY(counted.dots.hasWilson && !counted.dots.hasStudent);
        const GroupDot& male = counted.dots.dots[4];
        QVERIFY(std::abs(male.interval.low - 0.8506) < 1e-3 && std::abs(male.interval.high - 0.9343) < 1e-3);
        QVERIFY(groupsCard(counted, 1).endsWith(QStringLiteral("derived from counts or answers")));
    }

    void fewerRunsThanAModelHasAreTold()
    {
        const FramePointer frame = study();
        GroupTable table = groupsOf(*frame);
        std::erase_if(table.readings,
            [&](const GroupedValue& reading) { return reading.run == frame->runs[5]; }); // a seed of prune90
        const auto board = prepareGroupsBoard(reportOf(frame), table, {}, nullptr, nullptr);
        QVERIFY(groupsCard(board, 2).contains(QStringLiteral("(1 of 2 runs)")));
        QVERIFY(!groupsCard(board, 1).contains(QStringLiteral("of 2 runs")));
        const QString note = groupsPanels(board, paper()).panels[1].note;
        QVERIFY2(note.startsWith(QStringLiteral("1–2 seeds · ")), qPrintable(note));
    }

    void withoutABaselineGroupsAreComparedWithEachOther()
    {
        const FramePointer frame = study();
        GroupsBoard wanted;
        wanted.showsEveryModel = true;
        const auto board = prepareGroupsBoard(reportOf(frame), groupsOf(*frame), wanted, nullptr, nullptr);
        QVERIFY(!board.hasBaseline());
        QCOMPARE(board.heat.columns.size(), std::size_t(3)); // the dense one is a model like the others
        QCOMPARE(board.dots.dots.size(), std::size_t(6));
        QCOMPARE(board.dots.methods.size(), std::size_t(3)); // every model has a colour of its own
        QCOMPARE(board.heat.at(0, 2).text, QStringLiteral("0.0")); // Male is the best of every model
        QCOMPARE(board.heat.at(1, 2).text, QStringLiteral("−20.0"));
        const PanelBoard panels = groupsPanels(board, paper());
        QCOMPARE(panels.panels[1].header, QStringLiteral("Distance from the best group"));
        QVERIFY(panels.panels[1].remark.contains(QStringLiteral("no baseline")));
        QCOMPARE(panels.legend.size(), std::size_t(3));
        QVERIFY(groupsSummary(board).endsWith(QStringLiteral("3 models, no baseline")));
        QCOMPARE(board.sentence, QStringLiteral("No two groups of at least 30 examples can be compared."));
        GroupTable large = groupsOf(*frame);
        for (GroupedValue& reading : large.readings)
            reading.support = 100;
        const auto compared = prepareGroupsBoard(reportOf(frame), large, wanted, nullptr, nullptr);
        QCOMPARE(compared.sentence,
            QStringLiteral(
                "Largest gap in %1: 20.0 points between Male 90 % and Female 70 %, ratio 0.78, over 2 "
                "groups of at least 30 examples.")
                .arg(compared.heat.columns[2]));
    }

    void aLibraryWithoutFamiliesShowsItsModels()
    {
        const FramePointer frame = testing::HandBuiltFrame({"forest", "boosting"}).frame();
        const CompressionReportPointer report = reportOf(frame);
        QVERIFY(report->families.empty());
        GroupTable table;
        table.quantities = {&quantityOf(Standard::Accuracy)};
        table.groups = {{"sex", "Female"}, {"sex", "Male"}};
        table.readings = {{frame->runs[0], 0, 0, 0.7, 100}, {frame->runs[0], 0, 1, 0.8, 300},
            {frame->runs[1], 0, 0, 0.75, 100}, {frame->runs[1], 0, 1, 0.78, 300}};
        const auto board = prepareGroupsBoard(report, table, {}, nullptr, nullptr);
        QVERIFY(!board.hasBaseline() && board.board.showsEveryModel);
        QCOMPARE(board.dots.dots.size(), std::size_t(4));
        QVERIFY(std::ranges::all_of(board.dots.dots, [](const GroupDot& dot) {
            return dot.interval.low < dot.value && dot.value < dot.interval.high;
        }));
        QVERIFY2(board.sentence.startsWith(QStringLiteral("Largest gap in forest: 10.0 points between Male")),
            qPrintable(board.sentence));
        RowSet first = RowSet::all(2);
        first.erase(1);
        const auto one = prepareGroupsBoard(report, table, {}, &first, nullptr);
        QCOMPARE(one.heat.columns, (std::vector<QString>{QStringLiteral("forest")}));
        QVERIFY(one.sentence.startsWith(QStringLiteral("Largest gap: ")));
    }

    void whatWasCutIsTold()
    {
        const FramePointer frame = study();
        GroupTable table = groupsOf(*frame);
        table.threshold = 0.6;
        QVERIFY(cutText(prepareGroupsBoard(reportOf(frame), table, {}, nullptr, nullptr)).isEmpty());
        table.cutRuns = {frame->runs[0], frame->runs[2]};
        QCOMPARE(cutText(prepareGroupsBoard(reportOf(frame), table, {}, nullptr, nullptr)),
            QStringLiteral("positive: scores from 0.6 on, in 2 of 6 runs"));
        table.cutRuns = frame->runs;
        QCOMPARE(cutText(prepareGroupsBoard(reportOf(frame), table, {}, nullptr, nullptr)),
            QStringLiteral("positive: scores from 0.6 on"));
        const Quantity error{"mean_error", "Mean error", canonicalUnit(Dimension::None), Direction::None,
            Sphere::Quality, -1, 1};
        table.quantities = {&error}; // no threshold decides it
        QVERIFY(cutText(prepareGroupsBoard(reportOf(frame), table, {}, nullptr, nullptr)).isEmpty());
    }

    void digitsAreThoseThatIntervalsJustify()
    {
        QCOMPARE(justifiedDecimals({}), 1); // nothing is known
        QCOMPARE(justifiedDecimals({3.2}), 1);
        QCOMPARE(justifiedDecimals({0.4, 0.3, 25.0}), 2); // half of them
        QCOMPARE(justifiedDecimals({12.0}), 0);
        QCOMPARE(justifiedDecimals({0.001}), 2);
        HeatCell cell;
        writeHeatCell(cell, -0.12345, 100, 2);
        QCOMPARE(cell.text, QStringLiteral("−12.35"));
        QCOMPARE(cell.shorterTexts, (std::vector<QString>{QStringLiteral("−12.3"), QStringLiteral("−12")}));
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
