// SPDX-License-Identifier: GPL-3.0-or-later
// Times a board of three point clouds and parallel coordinates against what QCustomPlot offers for the same
// data. bench_plottables [rows…]; by default 1,000 to 1,000,000. bench_plottables --picture FOLDER rows… also
// saves the board.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <functional>
#include <random>

#include <QApplication>

#include "ui/charts/plottables/front_line.h"
#include "ui/charts/plottables/parallel_lines.h"
#include "ui/charts/plottables/point_cloud.h"

using namespace trefoil;

namespace {

const std::vector<QColor> okabeIto{
    QColor(0x00, 0x72, 0xb2), QColor(0xd5, 0x5e, 0x00), QColor(0x00, 0x9e, 0x73), QColor(0xcc, 0x79, 0xa7)};

using Column = std::vector<double>;

/// Model sizes spread over decades; quality grows with size, cost with size and luck. Missing values stay
/// NaN.
struct Study {
    std::vector<Column> quantities; // quality, energy, cost, duration, memory, gap between groups
    std::vector<std::uint8_t> style;
};

Study makeStudy(std::size_t rows)
{
    std::mt19937 random(42);
    std::normal_distribution<> normal;
    std::uniform_real_distribution<> uniform;
    Study study;
    study.quantities.resize(6);
    for (std::size_t i = 0; i < rows; ++i) {
        const double size = normal(random);
        study.style.push_back(static_cast<std::uint8_t>(std::clamp(static_cast<int>(size + 2), 0, 3)));
        study.quantities[0].push_back(70 + 6 * size + 6 * normal(random));
        study.quantities[1].push_back(std::pow(10, 0.9 * size + 0.5 * normal(random)));
        study.quantities[2].push_back(std::pow(10, 0.8 * size - 2 + 0.6 * normal(random)));
        study.quantities[3].push_back(std::pow(10, 0.7 * size + 2 + 0.5 * normal(random)));
        study.quantities[4].push_back(std::pow(10, 0.6 * size + 3 + 0.3 * normal(random)));
        study.quantities[5].push_back(
            uniform(random) < 0.02 ? std::nan("") : std::abs(4 - size + 2 * normal(random)));
    }
    return study;
}

SharedColumn<double> shared(const Column& column)
{
    return std::make_shared<const Column>(column);
}

Column positions(const Column& values, bool logarithmic, bool higherIsBetter)
{
    Column result;
    double low = INFINITY;
    double high = -INFINITY;
    for (const double value : values) {
        result.push_back(logarithmic ? std::log10(value) : value);
        if (std::isfinite(result.back())) {
            low = std::min(low, result.back());
            high = std::max(high, result.back());
        }
    }
    for (double& value : result)
        value = higherIsBetter ? (value - low) / (high - low) : (high - value) / (high - low);
    return result;
}

double medianMilliseconds(int rounds, const std::function<void(int)>& step)
{
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        const auto start = std::chrono::steady_clock::now();
        step(i);
        times.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::nth_element(times.begin(), times.begin() + rounds / 2, times.end());
    return times[static_cast<std::size_t>(rounds / 2)];
}

class Board {
public:
    explicit Board(const Study& study)
        : m_study(study)
    {
        for (std::size_t i = 0; i < 3; ++i)
            addScatter(m_scatter[i], study, i + 1);
        addParallel(study);
    }

    void show(bool visible)
    {
        for (QCustomPlot& plot : m_scatter)
            plot.setVisible(visible);
        m_parallel.setVisible(visible);
    }
    /// Everything new, as after a change of the ranges: nothing cached can be used.
    void replotAll(int round)
    {
        for (QCustomPlot& plot : m_scatter) {
            plot.yAxis->setRange(30 + 0.01 * round, 110 + 0.01 * round);
            plot.replot(QCustomPlot::rpImmediateRefresh);
        }
        m_lines->setLineColours(okabeIto);
        m_parallel.replot(QCustomPlot::rpImmediateRefresh);
    }
    /// One frame of a brush that moves over the quality axis: new rows, all four panels on the screen.
    void brushFrame(int round)
    {
        const double low = 62 + 0.1 * round;
        const auto rows = std::make_shared<RowSet>(m_study.style.size());
        const Column& quality = m_study.quantities[0];
        for (std::uint32_t row = 0; row < quality.size(); ++row) {
            if (quality[row] >= low && quality[row] <= low + 8)
                rows->insert(row);
        }
        m_lines->setBrush(0, std::pair(0.4 + 0.001 * round, 0.55 + 0.001 * round));
        m_lines->setSelection(rows);
        for (PointCloud* cloud : m_clouds)
            cloud->setSelection(rows);
        showOverlay();
    }
    void hoverFrame(int round)
    {
        const std::optional<std::uint32_t> row = m_clouds[0]->rowAt(
            QPointF(m_scatter[0].axisRect()->center()) + QPointF(round % 40, round % 7), 8);
        for (PointCloud* cloud : m_clouds)
            cloud->setHoveredRow(row);
        m_lines->setHoveredRow(row);
        showOverlay();
    }
    void save(const QString& folder) const
    {
        for (std::size_t i = 0; i < 3; ++i)
            const_cast<QCustomPlot&>(m_scatter[i])
                .grab()
                .save(folder + QStringLiteral("/scatter%1.png").arg(i));
        const_cast<QCustomPlot&>(m_parallel).grab().save(folder + QStringLiteral("/parallel.png"));
    }

private:
    void addScatter(QCustomPlot& plot, const Study& study, std::size_t quantity)
    {
        plot.resize(290, 330);
        plot.xAxis->setScaleType(QCPAxis::stLogarithmic);
        plot.xAxis->setTicker(QSharedPointer<QCPAxisTickerLog>::create());
        const auto [low, high] =
            std::minmax_element(study.quantities[quantity].begin(), study.quantities[quantity].end());
        plot.xAxis->setRange(*low / 2, *high * 2);
        plot.yAxis->setRange(30, 110);
        auto* cloud = new PointCloud(plot.xAxis, plot.yAxis);
        const double size = study.style.size() > 10000 ? 3.5 : 6.5;
        std::vector<PointStyle> styles;
        const MarkerShape shapes[]{
            MarkerShape::Circle, MarkerShape::Square, MarkerShape::TriangleUp, MarkerShape::Diamond};
        for (std::size_t i = 0; i < okabeIto.size(); ++i)
            styles.push_back({okabeIto[i], okabeIto[i], shapes[i], size, study.style.size() <= 10000});
        cloud->setStyles(styles);
        cloud->setColumns({shared(study.quantities[quantity]), shared(study.quantities[0]),
            std::make_shared<const std::vector<StyleIndex>>(study.style.begin(), study.style.end()), {}, {},
            {}});
        auto* front = new FrontLine(plot.xAxis, plot.yAxis);
        std::vector<QPointF> points;
        for (std::size_t i = 0; i < study.style.size(); ++i)
            points.emplace_back(study.quantities[quantity][i], study.quantities[0][i]);
        const std::vector<QPointF> steps =
            frontSteps(points, BetterDirection::Lower, BetterDirection::Higher);
        front->setFront(steps, BetterDirection::Lower, BetterDirection::Higher);
        m_clouds.push_back(cloud);
    }
    void addParallel(const Study& study)
    {
        m_parallel.resize(832, 300);
        for (QCPAxis* axis : m_parallel.axisRect()->axes())
            axis->setVisible(false);
        m_parallel.axisRect()->setAutoMargins(QCP::msNone);
        m_parallel.axisRect()->setMargins(QMargins(8, 8, 8, 8));
        m_lines = new ParallelLines(m_parallel.xAxis, m_parallel.yAxis);
        const char* titles[]{
            "Accuracy", "Energy", "Cost", "Duration", "Memory", "Largest gap between groups"};
        const char* units[]{"%", "Wh", "USD", "s", "MB", "points"};
        std::vector<ParallelAxis> axes(6);
        LineColumns columns;
        for (std::size_t i = 0; i < 6; ++i) {
            axes[i].title = QString::fromUtf8(titles[i]);
            axes[i].unit = QString::fromUtf8(units[i]);
            for (int tick = 0; tick <= 4; ++tick)
                axes[i].ticks.emplace_back(tick / 4.0, QString::number(tick * 25));
            columns.axes.push_back(shared(positions(study.quantities[i], i > 0 && i < 5, i == 0)));
            axes[i].missingCount = static_cast<int>(std::count_if(study.quantities[i].begin(),
                study.quantities[i].end(), [](double value) { return std::isnan(value); }));
        }
        columns.style = std::make_shared<const std::vector<std::uint8_t>>(study.style);
        m_lines->setLineColours(okabeIto);
        m_lines->setAxes(axes, columns);
    }
    void showOverlay()
    {
        for (QCustomPlot& plot : m_scatter) {
            replotOverlay(plot);
            plot.repaint();
        }
        replotOverlay(m_parallel);
        m_parallel.repaint();
    }

    const Study& m_study;
    QCustomPlot m_scatter[3];
    QCustomPlot m_parallel;
    std::vector<PointCloud*> m_clouds;
    ParallelLines* m_lines = nullptr;
};

/// The same three scatter plots by QCPGraph without sampling, which would leave points out.
double graphScatter(const Study& study, int rounds)
{
    QCustomPlot plot;
    plot.resize(290, 330);
    plot.xAxis->setScaleType(QCPAxis::stLogarithmic);
    QCPGraph* graph = plot.addGraph();
    graph->setLineStyle(QCPGraph::lsNone);
    graph->setAdaptiveSampling(false);
    graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, okabeIto[0], 6));
    const Column& x = study.quantities[1];
    const Column& y = study.quantities[0];
    graph->setData(QVector<double>(x.begin(), x.end()), QVector<double>(y.begin(), y.end()));
    plot.xAxis->setRange(1e-4, 1e4);
    plot.yAxis->setRange(30, 110);
    plot.show();
    return 3 * medianMilliseconds(rounds, [&](int) { plot.replot(QCustomPlot::rpImmediateRefresh); });
}

double graphParallel(const Study& study, int rounds)
{
    QCustomPlot plot;
    plot.resize(832, 300);
    plot.xAxis->setRange(-0.5, 5.5);
    plot.yAxis->setRange(-0.1, 1.1);
    plot.setAutoAddPlottableToLegend(false);
    std::vector<Column> columns;
    for (std::size_t i = 0; i < 6; ++i)
        columns.push_back(positions(study.quantities[i], i > 0 && i < 5, i == 0));
    for (std::size_t row = 0; row < study.style.size(); ++row) {
        QCPGraph* graph = plot.addGraph();
        graph->setPen(QPen(okabeIto[study.style[row]], 1));
        for (std::size_t i = 0; i < 6; ++i)
            graph->addData(static_cast<double>(i), columns[i][row]);
    }
    plot.show();
    return medianMilliseconds(rounds, [&](int) { plot.replot(QCustomPlot::rpImmediateRefresh); });
}

void measure(std::size_t rows, const QString& folder)
{
    const Study study = makeStudy(rows);
    Board board(study);
    board.show(true);
    board.replotAll(0);
    const double all = medianMilliseconds(7, [&](int round) { board.replotAll(round); });
    board.brushFrame(0);
    const double brush = medianMilliseconds(25, [&](int round) { board.brushFrame(round + 1); });
    board.hoverFrame(0);
    const double hover = medianMilliseconds(25, [&](int round) { board.hoverFrame(round + 1); });
    if (!folder.isEmpty())
        board.save(folder);
    board.show(false);
    std::printf(
        "%8zu rows: board %8.1f ms   brush frame %6.1f ms   hover frame %6.1f ms\n", rows, all, brush, hover);
    const double scatter = graphScatter(study, rows > 100000 ? 1 : 3);
    std::printf("              3 QCPGraph of discs     %8.1f ms: %.1f boards, %.1f brush frames\n", scatter,
        scatter / all, scatter / brush);
    if (rows <= 10000) {
        const double lines = graphParallel(study, 3);
        std::printf("              a QCPGraph per line     %8.1f ms: with the discs %.1f boards\n", lines,
            (scatter + lines) / all);
    }
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QStringList arguments = application.arguments().mid(1);
    QString folder;
    if (arguments.size() > 1 && arguments.front() == QStringLiteral("--picture")) {
        folder = arguments.at(1);
        arguments = arguments.mid(2);
    }
    if (arguments.isEmpty())
        arguments = {QStringLiteral("1000"), QStringLiteral("10000"), QStringLiteral("100000"),
            QStringLiteral("1000000")};
    for (const QString& rows : arguments)
        measure(static_cast<std::size_t>(rows.toULongLong()), folder);
    return 0;
}
