// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/board/board_plot.h"

#include "ui/charts/board/board_decoration.h"
#include "ui/charts/board/board_ticker.h"
#include "ui/charts/board/group_style.h"

#include <QCoreApplication>

#include <cmath>

namespace trefoil {
namespace {

struct PlotText {
    Q_DECLARE_TR_FUNCTIONS(PlotText)
};

constexpr std::size_t smallMarkersAbove = 10000;
constexpr double smallMarkerPoints = 3.5;
constexpr std::size_t noteAvoidsPointsUpTo = 20000;

void setRange(QCPAxis& axis, const PreparedAxis& prepared)
{
    axis.setScaleType(prepared.scale == AxisScale::Logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    axis.setRange(prepared.lower, prepared.upper);
}

BoardTicker& tickerOf(const QCPAxis& axis)
{
    return static_cast<BoardTicker&>(*axis.ticker());
}

} // namespace

/// Places the axis rects where the board's geometry says, instead of by inset rules.
class BoardPlot::Layout : public QCPLayoutInset {
public:
    explicit Layout(BoardPlot& owner)
        : m_owner(owner)
    {
    }
    void update(UpdatePhase phase) override
    {
        if (phase == upPreparation)
            m_owner.arrange();
        QCPLayoutInset::update(phase);
    }
    void updateLayout() override { }

private:
    BoardPlot& m_owner;
};

BoardPlot::BoardPlot(QCustomPlot& plot)
    : m_plot(plot)
{
    m_plot.setAutoAddPlottableToLegend(false);
    m_plot.plotLayout()->clear();
    m_plot.plotLayout()->setMargins(QMargins());
    m_plot.plotLayout()->setAutoMargins(QCP::msNone);
    m_layout = new Layout(*this);
    m_plot.plotLayout()->addElement(0, 0, m_layout);
    m_cards = std::make_unique<LayerPart>(
        m_plot, QStringLiteral("background"), *m_plot.plotLayout(),
        [this](QCPPainter& painter) { paintBoardCards(painter, m_geometry, m_look); }, nullptr);
    m_text = std::make_unique<LayerPart>(
        m_plot, QStringLiteral("axes"), *m_plot.plotLayout(),
        [this](QCPPainter& painter) { paintBoardText(painter, m_board, m_geometry, m_notes, m_look); },
        nullptr);
}

BoardPlot::~BoardPlot()
{
    m_plot.clearPlottables();
    m_plot.plotLayout()->clear();
}

void BoardPlot::show(PreparedBoard board, const BoardLook& look)
{
    const bool isSameStructure =
        board.scatters.size() == m_scatters.size() && board.parallels.size() == m_lines.size();
    m_board = std::move(board);
    m_look = look;
    m_plot.setBackground(QBrush(look.window));
    if (!isSameStructure)
        rebuild();
    for (std::size_t k = 0; k < m_scatters.size(); ++k)
        fillScatter(k);
    for (std::size_t k = 0; k < m_lines.size(); ++k)
        fillParallel(k);
}

void BoardPlot::rebuild()
{
    m_plot.clearPlottables();
    m_layout->clear();
    m_scatters.clear();
    m_lines.clear();
    m_parallelRects.clear();
    m_isZoomed = false;
    for (std::size_t k = 0; k < m_board.scatters.size(); ++k)
        addScatter();
    for (std::size_t k = 0; k < m_board.parallels.size(); ++k)
        addParallel();
}

void BoardPlot::addScatter()
{
    ScatterParts parts;
    parts.rect = new QCPAxisRect(&m_plot);
    parts.rect->setAutoMargins(QCP::msNone);
    parts.rect->setMargins(QMargins());
    m_layout->addElement(parts.rect, QRectF(0, 0, 1, 1));
    for (QCPAxis* axis : parts.rect->axes())
        axis->setVisible(axis->axisType() == QCPAxis::atBottom || axis->axisType() == QCPAxis::atLeft);
    QCPAxis* x = parts.rect->axis(QCPAxis::atBottom);
    QCPAxis* y = parts.rect->axis(QCPAxis::atLeft);
    for (QCPAxis* axis : {x, y})
        axis->setTicker(QSharedPointer<BoardTicker>::create());
    parts.front = new FrontLine(x, y);
    parts.cloud = new PointCloud(x, y);
    m_scatters.push_back(parts);
}

void BoardPlot::addParallel()
{
    auto* rect = new QCPAxisRect(&m_plot);
    rect->setAutoMargins(QCP::msNone);
    rect->setMargins(QMargins());
    m_layout->addElement(rect, QRectF(0, 0, 1, 1));
    for (QCPAxis* axis : rect->axes())
        axis->setVisible(false);
    m_parallelRects.push_back(rect);
    m_lines.push_back(new ParallelLines(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft)));
}

void BoardPlot::styleAxes(const ScatterParts& parts)
{
    const bool isPrint = m_look.medium == Medium::Print;
    const QPen line(m_look.axis, m_look.pixels(m_look.linePoints), Qt::SolidLine, Qt::FlatCap);
    const auto whole = [this](double points) { return static_cast<int>(std::lround(m_look.pixels(points))); };
    for (const QCPAxis::AxisType type : {QCPAxis::atBottom, QCPAxis::atLeft}) {
        QCPAxis* axis = parts.rect->axis(type);
        const bool hasLine = isPrint || type == QCPAxis::atBottom;
        axis->setBasePen(hasLine ? line : QPen(Qt::NoPen));
        axis->setTickPen(hasLine ? line : QPen(Qt::NoPen));
        axis->setSubTickPen(hasLine ? line : QPen(Qt::NoPen));
        axis->setTickLabelFont(m_look.tickFont);
        axis->setTickLabelColor(m_look.quietText);
        axis->setTickLabelPadding(whole(2));
        axis->setTickLength(0, whole(isPrint ? 2.5 : 3));
        axis->setSubTickLength(0, whole(1.4));
        axis->setPadding(0);
        axis->grid()->setPen(QPen(m_look.grid, 1));
        axis->grid()->setZeroLinePen(QPen(m_look.grid, 1));
        axis->grid()->setVisible(!isPrint && type == QCPAxis::atLeft);
        axis->grid()->setSubGridVisible(false);
    }
}

void BoardPlot::fillScatter(std::size_t k)
{
    const ScatterParts& parts = m_scatters[k];
    const PreparedScatter& scatter = m_board.scatters[k];
    styleAxes(parts);
    QCPAxis* x = parts.rect->axis(QCPAxis::atBottom);
    QCPAxis* y = parts.rect->axis(QCPAxis::atLeft);
    tickerOf(*x).setAxis(scatter.x);
    tickerOf(*y).setAxis(scatter.y);
    if (!m_isZoomed) {
        setRange(*x, scatter.x);
        setRange(*y, scatter.y);
    }
    BoardLook look = m_look;
    if (m_board.runCount > smallMarkersAbove)
        look.markerPoints = std::min(look.markerPoints, smallMarkerPoints);
    parts.cloud->setPixelsPerPoint(m_look.pixelsPerPoint);
    parts.cloud->setStyles(groupStyles(m_board.colourCount, look));
    parts.cloud->setColours({m_look.card, m_look.text});
    parts.cloud->setColumns(scatter.points);
    parts.front->setVisible(scatter.hasFront);
    parts.front->setPen(QPen(m_look.quietText, m_look.pixels(m_look.linePoints), Qt::DashLine, Qt::FlatCap));
    parts.front->setFront(scatter.frontPoints, scatter.xBetter, scatter.yBetter);
}

void BoardPlot::fillParallel(std::size_t k)
{
    const PreparedParallel& parallel = m_board.parallels[k];
    const std::vector<ParallelAxis> old = m_lines[k]->axes();
    std::vector<ParallelAxis> axes = parallel.axes;
    for (std::size_t i = 0; i < axes.size(); ++i) {
        if (m_look.medium == Medium::Screen) {
            axes[i].title = QString(parallel.scales[i].title % QStringLiteral("\u00a0▾"));
            axes[i].unit.clear();
        }
        if (i < old.size() && old.size() == axes.size())
            axes[i].brush = old[i].brush;
    }
    ParallelLook look;
    look.colours = {m_look.card, m_look.axis, m_look.text, m_look.quietText, m_look.accent};
    look.words = {PlotText::tr("▲ better"), PlotText::tr("%1 missing")};
    look.font = m_look.textFont;
    look.pixelsPerPoint = m_look.pixelsPerPoint;
    look.smallFont = m_look.tickFont;
    m_lines[k]->setLook(look);
    m_lines[k]->setLineColours(groupColours(m_board.colourCount, m_look));
    m_lines[k]->setAxes(std::move(axes), parallel.lines);
}

void BoardPlot::setSelection(const std::shared_ptr<const RowSet>& rows)
{
    for (const ScatterParts& parts : m_scatters)
        parts.cloud->setSelection(rows);
    for (ParallelLines* lines : m_lines)
        lines->setSelection(rows);
}

void BoardPlot::setHoveredRow(std::optional<std::uint32_t> row)
{
    for (const ScatterParts& parts : m_scatters)
        parts.cloud->setHoveredRow(row);
    for (ParallelLines* lines : m_lines)
        lines->setHoveredRow(row);
}

void BoardPlot::setBrush(std::size_t parallel, int axis, std::optional<std::pair<double, double>> brush)
{
    m_lines[parallel]->setBrush(axis, brush);
}

void BoardPlot::zoom(std::size_t k, QPointF pixel, double factor)
{
    m_isZoomed = true;
    QCPAxis* x = m_scatters[k].rect->axis(QCPAxis::atBottom);
    QCPAxis* y = m_scatters[k].rect->axis(QCPAxis::atLeft);
    x->scaleRange(factor, x->pixelToCoord(pixel.x()));
    y->scaleRange(factor, y->pixelToCoord(pixel.y()));
    for (std::size_t other = 0; other < m_scatters.size(); ++other) {
        if (m_board.sharesY(other) && m_board.sharesY(k))
            m_scatters[other].rect->axis(QCPAxis::atLeft)->setRange(y->range());
    }
}

void BoardPlot::resetRanges()
{
    m_isZoomed = false;
    for (std::size_t k = 0; k < m_scatters.size(); ++k) {
        setRange(*m_scatters[k].rect->axis(QCPAxis::atBottom), m_board.scatters[k].x);
        setRange(*m_scatters[k].rect->axis(QCPAxis::atLeft), m_board.scatters[k].y);
    }
}

std::vector<QPointF> BoardPlot::pointPixels(std::size_t k) const
{
    const PointColumns& points = m_board.scatters[k].points;
    const QCPAxis* x = m_scatters[k].rect->axis(QCPAxis::atBottom);
    const QCPAxis* y = m_scatters[k].rect->axis(QCPAxis::atLeft);
    std::vector<QPointF> pixels;
    pixels.reserve(points.x->size());
    for (std::size_t i = 0; i < points.x->size(); ++i)
        pixels.emplace_back(x->coordToPixel((*points.x)[i]), y->coordToPixel((*points.y)[i]));
    return pixels;
}

QPolygonF BoardPlot::frontPixels(std::size_t k) const
{
    QPolygonF pixels;
    if (!m_board.scatters[k].hasFront)
        return pixels;
    const QCPAxis* x = m_scatters[k].rect->axis(QCPAxis::atBottom);
    const QCPAxis* y = m_scatters[k].rect->axis(QCPAxis::atLeft);
    for (const QPointF& corner : m_scatters[k].front->steps())
        pixels << QPointF(x->coordToPixel(corner.x()), y->coordToPixel(corner.y()));
    return pixels;
}

void BoardPlot::arrange()
{
    m_geometry = layOutBoard(m_board, m_look, m_plot.viewport().size());
    for (std::size_t k = 0; k < m_scatters.size(); ++k)
        arrangeScatter(k);
    for (std::size_t k = 0; k < m_parallelRects.size(); ++k)
        arrangeParallel(k);
    placeNotes();
}

void BoardPlot::arrangeScatter(std::size_t k)
{
    const ScatterPlace& place = m_geometry.scatters[k];
    QCPAxisRect* rect = m_scatters[k].rect;
    rect->setOuterRect(place.inner);
    QCPAxis* x = rect->axis(QCPAxis::atBottom);
    QCPAxis* y = rect->axis(QCPAxis::atLeft);
    tickerOf(*x).setWanted(place.xTicks);
    tickerOf(*y).setWanted(place.yTicks);
    const bool isEmpty = m_board.scatters[k].drawnCount() == 0;
    x->setTickLabels(!isEmpty);
    x->setTicks(!isEmpty);
    y->setTickLabels(place.showsY && m_board.scatters[k].y.column != nullptr);
}

void BoardPlot::arrangeParallel(std::size_t k)
{
    m_parallelRects[k]->setOuterRect(m_geometry.parallels[k]);
    // Where the longest word of a title is wider than its column, the titles take the size of the ticks.
    const QFontMetricsF metrics(m_look.textFont);
    double longest = 0;
    for (const ParallelAxis& axis : m_lines[k]->axes()) {
        for (const QString& word : axis.title.split(u' '))
            longest = std::max(longest, metrics.horizontalAdvance(word));
    }
    const ParallelGeometry place = m_lines[k]->geometry();
    const bool isTight = place.axisCount() > 0 && longest > place.titleRect(0).width();
    ParallelLook look = m_lines[k]->look();
    const QFont wanted = isTight ? m_look.tickFont : m_look.textFont;
    if (look.font == wanted)
        return;
    look.font = wanted;
    m_lines[k]->setLook(look);
}

void BoardPlot::placeNotes()
{
    m_notes.assign(m_scatters.size(), QRectF());
    for (std::size_t k = 0; k < m_scatters.size(); ++k) {
        const bool canAvoid = m_board.scatters[k].drawnCount() <= noteAvoidsPointsUpTo;
        const std::vector<QPointF> pixels = canAvoid ? pointPixels(k) : std::vector<QPointF>();
        m_notes[k] = notePlace(m_board.scatters[k], m_geometry.scatters[k], {pixels, frontPixels(k)}, m_look);
    }
}

} // namespace trefoil
