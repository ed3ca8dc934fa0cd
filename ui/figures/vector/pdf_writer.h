// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/figures/vector/pdf_content.h"
#include "ui/figures/vector/pdf_fonts.h"
#include "ui/figures/vector/pdf_objects.h"
#include "ui/figures/vector/vector_page.h"
#include "ui/figures/vector/vector_writer.h"

#include <QByteArray>

#include <array>
#include <map>
#include <string>

namespace trefoil {

/// One page of PDF 1.4. The page's description becomes the alternative text of a tagged figure.
class PdfWriter final : public VectorWriter {
public:
    explicit PdfWriter(const VectorPage& page);

    void setClip(const std::vector<QPainterPath>& clips) override;
    void drawPath(const QPainterPath& path, const VectorPaint& paint) override;
    void drawPolylines(std::span<const std::vector<CentiPoint>> lines, const VectorStroke& stroke) override;
    void drawText(const VectorText& text) override;
    void drawImage(const VectorImage& image) override;
    void placeMarkers(const VectorMarker& marker, std::span<const CentiPoint> positions) override;
    [[nodiscard]] QByteArray finish(); ///< the whole file; call once, last

private:
    struct Font {
        PdfReference reference;
        UsedGlyphs glyphs;
    };
    using Resources = std::map<std::string, std::string>; ///< name to reference or dictionary

    [[nodiscard]] std::string alphaName(PdfAlpha alpha);
    [[nodiscard]] std::string resourceDictionary() const;
    [[nodiscard]] PdfReference writeInformation();
    [[nodiscard]] PdfReference writeCatalog(PdfReference pages, PdfReference page);

    VectorPage m_page;
    PdfObjects m_objects;
    PdfReference m_resources;
    PdfContent m_content;
    std::array<Font, 2> m_fonts; ///< regular, bold; those without glyphs are not written
    Resources m_alphas;
    Resources m_images;
    std::map<std::string, std::string> m_markerNames; ///< by content stream
    Resources m_markers;
};

} // namespace trefoil
