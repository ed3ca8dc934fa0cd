// SPDX-License-Identifier: GPL-3.0-or-later
// PDF and SVG of one scatter with axes, against matplotlib's savefig of the same points on the same page.
#include "ui/figures/vector/vector_export.h"
#include "ui/figures/vector/vector_paint_engine.h"

#include <qcustomplot.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <map>
#include <random>
#include <vector>

using namespace trefoil;

namespace {

constexpr double pointsPerMillimetre = 72 / 25.4;
constexpr int repetitions = 5;

struct Measured {
    double milliseconds = 0;
    qint64 bytes = 0;
};

/// The faster of matplotlib's two ways of drawing a scatter, import of matplotlib apart.
constexpr auto referenceScript = R"python(
import io, sys, time
import matplotlib
matplotlib.use("Agg")
matplotlib.rcParams["pdf.fonttype"] = 42
matplotlib.rcParams["svg.fonttype"] = "none"
import matplotlib.pyplot as plt
import numpy
points = numpy.fromfile(sys.argv[1]).reshape(-1, 2)
for kind in ("pdf", "svg"):
    best = None
    for way in ("scatter", "plot"):
        figure, axes = plt.subplots(figsize=(82.55 / 25.4, 50.8 / 25.4))
        if way == "scatter":
            axes.scatter(points[:, 0], points[:, 1], s=9, c="#0072B2", edgecolors="white", linewidths=0.25)
        else:
            axes.plot(points[:, 0], points[:, 1], "o", ms=3, mfc="#0072B2", mec="white", mew=0.25)
        axes.set_xlabel("Energy (kWh)", fontsize=8)
        axes.set_ylabel("Accuracy", fontsize=8)
        times = []
        for repetition in range(5):
            out = io.BytesIO()
            start = time.perf_counter()
            figure.savefig(out, format=kind)
            times.append((time.perf_counter() - start) * 1000)
        found = (sorted(times)[2], out.tell())
        best = found if best is None or found[0] < best[0] else best
        plt.close(figure)
    print(kind, best[0], best[1])
)python";

std::vector<QPointF> randomPoints(int count)
{
    std::mt19937 random(7);
    std::vector<QPointF> points;
    for (int index = 0; index < count; ++index) {
        const double x = static_cast<double>(random()) / 4294967296.0;
        const double y = static_cast<double>(random()) / 4294967296.0;
        points.emplace_back(x, y);
    }
    return points;
}

void styleAxis(QCPAxis& axis, const QString& label)
{
    axis.setLabel(label);
    axis.setLabelFont(figureFont(8, FigureFace::Regular));
    axis.setTickLabelFont(figureFont(7, FigureFace::Regular));
    axis.setBasePen(QPen(Qt::black, 5));
    axis.setTickPen(QPen(Qt::black, 5));
    axis.setSubTickPen(QPen(Qt::black, 3));
    axis.setRange(-0.04, 1.04);
    axis.grid()->setVisible(false);
}

void paintScatter(QPaintDevice& device, const std::vector<QPointF>& points)
{
    QCustomPlot plot;
    styleAxis(*plot.xAxis, QStringLiteral("Energy (kWh)"));
    styleAxis(*plot.yAxis, QStringLiteral("Accuracy"));
    QCPPainter painter;
    painter.begin(&device);
    painter.setModes(QCPPainter::pmVectorized | QCPPainter::pmNoCaching | QCPPainter::pmNonCosmetic);
    plot.toPainter(&painter, device.width(), device.height());
    painter.setClipRect(plot.axisRect()->rect());
    std::vector<QPointF> places;
    places.reserve(points.size());
    for (const QPointF& point : points)
        places.emplace_back(plot.xAxis->coordToPixel(point.x()), plot.yAxis->coordToPixel(point.y()));
    MarkerSymbol disc;
    disc.path.addEllipse(QPointF(0, 0), 15, 15);
    disc.brush = QColor(0x00, 0x72, 0xB2);
    disc.pen = QPen(Qt::white, 2.5);
    VectorPaintEngine::from(painter)->placeMarkers(disc, places);
}

template <class Render>
Measured measure(Render render, const std::vector<QPointF>& points)
{
    VectorPage page;
    page.widthPoints = 82.55 * pointsPerMillimetre;
    page.heightPoints = 50.8 * pointsPerMillimetre;
    std::vector<double> times;
    Measured result;
    for (int repetition = 0; repetition < repetitions; ++repetition) {
        QElapsedTimer timer;
        timer.start();
        const auto file = render(page, [&](QPaintDevice& device) { paintScatter(device, points); });
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        result.bytes = file ? file->bytes.size() : 0;
    }
    std::sort(times.begin(), times.end());
    result.milliseconds = times[repetitions / 2];
    return result;
}

/// By format; empty where no Python with matplotlib is installed.
std::map<QString, Measured> reference(const std::vector<QPointF>& points)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("points")));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    for (const QPointF& point : points) {
        const double pair[] = {point.x(), point.y()};
        file.write(reinterpret_cast<const char*>(pair), sizeof pair);
    }
    file.close();
    for (const QString& python : {QStringLiteral("python3"), QStringLiteral("/usr/bin/python3")}) {
        QProcess process;
        process.start(python, {QStringLiteral("-c"), QString::fromLatin1(referenceScript), file.fileName()});
        if (!process.waitForStarted() || !process.waitForFinished(600000) || process.exitCode() != 0)
            continue;
        std::map<QString, Measured> found;
        for (const QString& line : QString::fromUtf8(process.readAllStandardOutput()).split(u'\n')) {
            const QStringList words = line.split(u' ');
            if (words.size() == 3)
                found[words[0]] = {words[1].toDouble(), words[2].toLongLong()};
        }
        return found;
    }
    return {};
}

void report(const char* format, int count, const Measured& ours, const std::map<QString, Measured>& theirs)
{
    std::printf("%s %6d points: %8.1f ms %9lld bytes", format, count, ours.milliseconds,
        static_cast<long long>(ours.bytes));
    const auto found = theirs.find(QString::fromLatin1(format));
    if (found != theirs.end())
        std::printf("; matplotlib %8.1f ms %9lld bytes; %.1f times faster, %.2f of its size",
            found->second.milliseconds, static_cast<long long>(found->second.bytes),
            found->second.milliseconds / ours.milliseconds,
            static_cast<double>(ours.bytes) / static_cast<double>(found->second.bytes));
    std::printf("\n");
}

} // namespace

int main(int argc, char* argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    for (const int count : {1000, 10000, 100000}) {
        const auto points = randomPoints(count);
        const auto theirs = reference(points);
        if (theirs.empty())
            std::printf("no reference: python3 with matplotlib was not found (Debian: python3-matplotlib)\n");
        report("pdf", count, measure(renderPdf, points), theirs);
        report("svg", count, measure(renderSvg, points), theirs);
    }
    return 0;
}
