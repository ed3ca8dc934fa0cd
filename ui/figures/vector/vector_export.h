// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/figures/vector/vector_page.h"

#include <QByteArray>
#include <QPaintDevice>
#include <QStringList>

#include <functional>

namespace trefoil {

/// A file, and what in it is not as it was asked for.
struct VectorFile {
    QByteArray bytes;
    QStringList missingGlyphs; ///< characters that the figure font lacks; drawn as an empty box
    QStringList replacedFamilies; ///< font families asked for that are not the figure font
};

/// Paints on the device with a QPainter or QCPPainter (modes pmVectorized, pmNoCaching,
/// pmNonCosmetic), in units of 1/10 pt; the painter must have ended when it returns.
using PaintFigure = std::function<void(QPaintDevice&)>;

/// The same painting gives the same bytes. Needs a QGuiApplication, for the font.
/// @return Errc::SpecInvalid for a page size out of range
[[nodiscard]] Result<VectorFile> renderPdf(const VectorPage& page, const PaintFigure& paint);
[[nodiscard]] Result<VectorFile> renderSvg(const VectorPage& page, const PaintFigure& paint); ///< likewise

} // namespace trefoil
