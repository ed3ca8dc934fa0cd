// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/figure/figure_spec.h"
#include "core/frame/frame.h"

#include <QByteArray>
#include <QImage>

#include <memory>
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

/// A figure is drawn in three steps, so that a window stays alive meanwhile: what grows with the number of
/// runs is done by any thread, and only the layout, which takes some milliseconds, by the window's.
///
/// 1. prepareFigure, any thread: values, fronts, ranges, words.
/// 2. recordFigure, the thread of the QGuiApplication: a fresh plot is laid out for print at its exact
///    physical size. Nothing of the screen (hover, theme) gets in; the Compress and the Groups board
///    name what is selected.
/// 3. writeFigure or pictureOf, any thread: bytes or pixels.
struct PreparedFigure; ///< opaque; shared and never changed
struct RecordedFigure;
using PreparedFigurePointer = std::shared_ptr<const PreparedFigure>;
using RecordedFigurePointer = std::shared_ptr<const RecordedFigure>;

/// The frame is the derived one of spec.scenario. Errors: SpecInvalid, UnknownQuantity.
[[nodiscard]] Result<PreparedFigurePointer> prepareFigure(const FigureSpec& spec, const FramePointer& frame);

[[nodiscard]] RecordedFigurePointer recordFigure(const PreparedFigurePointer& figure);

/// PNG has 600 dpi. Errors: Cancelled; SpecInvalid for an image that is too large. Not for CSV, which needs
/// no layout.
[[nodiscard]] Result<QByteArray> writeFigure(const RecordedFigure& figure, FigureFormat format,
    const FigureProvenance& provenance, Progress& progress);

/// The figure as pixels. Errors: as writeFigure.
[[nodiscard]] Result<QImage> pictureOf(const RecordedFigure& figure, double dotsPerInch, Progress& progress);

/// The drawn data as CSV, in any thread. Errors: SpecInvalid, UnknownQuantity, Cancelled.
[[nodiscard]] Result<QByteArray> writeFigureData(
    const FigureSpec& spec, const FramePointer& frame, const Progress& progress = noProgress());

/// All steps one after the other, on the thread of the QGuiApplication.
[[nodiscard]] Result<QByteArray> renderFigure(const FigureSpec& spec, const FramePointer& frame,
    FigureFormat format, const FigureProvenance& provenance, Progress& progress);
/// The same, when nobody would stop it.
[[nodiscard]] Result<QByteArray> renderFigure(const FigureSpec& spec, const FramePointer& frame,
    FigureFormat format, const FigureProvenance& provenance);

} // namespace trefoil
