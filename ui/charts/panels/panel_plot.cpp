// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/panels/panel_plot.h"

#include "ui/charts/board/board_decoration.h"
#include "ui/charts/board/mixed_colour.h"
#include "ui/charts/plottables/point_marker.h"

#include <cmath>

namespace trefoil {
namespace {

/// Ticks that a chart made for the range that is shown.
class PanelTicker : public QCPAxisTicker {
public:
    void set(AxisTicks ticks) { m_ticks = std::move(ticks); }

    void generate(const QCPRange&, const QLocale&, QChar, int, QVector<double>& ticks,
        QVector<double>* subTicks, QVector<QString>* tickLabels) override
    {
        ticks.clear();
        if (tickLabels)
            tickLabels->clear();
        for (const AxisTick& tick : m_ticks.labelled) {
            ticks << tick.value;
            if (tickLabels)
                *tickLabels << tick.label + tick.end;
        }
        if (subTicks)
            *subTicks = QVector<double>(m_ticks.between.begin(), m_ticks.between.end());
    }

private:
    AxisTicks m_ticks;
};

constexpr int colourSteps = 25; // odd: one of them is the middle

/// Labels that fit: shortened before their ends, or with the ends below them where a label's room is high.
AxisTicks fittedTicks(AxisTicks ticks, const QFont& font, QSizeF room)
{
    const QFontMetricsF metrics(font);
    const bool isHigh = room.height() >= 2.2 * metrics.height() * static_cast<double>(ticks.labelled.size());
    for (AxisTick& tick : ticks.labelled) {
        const double end = metrics.horizontalAdvance(tick.end);
        const bool isBelow =
            isHigh && !tick.end.isEmpty() && metrics.horizontalAdvance(tick.label) + end > room.width() + 1;
        tick.label = metrics.elidedText(tick.label, Qt::ElideMiddle, room.width() + 1 - (isBelow ? 0 : end));
        if (isBelow)
            tick.end = u'\n' + tick.end.mid(tick.end.startsWith(QLatin1String(", ")) ? 2 : 0).trimmed();
    }
    return ticks;
}

QString panelAxisTitle(const PanelAxis& axis, const BoardLook& look)
{
    const bool isMarked = axis.isChosen && !axis.title.isEmpty() && look.medium == Medium::Screen;
    return isMarked ? QString(axis.title % QStringLiteral(" ▾")) : axis.title;
}

} // namespace

/// Places the axis rects where the geometry says, instead of by inset rules.
class PanelPlot::Layout : public QCPLayoutInset {
public:
    explicit Layout(PanelPlot& owner)
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
    PanelPlot& m_owner;
};

PanelPlot::PanelPlot(QCustomPlot& plot, std::size_t count)
    : m_plot(plot)
{
    m_plot.setAutoAddPlottableToLegend(false);
    m_plot.plotLayout()->clear();
    m_plot.plotLayout()->setMargins(QMargins());
    m_plot.plotLayout()->setAutoMargins(QCP::msNone);
    m_layout = new Layout(*this);
    m_plot.plotLayout()->addElement(0, 0, m_layout);
    for (std::size_t k = 0; k < count; ++k) {
        auto* rect = new QCPAxisRect(&m_plot);
        rect->setAutoMargins(QCP::msNone);
        rect->setMargins(QMargins());
        m_layout->addElement(rect, QRectF(0, 0, 1, 1));
        for (QCPAxis* axis : rect->axes())
            axis->setVisible(axis->axisType() == QCPAxis::atBottom || axis->axisType() == QCPAxis::atLeft);
        rect->axis(QCPAxis::atBottom)->setTicker(QSharedPointer<PanelTicker>::create());
        rect->axis(QCPAxis::atLeft)->setTicker(QSharedPointer<PanelTicker>::create());
        m_rects.push_back(rect);
    }
    m_cards = std::make_unique<LayerPart>(
        m_plot, QStringLiteral("background"), *m_plot.plotLayout(),
        [this](QCPPainter& painter) {
            BoardGeometry cards;
            for (const PanelPlace& place : m_geometry.panels)
                cards.parallelCards.push_back(place.card);
            paintBoardCards(painter, cards, m_look);
        },
        nullptr);
    m_text = std::make_unique<LayerPart>(
        m_plot, QStringLiteral("axes"), *m_plot.plotLayout(),
        [this](QCPPainter& painter) { paintText(painter); }, nullptr);
}

PanelPlot::~PanelPlot()
{
    m_plot.clearPlottables();
    m_plot.plotLayout()->clear();
}

QCPAxis* PanelPlot::x(std::size_t k) const
{
    return m_rects[k]->axis(QCPAxis::atBottom);
}

QCPAxis* PanelPlot::y(std::size_t k) const
{
    return m_rects[k]->axis(QCPAxis::atLeft);
}

void PanelPlot::show(PanelBoard board, const BoardLook& look)
{
    m_board = std::move(board);
    m_look = look;
    m_plot.setBackground(QBrush(look.window));
    for (std::size_t k = 0; k < m_rects.size(); ++k) {
        styleAxis(*x(k), m_board.panels[k].x);
        styleAxis(*y(k), m_board.panels[k].y);
        y(k)->grid()->setVisible(m_board.panels[k].hasGrid && look.medium == Medium::Screen);
    }
}

void PanelPlot::styleAxis(QCPAxis& axis, const PanelAxis& content)
{
    const QPen line(m_look.axis, m_look.pixels(m_look.linePoints), Qt::SolidLine, Qt::FlatCap);
    const auto whole = [this](double points) { return static_cast<int>(std::lround(m_look.pixels(points))); };
    axis.setScaleType(content.isLog ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    axis.setRangeReversed(content.isReversed);
    axis.setRange(content.lower, content.upper);
    axis.setBasePen(line);
    axis.setTickPen(line);
    axis.setSubTickPen(line);
    axis.setTickLabelFont(m_look.tickFont);
    axis.setTickLabelColor(m_look.quietText);
    axis.setTickLabelPadding(whole(2));
    axis.setTickLength(0, whole(2.5));
    axis.setSubTickLength(0, whole(1.4));
    axis.setPadding(0);
    axis.grid()->setPen(QPen(m_look.grid, 1));
    axis.grid()->setZeroLinePen(QPen(m_look.grid, 1));
    axis.grid()->setVisible(false);
    axis.grid()->setSubGridVisible(false);
}

void PanelPlot::arrange()
{
    m_geometry = layOutPanels(m_board, m_look, m_plot.viewport().size());
    for (std::size_t k = 0; k < m_rects.size() && k < m_geometry.panels.size(); ++k) {
        const PanelPlace& place = m_geometry.panels[k];
        const PanelContent& panel = m_board.panels[k];
        m_rects[k]->setOuterRect(place.inner);
        const bool isEmpty = !panel.emptyReason.isEmpty();
        for (QCPAxis* axis : {x(k), y(k)}) {
            axis->setVisible(!isEmpty); // no axis of nothing
        }
        static_cast<PanelTicker&>(*x(k)->ticker()).set(panel.x.ticks(place.xTicks));
        static_cast<PanelTicker&>(*y(k)->ticker())
            .set(fittedTicks(panel.y.ticks(place.yTicks), m_look.tickFont,
                {place.labelWidth, static_cast<double>(place.inner.height())}));
    }
}

std::optional<std::size_t> PanelPlot::panelAt(QPointF pixel) const
{
    for (std::size_t k = 0; k < m_geometry.panels.size(); ++k) {
        if (QRectF(m_geometry.panels[k].inner).adjusted(-6, -6, 6, 6).contains(pixel))
            return k;
    }
    return std::nullopt;
}

void PanelPlot::paintText(QCPPainter& painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    paintLegend(painter);
    for (std::size_t k = 0; k < m_geometry.panels.size(); ++k)
        paintPanel(painter, m_board.panels[k], m_geometry.panels[k]);
}

void PanelPlot::paintLegend(QCPPainter& painter) const
{
    painter.setFont(m_look.tickFont);
    const QFontMetricsF metrics(m_look.tickFont);
    for (std::size_t i = 0; i < m_geometry.legend.size(); ++i) {
        const PanelLegendEntry& entry = m_board.legend[i];
        const QRectF& place = m_geometry.legend[i];
        const double symbol = m_look.pixels(entry.linePoints > 0 ? 14 : m_look.markerPoints);
        const QPointF centre(place.left() + symbol / 2, place.center().y());
        if (entry.linePoints > 0) {
            painter.setPen(QPen(entry.style.outline, m_look.pixels(entry.linePoints),
                entry.isDashed ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap));
            painter.drawLine(QPointF(place.left(), centre.y()), QPointF(place.left() + symbol, centre.y()));
        } else {
            const PointMarker marker = pointMarker(entry.style, m_look.pixelsPerPoint);
            painter.setPen(marker.pen);
            painter.setBrush(marker.brush);
            painter.drawPath(marker.path.translated(centre));
            painter.setBrush(Qt::NoBrush);
        }
        painter.setPen(m_look.quietText);
        const QRectF box = place.adjusted(symbol + m_look.pixels(4), 0, 0, 0);
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
            metrics.elidedText(entry.text, Qt::ElideRight, box.width() + 1));
    }
}

void PanelPlot::paintColours(QCPPainter& painter, const PanelColourScale& colours, const QRectF& place) const
{
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, colours.lowText);
    painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, colours.highText);
    const double left = QFontMetricsF(m_look.tickFont).horizontalAdvance(colours.lowText);
    const double height = place.height() * 0.5;
    const QRectF bar(place.left() + left + m_look.pixels(colourTextGapPoints),
        place.center().y() - height / 2, m_look.pixels(colourBarPoints), height);
    for (int i = 0; i < colourSteps; ++i) { // a gradient would be an image on paper
        const double from = -1 + 2 * i / (colourSteps - 1.0);
        const QColor& end = from < 0 ? colours.low : colours.high;
        const double width = bar.width() / colourSteps;
        painter.fillRect(QRectF(bar.left() + i * width, bar.top(), width, bar.height()),
            mixedColour(colours.middle, end, std::abs(from)));
    }
    painter.drawRect(bar); // framed, since its middle is the ground
}

void PanelPlot::paintPanel(QCPPainter& painter, const PanelContent& panel, const PanelPlace& place) const
{
    const QFontMetricsF title(m_look.titleFont);
    const QFontMetricsF small(m_look.tickFont);
    painter.setFont(m_look.titleFont);
    painter.setPen(m_look.text);
    painter.drawText(place.header, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
        title.elidedText(panel.header, Qt::ElideRight, place.header.width()));
    painter.setFont(m_look.tickFont);
    painter.setPen(m_look.quietText);
    if (place.isRemarkInHeader)
        painter.drawText(place.remark, Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, panel.remark);
    else if (!place.remark.isEmpty())
        painter.drawText(place.remark, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, panel.remark);
    if (m_look.medium == Medium::Print)
        painter.drawText(place.note, Qt::AlignLeft | Qt::AlignBottom | Qt::TextWordWrap, panel.note);
    else
        painter.drawText(place.note, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
            small.elidedText(panel.note, Qt::ElideRight, place.note.width()));
    if (!place.colours.isEmpty())
        paintColours(painter, panel.colours, place.colours);
    if (!panel.emptyReason.isEmpty())
        painter.drawText(QRectF(place.inner), Qt::AlignCenter | Qt::TextWordWrap, panel.emptyReason);
    const QFontMetricsF metrics(m_look.textFont);
    painter.setFont(m_look.textFont);
    painter.setPen(m_look.text);
    painter.drawText(place.xTitle, Qt::AlignHCenter | Qt::AlignVCenter | Qt::TextDontClip,
        metrics.elidedText(panelAxisTitle(panel.x, m_look), Qt::ElideMiddle, place.xTitle.width()));
    if (panel.y.title.isEmpty())
        return;
    painter.save();
    painter.translate(place.yTitle.center());
    painter.rotate(-90);
    const QRectF turned(
        -place.yTitle.height() / 2, -place.yTitle.width() / 2, place.yTitle.height(), place.yTitle.width());
    painter.drawText(turned, Qt::AlignHCenter | Qt::AlignVCenter | Qt::TextDontClip,
        metrics.elidedText(panelAxisTitle(panel.y, m_look), Qt::ElideMiddle, turned.width()));
    painter.restore();
}

} // namespace trefoil
