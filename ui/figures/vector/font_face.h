// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/figures/vector/figure_font.h"

#include <hb.h>

#include <memory>

namespace trefoil {

struct HarfBuzzDeleter {
    void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
    void operator()(hb_face_t* face) const { hb_face_destroy(face); }
    void operator()(hb_font_t* font) const { hb_font_destroy(font); }
    void operator()(hb_draw_funcs_t* functions) const { hb_draw_funcs_destroy(functions); }
    void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};

template <class T>
using HarfBuzzPointer = std::unique_ptr<T, HarfBuzzDeleter>;

/// A face of the figure font as HarfBuzz sees it; its font's scale is the units per em.
struct FontFace {
    HarfBuzzPointer<hb_face_t> face;
    HarfBuzzPointer<hb_font_t> font;
    double unitsPerEm = 0;
};

/// Made at the first call, immutable afterwards, lives as long as the program.
[[nodiscard]] const FontFace& fontFace(FigureFace face);

} // namespace trefoil
