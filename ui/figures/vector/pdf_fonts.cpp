// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/vector/pdf_fonts.h"

#include "ui/figures/vector/font_face.h"
#include "ui/figures/vector/font_subset.h"
#include "ui/figures/vector/vector_numbers.h"

#include <hb-ot.h>

#include <QCryptographicHash>

#include <array>
#include <vector>

namespace trefoil {
namespace {

constexpr double thousandths = 1000; // a PDF font's metrics are in thousandths of an em

std::vector<std::uint32_t> glyphIds(const UsedGlyphs& glyphs)
{
    std::vector<std::uint32_t> ids;
    for (const auto& [id, text] : glyphs)
        ids.push_back(id);
    return ids;
}

/// Six capitals that depend on the content of the subset (9.6.4), then the face's name.
std::string subsetName(FigureFace face, std::string_view fontFile)
{
    const QByteArray digest = QCryptographicHash::hash(
        QByteArrayView(fontFile.data(), static_cast<qsizetype>(fontFile.size())), QCryptographicHash::Sha1);
    std::string name;
    for (qsizetype index = 0; index < 6; ++index)
        name += static_cast<char>('A' + static_cast<unsigned char>(digest[index]) % 26);
    return name + (face == FigureFace::Bold ? "+DejaVuSans-Bold" : "+DejaVuSans");
}

/// Glyph widths (9.7.4.3): "id [width width …]" for each stretch of consecutive ids.
std::string widths(FigureFace face, const std::vector<std::uint32_t>& ids)
{
    const FontFace& font = fontFace(face);
    std::string out = "[";
    for (std::size_t index = 0; index < ids.size(); ++index) {
        const bool continues = index > 0 && ids[index] == ids[index - 1] + 1;
        if (!continues) {
            out += index > 0 ? "]" : "";
            appendInteger(out, ids[index]);
        }
        out += continues ? ' ' : '[';
        appendDecimal(
            out, hb_font_get_glyph_h_advance(font.font.get(), ids[index]) * thousandths / font.unitsPerEm, 2);
    }
    return out + (ids.empty() ? "]" : "]]");
}

/// The font's bounding box: four signed 16-bit numbers at byte 36 of the head table (OpenType, "head").
std::array<int, 4> boundingBox(const FontFace& font)
{
    constexpr unsigned firstByte = 36;
    const HarfBuzzPointer<hb_blob_t> head(
        hb_face_reference_table(font.face.get(), HB_TAG('h', 'e', 'a', 'd')));
    unsigned length = 0;
    const char* bytes = hb_blob_get_data(head.get(), &length);
    std::array<int, 4> box{};
    if (length < firstByte + 8)
        return box;
    for (unsigned index = 0; index < 4; ++index) {
        const auto high = static_cast<unsigned char>(bytes[firstByte + 2 * index]);
        const auto low = static_cast<unsigned char>(bytes[firstByte + 2 * index + 1]);
        box[index] = static_cast<std::int16_t>((high << 8U) | low);
    }
    return box;
}

std::string descriptor(FigureFace face, const std::string& name, PdfReference fontFile)
{
    const FontFace& font = fontFace(face);
    const auto scaled = [&](int value) {
        std::string out;
        appendDecimal(out, value * thousandths / font.unitsPerEm, 0);
        return out;
    };
    hb_font_extents_t extents{};
    hb_font_get_h_extents(font.font.get(), &extents);
    hb_position_t capitalHeight = 0;
    hb_ot_metrics_get_position(font.font.get(), HB_OT_METRICS_TAG_CAP_HEIGHT, &capitalHeight);
    // Flag 4: glyphs outside of the standard Latin set. No table holds the stem width; 80 and 140
    // thousandths were read off the letter l.
    std::string out = "<</Type/FontDescriptor/FontName/" + name + "/Flags 4/FontBBox[";
    for (const int edge : boundingBox(font))
        out += scaled(edge) + ' ';
    out += "]/ItalicAngle 0/Ascent " + scaled(extents.ascender) + "/Descent " + scaled(extents.descender)
        + "/CapHeight " + scaled(capitalHeight) + "/StemV " + (face == FigureFace::Bold ? "140" : "80")
        + "/FontFile2 ";
    appendReference(out, fontFile);
    return out + ">>";
}

/// A CMap from glyph to text (9.10.3), at most 100 entries a section.
std::string toUnicode(const UsedGlyphs& glyphs)
{
    std::vector<std::string> entries;
    for (const auto& [id, text] : glyphs) {
        if (text.isEmpty())
            continue;
        std::string entry = "<";
        appendHexadecimal(entry, id, 4);
        entry += "><";
        for (const QChar character : text)
            appendHexadecimal(entry, character.unicode(), 4);
        entries.push_back(entry + ">\n");
    }
    std::string out = "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                      "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                      "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                      "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n";
    constexpr std::size_t sectionSize = 100;
    for (std::size_t start = 0; start < entries.size(); start += sectionSize) {
        const std::size_t end = std::min(entries.size(), start + sectionSize);
        appendInteger(out, static_cast<std::int64_t>(end - start));
        out += " beginbfchar\n";
        for (std::size_t index = start; index < end; ++index)
            out += entries[index];
        out += "endbfchar\n";
    }
    return out + "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";
}

} // namespace

void embedFont(PdfObjects& objects, PdfReference font, FigureFace face, const UsedGlyphs& glyphs)
{
    const std::vector<std::uint32_t> ids = glyphIds(glyphs);
    const std::string file = subsetFont(face, ids);
    const std::string name = subsetName(face, file);
    std::string entries = "/Length1 ";
    appendInteger(entries, static_cast<std::int64_t>(file.size()));
    const PdfReference fontFile = objects.addStream(entries, file);
    const PdfReference about = objects.add(descriptor(face, name, fontFile));
    std::string descendant = "<</Type/Font/Subtype/CIDFontType2/BaseFont/" + name
        + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity"
          "/FontDescriptor ";
    appendReference(descendant, about);
    descendant += "/W" + widths(face, ids) + ">>";
    const PdfReference cidFont = objects.add(descendant);
    const PdfReference unicode = objects.addStream("", toUnicode(glyphs));
    std::string body =
        "<</Type/Font/Subtype/Type0/BaseFont/" + name + "/Encoding/Identity-H/DescendantFonts[";
    appendReference(body, cidFont);
    body += "]/ToUnicode ";
    appendReference(body, unicode);
    objects.write(font, body + ">>");
}

} // namespace trefoil
