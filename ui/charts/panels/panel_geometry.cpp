// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/panels/panel_geometry.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace trefoil {
namespace {

constexpr double leastPanelPoints = 190; ///< narrower panels go below each other
constexpr double leastPrintPoints = 150;
constexpr double widestLabelShare = 0.4; ///< of a panel's width
constexpr double printHeightShare = 0.62; ///< height of a panel over its width
constexpr double emptyHeightShare = 0.2; ///< of one that only says why it is empty

struct PanelLengths {
    double gap;
    double padding;
    double tick;
    double tickHeight;
    double titleHeight;
    double headerHeight;
    double legendLine;

    explicit PanelLengths(const BoardLook& look)
        : gap(look.pixels(look.medium == Medium::Print ? 7 : 6))
        , padding(look.pixels(look.medium == Medium::Print ? 0.5 : 7))
        , tick(look.pixels(4))
        , tickHeight(QFontMetricsF(look.tickFont).height())
        , titleHeight(QFontMetricsF(look.textFont).height())
        , headerHeight(
              QFontMetricsF(look.titleFont).height() + look.pixels(look.medium == Medium::Print ? 4 : 8))
        , legendLine(tickHeight * 1.35)
    {
    }
};

/// Of a line over the whole width; of several on paper, where nothing may be left out.
double linesHeight(const QString& text, const BoardLook& look, double width)
{
    if (text.isEmpty())
        return 0;
    const QFontMetricsF metrics(look.tickFont);
    if (look.medium == Medium::Screen)
        return metrics.height() * 1.2;
    return metrics.boundingRect(QRectF(0, 0, width, 1e6), Qt::TextWordWrap, text).height()
        + metrics.height() * 0.2;
}

/// In the header's line where both fit, else below it.
void placeRemark(PanelPlace& place, const PanelContent& panel, const BoardLook& look)
{
    const double header = QFontMetricsF(look.titleFont).horizontalAdvance(panel.header) + look.pixels(8);
    const double own = QFontMetricsF(look.tickFont).horizontalAdvance(panel.remark);
    place.isRemarkInHeader = header + own <= place.header.width();
    place.remark = place.header;
    if (!place.isRemarkInHeader)
        place.remark = QRectF(place.header.bottomLeft(),
            QSizeF(place.header.width(),
                look.medium == Medium::Print ? linesHeight(panel.remark, look, place.header.width()) : 0));
}

double coloursWidth(const PanelColourScale& colours, const BoardLook& look)
{
    if (colours.lowText.isEmpty())
        return 0;
    const QFontMetricsF metrics(look.tickFont);
    return metrics.horizontalAdvance(colours.lowText) + metrics.horizontalAdvance(colours.highText)
        + look.pixels(colourBarPoints + 2 * colourTextGapPoints);
}

/// The note and, at its end, what colours stand for.
void placeNote(PanelPlace& place, const PanelContent& panel, const BoardLook& look, const QRectF& body)
{
    const double scale = coloursWidth(panel.colours, look);
    const double width = body.width() - (scale > 0 ? scale + look.pixels(8) : 0);
    const double line = scale > 0 ? QFontMetricsF(look.tickFont).height() * 1.2 : 0;
    const double height = std::max(linesHeight(panel.note, look, width), line);
    place.note = QRectF(body.left(), body.bottom() - height, width, height);
    if (scale > 0)
        place.colours = QRectF(body.right() - scale, body.bottom() - line, scale, line);
}

double widestAxisLabel(const PanelAxis& axis, const BoardLook& look)
{
    const QFontMetricsF metrics(look.tickFont);
    double widest = 0;
    for (const AxisTick& tick : axis.ticks(5).labelled)
        widest = std::max(widest, metrics.horizontalAdvance(tick.label + tick.end));
    return widest;
}

double placePanelLegend(PanelGeometry& geometry, const PanelBoard& board, const BoardLook& look, double width)
{
    const PanelLengths lengths(look);
    const QFontMetricsF font(look.tickFont);
    const bool isPrint = look.medium == Medium::Print;
    const double left = isPrint ? 0 : lengths.gap + lengths.padding;
    double x = left;
    double y = isPrint ? 0 : lengths.gap * 0.5;
    for (const PanelLegendEntry& entry : board.legend) {
        const double symbol = look.pixels(entry.linePoints > 0 ? 14 : look.markerPoints) + look.pixels(5);
        const double own = std::min(symbol + font.horizontalAdvance(entry.text) + 1, width - 2 * left);
        if (x > left && x + own > width - left) {
            x = left;
            y += lengths.legendLine;
        }
        geometry.legend.emplace_back(x, y, own, lengths.legendLine);
        x += own + look.pixels(11);
    }
    return board.legend.empty() ? 0 : y + lengths.legendLine + (isPrint ? look.pixels(2) : 0);
}

PanelPlace placePanel(const PanelContent& panel, const QRectF& card, const BoardLook& look)
{
    const PanelLengths lengths(look);
    PanelPlace place;
    place.card = card.toRect();
    const QRectF body =
        card.adjusted(lengths.padding, lengths.padding * 0.5, -lengths.padding, -lengths.padding);
    place.header = QRectF(body.left(), body.top(), body.width(), lengths.headerHeight);
    placeRemark(place, panel, look);
    place.labelWidth = std::min(widestAxisLabel(panel.y, look), card.width() * widestLabelShare);
    const double yTitle = panel.y.title.isEmpty() ? 0 : lengths.titleHeight * 1.25;
    const double xTitle = panel.x.title.isEmpty() ? 0 : lengths.titleHeight * 1.25;
    const double left = body.left() + yTitle + place.labelWidth + lengths.tick + look.pixels(2);
    placeNote(place, panel, look, body);
    const double noteHeight = place.note.height();
    const double labels = std::max(lengths.tickHeight, look.pixels(panel.x.ownLabelPoints));
    const double bottom = body.bottom() - noteHeight - xTitle - labels - lengths.tick;
    const double right = body.right() - look.pixels(8);
    place.inner =
        QRectF(QPointF(left, std::max(place.header.bottom(), place.remark.bottom())), QPointF(right, bottom))
            .toRect();
    place.xTitle = QRectF(left, body.bottom() - noteHeight - xTitle, right - left, xTitle);
    place.yTitle = QRectF(body.left(), place.inner.top(), yTitle, place.inner.height());
    const double label = widestAxisLabel(panel.x, look) + look.pixels(10);
    place.xTicks = std::clamp(static_cast<int>(place.inner.width() / label), 2, 8);
    place.yTicks = std::clamp(static_cast<int>(place.inner.height() / (lengths.tickHeight * 2.2)), 2, 8);
    return place;
}

double weightsOf(const PanelBoard& board)
{
    double weights = 0;
    for (const PanelContent& panel : board.panels)
        weights += panel.weight;
    return weights;
}

/// Between panels that stand in a row or in a column.
double gapsOf(const PanelBoard& board, const BoardLook& look)
{
    return PanelLengths(look).gap
        * static_cast<double>(board.panels.size() - std::min<std::size_t>(1, board.panels.size()));
}

bool arePanelsStacked(const PanelBoard& board, const BoardLook& look, double width)
{
    const double least = look.pixels(look.medium == Medium::Print ? leastPrintPoints : leastPanelPoints);
    if (width < least * static_cast<double>(board.panels.size()))
        return true;
    const double room = width - gapsOf(board, look);
    return std::ranges::any_of(board.panels, [&](const PanelContent& panel) {
        const QRectF card(0, 0, room * panel.weight / weightsOf(board), width);
        return placePanel(panel, card, look).inner.width() < panel.leastInnerWidth;
    });
}

/// The height that suits a panel of that width.
double suitablePanelHeight(const PanelContent& panel, const BoardLook& look, double width)
{
    const double share = panel.emptyReason.isEmpty() ? printHeightShare : emptyHeightShare;
    const double usual = width * share + look.pixels(30);
    if (!panel.leastInnerHeight)
        return usual;
    const double trial = 10 * usual; // to learn what stands around the drawing
    const QRect inner = placePanel(panel, QRectF(0, 0, width, trial), look).inner;
    return std::max(usual, trial - inner.height() + panel.leastInnerHeight(inner.width()));
}

} // namespace

PanelGeometry layOutPanels(const PanelBoard& board, const BoardLook& look, QSize size)
{
    PanelGeometry geometry;
    const PanelLengths lengths(look);
    const double top = placePanelLegend(geometry, board, look, size.width());
    const double edge = look.medium == Medium::Print ? 0 : lengths.gap;
    const QRectF area(edge, top + edge * 0.5, size.width() - 2 * edge, size.height() - top - edge * 1.5);
    const bool stacked = arePanelsStacked(board, look, size.width());
    const double room = (stacked ? area.height() : area.width()) - gapsOf(board, look);
    const auto share = [&](const PanelContent& panel) {
        return stacked ? suitablePanelHeight(panel, look, area.width()) : panel.weight;
    };
    double shares = 0;
    for (const PanelContent& panel : board.panels)
        shares += share(panel);
    double place = 0;
    for (const PanelContent& panel : board.panels) {
        const double length = room * share(panel) / shares;
        const QRectF card = stacked ? QRectF(area.left(), area.top() + place, area.width(), length)
                                    : QRectF(area.left() + place, area.top(), length, area.height());
        geometry.panels.push_back(placePanel(panel, card, look));
        place += length + lengths.gap;
    }
    return geometry;
}

int suitableHeight(const PanelBoard& board, const BoardLook& look, int width)
{
    PanelGeometry geometry;
    const double legend = placePanelLegend(geometry, board, look, width);
    const bool stacked = arePanelsStacked(board, look, width);
    const double room = stacked ? width : width - gapsOf(board, look);
    double height = 0;
    for (const PanelContent& panel : board.panels) {
        const double share = stacked ? 1 : panel.weight / weightsOf(board);
        const double own = suitablePanelHeight(panel, look, room * share);
        height = stacked ? height + own : std::max(height, own);
    }
    return static_cast<int>(std::lround(legend + height + (stacked ? gapsOf(board, look) : 0)));
}

} // namespace trefoil
