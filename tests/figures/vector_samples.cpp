// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/vector_samples.h"

#include "ui/figures/vector/vector_paint_engine.h"

#include <qcustomplot.h>

#include <QPainter>

#include <cmath>
#include <random>

namespace trefoil {
namespace {

constexpr double pointsPerMillimetre = 72 / 25.4;

void styleAxis(QCPAxis& axis, const QString& label)
{
    axis.setLabel(label);
    axis.setLabelFont(figureFont(8, FigureFace::Bold));
    axis.setTickLabelFont(figureFont(7, FigureFace::Regular));
    axis.setBasePen(QPen(Qt::black, 5));
    axis.setTickPen(QPen(Qt::black, 5));
    axis.setSubTickPen(QPen(Qt::black, 3));
    axis.setTickLength(0, 30);
    axis.setSubTickLength(0, 15);
    axis.setTickLabelPadding(20);
    axis.setLabelPadding(20);
    axis.grid()->setPen(QPen(QColor(0xDD, 0xDD, 0xDD), 3, Qt::DashLine));
}

} // namespace

VectorPage columnPage()
{
    VectorPage page;
    page.widthPoints = 82.55 * pointsPerMillimetre;
    page.heightPoints = 50.8 * pointsPerMillimetre;
    return page;
}

void paintPlot(QPaintDevice& device)
{
    QCustomPlot plot;
    plot.setViewport(QRect(0, 0, device.width(), device.height()));
    plot.plotLayout()->setMargins(QMargins(20, 20, 40, 20));
    styleAxis(*plot.xAxis, QStringLiteral("Energy (kWh)"));
    styleAxis(*plot.yAxis, QStringLiteral("CO₂e (kg), −Δ ▲"));
    plot.xAxis->setTickLabelRotation(30);
    auto* graph = plot.addGraph();
    graph->setPen(QPen(QColor(0x00, 0x72, 0xB2), 10));
    graph->setBrush(QColor(0x00, 0x72, 0xB2, 60));
    for (int step = 0; step <= 200; ++step)
        graph->addData(step / 20.0, 3 * std::sin(step / 10.0));
    plot.xAxis->setRange(0, 8);
    plot.yAxis->setRange(-2, 2); // the curve is clipped above and below
    QCPPainter painter;
    painter.begin(&device);
    painter.setModes(QCPPainter::pmVectorized | QCPPainter::pmNoCaching | QCPPainter::pmNonCosmetic);
    painter.setFont(figureFont(8, FigureFace::Regular));
    plot.toPainter(&painter, device.width(), device.height());
}

void paintTexts(QPaintDevice& device)
{
    QPainter painter(&device);
    painter.setFont(figureFont(8, FigureFace::Regular));
    painter.drawText(QPointF(200, 200), QStringLiteral("CO₂e −4 µg ▲ (a) fi"));
    painter.setFont(figureFont(8, FigureFace::Bold));
    painter.drawText(QPointF(200, 400), QStringLiteral("Bold AVATAR"));
    painter.setFont(figureFont(8, FigureFace::Regular));
    painter.translate(1500, 1000);
    painter.rotate(-90);
    painter.drawText(QPointF(0, 0), QStringLiteral("Rotated"));
}

std::vector<QPointF> scatteredPoints(int count)
{
    const VectorPage page = columnPage();
    std::mt19937 random(7);
    const auto uniform = [&] { return static_cast<double>(random()) / 4294967296.0; };
    std::vector<QPointF> points;
    for (int index = 0; index < count; ++index) {
        const double x = uniform() * page.widthPoints * canvasUnitsPerPoint;
        const double y = uniform() * page.heightPoints * canvasUnitsPerPoint;
        points.emplace_back(x, y);
    }
    return points;
}

void paintMarkers(QPaintDevice& device, const std::vector<QPointF>& points)
{
    QPainter painter(&device);
    MarkerSymbol disc;
    disc.path.addEllipse(QPointF(0, 0), 15, 15);
    disc.brush = QColor(0x00, 0x72, 0xB2);
    disc.pen = QPen(Qt::white, 2.5);
    VectorPaintEngine::from(painter)->placeMarkers(disc, points);
}

} // namespace trefoil
