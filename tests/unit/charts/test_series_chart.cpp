// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/units/standard_quantities.h"
#include "ui/charts/series/prepare.h"
#include "ui/charts/series/read_series.h"
#include "ui/charts/series/series_plot.h"
#include "ui/charts/series/series_view.h"

#include <QSignalSpy>
#include <QtTest>

#include <cmath>
#include <limits>

using namespace trefoil;

namespace {

constexpr std::int64_t hour = 3'600'000;
const double missing = std::numeric_limits<double>::quiet_NaN();

ReadSeries read(Standard quantity, const char* name, SeriesPoints points)
{
    ReadSeries each;
    each.series.quantity = &quantityOf(quantity);
    each.series.name = name;
    each.series.path = "log";
    each.series.zoneKnown = true;
    each.points = std::make_shared<const SeriesPoints>(std::move(points));
    return each;
}

SeriesRun runOf(std::uint32_t row, const QString& name, SeriesPoints points)
{
    SeriesRun run;
    run.row = row;
    run.name = name;
    run.drawn.push_back(read(Standard::Accuracy, "val/acc", points));
    if (!points.timesMs.empty()) {
        run.time = TimeSpan{points.timesMs.front(), points.timesMs.back()};
    }
    return run;
}

SeriesOptions by(SeriesAlignment alignment)
{
    return {"accuracy", alignment, 0, AxisScale::Linear};
}

PreparedSeries prepared(const SeriesOptions& options, const std::vector<SeriesRun>& runs)
{
    return prepareSeries(options, quantityOf(Standard::Accuracy), runs);
}

const SeriesPoints threeHours{{1, 2, 3, 4}, {0, hour, 2 * hour, 3 * hour}, {0.1, 0.4, 0.2, 0.6}};

} // namespace

class TestSeriesChart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void alignsByStepTimeAndClock()
    {
        SeriesRun run = runOf(0, "a", threeHours);
        run.time = TimeSpan{-hour, 3 * hour}; // another series of the run began earlier
        QCOMPARE(
            prepared(by(SeriesAlignment::Step), {run}).curves[0].raw.x(), (std::vector<double>{1, 2, 3, 4}));
        const PreparedSeries elapsed = prepared(by(SeriesAlignment::Elapsed), {run});
        QCOMPARE(elapsed.curves[0].raw.x(), (std::vector<double>{3600, 7200, 10800, 14400}));
        QCOMPARE(elapsed.x.title, QStringLiteral("Time since the start (h)"));
        QCOMPARE(prepared(by(SeriesAlignment::Clock), {run}).curves[0].raw.x(),
            (std::vector<double>{0, 3600, 7200, 10800}));
    }

    void alignsByMeasuredEnergy()
    {
        SeriesRun run = runOf(0, "a", threeHours);
        run.energy.push_back(
            read(Standard::GpuPower, "gpu", {{}, {0, hour, 2 * hour, 3 * hour}, {100, 100, 300, 300}}));
        run.energyKwh = 9;
        const PreparedSeries series = prepared(by(SeriesAlignment::Energy), {run});
        QCOMPARE(series.curves[0].raw.x(), (std::vector<double>{0, 0.1, 0.3, 0.6}));
        QCOMPARE(series.estimatedRuns, std::size_t(0));
        QCOMPARE(series.x.title, QStringLiteral("Energy used so far (Wh)"));
    }

    void estimatedEnergyIsSaidOnTheAxis()
    {
        SeriesRun run = runOf(0, "a", threeHours);
        run.energyKwh = 6;
        const PreparedSeries series = prepared(by(SeriesAlignment::Energy), {run});
        QCOMPARE(series.curves[0].raw.x(), (std::vector<double>{0, 2, 4, 6}));
        QCOMPARE(series.x.title, QStringLiteral("Energy used so far (kWh)"));
        QCustomPlot plot;
        SeriesPlot drawn(plot);
        drawn.show(
            std::make_shared<const PreparedSeries>(series), screenLook(QPalette(), QFont(), 96), false);
        QCOMPARE(plot.xAxis->label(),
            QStringLiteral("Energy used so far (kWh) — estimated: energy spread evenly over the run's time"));
        QVERIFY(seriesCaption(series).contains("spread evenly")); // on paper it stands below the curves
        QVERIFY(seriesSummary(series).contains("spread evenly"));
        SeriesRun epochs = runOf(1, "b", {{0, 1}, {}, {0.5, 0.6}});
        epochs.energyKwh = 2;
        const PreparedSeries both = prepared(by(SeriesAlignment::Energy), {run, epochs});
        QCOMPARE(both.curves[1].raw.x(), (std::vector<double>{1, 2}));
        QCOMPARE(both.estimatedRuns, std::size_t(2));
    }

    void saysForHowManyRunsEnergyIsEstimated()
    {
        SeriesRun measured = runOf(0, "a", threeHours);
        measured.energy.push_back(read(Standard::GpuPower, "gpu", {{}, {0, 3 * hour}, {100, 100}}));
        SeriesRun estimated = runOf(1, "b", threeHours);
        estimated.energyKwh = 1;
        QVERIFY(prepared(by(SeriesAlignment::Energy), {measured, estimated})
                    .energyNote.endsWith("for 1 of 2 runs"));
    }

    void saysWhichClocksWereSetAndWhichCannotBe()
    {
        const auto withPower = [](std::vector<std::int64_t> times) {
            SeriesRun run = runOf(0, "a", threeHours);
            run.energy.push_back(read(Standard::GpuPower, "gpu", {{}, std::move(times), {100, 100}}));
            run.energy.back().series.zoneKnown = false;
            return run;
        };
        const PreparedSeries set = prepared(by(SeriesAlignment::Energy), {withPower({2 * hour, 5 * hour})});
        QCOMPARE(set.energyNote, QStringLiteral("clock of the power log without a zone set by -2 h"));
        QCOMPARE(set.estimatedRuns, std::size_t(0));
        SeriesRun vague = withPower({0, hour}); // any hour of three
        const PreparedSeries undrawn = prepared(by(SeriesAlignment::Energy), {vague});
        QVERIFY(undrawn.curves.empty());
        QCOMPARE(undrawn.undrawn[0].reason, QStringLiteral("with a power log that fits several time zones"));
        vague.energyKwh = 6;
        const PreparedSeries estimated = prepared(by(SeriesAlignment::Energy), {vague});
        QCOMPARE(estimated.curves.size(), std::size_t(1));
        QVERIFY(estimated.energyNote.contains("spread evenly"));
        QVERIFY(estimated.energyNote.endsWith("left out because its clock fits several time zones"));
    }

    void runsWithoutACurveAreListedWithTheReason()
    {
        SeriesRun without;
        without.row = 3;
        without.name = "bare";
        const PreparedSeries series = prepared(by(SeriesAlignment::Energy),
            {runOf(0, "a", threeHours), without, runOf(2, "c", {{1}, {}, {0.5}})});
        QVERIFY(series.curves.empty());
        QCOMPARE(series.undrawn.size(), std::size_t(3));
        QCOMPARE(series.undrawn[1].reason, QStringLiteral("without this series"));
        QCOMPARE(series.undrawn[2].reason, QStringLiteral("without energy on record"));
        QVERIFY(undrawnText(series).startsWith(
            "3 runs not drawn: 2 without energy on record, 1 without this series"));
        QCOMPARE(prepared(by(SeriesAlignment::Elapsed), {runOf(2, "c", {{1}, {}, {0.5}})}).undrawn[0].reason,
            QStringLiteral("without times"));
        QCOMPARE(prepared(by(SeriesAlignment::Step), {runOf(2, "c", {{}, {5}, {0.5}})}).undrawn[0].reason,
            QStringLiteral("without steps"));
    }

    void pointsOutsideOfTheMeasuredTimeAreCounted()
    {
        SeriesRun run = runOf(0, "a", threeHours);
        run.energy.push_back(read(Standard::GpuPower, "gpu", {{}, {hour, 2 * hour}, {100, 100}}));
        const PreparedSeries series = prepared(by(SeriesAlignment::Energy), {run});
        QCOMPARE(series.pointsNotDrawn, std::size_t(2));
        QVERIFY(undrawnText(series).contains("2 points"));
    }

    void smoothingKeepsTheRawCurveBehind()
    {
        SeriesOptions options = by(SeriesAlignment::Step);
        options.smoothing = 0.5;
        const PreparedCurve curve = prepared(options, {runOf(0, "a", threeHours)}).curves[0];
        QCOMPARE(curve.raw.y(), threeHours.values);
        QVERIFY(curve.smooth);
        QVERIFY(std::abs(curve.shown().y()[1] - 0.3) < 1e-12); // (0.5·0.1·0.5 + 0.5·0.4) / 0.75
    }

    void aLogarithmicAxisLeavesOutWhatIsNotAboveZero()
    {
        SeriesOptions options = by(SeriesAlignment::Step);
        options.scale = AxisScale::Logarithmic;
        const PreparedSeries series = prepared(options, {runOf(0, "a", {{1, 2, 3}, {}, {0.1, 0, 0.001}})});
        QCOMPARE(series.pointsNotDrawn, std::size_t(1));
        QVERIFY(series.y.lower > 0);
        QCOMPARE(series.curves[0].raw.yRange().lower, 0.001);
    }

    void coloursTellTheRunsApart()
    {
        std::vector<SeriesRun> runs{
            runOf(0, "a", threeHours), runOf(1, "b", threeHours), runOf(2, "c", threeHours)};
        runs[0].colourCode = 1;
        runs[1].colourCode = 2;
        runs[2].colourCode = 3;
        QCOMPARE(prepared(by(SeriesAlignment::Step), runs).curves[2].styleCode, 3U);
        runs[2].colourCode = 1; // two of one kind
        const PreparedSeries series = prepared(by(SeriesAlignment::Step), runs);
        QVERIFY(series.curves[0].styleCode != series.curves[2].styleCode);
        runs[0].drawn.push_back(runs[0].drawn.front());
        const PreparedSeries twice = prepared(by(SeriesAlignment::Step), runs);
        QCOMPARE(twice.curves[0].styleCode, twice.curves[1].styleCode);
        QVERIFY(twice.curves[0].dash != twice.curves[1].dash);
    }

    void theCardNamesRunStepAndValue()
    {
        SeriesOptions options = by(SeriesAlignment::Energy);
        options.smoothing = 0.5;
        SeriesRun run = runOf(0, "<a>", threeHours);
        run.energyKwh = 6;
        const PreparedSeries series = prepared(options, {run});
        const Curve& shown = series.curves[0].shown();
        const QString card = seriesCard(series, 0, {shown.x()[1], shown.y()[1], false});
        for (const char* part :
            {"&lt;a&gt;", "val/acc", "40 %", "30 %", "step", ">2<", "1970-01-01 01:00:00", "2 kWh"}) {
            QVERIFY2(card.contains(QString::fromUtf8(part)), qPrintable(card));
        }
    }

    void theViewSaysWhatIsPointedAt()
    {
        SeriesView view;
        view.resize(700, 400);
        view.show();
        view.setSeries(std::make_shared<const PreparedSeries>(prepared(by(SeriesAlignment::Step),
            {runOf(5, "a", threeHours), runOf(7, "b", {{1, 4}, {}, {0.9, 0.9}})})));
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QSignalSpy hovered(&view, &SeriesView::hoveredRowChanged);
        QSignalSpy activated(&view, &SeriesView::rowActivated);
        QSignalSpy scale(&view, &SeriesView::scaleToggled);
        QWidget* plot = view.focusProxy();
        QTest::qWait(50);
        QTest::keyClick(plot, Qt::Key_Right);
        QCOMPARE(hovered.takeLast().at(0).toLongLong(), 5);
        QTest::keyClick(plot, Qt::Key_Up);
        QCOMPARE(hovered.takeLast().at(0).toLongLong(), 7);
        QTest::keyClick(plot, Qt::Key_Return);
        QCOMPARE(activated.takeLast().at(0).toLongLong(), 7);
        QTest::keyClick(plot, Qt::Key_L);
        QCOMPARE(scale.size(), 1);
        QTest::keyClick(plot, Qt::Key_Escape);
        QCOMPARE(hovered.takeLast().at(0).toLongLong(), -1);
        QVERIFY(plot->accessibleDescription().contains("2 runs"));
    }

    void aDenseCurveShowsItsExtremes()
    {
        SeriesPoints noise;
        for (int i = 0; i < 100'000; ++i) {
            noise.steps.push_back(i);
            noise.values.push_back(i == 50'000 ? 0.9 : 0.4 + 0.1 * (i % 2));
        }
        QCustomPlot plot;
        SeriesPlot drawn(plot);
        BoardLook look = screenLook(QPalette(Qt::white, Qt::white), QFont(), 96);
        look.card = Qt::white;
        look.grid = Qt::white;
        drawn.show(std::make_shared<const PreparedSeries>(
                       prepared(by(SeriesAlignment::Step), {runOf(0, "a", noise)})),
            look, false);
        plot.resize(600, 300);
        plot.replot();
        const QImage image = plot.toPixmap(600, 300).toImage();
        const auto isInked = [&](double x, double y) {
            const QPoint at = drawn.pixel({x, y, false}).toPoint();
            for (int shift = -1; shift <= 1; ++shift) {
                if (image.pixelColor(at + QPoint(shift, 0)) != QColor(Qt::white)) {
                    return true;
                }
            }
            return false;
        };
        QVERIFY(isInked(50'000, 0.8)); // one point of a hundred thousand
        QVERIFY(isInked(20'000, 0.45));
        QVERIFY(!isInked(20'000, 0.8));
    }

    void theMostTellingSeriesIsTheFirstChoice()
    {
        const Quantity flops{"flops", "Operations", canonicalUnit(Dimension::Count)};
        SeriesCatalogue catalogue;
        const auto add = [&](std::int64_t run, const Quantity& quantity, double low, double high) {
            RunSeries series;
            series.run = RunId{run};
            series.quantity = &quantity;
            series.summary.add({{0, 1}, {}, {low, high}});
            catalogue.series.push_back(series);
        };
        for (std::int64_t run = 1; run <= 3; ++run) {
            add(run, flops, 1, 2);
            add(run, quantityOf(Standard::CpuPower), 42.5, 42.5); // what a meter wrote that could not measure
            add(run, quantityOf(Standard::GpuPower), 100, 250);
            add(run, quantityOf(Standard::Accuracy), 0.5, 0.5);
            add(run, quantityOf(Standard::F1), 0.5, 0.6);
        }
        add(4, quantityOf(Standard::TrainingLoss), 2, 1);
        std::vector<std::string> ids;
        for (const SeriesCatalogue::Choice& choice : catalogue.choices()) {
            ids.push_back(choice.quantity->id);
        }
        QCOMPARE(ids,
            (std::vector<std::string>{
                "training_loss", "f1", "gpu_power_w", "flops", "accuracy", "cpu_power_w"}));
    }

    void aMissingValueLeavesAGapInThePicture()
    {
        QCustomPlot plot;
        SeriesPlot drawn(plot);
        BoardLook look = screenLook(QPalette(Qt::white, Qt::white), QFont(), 96);
        look.card = Qt::white;
        look.grid = Qt::white; // a grid line would be ink too
        const SeriesPoints gap{{0, 1, 2, 3, 4, 5}, {}, {0.5, 0.5, 0.5, missing, 0.5, 0.5}};
        drawn.show(
            std::make_shared<const PreparedSeries>(prepared(by(SeriesAlignment::Step), {runOf(0, "a", gap)})),
            look, false);
        plot.resize(600, 300);
        plot.replot();
        const QImage image = plot.toPixmap(600, 300).toImage();
        const auto isInked = [&](double x) {
            const QPointF at = drawn.pixel({x, 0.5, false});
            return image.pixelColor(at.toPoint()) != QColor(Qt::white);
        };
        QVERIFY(isInked(1.5));
        QVERIFY(!isInked(2.5));
        QVERIFY(!isInked(3.5));
        QVERIFY(isInked(4.5));
    }
};

QTEST_MAIN(TestSeriesChart)
#include "test_series_chart.moc"
