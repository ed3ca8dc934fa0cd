// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFont>
#include <QString>

namespace trefoil {

enum class FigureFace { Regular, Bold };

/// The one family that figures are set in, DejaVu Sans: it has subscripts, the real minus, µ and
/// arrows. It is part of the program; the first call makes it known to Qt. Needs a QGuiApplication.
[[nodiscard]] QString figureFontFamily();

/// The font to lay out a figure with on the canvas of 1/10 pt: unhinted and never mixed with another
/// family. @param points size in points, more than 0
[[nodiscard]] QFont figureFont(double points, FigureFace face);

/// The TrueType file.
[[nodiscard]] const QByteArray& figureFontData(FigureFace face);

} // namespace trefoil
