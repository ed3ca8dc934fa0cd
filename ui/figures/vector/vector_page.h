// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <optional>

namespace trefoil {

enum class TextForm {
    Text, ///< selectable text in the figure font
    Outlines, ///< every glyph as a filled path; nothing to embed, nothing to select
};

/// One figure on one page, and what is written about it.
struct VectorPage {
    double widthPoints = 0; ///< 1/72 inch; more than 0 and at most 14 400 (the limit of PDF readers)
    double heightPoints = 0; ///< as the width
    QString title;
    QString description; ///< alternative text: PDF Subject and Figure element, SVG desc
    QString provenance; ///< where the figure comes from, any text: PDF Info entry, SVG metadata
    std::optional<QDateTime> createdAt; ///< left out: the same figure gives the same bytes
    TextForm textForm = TextForm::Text;
};

/// The painter's unit is a tenth of a point, 720 to the inch: whole-pixel layout is then fine enough for
/// print, and a font of pixel size 80 is exactly 8 pt.
inline constexpr double canvasUnitsPerPoint = 10;

} // namespace trefoil
