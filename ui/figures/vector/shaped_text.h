// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/figures/vector/figure_font.h"

#include <QPainterPath>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <vector>

namespace trefoil {

/// One glyph of the figure font. Lengths in em, y up.
struct ShapedGlyph {
    std::uint32_t id = 0; ///< index in the font file; 0 where the font lacks the character
    double advance = 0; ///< to the next glyph, kerning included
    double naturalAdvance = 0; ///< the glyph's own, as the font's table says
    double xOffset = 0;
    double yOffset = 0;
    QString text; ///< the characters that it stands for; empty for the further glyphs of a cluster
};

struct ShapedText {
    QString text;
    std::vector<ShapedGlyph> glyphs; ///< left to right
    QStringList missing; ///< the characters that the font has no glyph for
};

/// Lays out one run of one direction by HarfBuzz with the embedded font data alone, so that neither
/// screen, hinting nor installed fonts change the result.
[[nodiscard]] ShapedText shapeText(FigureFace face, const QString& text);

/// The glyphs as filled shapes, origin on the baseline, y down.
/// @param size em, in the unit that the path shall have. Thread-safe, as shapeText() is.
[[nodiscard]] QPainterPath outlineOf(const ShapedText& shaped, FigureFace face, double size);

} // namespace trefoil
