// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/frame/frame.h"

#include <QColor>
#include <QPainterPath>

namespace trefoil {

/// Colour and shape together, never colour alone. In the order of the palette.
enum class CategoryShape { Circle, Square, TriangleUp, Diamond, TriangleDown, Pentagon, Plus, Cross };

struct CategoryStyle {
    QColor fill;
    QColor outline; ///< darker where the fill alone misses 3:1 against the background
    CategoryShape shape = CategoryShape::Circle;
};

/// The look of one label of a text column, by its code: the same in lists, legends and charts. Okabe–Ito in
/// the order that keeps its contrast; code 0 (no label) has a look of its own.
[[nodiscard]] CategoryStyle categoryStyle(std::uint32_t code, bool darkBackground);

/// The text column that colours the runs: the named one, else "kind", else "model"; null when none tells
/// the runs apart.
[[nodiscard]] const TextColumn* categoryColumn(const Frame& frame, std::string_view colourBy);

/// The shape of that size (width in pixels), centred on (0, 0).
[[nodiscard]] QPainterPath categoryPath(CategoryShape shape, double size);

} // namespace trefoil
