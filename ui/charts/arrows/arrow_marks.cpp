// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/arrows/arrow_marks.h"

#include "ui/charts/board/group_style.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace trefoil {
namespace {

struct ArrowMarkText {
    Q_DECLARE_TR_FUNCTIONS(ArrowMarkText)
};

constexpr double arrowHeadLength = 5; ///< points
constexpr double arrowHeadWidth = 3;
constexpr QRgb gainTint = 0x009E73;
constexpr QRgb lossTint = 0xD55E00;

QColor tint(QRgb colour, const BoardLook& look)
{
    QColor faint(colour);
    faint.setAlphaF(look.isDark ? 0.16F : 0.09F);
    return faint;
}

/// What a variant took alone is less than what it took with the baseline that it starts from: the words say
/// which of the two they are about.
QString quadrantText(Quadrant quadrant, const PreparedArrows& arrows)
{
    switch (quadrant) {
    case Quadrant::BetterOnBoth:
        return withOwn(ArrowMarkText::tr("better on both"), arrows);
    case Quadrant::Trade:
        return ArrowMarkText::tr("trade");
    case Quadrant::WorseOnBoth:
        return withOwn(ArrowMarkText::tr("worse on both"), arrows);
    }
    return {};
}

} // namespace

PointStyle methodStyle(const MethodEntry& method, const BoardLook& look)
{
    PointStyle style = groupStyle(method.style, method.isControl, look);
    if (method.isControl)
        style.fill = style.outline = look.quietText;
    return style;
}

PanelContent arrowsPanel(const PreparedArrows& arrows)
{
    PanelContent panel;
    panel.header = ArrowMarkText::tr("From the baseline");
    panel.x = {arrows.x.title, true, true, false, arrows.x.lower, arrows.x.upper,
        [axis = arrows.x](int wanted) { return axis.ticks(wanted); }};
    panel.y = {arrows.y.title, true, true, false, arrows.y.lower, arrows.y.upper,
        [axis = arrows.y](int wanted) { return axis.ticks(wanted); }};
    panel.hasGrid = false;
    if (arrows.heads.empty())
        panel.emptyReason = arrows.variants == 0
            ? ArrowMarkText::tr("No variant is shown")
            : ArrowMarkText::tr("No variant has a ratio to its baseline in both quantities");
    else if (arrows.notDrawn > 0)
        panel.note = ArrowMarkText::tr("%1 of %2 variants not drawn: no value, or a reading of 0 on a side")
                         .arg(arrows.notDrawn)
                         .arg(arrows.variants);
    if (arrows.mostRuns > 1) {
        const QString n = arrows.fewestRuns == arrows.mostRuns
            ? QString::number(arrows.mostRuns)
            : QStringLiteral("%1–%2").arg(arrows.fewestRuns).arg(arrows.mostRuns);
        panel.remark = ArrowMarkText::tr("means over seeds, n = %1, bars 95 % intervals").arg(n);
    } else if (!arrows.heads.empty()) {
        panel.remark = ArrowMarkText::tr("single runs, n = 1: no intervals");
    }
    return panel;
}

void ArrowMarks::show(PreparedArrows arrows, const BoardLook& look)
{
    m_arrows = std::move(arrows);
    setLook(look);
    std::vector<ChartMark> marks;
    for (const ArrowHead& head : m_arrows.heads) {
        marks.push_back(
            {head.x.value, head.y.value, head.group, methodStyle(m_arrows.methods[head.method], look)});
    }
    setMarks(std::move(marks));
}

void ArrowMarks::draw(QCPPainter* painter)
{
    if (m_arrows.heads.empty())
        return;
    painter->setAntialiasing(true);
    drawQuadrants(*painter);
    drawBars(*painter);
    drawArrows(*painter);
    drawMarks(*painter);
    drawNames(*painter);
}

std::vector<ArrowMarks::QuadrantPlace> ArrowMarks::quadrants() const
{
    const QRectF area(keyAxis()->axisRect()->rect());
    const QPointF origin = pixel(1, 1);
    const QFontMetricsF metrics(look().tickFont);
    const double inset = look().pixels(4);
    std::vector<QuadrantPlace> places;
    for (const bool isRight : {false, true}) {
        for (const bool isTop : {false, true}) {
            const QPointF end(isRight ? area.right() : area.left(), isTop ? area.top() : area.bottom());
            const bool isXGain = isRight == m_arrows.x.isHigherBetter();
            const bool isYGain = isTop == m_arrows.y.isHigherBetter();
            QuadrantPlace place;
            place.kind = isXGain && isYGain ? Quadrant::BetterOnBoth
                : isXGain || isYGain        ? Quadrant::Trade
                                            : Quadrant::WorseOnBoth;
            place.area = QRectF(origin, end).normalized();
            const QSizeF text(
                metrics.horizontalAdvance(quadrantText(place.kind, m_arrows)), metrics.height());
            if (place.area.width() >= text.width() + 2 * inset
                && place.area.height() >= text.height() + inset * 0.5)
                place.text =
                    QRectF(QPointF(isRight ? end.x() - inset - text.width() : end.x() + inset,
                               isTop ? end.y() + inset * 0.5 : end.y() - inset * 0.5 - text.height()),
                        text);
            places.push_back(place);
        }
    }
    return places;
}

void ArrowMarks::drawQuadrants(QCPPainter& painter) const
{
    const QRectF area(keyAxis()->axisRect()->rect());
    const QPointF origin = pixel(1, 1);
    painter.setFont(look().tickFont);
    for (const QuadrantPlace& place : quadrants()) {
        if (place.kind != Quadrant::Trade)
            painter.fillRect(
                place.area, tint(place.kind == Quadrant::BetterOnBoth ? gainTint : lossTint, look()));
        painter.setPen(look().quietText);
        if (!place.text.isEmpty())
            painter.drawText(
                place.text, Qt::AlignCenter | Qt::TextDontClip, quadrantText(place.kind, m_arrows));
    }
    painter.setPen(QPen(look().axis, look().pixels(look().linePoints), Qt::DotLine, Qt::FlatCap));
    painter.drawLine(QPointF(area.left(), origin.y()), QPointF(area.right(), origin.y()));
    painter.drawLine(QPointF(origin.x(), area.top()), QPointF(origin.x(), area.bottom()));
}

void ArrowMarks::drawArrows(QCPPainter& painter) const
{
    const QPointF origin = pixel(1, 1);
    for (const ChartMark& mark : marks()) {
        const QPointF way = pixelOf(mark) - origin;
        const double length = std::hypot(way.x(), way.y());
        const double gap = look().pixels(mark.style.sizePoints * 0.5 + 1);
        if (length < gap + look().pixels(2))
            continue;
        QColor colour = mark.style.outline;
        colour.setAlphaF(look().medium == Medium::Print ? 1.0F : 0.7F);
        painter.setPen(QPen(colour, look().pixels(look().linePoints * 1.3), Qt::SolidLine, Qt::FlatCap));
        const QPointF along = way / length;
        const QPointF tip = origin + along * (length - gap);
        painter.drawLine(origin, tip);
        const QPointF across(-along.y(), along.x());
        const QPointF back = tip - along * look().pixels(arrowHeadLength);
        QPainterPath head(tip);
        head.lineTo(back + across * look().pixels(arrowHeadWidth) * 0.5);
        head.lineTo(back - across * look().pixels(arrowHeadWidth) * 0.5);
        head.closeSubpath();
        painter.fillPath(head, colour);
    }
    painter.setPen(QPen(look().text, look().pixels(1)));
    painter.setBrush(look().card);
    painter.drawEllipse(
        origin, look().pixels(look().markerPoints * 0.5), look().pixels(look().markerPoints * 0.5));
    painter.setBrush(Qt::NoBrush);
}

void ArrowMarks::drawBars(QCPPainter& painter) const
{
    for (std::size_t i = 0; i < m_arrows.heads.size(); ++i) {
        const ArrowHead& head = m_arrows.heads[i];
        QColor colour = marks()[i].style.outline;
        colour.setAlphaF(look().medium == Medium::Print ? 1.0F : 0.55F);
        painter.setPen(QPen(colour, look().pixels(look().linePoints), Qt::SolidLine, Qt::FlatCap));
        drawBar(painter, {head.x.interval.low, head.y.value}, {head.x.interval.high, head.y.value});
        drawBar(painter, {head.x.value, head.y.interval.low}, {head.x.value, head.y.interval.high});
    }
}

void ArrowMarks::drawNames(QCPPainter& painter) const
{
    painter.setFont(look().tickFont);
    painter.setPen(look().text);
    QColor paper = look().card;
    paper.setAlphaF(0.8F);
    const QFontMetricsF metrics(look().tickFont);
    const QRectF area(keyAxis()->axisRect()->rect());
    std::vector<QRectF> taken;
    const double reach = look().pixels(look().markerPoints * 0.5);
    for (const ChartMark& mark : marks())
        taken.emplace_back(pixelOf(mark) - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach));
    taken.emplace_back(pixel(1, 1) - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach));
    for (const QuadrantPlace& place : quadrants())
        taken.push_back(place.text);
    const double gap = reach + look().pixels(2);
    for (std::size_t i = 0; i < m_arrows.heads.size(); ++i) {
        const QString& name = m_arrows.heads[i].label;
        const QSizeF size(metrics.horizontalAdvance(name), metrics.height() * 0.86);
        const QPointF centre = pixelOf(marks()[i]);
        const std::array corners{centre + QPointF(gap, -size.height() / 2),
            centre + QPointF(-gap - size.width(), -size.height() / 2),
            centre + QPointF(-size.width() / 2, -gap - size.height()),
            centre + QPointF(-size.width() / 2, gap), centre + QPointF(gap, -gap - size.height() * 0.6),
            centre + QPointF(gap, gap - size.height() * 0.4)};
        for (const QPointF& corner : corners) {
            const QRectF box(corner, size);
            const bool isFree = area.contains(box)
                && std::none_of(
                    taken.begin(), taken.end(), [&](const QRectF& t) { return t.intersects(box); });
            if (isFree) {
                painter.fillRect(box, paper); // a bar or an arrow behind would strike the name through
                painter.drawText(box, Qt::AlignCenter | Qt::TextDontClip, name);
                taken.push_back(box);
                break;
            }
        }
    }
}

} // namespace trefoil
