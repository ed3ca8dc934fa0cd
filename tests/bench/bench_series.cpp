// SPDX-License-Identifier: GPL-3.0-or-later
// bench_series [points]: a course of ten million points, prepared and drawn as the Series board does it, and
// as a ratio to a QCPGraph of the same points in the same run. Prints and asserts nothing.
#include "core/units/standard_quantities.h"
#include "ui/charts/series/series_plot.h"

#include <QApplication>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <random>

using namespace trefoil;

namespace {

constexpr int rounds = 9;

double milliseconds(const std::function<void()>& step)
{
    const auto start = std::chrono::steady_clock::now();
    step();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double median(const std::function<void(int)>& step)
{
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        times.push_back(milliseconds([&] { step(i); }));
    }
    std::ranges::nth_element(times, times.begin() + rounds / 2);
    return times[rounds / 2];
}

/// A loss that falls and is noisy, as training logs are.
SeriesPoints course(std::size_t count)
{
    std::mt19937 random(42);
    std::normal_distribution<> noise(0, 0.05);
    SeriesPoints points;
    for (std::size_t i = 0; i < count; ++i) {
        const double place = static_cast<double>(i);
        points.steps.push_back(place);
        points.values.push_back(2 / (1 + place / 1e5) + noise(random));
    }
    return points;
}

SeriesRun runOf(SeriesPoints points)
{
    ReadSeries read;
    read.series.quantity = &quantityOf(Standard::TrainingLoss);
    read.series.name = "loss";
    read.points = std::make_shared<const SeriesPoints>(std::move(points));
    SeriesRun run;
    run.name = QStringLiteral("run");
    run.drawn.push_back(std::move(read));
    return run;
}

/// The same step of the zoom for both: a window that moves over the middle.
QCPRange zoomed(const QCPRange& whole, int round)
{
    const double width = whole.size() / 8;
    const double lower = whole.lower + whole.size() * (0.3 + 0.01 * round);
    return {lower, lower + width};
}

void resize(QCustomPlot& plot)
{
    plot.resize(1100, 600);
    plot.show();
    QApplication::processEvents();
}

void print(const char* what, double own, double reference)
{
    std::printf("  %-34s %9.2f ms   QCPGraph %9.2f ms   ratio %.3f\n", what, own, reference, own / reference);
}

void measure(std::size_t count)
{
    const SeriesRun run = runOf(course(count));
    const SeriesPoints& points = *run.drawn.front().points;
    const Quantity& quantity = quantityOf(Standard::TrainingLoss);
    std::printf("%zu points\n", count);

    QCustomPlot reference;
    QCPGraph* graph = reference.addGraph();
    const double filled = milliseconds([&] {
        graph->setData(QVector<double>(points.steps.begin(), points.steps.end()),
            QVector<double>(points.values.begin(), points.values.end()), true);
        graph->rescaleAxes();
    });
    resize(reference);
    const auto redraw = [](QCustomPlot& plot) { plot.replot(QCustomPlot::rpImmediateRefresh); };
    const double referenceDraw = median([&](int) { redraw(reference); });
    const QCPRange whole = reference.xAxis->range();
    const double referenceZoom = median([&](int round) {
        reference.xAxis->setRange(zoomed(whole, round));
        redraw(reference);
    });

    SeriesOptions options{quantity.id, SeriesAlignment::Step, 0, AxisScale::Linear};
    PreparedSeriesPointer series;
    const auto prepare = [&] {
        series = std::make_shared<const PreparedSeries>(prepareSeries(options, quantity, {run}));
    };
    const double prepared = median([&](int) { prepare(); });
    QCustomPlot plot;
    SeriesPlot drawn(plot);
    resize(plot);
    const double show = milliseconds([&] {
        drawn.show(series, screenLook(QPalette(), QFont(), 96), false);
        redraw(plot);
    });
    const double draw = median([&](int) { redraw(plot); });
    const double zoom = median([&](int round) {
        plot.xAxis->setRange(zoomed(whole, round));
        redraw(plot);
    });
    print("prepared (another thread)", prepared, filled);
    print("first draw", show, referenceDraw);
    print("drawn again", draw, referenceDraw);
    print("zoom frame", zoom, referenceZoom);
    options.smoothing = 0.9;
    std::printf("  %-34s %9.2f ms\n", "prepared smoothed", median([&](int) { prepare(); }));
    drawn.show(series, screenLook(QPalette(), QFont(), 96), false);
    std::printf("  %-34s %9.2f ms\n", "zoom frame smoothed", median([&](int round) {
        plot.xAxis->setRange(zoomed(whole, round));
        redraw(plot);
    }));
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    measure(argc > 1 ? static_cast<std::size_t>(std::atoll(argv[1])) : 10'000'000);
    return 0;
}
