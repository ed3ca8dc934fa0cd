// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/axis/axis_ticks.h"
#include "ui/charts/board/brush_drag.h"
#include "ui/charts/board/prepared_board.h"
#include "ui/charts/builtin_charts.h"

#include "tests/support/text_classification_frame.h"

#include <QtTest>

#include <numeric>
#include <set>

using namespace trefoil;
using trefoil::testing::HandBuiltFrame;
using trefoil::testing::textClassificationFrame;

namespace {

std::vector<std::uint32_t> rowsOf(const Frame& frame)
{
    std::vector<std::uint32_t> rows(frame.rowCount());
    std::iota(rows.begin(), rows.end(), 0U);
    return rows;
}

PanelSpec scatterOf(const char* x, AxisScale xScale)
{
    PanelSpec panel;
    panel.chart = "scatter";
    panel.x = {x, xScale};
    panel.y = {"accuracy", AxisScale::Linear};
    return panel;
}

QStringList labels(const AxisTicks& ticks)
{
    QStringList texts;
    for (const AxisTick& tick : ticks.labelled)
        texts << tick.label;
    return texts;
}

} // namespace

class TestChartPrepare : public QObject {
    Q_OBJECT

private slots:
    void scatterCountsRunsWithoutValue()
    {
        const FramePointer frame = textClassificationFrame();
        const auto scatter = prepareScatter(
            scatterOf("energy_kwh", AxisScale::Logarithmic), *frame, frame->findText("kind"), rowsOf(*frame));
        QCOMPARE(scatter.drawnCount(), std::size_t(13));
        QCOMPARE(scatter.withoutValue, (std::vector<std::uint32_t>{0, 1, 3, 4}));
        QVERIFY(scatter.notOnScale.empty());
        QCOMPARE(missingText(scatter), QStringLiteral("4 runs without a value"));
        QCOMPARE(scatter.x.title, QStringLiteral("Energy (Wh)"));
        QCOMPARE(scatter.y.title, QStringLiteral("Accuracy (%)"));
    }
    void frontIsDrawnLastAndSolid()
    {
        const FramePointer frame = textClassificationFrame();
        const auto scatter = prepareScatter(
            scatterOf("duration_s", AxisScale::Logarithmic), *frame, frame->findText("kind"), rowsOf(*frame));
        QVERIFY(scatter.hasFront);
        // 47 % at 0.01 s and 57 % at 1.64 s; nothing is better than either in both.
        QCOMPARE(scatter.front, (std::vector<std::uint32_t>{2, 4}));
        QCOMPARE(scatter.points.row->at(15), 2U);
        QCOMPARE(scatter.points.row->at(16), 4U);
        QCOMPARE(scatter.points.style->at(16), styleIndex(1, false, Grade::Measured));
        QCOMPARE(scatter.points.style->at(0), styleIndex(1, true, Grade::Measured));
        QVERIFY(scatter.stateOf(2) == FrontState::Member);
        QVERIFY(scatter.stateOf(0) == FrontState::Dominated);
    }
    void pointShowsTheGradeFurtherFromMeasurement()
    {
        const auto frame = HandBuiltFrame({"a", "b"})
                               .with(quantityOf(Standard::Accuracy), {0.5, 0.6}, Grade::Declared)
                               .with(quantityOf(Standard::Duration), {2, 3}, Grade::OnChip)
                               .frame();
        PanelSpec panel = scatterOf("duration_s", AxisScale::Linear);
        panel.showFront = false;
        const auto scatter = prepareScatter(panel, *frame, nullptr, rowsOf(*frame));
        QCOMPARE(scatter.points.style->at(0), styleIndex(0, false, Grade::Declared));
        QCOMPARE(scatter.grades, std::vector<Grade>{Grade::Declared});
        QCOMPARE(shownGrade(Grade::Derived, Grade::Metered), Grade::Derived);
        QCOMPARE(shownGrade(Grade::Modelled, Grade::Derived), Grade::Modelled);
        QCOMPARE(shownGrade(Grade::OnChip, Grade::Metered), Grade::Measured);
    }
    void everyGroupAndGradeHasAStyleOfItsOwn()
    {
        std::set<StyleIndex> seen;
        for (std::uint32_t group = 0; group < mostGroups; ++group) {
            for (const Grade grade : shownGrades) {
                seen.insert(styleIndex(group, false, grade));
                seen.insert(styleIndex(group, true, grade));
            }
        }
        QCOMPARE(seen.size(), mostGroups * stylesPerGroup);
        QCOMPARE(styleIndex(mostGroups + 5, true, Grade::Modelled),
            styleIndex(mostGroups - 1, true, Grade::Modelled));
    }
    void tiedMembersAreAllOnTheFront()
    {
        const auto frame = HandBuiltFrame({"a", "b", "c"})
                               .with(Standard::Accuracy, {0.5, 0.5, 0.4})
                               .with(Standard::Duration, {2, 2, 3})
                               .frame();
        const auto scatter =
            prepareScatter(scatterOf("duration_s", AxisScale::Linear), *frame, nullptr, rowsOf(*frame));
        QCOMPARE(scatter.front, (std::vector<std::uint32_t>{0, 1}));
        QCOMPARE(scatter.drawnCount(), std::size_t(3));
    }
    void frontHoldsAmongVisibleRunsOnly()
    {
        const FramePointer frame = textClassificationFrame();
        const std::vector<std::uint32_t> rows{0, 1, 6};
        const auto scatter =
            prepareScatter(scatterOf("duration_s", AxisScale::Linear), *frame, nullptr, rows);
        QCOMPARE(scatter.front, (std::vector<std::uint32_t>{0}));
    }
    /// Else a meter that resolves nothing would beat every run.
    void aReadingOfZeroIsShownButNotCompared()
    {
        const FramePointer frame = HandBuiltFrame({"a", "b", "c"})
                                       .with(Standard::Energy, {0, 1, 2})
                                       .with(Standard::Accuracy, {0.9, 0.8, 0.7})
                                       .frame();
        const auto scatter =
            prepareScatter(scatterOf("energy_kwh", AxisScale::Linear), *frame, nullptr, rowsOf(*frame));
        QCOMPARE(scatter.drawnCount(), std::size_t(3));
        QCOMPARE(scatter.front, (std::vector<std::uint32_t>{1}));
        QVERIFY(scatter.stateOf(0) == FrontState::None);
        QVERIFY(scatter.stateOf(2) == FrontState::Dominated);
        QCOMPARE(missingText(scatter), QStringLiteral("1 run reads 0, less than its meter resolves"));
    }
    void logarithmicAxisCountsWhatItCannotShow()
    {
        const auto frame = HandBuiltFrame({"a", "b", "c", "d"})
                               .with(Standard::Accuracy, {0.5, 0.6, 0.7, 0.8})
                               .with(Standard::Duration, {0, 10, 1000, absent})
                               .frame();
        const auto scatter =
            prepareScatter(scatterOf("duration_s", AxisScale::Logarithmic), *frame, nullptr, rowsOf(*frame));
        QCOMPARE(scatter.notOnScale, (std::vector<std::uint32_t>{0}));
        QCOMPARE(scatter.withoutValue, (std::vector<std::uint32_t>{3}));
        QCOMPARE(missingText(scatter), QStringLiteral("1 run without a value · 1 run at or below zero"));
        // 4 % of two decades on each side.
        QCOMPARE(std::log10(scatter.x.lower), 1 - 0.08);
        QCOMPARE(std::log10(scatter.x.upper), 3 + 0.08);
    }
    void linearRangeIsPadded()
    {
        const auto frame = HandBuiltFrame({"a", "b"})
                               .with(Standard::Accuracy, {0.5, 0.6})
                               .with(Standard::Duration, {10, 20})
                               .frame();
        const auto axis = prepareAxis({"duration_s", AxisScale::Linear}, *frame, rowsOf(*frame), 0.04);
        QCOMPARE(axis.lower, 9.6);
        QCOMPARE(axis.upper, 20.4);
    }
    void equalValuesGetRoom()
    {
        const auto frame = HandBuiltFrame({"a", "b"}).with(Standard::Duration, {5, 5}).frame();
        for (const AxisScale scale : {AxisScale::Linear, AxisScale::Logarithmic}) {
            const auto axis = prepareAxis({"duration_s", scale}, *frame, rowsOf(*frame), 0.04);
            QVERIFY(axis.lower < 5 && axis.upper > 5);
        }
    }
    void emptyPanelSaysWhy()
    {
        const auto frame = HandBuiltFrame({"a"}).with(Standard::Accuracy, {0.5}).frame();
        const auto scatter =
            prepareScatter(scatterOf("cost_usd", AxisScale::Linear), *frame, nullptr, rowsOf(*frame));
        QCOMPARE(emptyReason(scatter, 1, Medium::Screen),
            QStringLiteral("No run has Cost: set a price in the Scenario panel"));
        QCOMPARE(emptyReason(scatter, 1, Medium::Print), QStringLiteral("No run has Cost"));
        QCOMPARE(emptyReason(scatter, 0, Medium::Screen), QStringLiteral("No run is shown"));
    }
    void parallelPutsBetterUp()
    {
        const FramePointer frame = textClassificationFrame();
        PanelSpec panel;
        panel.chart = "parallel";
        panel.axes = {{"accuracy", AxisScale::Linear}, {"energy_kwh", AxisScale::Logarithmic}};
        const auto parallel = prepareParallel(panel, *frame, nullptr, rowsOf(*frame), 4);
        QCOMPARE(parallel.lines.axes[0]->at(2), 1.0); // the most accurate
        QCOMPARE(parallel.lines.axes[0]->at(10), 0.0); // the least
        QCOMPARE(parallel.lines.axes[1]->at(2), 1.0); // the least energy
        QCOMPARE(parallel.lines.axes[1]->at(14), 0.0); // the most
        QVERIFY(std::isnan(parallel.lines.axes[1]->at(0)));
        QCOMPARE(parallel.axes[1].missingCount, 4);
        QCOMPARE(parallel.axes[0].missingCount, 0);
    }
    void brushesAndTogether()
    {
        const FramePointer frame = textClassificationFrame();
        PanelSpec panel;
        panel.chart = "parallel";
        panel.axes = {{"accuracy", AxisScale::Linear}, {"accelerator_count", AxisScale::Linear}};
        const auto parallel = prepareParallel(panel, *frame, nullptr, rowsOf(*frame), 4);
        std::vector<ParallelAxis> axes = parallel.axes;
        QVERIFY(!brushedRows(parallel, axes, 17));
        axes[0].brush = BrushInterval(0.6, 1.0); // 46.2 % and more: rows 2, 4, 5, 7, 9
        QCOMPARE(brushedRows(parallel, axes, 17)->count(), std::size_t(5));
        axes[1].brush = BrushInterval(0.9, 1.0); // one accelerator: without 7 and 9
        QCOMPARE(brushedRows(parallel, axes, 17)->count(), std::size_t(3));
    }
    void brushDragging()
    {
        BrushDrag drag;
        drag.startPosition = 0.5;
        QCOMPARE(drag.at(0.2), BrushInterval(0.2, 0.5));
        QCOMPARE(drag.at(1.7), BrushInterval(0.5, 1.0));
        drag.startBrush = BrushInterval(0.4, 0.6);
        drag.hit.part = ParallelPart::BrushUpperEnd;
        QCOMPARE(drag.at(0.9), BrushInterval(0.4, 0.9));
        drag.hit.part = ParallelPart::BrushBody;
        QCOMPARE(drag.at(2.0).second, 1.0);
        QVERIFY(std::abs(drag.at(2.0).first - 0.8) < 1e-12);
    }
    void ticks_data()
    {
        QTest::addColumn<double>("lower");
        QTest::addColumn<double>("upper");
        QTest::addColumn<bool>("logarithmic");
        QTest::addColumn<double>("factor");
        QTest::addColumn<QString>("expected");
        QTest::newRow("percent") << 0.29 << 0.58 << false << 0.01 << QStringLiteral("30 35 40 45 50 55");
        QTest::newRow("negative") << -1.2 << 1.2 << false << 1.0 << QStringLiteral("−1.0 −0.5 0 0.5 1.0");
        QTest::newRow("decades in Wh") << 0.0001 << 0.8 << true << 0.001 << QStringLiteral("0.1 1 10 100");
        QTest::newRow("tiny") << 0.5e-5 << 2e-2 << true << 1.0 << QStringLiteral("10⁻⁵ 10⁻⁴ 0.001 0.01");
        QTest::newRow("one decade") << 1.5 << 12.0 << true << 1.0 << QStringLiteral("2 5 10");
        QTest::newRow("large") << 1e3 << 1e7 << true << 1.0
                               << QStringLiteral("1\u2009000 10\u2009000 10⁵ 10⁶ 10⁷");
        QTest::newRow("one notation")
            << 0.0 << 1e5 << false << 1.0
            << QStringLiteral("0 20\u2009000 40\u2009000 60\u2009000 80\u2009000 100\u2009000");
        QTest::newRow("one notation of small numbers")
            << 0.0 << 1e-3 << false << 1.0 << QStringLiteral("0 0.0002 0.0004 0.0006 0.0008 0.0010");
        QTest::newRow("millions") << 0.0 << 1e9 << false << 1.0
                                  << QStringLiteral("0 2×10⁸ 4×10⁸ 6×10⁸ 8×10⁸ 10⁹");
        QTest::newRow("empty range") << 1.0 << 1.0 << false << 1.0 << QString();
        QTest::newRow("log of zero") << 0.0 << 1.0 << true << 1.0 << QString();
    }
    void ticks()
    {
        QFETCH(double, lower);
        QFETCH(double, upper);
        QFETCH(bool, logarithmic);
        QFETCH(double, factor);
        const AxisScale scale = logarithmic ? AxisScale::Logarithmic : AxisScale::Linear;
        QTEST(labels(axisTicks(lower, upper, scale, factor, 6)).join(QLatin1Char(' ')), "expected");
    }
    void wholeNumbersOnly()
    {
        QCOMPARE(labels(wholeNumberTicks(0.9, 2.1, 1, 6)),
            (QStringList{QStringLiteral("1"), QStringLiteral("2")}));
    }
    void panelsAreChecked()
    {
        const FramePointer frame = textClassificationFrame();
        FigureSpec spec;
        QVERIFY(!checkPanels(spec, *frame));
        spec.panels = {scatterOf("cost_usd", AxisScale::Linear)};
        QVERIFY(checkPanels(spec, *frame));
        spec.panels[0].x.quantityId = "no_such_quantity";
        QCOMPARE(checkPanels(spec, *frame).error().code, Errc::UnknownQuantity);
        spec.panels[0].chart = "pie";
        QCOMPARE(checkPanels(spec, *frame).error().code, Errc::SpecInvalid);
    }
};

QTEST_MAIN(TestChartPrepare)
#include "test_chart_prepare.moc"
