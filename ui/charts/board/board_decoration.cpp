// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/board/board_decoration.h"

#include "ui/charts/board/group_style.h"
#include "ui/charts/plottables/point_marker.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <limits>

namespace trefoil {
namespace {

struct DecorationText {
    Q_DECLARE_TR_FUNCTIONS(DecorationText)
};

/// Drawn as a path and not as a placed marker: a legend is no point.
void paintSymbol(QPainter& painter, const PointStyle& style, QPointF centre, double pixelsPerPoint)
{
    const PointMarker marker = pointMarker(style, pixelsPerPoint);
    painter.setPen(marker.pen);
    painter.setBrush(marker.brush);
    painter.drawPath(marker.path.translated(centre));
    painter.setBrush(Qt::NoBrush);
}

void paintLegend(
    QPainter& painter, const PreparedBoard& board, const BoardGeometry& geometry, const BoardLook& look)
{
    painter.setFont(look.tickFont);
    const QFontMetricsF metrics(look.tickFont);
    const double symbolWidth = look.pixels(look.markerPoints);
    const double textLeft = symbolWidth + look.pixels(5);
    for (const LegendEntry& entry : geometry.legend) {
        const QPointF centre(entry.place.left() + symbolWidth / 2 + look.pixels(1), entry.place.center().y());
        if (entry.kind == LegendEntry::Kind::Group) {
            paintSymbol(painter, groupStyle(board.groups[entry.group].code, false, look), centre,
                look.pixelsPerPoint);
        } else if (entry.kind != LegendEntry::Kind::More) {
            PointStyle style;
            style.fill = style.outline = look.quietText;
            style.sizePoints = look.markerPoints;
            style.hollow = entry.kind == LegendEntry::Kind::Dominated;
            if (entry.kind == LegendEntry::Kind::OnFront) { // with a piece of the line: else it would read
                const QPointF reach(symbolWidth / 2 + look.pixels(2), 0); // as the mark of a grade
                painter.setPen(QPen(look.quietText, look.pixels(look.linePoints)));
                painter.drawLine(centre - reach, centre + reach);
            }
            if (entry.kind == LegendEntry::Kind::Graded)
                style.sign = gradeSign(entry.grade);
            paintSymbol(painter, style, centre, look.pixelsPerPoint);
        }
        painter.setPen(look.quietText);
        const QRectF box = entry.place.adjusted(textLeft, 0, 0, 0);
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
            metrics.elidedText(entry.text, Qt::ElideRight, box.width() + 1));
    }
}

void paintHeader(
    QPainter& painter, const PreparedScatter& scatter, const ScatterPlace& place, const BoardLook& look)
{
    const QRectF& box = place.header;
    double left = box.left();
    const Sphere sphere = scatter.x.quantity ? scatter.x.quantity->sphere : Sphere::Setting;
    if (look.medium == Medium::Screen) {
        const double side = look.pixels(6);
        painter.setPen(Qt::NoPen);
        painter.setBrush(sphereColour(sphere));
        painter.drawRoundedRect(QRectF(left, box.center().y() - side / 2, side, side), 1.5, 1.5);
        painter.setBrush(Qt::NoBrush);
        left += side + look.pixels(4);
    }
    const std::string_view sphereText = sphereName(sphere);
    const QString name = QString::fromUtf8(sphereText.data(), static_cast<qsizetype>(sphereText.size()));
    painter.setFont(look.titleFont);
    painter.setPen(look.text);
    painter.drawText(QRectF(left, box.top(), box.right() - left, box.height()),
        Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, name);
    if (!scatter.x.hasDirection())
        return;
    const QString mark =
        scatter.x.isHigherBetter() ? DecorationText::tr("better ▸") : DecorationText::tr("◂ better");
    const double nameEnd = left + QFontMetricsF(look.titleFont).horizontalAdvance(name) + look.pixels(6);
    painter.setFont(look.tickFont);
    if (nameEnd + QFontMetricsF(look.tickFont).horizontalAdvance(mark) > box.right())
        return;
    painter.setPen(look.quietText);
    painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, mark);
}

void paintTitles(
    QPainter& painter, const PreparedScatter& scatter, const ScatterPlace& place, const BoardLook& look)
{
    const QFontMetricsF metrics(look.textFont);
    painter.setFont(look.textFont);
    painter.setPen(look.text);
    painter.drawText(place.xTitle, Qt::AlignHCenter | Qt::AlignVCenter | Qt::TextDontClip,
        metrics.elidedText(shownTitle(scatter.x, look), Qt::ElideMiddle, place.xTitle.width()));
    if (!place.showsY)
        return;
    painter.save();
    painter.translate(place.yTitle.center());
    painter.rotate(-90);
    const QRectF turned(
        -place.yTitle.height() / 2, -place.yTitle.width() / 2, place.yTitle.height(), place.yTitle.width());
    painter.drawText(turned, Qt::AlignHCenter | Qt::AlignVCenter | Qt::TextDontClip,
        metrics.elidedText(shownTitle(scatter.y, look), Qt::ElideMiddle, turned.width()));
    painter.restore();
}

void paintNotes(QPainter& painter, const PreparedScatter& scatter, const ScatterPlace& place,
    const QRectF& note, std::size_t runCount, const BoardLook& look)
{
    painter.setFont(look.tickFont);
    const QString reason = emptyReason(scatter, runCount, look.medium);
    if (!reason.isEmpty()) {
        const double inset = look.pixels(6);
        painter.setPen(look.quietText);
        painter.drawText(QRectF(place.inner).adjusted(inset, inset, -inset, -inset),
            Qt::AlignCenter | Qt::TextWordWrap, reason);
        return;
    }
    if (note.isEmpty())
        return;
    QColor paper = look.card;
    paper.setAlphaF(0.85F);
    painter.fillRect(note, paper);
    painter.setPen(look.quietText);
    painter.drawText(note, Qt::AlignCenter | Qt::TextDontClip, missingText(scatter));
}

std::ptrdiff_t marksUnder(const QRectF& box, const DrawnMarks& marks, double reach)
{
    const QRectF zone = box.adjusted(-reach, -reach, reach, reach);
    std::ptrdiff_t count = std::count_if(
        marks.points.begin(), marks.points.end(), [&](QPointF pixel) { return zone.contains(pixel); });
    // Every stretch of the staircase runs along an axis, so its bounding box is the stretch itself.
    for (qsizetype i = 1; i < marks.front.size(); ++i) {
        const QRectF stretch = QRectF(marks.front[i - 1], marks.front[i]).normalized().adjusted(-1, -1, 1, 1);
        count += stretch.intersects(zone) ? 1 : 0;
    }
    return count;
}

} // namespace

QString shownTitle(const PreparedAxis& axis, const BoardLook& look)
{
    return look.medium == Medium::Print ? axis.title : QString(axis.title % QStringLiteral(" ▾"));
}

void paintBoardCards(QPainter& painter, const BoardGeometry& geometry, const BoardLook& look)
{
    if (look.medium == Medium::Print)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(look.border, 1));
    painter.setBrush(look.card);
    const double radius = look.pixels(4);
    const auto paintCard = [&](const QRect& card) {
        painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    };
    for (const ScatterPlace& place : geometry.scatters)
        paintCard(place.card);
    for (const QRect& card : geometry.parallelCards)
        paintCard(card);
    painter.setBrush(Qt::NoBrush);
}

void paintBoardText(QPainter& painter, const PreparedBoard& board, const BoardGeometry& geometry,
    std::span<const QRectF> notes, const BoardLook& look)
{
    painter.setRenderHint(QPainter::Antialiasing);
    paintLegend(painter, board, geometry, look);
    for (std::size_t k = 0; k < geometry.scatters.size() && k < board.scatters.size(); ++k) {
        const PreparedScatter& scatter = board.scatters[k];
        const ScatterPlace& place = geometry.scatters[k];
        paintHeader(painter, scatter, place, look);
        paintTitles(painter, scatter, place, look);
        paintNotes(painter, scatter, place, k < notes.size() ? notes[k] : QRectF(), board.runCount, look);
    }
}

QRectF notePlace(
    const PreparedScatter& scatter, const ScatterPlace& place, const DrawnMarks& marks, const BoardLook& look)
{
    const QString text = missingText(scatter);
    if (text.isEmpty() || scatter.drawnCount() == 0)
        return {};
    const QFontMetricsF metrics(look.tickFont);
    const QSizeF size(metrics.horizontalAdvance(text) + look.pixels(4), metrics.height());
    const double edge = look.pixels(2);
    const QRectF inner = QRectF(place.inner).adjusted(edge, edge, -edge, -edge);
    QRectF best;
    std::ptrdiff_t fewest = std::numeric_limits<std::ptrdiff_t>::max();
    for (double top = inner.bottom() - size.height(); top >= inner.top(); top -= size.height() * 0.5) {
        for (const double share : {1.0, 0.5, 0.0}) {
            const QRectF box(QPointF(inner.left() + share * (inner.width() - size.width()), top), size);
            const std::ptrdiff_t covered = marksUnder(box, marks, look.pixels(look.markerPoints * 0.6));
            if (covered == 0)
                return box;
            if (covered < fewest) {
                fewest = covered;
                best = box;
            }
        }
    }
    return best;
}

} // namespace trefoil
