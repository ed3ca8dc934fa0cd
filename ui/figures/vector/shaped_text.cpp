// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/vector/shaped_text.h"

#include "ui/figures/vector/font_face.h"

#include <QRawFont>
#include <QTransform>

#include <algorithm>
#include <span>

namespace trefoil {
namespace {

/// Where each cluster of the text ends: at the next cluster's start, whatever the direction.
std::vector<unsigned> clusterStarts(std::span<const hb_glyph_info_t> infos, qsizetype length)
{
    std::vector<unsigned> starts;
    for (const auto& info : infos)
        starts.push_back(info.cluster);
    starts.push_back(static_cast<unsigned>(length));
    std::sort(starts.begin(), starts.end());
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
    return starts;
}

QString clusterText(const QString& text, const std::vector<unsigned>& starts, unsigned cluster)
{
    const auto next = std::upper_bound(starts.begin(), starts.end(), cluster);
    const unsigned end = next == starts.end() ? static_cast<unsigned>(text.size()) : *next;
    return text.mid(cluster, end - cluster);
}

HarfBuzzPointer<hb_buffer_t> shapedBuffer(const FontFace& face, const QString& text)
{
    HarfBuzzPointer<hb_buffer_t> buffer(hb_buffer_create());
    hb_buffer_add_utf16(
        buffer.get(), text.utf16(), static_cast<int>(text.size()), 0, static_cast<int>(text.size()));
    hb_buffer_guess_segment_properties(buffer.get());
    hb_buffer_set_language(buffer.get(), hb_language_from_string("en", -1));
    hb_shape(face.font.get(), buffer.get(), nullptr, 0);
    return buffer;
}

} // namespace

ShapedText shapeText(FigureFace which, const QString& text)
{
    const FontFace& face = fontFace(which);
    const auto buffer = shapedBuffer(face, text);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
    const auto starts = clusterStarts({infos, count}, text.size());

    ShapedText result{text, {}, {}};
    result.glyphs.reserve(count);
    for (unsigned index = 0; index < count; ++index) {
        const hb_glyph_position_t& position = positions[index];
        ShapedGlyph glyph;
        glyph.id = infos[index].codepoint;
        glyph.advance = position.x_advance / face.unitsPerEm;
        glyph.naturalAdvance = hb_font_get_glyph_h_advance(face.font.get(), glyph.id) / face.unitsPerEm;
        glyph.xOffset = position.x_offset / face.unitsPerEm;
        glyph.yOffset = position.y_offset / face.unitsPerEm;
        const bool opensCluster = index == 0 || infos[index - 1].cluster != infos[index].cluster;
        if (opensCluster)
            glyph.text = clusterText(text, starts, infos[index].cluster);
        if (glyph.id == 0)
            result.missing << clusterText(text, starts, infos[index].cluster);
        result.glyphs.push_back(std::move(glyph));
    }
    return result;
}

QPainterPath outlineOf(const ShapedText& shaped, FigureFace face, double size)
{
    // One size for all outlines: a path is scaled more exactly than a font is.
    constexpr double outlineSize = 1000;
    static const QRawFont regular(figureFontData(FigureFace::Regular), outlineSize, QFont::PreferNoHinting);
    static const QRawFont bold(figureFontData(FigureFace::Bold), outlineSize, QFont::PreferNoHinting);
    const QRawFont& font = face == FigureFace::Bold ? bold : regular;

    QPainterPath result;
    double x = 0;
    for (const ShapedGlyph& glyph : shaped.glyphs) {
        const double scale = size / outlineSize;
        const QTransform place(scale, 0, 0, scale, (x + glyph.xOffset) * size, -glyph.yOffset * size);
        result.addPath(place.map(font.pathForGlyph(glyph.id)));
        x += glyph.advance;
    }
    result.setFillRule(Qt::WindingFill);
    return result;
}

} // namespace trefoil
