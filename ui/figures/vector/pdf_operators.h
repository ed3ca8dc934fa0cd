// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/figures/vector/vector_writer.h"

#include <string>
#include <string_view>

namespace trefoil {

// The text of single operators of a content stream whose unit is a hundredth of a point, y down.

void appendPoint(std::string& out, CentiPoint point, std::string_view operation);
void appendPath(std::string& out, const QPainterPath& path);
/// @param operation rg for filling, RG for stroking; grey is written as g or G
void appendColor(std::string& out, QRgb color, std::string_view operation);
[[nodiscard]] std::string lineOperators(const VectorStroke& stroke);
void appendMatrix(std::string& out, const QTransform& matrix, std::string_view operation);

/// The glyphs as operands and operators that show them: two bytes a glyph, kerning between.
void appendGlyphs(std::string& out, const ShapedText& shaped, double fontSizePoints);

} // namespace trefoil
