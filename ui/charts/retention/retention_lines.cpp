// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/retention/retention_lines.h"

#include "ui/charts/board/mixed_colour.h"

#include <QCoreApplication>

#include <cmath>

namespace trefoil {
namespace {

struct RetentionLineText {
    Q_DECLARE_TR_FUNCTIONS(RetentionLineText)
};

constexpr double worstGroupPoints = 2.2;
constexpr double retentionLinePoints = 1.3;

} // namespace

PanelLegendEntry retentionEntry(const RetentionLine& line, const BoardLook& look)
{
    PanelLegendEntry entry;
    entry.text = line.label;
    const QColor colour =
        line.isWorstGroup ? sphereColour(Sphere::Society) : sphereColour(line.quantity->sphere);
    const bool isSize = line.quantity->unit.dimension == Dimension::Information;
    entry.style.fill = entry.style.outline = look.isDark ? colour.lighter(125) : colour;
    entry.style.shape = line.isWorstGroup              ? MarkerShape::Diamond
        : line.quantity->sphere == Sphere::Quality     ? MarkerShape::Circle
        : line.quantity->sphere == Sphere::Environment ? MarkerShape::Square
                                                       : MarkerShape::TriangleUp;
    entry.style.sizePoints = look.markerPoints * 0.8;
    if (line.likeBefore > 0) { // two worst groups, or two qualities
        entry.style.hollow = line.likeBefore % 2 == 1;
        entry.style.outline =
            mixedColour(entry.style.outline, look.text, 0.4 * static_cast<double>(line.likeBefore % 3));
        entry.style.fill = entry.style.outline;
    }
    entry.linePoints = line.isWorstGroup ? worstGroupPoints : retentionLinePoints;
    entry.isDashed = isSize;
    if (look.medium == Medium::Print)
        entry.linePoints *= 0.6;
    return entry;
}

PanelContent retentionPanel(const PreparedRetention& retention)
{
    PanelContent panel;
    panel.header = RetentionLineText::tr("Kept of the baseline");
    panel.remark = retention.baselineName;
    panel.x = {retention.xTitle, true, retention.isLogX, false, retention.lower, retention.upper,
        [retention](int wanted) { return retention.ticks(wanted); }};
    panel.y = {RetentionLineText::tr("Share of the baseline"), false, false, false, 0, retention.top,
        [top = retention.top](int wanted) {
            AxisTicks ticks = axisTicks(0, top, AxisScale::Linear, 0.01, wanted);
            for (AxisTick& tick : ticks.labelled)
                tick.label += QStringLiteral(" %");
            return ticks;
        }};
    if (retention.lines.empty()) {
        panel.emptyReason = retention.xTitle.isEmpty()
            ? RetentionLineText::tr("No two variants say their sparsity, their bits or their size")
            : RetentionLineText::tr("No shown variant has a value against its %1")
                  .arg(retention.xTitle.toLower());
        panel.y.title.clear();
    } else if (retention.unresolved > 0) {
        panel.note = RetentionLineText::tr("%1 left out: a reading of 0").arg(retention.unresolved);
    }
    return panel;
}

void RetentionLines::show(PreparedRetention retention, const BoardLook& look)
{
    m_retention = std::move(retention);
    setLook(look);
    std::vector<ChartMark> marks;
    for (const RetentionLine& line : m_retention.lines) {
        const PanelLegendEntry entry = retentionEntry(line, look);
        for (const RetentionPoint& point : line.points)
            marks.push_back({point.x, point.share.value, point.group, entry.style});
    }
    setMarks(std::move(marks));
}

void RetentionLines::draw(QCPPainter* painter)
{
    if (m_retention.lines.empty())
        return;
    painter->setAntialiasing(true);
    painter->setPen(QPen(look().axis, look().pixels(look().linePoints), Qt::DotLine, Qt::FlatCap));
    painter->drawLine(pixel(m_retention.lower, 1), pixel(m_retention.upper, 1));
    for (const RetentionLine& line : m_retention.lines)
        drawLine(*painter, line);
    drawMarks(*painter);
}

void RetentionLines::drawLine(QCPPainter& painter, const RetentionLine& line) const
{
    const PanelLegendEntry entry = retentionEntry(line, look());
    QPolygonF course;
    for (std::size_t i = 0; i < line.points.size();) {
        // Variants on the same rung: the line goes through their mean.
        double sum = 0;
        std::size_t end = i;
        for (; end < line.points.size() && line.points[end].x == line.points[i].x; ++end)
            sum += line.points[end].share.value;
        course << pixel(line.points[i].x, sum / static_cast<double>(end - i));
        i = end;
    }
    painter.setPen(QPen(entry.style.outline, look().pixels(entry.linePoints),
        entry.isDashed ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    painter.drawPolyline(course);
    QColor faint = entry.style.outline;
    faint.setAlphaF(look().medium == Medium::Print ? 1.0F : 0.55F);
    painter.setPen(QPen(faint, look().pixels(look().linePoints), Qt::SolidLine, Qt::FlatCap));
    for (const RetentionPoint& point : line.points)
        drawBar(painter, {point.x, point.share.interval.low}, {point.x, point.share.interval.high});
}

} // namespace trefoil
