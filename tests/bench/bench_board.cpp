// SPDX-License-Identifier: GPL-3.0-or-later
// bench_board [runs…]: the real window with a library of 100,000 and of 1,000,000 runs (with quality, energy,
// cost, duration and worst group): opened to a drawn board, then hovered and brushed by mouse events, each
// frame taken until nothing is left to paint. References of the same run: a plain SELECT of the five columns,
// and three panels of QCPGraph discs.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <random>

#include <QApplication>
#include <QMouseEvent>
#include <QTest>

#include <qcustomplot.h>

#include "core/ingest/builtin_importers.h"
#include "core/store/library.h"
#include "core/store/sql/connection.h"
#include "ui/charts/board_view.h"
#include "ui/charts/plottables/parallel_lines.h"
#include "ui/charts/plottables/point_cloud.h"
#include "ui/shell/main_window.h"

using namespace trefoil;

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

void writeResults(const fs::path& path, std::size_t runs)
{
    std::mt19937 random(42);
    std::normal_distribution<> normal;
    const char* methods[] = {"dense", "pruned", "quantized", "distilled"};
    std::ofstream file(path);
    file << "run_name,method,accuracy,energy_kwh,cost_usd,duration_s,worst_group_accuracy\n";
    for (std::size_t i = 0; i < runs; ++i) {
        const double size = normal(random);
        const double accuracy = std::clamp(0.7 + 0.06 * size + 0.06 * normal(random), 0.0, 1.0);
        file << "run" << i << ',' << methods[i % 4] << ',' << accuracy << ','
             << std::pow(10, 0.9 * size + 0.5 * normal(random)) << ','
             << std::pow(10, 0.8 * size - 2 + 0.6 * normal(random)) << ','
             << std::pow(10, 0.7 * size + 2 + 0.5 * normal(random)) << ','
             << accuracy * (0.8 + 0.15 * std::tanh(normal(random))) << '\n';
    }
}

bool fillLibrary(const fs::path& folder, const fs::path& library, std::size_t runs)
{
    writeResults(folder / "results.csv", runs);
    NoProgress progress;
    auto opened = Library::open(library, OpenMode::CreateIfMissing);
    const auto report = opened->import({{folder / "results.csv", findImporter("table"), nullptr}}, progress);
    return report && opened->frame(progress).value()->rowCount() == runs;
}

double selectMilliseconds(const fs::path& library)
{
    const auto start = Clock::now();
    auto connection = sql::Connection::open(library.string(), sql::Access::ReadOnly);
    sql::Statement rows =
        connection->prepare("SELECT energy_kwh, cost_usd, duration_s, accuracy, name FROM record");
    double sum = 0;
    while (rows.step())
        sum += rows.real(0) + rows.real(1) + rows.real(2) + rows.real(3);
    return sum > 0 ? millisecondsSince(start) : -1;
}

/// The first plottable of that kind; null when there is none.
template <class Plottable>
const Plottable* firstOf(const QCustomPlot& plot, auto&& isWanted)
{
    for (int i = 0; i < plot.plottableCount(); ++i) {
        const auto* found = dynamic_cast<const Plottable*>(const_cast<QCustomPlot&>(plot).plottable(i));
        if (found && isWanted(*found))
            return found;
    }
    return nullptr;
}

/// Of this thread: what the others of a busy machine do does not count.
double processorMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

struct FrameTime {
    double wall = 0;
    double processor = 0;
};

/// Sends a mouse move and paints until nothing is left to do.
FrameTime moveTime(QWidget& plot, QPointF pixel, Qt::MouseButtons buttons)
{
    const auto start = Clock::now();
    const double before = processorMilliseconds();
    QMouseEvent move(QEvent::MouseMove, pixel, plot.mapToGlobal(pixel), Qt::NoButton, buttons, {});
    QApplication::sendEvent(&plot, &move);
    for (int i = 0; i < 4; ++i) {
        QApplication::sendPostedEvents();
        QApplication::processEvents();
    }
    return {millisecondsSince(start), processorMilliseconds() - before};
}

void print(const char* what, const std::vector<FrameTime>& frames)
{
    std::vector<double> wall;
    std::vector<double> processor;
    for (const FrameTime& frame : frames) {
        wall.push_back(frame.wall);
        processor.push_back(frame.processor);
    }
    std::sort(wall.begin(), wall.end());
    std::sort(processor.begin(), processor.end());
    const std::size_t middle = wall.size() / 2;
    const std::size_t late = wall.size() * 95 / 100;
    std::printf("   %s: median %.1f ms, 95 %% %.1f ms; of the window's thread alone %.1f and %.1f ms\n", what,
        wall[middle], wall[late], processor[middle], processor[late]);
}

void hover(QCustomPlot& plot, const PointCloud& cloud)
{
    const QRect area = cloud.keyAxis()->axisRect()->rect();
    std::vector<FrameTime> times;
    for (int i = 0; i < 60; ++i)
        times.push_back(moveTime(plot,
            QPointF(area.left() + area.width() * (0.3 + i / 150.0), area.center().y() + (i * 13) % 60),
            Qt::NoButton));
    print("hover over a panel", times);
}

void press(QCustomPlot& plot, QPointF pixel, QEvent::Type type)
{
    QMouseEvent event(type, pixel, plot.mapToGlobal(pixel), Qt::LeftButton,
        type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton, {});
    QApplication::sendEvent(&plot, &event);
}

void brush(QCustomPlot& plot, const ParallelLines& lines)
{
    const ParallelGeometry place = lines.geometry();
    const auto at = [&](double position) { return QPointF(place.axisX(0), place.pixelOf(position)); };
    press(plot, at(0.95), QEvent::MouseButtonPress);
    std::vector<FrameTime> times;
    for (int i = 1; i <= 60; ++i)
        times.push_back(moveTime(plot, at(0.95 - i * 0.008), Qt::LeftButton));
    press(plot, at(0.95 - 60 * 0.008), QEvent::MouseButtonRelease);
    print("brush of an axis over all linked views", times);
}

/// Three panels of the same points by QCPGraph without sampling, replotted: what a frame costs without a
/// plottable of its own.
double graphMilliseconds(const PointCloud& cloud, std::size_t runs)
{
    QCustomPlot plot;
    plot.resize(290, 330);
    plot.xAxis->setScaleType(cloud.keyAxis()->scaleType());
    plot.xAxis->setRange(cloud.keyAxis()->range());
    plot.yAxis->setRange(cloud.valueAxis()->range());
    QCPGraph* graph = plot.addGraph();
    graph->setLineStyle(QCPGraph::lsNone);
    graph->setAdaptiveSampling(false);
    graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, Qt::blue, 4));
    std::mt19937 random(7);
    const QCPRange x = plot.xAxis->range();
    const QCPRange y = plot.yAxis->range();
    std::uniform_real_distribution<> share;
    for (std::size_t i = 0; i < runs; ++i)
        graph->addData(x.lower + share(random) * x.size(), y.lower + share(random) * y.size());
    plot.show();
    plot.replot(QCustomPlot::rpImmediateRefresh);
    const auto start = Clock::now();
    plot.replot(QCustomPlot::rpImmediateRefresh);
    return 3 * millisecondsSince(start);
}

void measure(std::size_t runs)
{
    const fs::path folder = fs::temp_directory_path() / "trefoil-bench-board";
    fs::remove_all(folder);
    fs::create_directories(folder);
    const fs::path library = folder / "bench.trefoil";
    if (!fillLibrary(folder, library, runs)) {
        std::printf("%8zu runs: the library could not be made\n", runs);
        return;
    }
    const double select = selectMilliseconds(library);
    MainWindow window((Settings()));
    window.resize(1366, 768);
    window.show();
    QTest::qWait(200);
    auto* view = window.findChild<BoardView*>();
    auto* plot = view->findChild<QCustomPlot*>();
    const auto isDrawn = [&] {
        return firstOf<PointCloud>(*plot, [](const PointCloud& cloud) {
            return cloud.pointCount() > 0 && cloud.baseDrawCount() > 0;
        }) != nullptr;
    };
    const auto start = Clock::now();
    window.workspace().open(QString::fromStdString(library.string()), OpenMode::ReadWrite);
    while (!isDrawn() && millisecondsSince(start) < 60000)
        QApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
    QApplication::processEvents();
    const double open = millisecondsSince(start);
    std::printf("%8zu runs: opened to a drawn board %.0f ms = %.2f of the SELECT (%.0f ms)\n", runs, open,
        open / select, select);
    QTest::qWait(1500);
    const auto* cloud = firstOf<PointCloud>(*plot, [](const PointCloud&) { return true; });
    const auto* lines = firstOf<ParallelLines>(*plot, [](const ParallelLines&) { return true; });
    hover(*plot, *cloud);
    brush(*plot, *lines);
    std::printf(
        "   reference: 3 panels of QCPGraph discs, one frame: %.0f ms\n", graphMilliseconds(*cloud, runs));
    std::fflush(stdout);
    window.close();
    QTest::qWait(200);
    fs::remove_all(folder);
}

} // namespace

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QStringList arguments = QApplication::arguments().mid(1);
    if (arguments.isEmpty())
        arguments = {QStringLiteral("100000"), QStringLiteral("1000000")};
    for (const QString& runs : arguments)
        measure(static_cast<std::size_t>(runs.toULongLong()));
    return 0;
}
