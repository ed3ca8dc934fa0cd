// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/board/board_look.h"

#include "ui/charts/board/mixed_colour.h"

#include <algorithm>
#include <cmath>

namespace trefoil {
namespace {

QFont canvasFont(const QString& family, double points, double pixelsPerPoint)
{
    QFont font(family);
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(points * pixelsPerPoint))));
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::NoFontMerging);
    return font;
}

} // namespace

BoardLook screenLook(const QPalette& palette, const QFont& font, double dotsPerInch)
{
    BoardLook look;
    look.pixelsPerPoint = dotsPerInch / 72;
    look.card = palette.color(QPalette::Base);
    look.text = palette.color(QPalette::Text);
    look.window = palette.color(QPalette::Window);
    look.isDark = look.card.lightness() < look.text.lightness();
    look.quietText = mixedColour(look.text, look.card, 0.32);
    look.axis = mixedColour(look.text, look.card, 0.5);
    look.grid = mixedColour(look.card, look.text, look.isDark ? 0.10 : 0.07);
    look.border = mixedColour(look.card, look.text, look.isDark ? 0.18 : 0.13);
    look.accent = palette.color(QPalette::Highlight);
    look.textFont = font;
    look.tickFont = font;
    const double pixels = font.pixelSize() > 0 ? font.pixelSize() : font.pointSizeF() * look.pixelsPerPoint;
    look.textFont.setPixelSize(std::max(9, static_cast<int>(std::lround(pixels * 0.95))));
    look.tickFont.setPixelSize(std::max(9, static_cast<int>(std::lround(pixels * 0.85))));
    look.titleFont = look.textFont;
    look.titleFont.setBold(true);
    return look;
}

BoardLook printLook(const FigureSize& size, const QString& family)
{
    BoardLook look;
    look.medium = Medium::Print;
    look.pixelsPerPoint = 10;
    look.textFont = canvasFont(family, size.textPoints, look.pixelsPerPoint);
    look.tickFont = canvasFont(family, size.tickPoints, look.pixelsPerPoint);
    look.titleFont = canvasFont(family, size.titlePoints, look.pixelsPerPoint);
    look.titleFont.setBold(true);
    look.window = Qt::white;
    look.card = Qt::white;
    look.border = Qt::white;
    look.text = Qt::black;
    look.quietText = Qt::black;
    look.axis = Qt::black;
    look.grid = Qt::white;
    look.accent = Qt::black;
    look.linePoints = size.linePoints;
    look.markerPoints = size.markerPoints;
    return look;
}

QColor sphereColour(Sphere sphere)
{
    switch (sphere) {
    case Sphere::Quality:
        return {0x00, 0x72, 0xB2};
    case Sphere::Environment:
        return {0x00, 0x9E, 0x73};
    case Sphere::Economy:
        return {0xE6, 0x9F, 0x00};
    case Sphere::Society:
        return {0xCC, 0x79, 0xA7};
    case Sphere::Setting:
        break;
    }
    return {0x80, 0x80, 0x80};
}

} // namespace trefoil
