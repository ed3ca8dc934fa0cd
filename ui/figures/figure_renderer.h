// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/figure/figure_spec.h"
#include "core/frame/frame.h"

#include <QByteArray>

#include <optional>
#include <string>

namespace trefoil {

enum class FigureFormat { Pdf, Svg, Png, Csv };

/// By the file name's ending. Errors: SpecInvalid naming the four that exist.
[[nodiscard]] Result<FigureFormat> figureFormatFromPath(const std::string& path);

/// What is written into the file's metadata.
struct FigureProvenance {
    std::string libraryName;
    std::string conditions; ///< describe(scenario)
    std::optional<qint64> createdAtMilliseconds; ///< absent: no time stamp, bytes are reproducible
};

/// Draws the spec over the frame at its exact physical size. A fresh plot is laid out for print: nothing of
/// the screen (selection, hover, theme) gets in. Must run on the thread of the QGuiApplication.
/// The frame is the derived one of spec.scenario. PNG has 600 dpi. Errors: SpecInvalid, UnknownQuantity.
[[nodiscard]] Result<QByteArray> renderFigure(const FigureSpec& spec, const FramePointer& frame,
    FigureFormat format, const FigureProvenance& provenance);

/// The same figure as a PNG of few pixels, to be looked at while its size is chosen. Errors: as renderFigure.
[[nodiscard]] Result<QByteArray> renderPreview(const FigureSpec& spec, const FramePointer& frame);

} // namespace trefoil
