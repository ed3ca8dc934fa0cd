// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plottables/parallel_axes_painter.h"

#include <algorithm>
#include <cmath>

#include <QFontMetricsF>
#include <QStringList>

namespace trefoil {
namespace {

constexpr double smallText = 0.9;

QFont smaller(QFont font)
{
    if (font.pixelSize() > 0)
        font.setPixelSize(std::max(1, static_cast<int>(std::lround(font.pixelSize() * smallText))));
    else
        font.setPointSizeF(font.pointSizeF() * smallText);
    return font;
}

void paintTicks(QPainter& painter, const ParallelGeometry& geometry, int axis,
    std::span<const std::pair<double, QString>> ticks, const ParallelLook& look)
{
    const double tick = 3 * look.pixelsPerPoint;
    const double x = geometry.axisX(axis);
    const QFontMetricsF metrics(painter.font());
    const double room = geometry.columnWidth() - tick - 4 * look.pixelsPerPoint;
    double lastTop = std::numeric_limits<double>::infinity();
    for (const auto& [position, label] : ticks) {
        if (!(position >= -1e-9 && position <= 1 + 1e-9))
            continue;
        const double y = geometry.pixelOf(position);
        painter.setPen(QPen(look.colours.axis, 0.75 * look.pixelsPerPoint, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QPointF(x - tick, y), QPointF(x, y));
        const QString shown = metrics.elidedText(label, Qt::ElideRight, room);
        const double width = metrics.horizontalAdvance(shown);
        const QRectF box(
            x - tick - 2 * look.pixelsPerPoint - width, y - metrics.height() / 2, width, metrics.height());
        // Ticks come in either direction; a label that would touch the one before is left out.
        if (std::abs(box.top() - lastTop) < metrics.height())
            continue;
        lastTop = box.top();
        QColor paper = look.colours.background;
        paper.setAlphaF(0.8F);
        painter.fillRect(box.adjusted(-1, metrics.height() * 0.12, 1, -metrics.height() * 0.12), paper);
        painter.setPen(look.colours.mutedText);
        painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, shown);
    }
}

void paintTitle(QPainter& painter, const ParallelGeometry& geometry, int axis, const ParallelAxis& content,
    const ParallelLook& look)
{
    painter.setFont(look.font);
    painter.setPen(look.colours.text);
    const QRectF box = geometry.titleRect(axis);
    const QFontMetricsF metrics(look.font);
    const QStringList lines = titleLines(content, metrics, box.width());
    double y = box.bottom() - metrics.height() * static_cast<double>(lines.size());
    for (const QString& line : lines) {
        painter.drawText(QRectF(box.left(), y, box.width(), metrics.height()),
            Qt::AlignHCenter | Qt::AlignVCenter | Qt::TextDontClip, line);
        y += metrics.height();
    }
    painter.setFont(look.smallFont ? *look.smallFont : smaller(look.font));
    painter.setPen(look.colours.mutedText);
    if (content.hasDirection)
        painter.drawText(geometry.betterRect(axis), Qt::AlignHCenter | Qt::AlignVCenter | Qt::TextDontClip,
            look.words.better);
}

void paintMissing(
    QPainter& painter, const ParallelGeometry& geometry, int axis, int count, const ParallelLook& look)
{
    if (count <= 0)
        return;
    const double reach = 8 * look.pixelsPerPoint;
    const double x = geometry.axisX(axis);
    painter.setPen(QPen(look.colours.axis, 0.75 * look.pixelsPerPoint, Qt::DotLine, Qt::FlatCap));
    painter.drawLine(QPointF(x - reach, geometry.missingY()), QPointF(x + reach, geometry.missingY()));
    painter.setPen(look.colours.mutedText);
    painter.drawText(geometry.missingTextRect(axis), Qt::AlignHCenter | Qt::AlignTop | Qt::TextDontClip,
        look.words.missing.arg(count));
}

} // namespace

QStringList titleLines(const ParallelAxis& axis, const QFontMetricsF& metrics, double width)
{
    const QString unit =
        axis.unit.isEmpty() ? QString() : QStringLiteral("(") + axis.unit + QStringLiteral(")");
    const QString whole = unit.isEmpty() ? axis.title : QString(axis.title + QStringLiteral(" ") + unit);
    if (metrics.horizontalAdvance(whole) <= width)
        return {whole};
    // As many words as fit on the first line, the rest (the unit last) on the second.
    QStringList words = axis.title.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QString first;
    while (!words.isEmpty()) {
        const QString longer =
            first.isEmpty() ? words.front() : QString(first + QStringLiteral(" ") + words.front());
        if (!first.isEmpty() && metrics.horizontalAdvance(longer) > width)
            break;
        first = longer;
        words.removeFirst();
    }
    QString second = words.join(QLatin1Char(' '));
    const double unitWidth = unit.isEmpty() ? 0 : metrics.horizontalAdvance(QStringLiteral(" ") + unit);
    second = metrics.elidedText(second, Qt::ElideRight, std::max(0.0, width - unitWidth));
    if (!unit.isEmpty())
        second = second.isEmpty() ? unit : QString(second + QStringLiteral(" ") + unit);
    QStringList lines{metrics.elidedText(first, Qt::ElideRight, width)};
    if (!second.isEmpty())
        lines << metrics.elidedText(second, Qt::ElideRight, width);
    return lines;
}

void paintParallelAxes(QPainter& painter, const ParallelGeometry& geometry,
    std::span<const ParallelAxis> axes, const ParallelLook& look)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const int count = std::min(geometry.axisCount(), static_cast<int>(axes.size()));
    for (int axis = 0; axis < count; ++axis) {
        const ParallelAxis& content = axes[static_cast<std::size_t>(axis)];
        const double x = geometry.axisX(axis);
        painter.setPen(QPen(look.colours.axis, look.pixelsPerPoint, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QPointF(x, geometry.top()), QPointF(x, geometry.bottom()));
        paintTitle(painter, geometry, axis, content, look);
        paintTicks(painter, geometry, axis, content.ticks, look);
        paintMissing(painter, geometry, axis, content.missingCount, look);
    }
}

void paintParallelBrushes(QPainter& painter, const ParallelGeometry& geometry,
    std::span<const ParallelAxis> axes, const ParallelLook& look)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const int count = std::min(geometry.axisCount(), static_cast<int>(axes.size()));
    for (int axis = 0; axis < count; ++axis) {
        const auto& brush = axes[static_cast<std::size_t>(axis)].brush;
        if (!brush)
            continue;
        const QRectF box = geometry.brushRect(axis, *brush);
        QColor fill = look.colours.brush;
        fill.setAlphaF(0.28F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawRoundedRect(box, 3, 3);
        painter.setPen(QPen(look.colours.brush, 1.5 * look.pixelsPerPoint, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(box.topLeft() + QPointF(2, 0), box.topRight() - QPointF(2, 0));
        painter.drawLine(box.bottomLeft() + QPointF(2, 0), box.bottomRight() - QPointF(2, 0));
    }
    painter.setBrush(Qt::NoBrush);
}

} // namespace trefoil
