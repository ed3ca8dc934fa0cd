// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/vector/font_subset.h"

#include "ui/figures/vector/font_face.h"

#include <hb-subset.h>

#include <QtGlobal>

#include <memory>

namespace trefoil {
namespace {

struct SubsetInputDeleter {
    void operator()(hb_subset_input_t* input) const { hb_subset_input_destroy(input); }
};

/// Text is already shaped when it reaches the file: tables for shaping, naming and hinting are ballast.
void dropTables(hb_subset_input_t* input)
{
    hb_set_t* dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const char* name :
        {"GSUB", "GPOS", "GDEF", "MATH", "kern", "cmap", "name", "post", "OS/2", "gasp", "FFTM"})
        hb_set_add(dropped, hb_tag_from_string(name, 4));
}

} // namespace

std::string subsetFont(FigureFace face, std::span<const std::uint32_t> glyphs)
{
    const std::unique_ptr<hb_subset_input_t, SubsetInputDeleter> input(hb_subset_input_create_or_fail());
    if (!input)
        qFatal("HarfBuzz could not start a font subset: out of memory");
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NO_HINTING);
    dropTables(input.get());
    hb_set_t* kept = hb_subset_input_glyph_set(input.get());
    for (const std::uint32_t glyph : glyphs)
        hb_set_add(kept, glyph);
    const HarfBuzzPointer<hb_face_t> subset(hb_subset_or_fail(fontFace(face).face.get(), input.get()));
    if (!subset)
        qFatal("HarfBuzz could not subset the figure font");
    const HarfBuzzPointer<hb_blob_t> blob(hb_face_reference_blob(subset.get()));
    unsigned length = 0;
    const char* bytes = hb_blob_get_data(blob.get(), &length);
    return {bytes, length};
}

} // namespace trefoil
