// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/figures/vector/figure_font.h"
#include "ui/figures/vector/pdf_objects.h"

#include <QString>

#include <cstdint>
#include <map>

namespace trefoil {

/// Glyph index in the font file to the text that it stands for (empty where it is part of a cluster).
using UsedGlyphs = std::map<std::uint32_t, QString>;

/// Embeds the used part of a face as a CID TrueType font (Type0, CIDFontType2, Identity-H; glyph
/// indices are those of the whole font) with a ToUnicode table. Writes @p font and what it refers to.
void embedFont(PdfObjects& objects, PdfReference font, FigureFace face, const UsedGlyphs& glyphs);

} // namespace trefoil
