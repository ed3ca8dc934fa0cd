// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/figures/vector/vector_page.h"
#include "ui/figures/vector/vector_writer.h"

#include <QByteArray>

#include <map>
#include <string>

namespace trefoil {

/// SVG 1.1 whose user unit is a point, sized in millimetres. Only text carries a font family.
class SvgWriter final : public VectorWriter {
public:
    explicit SvgWriter(const VectorPage& page);

    void setClip(const std::vector<QPainterPath>& clips) override;
    void drawPath(const QPainterPath& path, const VectorPaint& paint) override;
    void drawPolylines(std::span<const std::vector<CentiPoint>> lines, const VectorStroke& stroke) override;
    void drawText(const VectorText& text) override;
    void drawImage(const VectorImage& image) override;
    void placeMarkers(const VectorMarker& marker, std::span<const CentiPoint> positions) override;
    [[nodiscard]] QByteArray finish(); ///< the whole file; call once, last

private:
    [[nodiscard]] std::string header() const;
    /// The id of a clip path within all the others, defined where it is new.
    [[nodiscard]] std::string clipName(const std::vector<QPainterPath>& clips);

    VectorPage m_page;
    std::string m_definitions;
    std::string m_body;
    std::map<std::string, std::string> m_names; ///< of clip paths and markers, by their definition
    bool m_inClip = false;
};

} // namespace trefoil
