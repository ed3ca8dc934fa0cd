// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/group_heat/heat_numbers.h"

#include <QFontMetricsF>

#include <algorithm>
#include <vector>

namespace trefoil {
namespace {

constexpr double smallestNumberPoints = 5; ///< what journals print at least
constexpr double airPoints = 0.4; ///< above and below the digits
constexpr double betweenNumbersPoints = 1.4; ///< before and behind them, else a row of numbers reads as one
constexpr double framedAirPoints = 1.3; ///< likewise, with a frame in it

std::vector<double> numberScales(const BoardLook& look)
{
    const double points = look.tickFont.pixelSize() > 0 ? look.tickFont.pixelSize() / look.pixelsPerPoint
                                                        : look.tickFont.pointSizeF();
    const bool mayShrink = look.medium == Medium::Print && points > smallestNumberPoints;
    return mayShrink
        ? std::vector<double>{1, (1 + smallestNumberPoints / points) / 2, smallestNumberPoints / points}
        : std::vector<double>{1};
}

} // namespace

std::size_t mostLeftOut(const PreparedGroupHeat& heat)
{
    return static_cast<std::size_t>(std::max(0, heat.decimals - (heat.isReadAsWhole ? 0 : 1)));
}

QFont heatNumberFont(const HeatCell& cell, const HeatNumberForm& form, const BoardLook& look)
{
    QFont font = look.tickFont;
    font.setBold(cell.isShown);
    if (font.pixelSize() > 0)
        font.setPixelSize(std::max(1, static_cast<int>(font.pixelSize() * form.scale)));
    else
        font.setPointSizeF(font.pointSizeF() * form.scale);
    return font;
}

const QString& heatNumberText(const HeatCell& cell, const HeatNumberForm& form)
{
    return form.leftOut == 0 || cell.shorterTexts.empty() ? cell.text : cell.shorterTexts[form.leftOut - 1];
}

QSizeF heatNumberRoom(const HeatCell& cell, const HeatNumberForm& form, const BoardLook& look)
{
    const QFontMetricsF metrics(heatNumberFont(cell, form, look));
    const QSizeF level(
        metrics.horizontalAdvance(heatNumberText(cell, form)) + 2 * look.pixels(betweenNumbersPoints),
        metrics.capHeight() + 2 * look.pixels(cell.isShown ? framedAirPoints : airPoints));
    return form.isUpright ? level.transposed() : level;
}

QSizeF largestHeatNumber(const PreparedGroupHeat& heat, const HeatNumberForm& form, const BoardLook& look)
{
    QSizeF largest(0, 0);
    for (const HeatCell& cell : heat.cells)
        largest = largest.expandedTo(heatNumberRoom(cell, form, look));
    return largest;
}

HeatNumberForm heatNumberForm(const PreparedGroupHeat& heat, QSizeF cell, const BoardLook& look)
{
    HeatNumberForm form;
    for (const double scale : numberScales(look)) {
        for (std::size_t leftOut = 0; leftOut <= mostLeftOut(heat); ++leftOut) {
            for (const bool isUpright : {false, true}) {
                form = {leftOut, isUpright, scale, true};
                const QSizeF room = largestHeatNumber(heat, form, look);
                if (room.width() <= cell.width() && room.height() <= cell.height())
                    return form;
            }
        }
    }
    form.fits = false;
    return form;
}

} // namespace trefoil
