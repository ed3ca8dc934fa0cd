// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/series/series_plot.h"

#include "ui/bridge/category_style.h"
#include "ui/charts/board/board_ticker.h"
#include "ui/charts/board/mixed_colour.h"

#include <QCoreApplication>

#include <array>
#include <cmath>

namespace trefoil {

namespace {

struct SeriesPlotText {
    Q_DECLARE_TR_FUNCTIONS(SeriesPlotText)
};

constexpr std::array dashes{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine, Qt::DashDotDotLine};
constexpr double seriesHeightShare = 0.52; ///< of the width of a figure, for the curves alone
constexpr double rawShare = 0.32; ///< of the colour in the raw curve behind a smoothed one

SeriesLine lineOf(const PreparedCurve& curve, const BoardLook& look)
{
    SeriesLine line;
    line.curve = curve.shown();
    if (curve.smooth) {
        line.behind = curve.raw;
    }
    // The outline reads on white where the fill would not; on dark ground they are the same.
    line.colour = categoryStyle(curve.styleCode, look.isDark).outline;
    line.paleColour = mixedColour(look.card, line.colour, rawShare);
    line.dash = dashes[static_cast<std::size_t>(curve.dash) % dashes.size()];
    return line;
}

/// The name of the series only where a run has several.
QString entryText(const PreparedSeries& series, std::size_t i)
{
    const PreparedCurve& curve = series.curves[i];
    const auto isSibling = [&](std::size_t k) {
        return k < series.curves.size() && series.curves[k].row == curve.row;
    };
    const bool hasSibling = isSibling(i + 1) || (i > 0 && isSibling(i - 1));
    return hasSibling ? QString(curve.run % QStringLiteral(" · ") % curve.series) : curve.run;
}

} // namespace

SeriesPlot::SeriesPlot(QCustomPlot& plot)
    : m_plot(plot)
    , m_legend(new SeriesLegend(plot))
    , m_lines(new SeriesLines(plot.xAxis, plot.yAxis))
    , m_series(std::make_shared<const PreparedSeries>())
{
    m_plot.setAutoAddPlottableToLegend(false);
    m_plot.plotLayout()->insertRow(0);
    m_plot.plotLayout()->addElement(0, 0, m_legend);
    m_plot.plotLayout()->setRowSpacing(0);
    m_plot.yAxis->setTicker(QSharedPointer<BoardTicker>::create());
}

void SeriesPlot::show(PreparedSeriesPointer series, const BoardLook& look, bool keepsRange)
{
    m_series = std::move(series);
    std::vector<SeriesLine> lines;
    std::vector<SeriesLegend::Entry> entries;
    const bool isPrint = look.medium == Medium::Print;
    const double width = look.pixels(isPrint ? look.linePoints * 1.5 : 1.1);
    for (std::size_t i = 0; i < m_series->curves.size(); ++i) {
        lines.push_back(lineOf(m_series->curves[i], look));
        entries.push_back({entryText(*m_series, i),
            QPen(lines.back().colour, width * 1.4, lines.back().dash, Qt::FlatCap)});
    }
    m_legend->setEntries(std::move(entries), look);
    m_lines->setLines(std::move(lines));
    m_lines->setLinePixels(width);
    m_lines->setTextColour(look.text);
    m_plot.setBackground(QBrush(look.card));
    styleAxes(look);
    setTickers();
    if (!isPrint && !m_series->energyNote.isEmpty()) { // on paper it stands below, see seriesCaption()
        m_plot.xAxis->setLabel(m_plot.xAxis->label() % QStringLiteral(" — ") % m_series->energyNote);
    }
    if (!keepsRange) {
        resetRange();
    }
}

int SeriesPlot::heightFor(int width, const BoardLook& look) const
{
    constexpr double axesPoints = 34; // labels and titles below and above the curves
    return m_legend->heightFor(width)
        + static_cast<int>(std::lround(width * seriesHeightShare + look.pixels(axesPoints)));
}

PreparedSeriesPointer SeriesPlot::seriesInSight() const
{
    const QCPRange x = m_plot.xAxis->range();
    const QCPRange y = m_plot.yAxis->range();
    const PreparedSeries& whole = *m_series;
    if (x == QCPRange(whole.x.lower, whole.x.upper) && y == QCPRange(whole.y.lower, whole.y.upper)) {
        return m_series;
    }
    auto part = std::make_shared<PreparedSeries>(whole);
    part->x.lower = x.lower;
    part->x.upper = x.upper;
    part->y.lower = y.lower;
    part->y.upper = y.upper;
    return part;
}

void SeriesPlot::styleAxes(const BoardLook& look)
{
    const bool isPrint = look.medium == Medium::Print;
    const QPen line(look.axis, look.pixels(look.linePoints), Qt::SolidLine, Qt::FlatCap);
    const auto whole = [&](double points) { return static_cast<int>(std::lround(look.pixels(points))); };
    const bool isEmpty = m_series->curves.empty();
    for (QCPAxis* axis : {m_plot.xAxis, m_plot.yAxis}) {
        const bool hasLine = isPrint || axis == m_plot.xAxis;
        axis->setBasePen(hasLine ? line : QPen(Qt::NoPen));
        axis->setTickPen(hasLine ? line : QPen(Qt::NoPen));
        axis->setSubTickPen(hasLine ? line : QPen(Qt::NoPen));
        axis->setTickLabelFont(look.tickFont);
        axis->setTickLabelColor(look.quietText);
        axis->setLabelFont(look.textFont);
        axis->setLabelColor(look.text);
        axis->setTickLabelPadding(whole(2));
        axis->setLabelPadding(whole(4));
        axis->setTickLength(0, whole(isPrint ? 2.5 : 3));
        axis->setSubTickLength(0, whole(1.4));
        axis->setPadding(whole(3));
        axis->grid()->setPen(QPen(look.grid, 1));
        axis->grid()->setZeroLinePen(QPen(look.grid, 1));
        axis->grid()->setVisible(!isPrint && axis == m_plot.yAxis);
        axis->grid()->setSubGridVisible(false);
        axis->setTickLabels(!isEmpty);
        axis->setTicks(!isEmpty);
    }
    m_plot.axisRect()->setMinimumMargins(QMargins(0, whole(6), whole(28), 0));
}

void SeriesPlot::setTickers()
{
    const PreparedSeries& series = *m_series;
    m_plot.yAxis->setScaleType(
        series.y.scale == AxisScale::Logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    static_cast<BoardTicker&>(*m_plot.yAxis->ticker()).setAxis(series.y);
    if (series.options.alignment == SeriesAlignment::Clock) {
        auto ticker = QSharedPointer<QCPAxisTickerDateTime>::create();
        ticker->setDateTimeSpec(Qt::UTC);
        constexpr double day = 86400;
        const bool isLong = series.x.upper - series.x.lower > 2 * day;
        ticker->setDateTimeFormat(
            isLong ? QStringLiteral("yyyy-MM-dd\nHH:mm") : QStringLiteral("HH:mm:ss\nyyyy-MM-dd"));
        m_plot.xAxis->setTicker(ticker);
    } else {
        auto ticker = QSharedPointer<BoardTicker>::create();
        ticker->setAxis(series.x);
        ticker->setWanted(8);
        m_plot.xAxis->setTicker(ticker);
    }
    const QString better = series.y.hasDirection()
        ? (series.y.isHigherBetter() ? SeriesPlotText::tr("  ▲ better") : SeriesPlotText::tr("  ▼ better"))
        : QString();
    m_plot.xAxis->setLabel(series.curves.empty() ? QString() : series.x.title);
    m_plot.yAxis->setLabel(series.curves.empty() ? QString() : QString(series.y.title % better));
}

QPointF SeriesPlot::pixel(const CurvePoint& point) const
{
    return {m_plot.xAxis->coordToPixel(point.x), m_plot.yAxis->coordToPixel(point.y)};
}

void SeriesPlot::zoom(QPointF pixel, double factor)
{
    m_plot.xAxis->scaleRange(factor, m_plot.xAxis->pixelToCoord(pixel.x()));
    m_plot.yAxis->scaleRange(factor, m_plot.yAxis->pixelToCoord(pixel.y()));
}

void SeriesPlot::zoomTo(const QRectF& pixels)
{
    m_plot.xAxis->setRange(
        m_plot.xAxis->pixelToCoord(pixels.left()), m_plot.xAxis->pixelToCoord(pixels.right()));
    m_plot.yAxis->setRange(
        m_plot.yAxis->pixelToCoord(pixels.bottom()), m_plot.yAxis->pixelToCoord(pixels.top()));
}

void SeriesPlot::resetRange()
{
    m_plot.xAxis->setRange(m_series->x.lower, m_series->x.upper);
    m_plot.yAxis->setRange(m_series->y.lower, m_series->y.upper);
}

} // namespace trefoil
