// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/vector/shaped_text.h"

#include "ui/figures/vector/font_face.h"

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

HarfBuzzPointer<hb_draw_funcs_t> makeDrawFunctions()
{
    HarfBuzzPointer<hb_draw_funcs_t> functions(hb_draw_funcs_create());
    hb_draw_funcs_set_move_to_func(
        functions.get(),
        [](hb_draw_funcs_t*, void* to, hb_draw_state_t*, float x, float y, void*) {
            static_cast<QPainterPath*>(to)->moveTo(x, y);
        },
        nullptr, nullptr);
    hb_draw_funcs_set_line_to_func(
        functions.get(),
        [](hb_draw_funcs_t*, void* to, hb_draw_state_t*, float x, float y, void*) {
            static_cast<QPainterPath*>(to)->lineTo(x, y);
        },
        nullptr, nullptr);
    hb_draw_funcs_set_quadratic_to_func(
        functions.get(),
        [](hb_draw_funcs_t*, void* to, hb_draw_state_t*, float x1, float y1, float x, float y, void*) {
            static_cast<QPainterPath*>(to)->quadTo(x1, y1, x, y);
        },
        nullptr, nullptr);
    hb_draw_funcs_set_close_path_func(
        functions.get(),
        [](hb_draw_funcs_t*, void* to, hb_draw_state_t*, void*) {
            static_cast<QPainterPath*>(to)->closeSubpath();
        },
        nullptr, nullptr);
    hb_draw_funcs_make_immutable(functions.get());
    return functions;
}

/// In units of the font, y up. The figure font is TrueType: its curves are quadratic. Not QRawFont, which
/// belongs to the thread that made it.
QPainterPath glyphOutline(hb_font_t& font, std::uint32_t glyph)
{
    static const HarfBuzzPointer<hb_draw_funcs_t> functions = makeDrawFunctions();
    QPainterPath outline;
#if HB_VERSION_ATLEAST(7, 0, 0)
    hb_font_draw_glyph(&font, glyph, functions.get(), &outline);
#else
    hb_font_get_glyph_shape(&font, glyph, functions.get(), &outline);
#endif
    return outline;
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

QPainterPath outlineOf(const ShapedText& shaped, FigureFace which, double size)
{
    const FontFace& face = fontFace(which);
    const double scale = size / face.unitsPerEm;
    QPainterPath result;
    double x = 0;
    for (const ShapedGlyph& glyph : shaped.glyphs) {
        const QTransform place(scale, 0, 0, -scale, (x + glyph.xOffset) * size, -glyph.yOffset * size);
        result.addPath(place.map(glyphOutline(*face.font, glyph.id)));
        x += glyph.advance;
    }
    result.setFillRule(Qt::WindingFill);
    return result;
}

} // namespace trefoil
