// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/figures/vector/vector_writer.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace trefoil {

/// Opacities of filling and stroking, 0 to 255.
using PdfAlpha = std::pair<int, int>;

/// The name of a graphics state resource with these opacities, for example "G1".
using PdfAlphaName = std::function<std::string(PdfAlpha)>;

/// A content stream (ISO 32000-1, 8 and 9) whose unit is a hundredth of a point with y down; the
/// caller's matrix makes it so. Remembers the graphics state and writes only what changes.
class PdfContent {
public:
    explicit PdfContent(PdfAlphaName alphaName);

    void setClip(const std::vector<QPainterPath>& clips);
    void drawPath(const QPainterPath& path, const VectorPaint& paint);
    void drawPolylines(std::span<const std::vector<CentiPoint>> lines, const VectorStroke& stroke);
    /// @param fontName as in the resources, without slash
    void drawText(const VectorText& text, std::string_view fontName);
    /// @param objectName of an image that fills the unit square, y up
    void drawImage(const QTransform& toCanvas, std::string_view objectName);
    void placeForms(std::string_view objectName, std::span<const CentiPoint> positions);

    /// The stream, every saved state restored.
    [[nodiscard]] std::string finish();

private:
    struct State {
        std::optional<QRgb> fill;
        std::optional<QRgb> stroke;
        std::string line; ///< width, cap, join and dash operators
        PdfAlpha alpha{255, 255};
        bool clipped = false;
    };

    void setFill(const QColor& color);
    void setStroke(const VectorStroke& stroke);
    void setAlpha(PdfAlpha alpha);

    PdfAlphaName m_alphaName;
    std::string m_bytes;
    State m_state;
};

} // namespace trefoil
