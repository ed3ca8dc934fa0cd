// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/vector/font_face.h"

namespace trefoil {
namespace {

FontFace openFace(const QByteArray& data)
{
    const HarfBuzzPointer<hb_blob_t> blob(hb_blob_create(
        data.constData(), static_cast<unsigned>(data.size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr));
    FontFace result;
    result.face.reset(hb_face_create(blob.get(), 0));
    result.font.reset(hb_font_create(result.face.get()));
    hb_font_make_immutable(result.font.get()); // from here on any thread may use it
    result.unitsPerEm = hb_face_get_upem(result.face.get());
    return result;
}

} // namespace

const FontFace& fontFace(FigureFace face)
{
    static const FontFace regular = openFace(figureFontData(FigureFace::Regular));
    static const FontFace bold = openFace(figureFontData(FigureFace::Bold));
    return face == FigureFace::Bold ? bold : regular;
}

} // namespace trefoil
