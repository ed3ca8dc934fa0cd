// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/group_heat/heat_table.h"

#include "ui/charts/board/mixed_colour.h"
#include "ui/charts/board/text_contrast.h"

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
constexpr double strongestSmallHeat = 0.2; ///< in a group that is too small to compare
constexpr double frameLinePoints = 0.6;
constexpr double widestVariantName = 78; ///< points

/// Without the size, which stands in the panel beside.
AxisTick rowTick(const PreparedGroupHeat& heat, std::size_t row)
{
    const bool isSmall = row < heat.isSmall.size() && heat.isSmall[row];
    return {
        static_cast<double>(row), heat.rows[row].name, isSmall ? HeatTableText::tr(" (small)") : QString()};
}

/// What the rows need at a width between the axes, so that every number is written.
double rowsHeight(const PreparedGroupHeat& heat, const BoardLook& look, double width)
{
    const double column = width / static_cast<double>(std::max<std::size_t>(1, heat.columns.size()));
    constexpr double anyHeight = 1e6;
    const HeatNumberForm form = heatNumberForm(heat, {column, anyHeight}, look);
    const double row =
        std::max(largestHeatNumber(heat, form, look).height(), QFontMetricsF(look.tickFont).height());
    return row * static_cast<double>(heat.rows.size());
}

/// So that upright numbers fit into the columns.
double columnsWidth(const PreparedGroupHeat& heat, const BoardLook& look)
{
    const HeatNumberForm upright{mostLeftOut(heat), true, 1, true};
    return largestHeatNumber(heat, upright, look).width() * static_cast<double>(heat.columns.size());
}

/// From the largest fall on the left to the largest rise.
PanelColourScale colourScale(const PreparedGroupHeat& heat, const BoardLook& look)
{
    const bool isAnyDrawn = std::ranges::any_of(
        heat.cells, [](const HeatCell& cell) { return std::isfinite(cell.change) && cell.gain != 0; });
    if (!isAnyDrawn)
        return {};
    const QColor better = mixedColour(look.card, QColor(heatGainColour), strongestHeat);
    const QColor worse = mixedColour(look.card, QColor(heatLossColour), strongestHeat);
    return {heat.isLowerBetter ? better : worse, look.card, heat.isLowerBetter ? worse : better,
        QStringLiteral("−") + heat.largestText, QStringLiteral("+") + heat.largestText};
}

/// Few columns are wide: their names stand level, and are shortened where they are wider.
bool areNamesLevel(const PreparedGroupHeat& heat)
{
    constexpr std::size_t mostLevelNames = 2;
    return heat.columns.size() <= mostLevelNames;
}

double namesHeight(const PreparedGroupHeat& heat, const BoardLook& look)
{
    const QFontMetricsF metrics(look.tickFont);
    if (areNamesLevel(heat))
        return metrics.height() / look.pixelsPerPoint + 4;
    double widest = 0;
    for (const QString& name : heat.columns)
        widest = std::max(widest, metrics.horizontalAdvance(name));
    return std::min(widest / look.pixelsPerPoint, widestVariantName) + 4;
}

QString headerOfGaps(const PreparedGroupHeat& heat)
{
    return heat.hasDirection ? HeatTableText::tr("Distance from the best group")
                             : HeatTableText::tr("Distance from the highest group");
}

QString remarkOf(const PreparedGroupHeat& heat)
{
    QString colours;
    if (heat.isFromBestGroup)
        colours = HeatTableText::tr("no baseline");
    else if (heat.hasDirection)
        colours = HeatTableText::tr("blue is better, orange worse");
    else
        colours = HeatTableText::tr("blue is more, orange less");
    return heat.unit.isEmpty()
        ? colours
        : HeatTableText::tr("%1; %2", "unit; what colours mean").arg(heat.unit, colours);
}

/// "10 seeds", "5 to 10 seeds".
QString seedsText(const PreparedGroupHeat& heat)
{
    return heat.fewestRuns == heat.mostRuns
        ? HeatTableText::tr("%1 seeds").arg(heat.mostRuns)
        : HeatTableText::tr("%1–%2 seeds").arg(heat.fewestRuns).arg(heat.mostRuns);
}

QString testsText(const PreparedGroupHeat& heat)
{
    if (heat.isFromBestGroup)
        return HeatTableText::tr("best among groups of at least %1").arg(smallestComparedGroup);
    if (std::ranges::all_of(heat.cells, [](const HeatCell& cell) { return std::isnan(cell.change); }))
        return HeatTableText::tr("the baseline has no value by these groups");
    if (heat.tests == 0)
        return HeatTableText::tr("single runs: nothing can be tested");
    return std::ranges::any_of(heat.cells, &HeatCell::isShown)
        ? HeatTableText::tr("framed: p < 0.05 (Holm, %1 tests)").arg(heat.tests)
        : HeatTableText::tr("no p < 0.05 (Holm, %1 tests)").arg(heat.tests);
}

QString noteOf(const PreparedGroupHeat& heat)
{
    return heat.mostRuns > 1
        ? HeatTableText::tr("%1 · %2", "seeds; tests").arg(seedsText(heat), testsText(heat))
        : testsText(heat);
}

} // namespace

PanelContent groupHeatPanel(const PreparedGroupHeat& heat, const BoardLook& look)
{
    PanelContent panel;
    panel.header = heat.isFromBestGroup ? headerOfGaps(heat) : HeatTableText::tr("Change from the baseline");
    panel.remark = remarkOf(heat);
    panel.note = heat.columns.empty() ? QString() : noteOf(heat);
    panel.x = {{}, false, false, false, -0.5, std::max(0.5, static_cast<double>(heat.columns.size()) - 0.5),
        [](int) { return AxisTicks{}; }, namesHeight(heat, look)};
    panel.y = {{}, false, false, true, -0.5, std::max(0.5, static_cast<double>(heat.rows.size()) - 0.5),
        [heat](int) {
            AxisTicks ticks;
            for (std::size_t i = 0; i < heat.rows.size(); ++i)
                ticks.labelled.push_back(rowTick(heat, i));
            return ticks;
        },
        0};
    panel.hasGrid = false;
    if (look.medium == Medium::Print) { // a window has the room that it has
        panel.leastInnerWidth = columnsWidth(heat, look);
        panel.leastInnerHeight = [heat, look](double width) { return rowsHeight(heat, look, width); };
    }
    panel.colours = colourScale(heat, look);
    if (heat.columns.empty() || heat.rows.empty())
        panel.emptyReason = HeatTableText::tr("No model that is shown has a value by group");
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
    if (m_heat.cells.empty())
        return;
    const HeatNumberForm form = heatNumberForm(m_heat, cellRect(0, 0).size(), m_look);
    for (std::size_t row = 0; row < m_heat.rows.size(); ++row) {
        for (std::size_t column = 0; column < m_heat.columns.size(); ++column)
            drawCell(*painter, m_heat.at(row, column), m_heat.isSmall[row], form, cellRect(row, column));
    }
}

void HeatTable::drawCell(QCPPainter& painter, const HeatCell& cell, bool isSmall, const HeatNumberForm& form,
    const QRectF& place) const
{
    const QColor end(cell.gain >= 0 ? heatGainColour : heatLossColour);
    const double strongest = isSmall ? strongestSmallHeat : strongestHeat;
    const QColor ground = !std::isnan(cell.change)
        ? mixedColour(m_look.card, end, strongest * std::min(1.0, std::abs(cell.gain)))
        : m_look.grid;
    painter.fillRect(place.adjusted(0.5, 0.5, -0.5, -0.5), ground);
    painter.setPen(readableTextOn(ground));
    if (cell.isShown) { // a frame, since the number may not fit
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(readableTextOn(ground), m_look.pixels(frameLinePoints)));
        const double inset = m_look.pixels(frameLinePoints);
        painter.drawRect(place.adjusted(inset, inset, -inset, -inset));
    }
    if (cell.text.isEmpty() || !form.fits) // zeros alone would say that nothing changed
        return;
    painter.setFont(heatNumberFont(cell, form, m_look));
    painter.save();
    painter.translate(place.center());
    painter.rotate(form.isUpright ? -90 : 0); // as the names
    const QSizeF size = form.isUpright ? place.size().transposed() : place.size();
    painter.drawText(QRectF(QPointF(-size.width() / 2, -size.height() / 2), size),
        Qt::AlignCenter | Qt::TextDontClip, heatNumberText(cell, form));
    painter.restore();
}

void HeatTable::drawNames(QCPPainter& painter) const
{
    if (m_heat.cells.empty())
        return;
    // As small as the numbers where columns are narrow: names beside each other must not touch.
    const HeatNumberForm form = heatNumberForm(m_heat, cellRect(0, 0).size(), m_look);
    const QFont font = heatNumberFont(HeatCell(), form, m_look);
    painter.setFont(font);
    painter.setPen(m_look.quietText);
    const QFontMetricsF metrics(font);
    const double room = m_look.pixels(widestVariantName);
    for (std::size_t column = 0; column < m_heat.columns.size(); ++column) {
        const QRectF cell = cellRect(m_heat.rows.size() - 1, column);
        const bool fitsLevel = metrics.horizontalAdvance(m_heat.columns[column]) + 4 < cell.width();
        const bool isLevel = fitsLevel || areNamesLevel(m_heat);
        const QString name = fitsLevel
            ? m_heat.columns[column]
            : metrics.elidedText(m_heat.columns[column], Qt::ElideMiddle, isLevel ? cell.width() - 4 : room);
        if (isLevel) {
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
