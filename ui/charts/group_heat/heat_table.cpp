// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/group_heat/heat_table.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace trefoil {
namespace {

struct HeatTableText {
    Q_DECLARE_TR_FUNCTIONS(HeatTableText)
};

constexpr QRgb heatGainColour = 0x0072B2; // the ends of Okabe and Ito's palette that every eye tells apart
constexpr QRgb heatLossColour = 0xD55E00;
constexpr double strongestHeat = 0.85; ///< share of the colour at the largest change
constexpr double widestVariantName = 78; ///< points

QColor heatMixed(const QColor& ground, const QColor& colour, double share)
{
    const auto blend = [share](int from, int to) {
        return static_cast<int>(std::lround(from + (to - from) * share));
    };
    return {blend(ground.red(), colour.red()), blend(ground.green(), colour.green()),
        blend(ground.blue(), colour.blue())};
}

double namesHeight(const PreparedGroupHeat& heat, const BoardLook& look)
{
    const QFontMetricsF metrics(look.tickFont);
    double widest = 0;
    for (const QString& name : heat.columns)
        widest = std::max(widest, metrics.horizontalAdvance(name));
    return std::min(widest / look.pixelsPerPoint, widestVariantName) + 4;
}

} // namespace

PanelContent groupHeatPanel(const PreparedGroupHeat& heat, const BoardLook& look)
{
    PanelContent panel;
    panel.header = HeatTableText::tr("Change from the baseline");
    panel.remark = heat.hasDirection ? HeatTableText::tr("blue is better, orange worse")
                                     : HeatTableText::tr("blue is more, orange less");
    if (!heat.unit.isEmpty())
        panel.remark = HeatTableText::tr("%1; %2", "unit; what colours mean").arg(heat.unit, panel.remark);
    const bool isAnyShown = std::ranges::any_of(heat.cells, &HeatCell::isShown);
    if (heat.tests > 0 && isAnyShown)
        panel.note = HeatTableText::tr("framed: p < 0.05 after Holm over %1 tests").arg(heat.tests);
    else if (heat.tests > 0)
        panel.note = HeatTableText::tr("no change with p < 0.05 after Holm over %1 tests").arg(heat.tests);
    else if (!heat.columns.empty())
        panel.note = HeatTableText::tr("single runs: nothing can be tested");
    panel.x = {{}, false, false, false, -0.5, std::max(0.5, static_cast<double>(heat.columns.size()) - 0.5),
        [](int) { return AxisTicks{}; }, namesHeight(heat, look)};
    panel.y = {{}, false, false, true, -0.5, std::max(0.5, static_cast<double>(heat.rows.size()) - 0.5),
        [rows = heat.rows](int) {
            AxisTicks ticks;
            for (std::size_t i = 0; i < rows.size(); ++i)
                ticks.labelled.push_back(
                    {static_cast<double>(i), rows[i].section(QStringLiteral(", n ="), 0, 0)});
            return ticks;
        },
        0};
    panel.hasGrid = false;
    if (heat.columns.empty() || heat.rows.empty())
        panel.emptyReason = HeatTableText::tr("No variant has a value by group");
    return panel;
}

HeatTable::HeatTable(QCPAxis* keyAxis, QCPAxis* valueAxis)
    : QCPAbstractPlottable(keyAxis, valueAxis)
{
    setSelectable(QCP::stNone);
    QCustomPlot& plot = *keyAxis->parentPlot();
    overlayLayer(plot);
    m_names = std::make_unique<LayerPart>(
        plot, QStringLiteral("axes"), *this, [this](QCPPainter& painter) { drawNames(painter); }, nullptr);
    m_overlay = std::make_unique<LayerPart>(
        plot, QStringLiteral("selection"), *this, [this](QCPPainter& painter) { drawFrames(painter); },
        keyAxis);
}

HeatTable::~HeatTable() = default;

void HeatTable::show(PreparedGroupHeat heat, const BoardLook& look)
{
    m_heat = std::move(heat);
    m_look = look;
}

void HeatTable::setSelectedGroups(std::vector<std::uint32_t> groups)
{
    m_selected = std::move(groups);
}

QRectF HeatTable::cellRect(std::size_t row, std::size_t column) const
{
    const auto x = static_cast<double>(column);
    const auto y = static_cast<double>(row);
    return QRectF(QPointF(keyAxis()->coordToPixel(x - 0.5), valueAxis()->coordToPixel(y - 0.5)),
        QPointF(keyAxis()->coordToPixel(x + 0.5), valueAxis()->coordToPixel(y + 0.5)))
        .normalized();
}

std::optional<std::uint32_t> HeatTable::groupAt(QPointF pixel) const
{
    const double column = std::round(keyAxis()->pixelToCoord(pixel.x()));
    const bool isInside = column >= 0 && column < static_cast<double>(m_heat.columns.size());
    return isInside ? std::optional(m_heat.groups[static_cast<std::size_t>(column)]) : std::nullopt;
}

QCPRange HeatTable::getKeyRange(bool& found, QCP::SignDomain) const
{
    found = false; // the ranges come with the data
    return {};
}

QCPRange HeatTable::getValueRange(bool& found, QCP::SignDomain, const QCPRange&) const
{
    found = false;
    return {};
}

void HeatTable::draw(QCPPainter* painter)
{
    painter->setAntialiasing(false);
    for (std::size_t row = 0; row < m_heat.rows.size(); ++row) {
        for (std::size_t column = 0; column < m_heat.columns.size(); ++column)
            drawCell(*painter, m_heat.at(row, column), cellRect(row, column));
    }
}

void HeatTable::drawCell(QCPPainter& painter, const HeatCell& cell, const QRectF& place) const
{
    const QColor end(cell.gain >= 0 ? heatGainColour : heatLossColour);
    const QColor ground = std::isfinite(cell.change)
        ? heatMixed(m_look.card, end, strongestHeat * std::min(1.0, std::abs(cell.gain)))
        : m_look.grid;
    painter.fillRect(place.adjusted(0.5, 0.5, -0.5, -0.5), ground);
    if (cell.isShown) { // a frame, since the numbers may not fit
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_look.text, m_look.pixels(1)));
        const double inset = m_look.pixels(1.5);
        painter.drawRect(place.adjusted(inset, inset, -inset, -inset));
    }
    QFont font = m_look.tickFont;
    font.setBold(cell.isShown);
    const QFontMetricsF metrics(font);
    const QSizeF text(metrics.horizontalAdvance(cell.text) + 2, metrics.height());
    painter.setFont(font);
    painter.setPen(ground.lightness() > 140 ? Qt::black : Qt::white);
    if (text.width() <= place.width() && text.height() <= place.height()) {
        painter.drawText(place, Qt::AlignCenter | Qt::TextDontClip, cell.text);
    } else if (text.width() <= place.height() && text.height() <= place.width()) { // upright, as the names
        painter.save();
        painter.translate(place.center());
        painter.rotate(-90);
        painter.drawText(QRectF(-place.height() / 2, -place.width() / 2, place.height(), place.width()),
            Qt::AlignCenter | Qt::TextDontClip, cell.text);
        painter.restore();
    }
}

void HeatTable::drawNames(QCPPainter& painter) const
{
    if (m_heat.rows.empty())
        return;
    painter.setFont(m_look.tickFont);
    painter.setPen(m_look.quietText);
    const QFontMetricsF metrics(m_look.tickFont);
    const double room = m_look.pixels(widestVariantName);
    for (std::size_t column = 0; column < m_heat.columns.size(); ++column) {
        const QRectF cell = cellRect(m_heat.rows.size() - 1, column);
        const QString name = metrics.elidedText(m_heat.columns[column], Qt::ElideRight, room);
        if (metrics.horizontalAdvance(name) + 4 < cell.width()) {
            painter.drawText(
                QRectF(cell.left(), cell.bottom() + m_look.pixels(3), cell.width(), metrics.height()),
                Qt::AlignCenter | Qt::TextDontClip, name);
            continue;
        }
        painter.save();
        painter.translate(cell.center().x(), cell.bottom() + m_look.pixels(3));
        painter.rotate(-90);
        painter.drawText(QRectF(-room, -metrics.height() / 2, room, metrics.height()),
            Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, name);
        painter.restore();
    }
}

void HeatTable::drawFrames(QCPPainter& painter) const
{
    if (isExport(painter) || m_heat.rows.empty())
        return;
    painter.setBrush(Qt::NoBrush);
    for (std::size_t column = 0; column < m_heat.columns.size(); ++column) {
        const bool isSelected =
            std::binary_search(m_selected.begin(), m_selected.end(), m_heat.groups[column]);
        if (!isSelected && m_hovered != m_heat.groups[column])
            continue;
        const QRectF frame = cellRect(0, column).united(cellRect(m_heat.rows.size() - 1, column));
        painter.setPen(QPen(isSelected ? m_look.accent : m_look.text, m_look.pixels(1.6)));
        painter.drawRect(frame.adjusted(1, 1, -1, -1));
    }
}

} // namespace trefoil
