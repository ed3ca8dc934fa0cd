// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/figures/vector/vector_writer.h"

#include <QString>

#include <string>
#include <string_view>

namespace trefoil {

// Attributes with a leading blank, in points.

void appendAttribute(std::string& out, std::string_view name, std::string_view value);
void appendLength(std::string& out, std::string_view name, double canvasUnits);
void appendPathData(std::string& out, const QPainterPath& path); ///< d
void appendPaint(std::string& out, const VectorPaint& paint, Qt::FillRule rule); ///< fill and stroke
void appendStroke(std::string& out, const VectorStroke& stroke);
void appendFill(std::string& out, const QColor& color);
void appendTransform(std::string& out, const QTransform& toCanvas); ///< of content in points

/// UTF-8 with what XML needs escaped; characters that XML 1.0 forbids are left out.
[[nodiscard]] std::string escaped(const QString& text);

} // namespace trefoil
