// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/vector/pdf_writer.h"

#include "ui/figures/vector/pdf_images.h"

#include <cmath>

namespace trefoil {
namespace {

std::string referenceText(PdfReference reference)
{
    std::string out;
    appendReference(out, reference);
    return out;
}

std::string dictionary(std::string_view key, const std::map<std::string, std::string>& entries)
{
    if (entries.empty())
        return {};
    std::string out = "/";
    out += key;
    out += "<<";
    for (const auto& [name, value] : entries)
        ((out += '/') += name) += ' ' + value;
    return out + ">>";
}

/// Everything that the marker covers, in hundredths of a point.
std::string markerBox(const VectorMarker& marker)
{
    const double margin =
        marker.paint.stroke ? marker.paint.stroke->width * std::max(1.0, marker.paint.stroke->miterLimit) : 0;
    const QRectF box = marker.path.boundingRect().adjusted(-margin, -margin, margin, margin);
    std::string out = "[";
    for (const double edge : {box.left(), box.top(), box.right(), box.bottom()}) {
        // One hundredth wider than rounding can cut off.
        appendInteger(out, toCentipoints(edge) + (edge < 0 ? -1 : 1));
        out += ' ';
    }
    out.back() = ']';
    return out;
}

} // namespace

PdfWriter::PdfWriter(const VectorPage& page)
    : m_page(page)
    , m_resources(m_objects.reserve())
    , m_content([this](PdfAlpha alpha) { return alphaName(alpha); })
{
}

void PdfWriter::setClip(const std::vector<QPainterPath>& clips)
{
    m_content.setClip(clips);
}

void PdfWriter::drawPath(const QPainterPath& path, const VectorPaint& paint)
{
    m_content.drawPath(path, paint);
}

void PdfWriter::drawPolylines(std::span<const std::vector<CentiPoint>> lines, const VectorStroke& stroke)
{
    m_content.drawPolylines(lines, stroke);
}

void PdfWriter::drawText(const VectorText& text)
{
    Font& font = m_fonts[text.face == FigureFace::Bold ? 1 : 0];
    if (font.reference.number == 0)
        font.reference = m_objects.reserve();
    for (const ShapedGlyph& glyph : text.shaped.glyphs) {
        QString& meaning = font.glyphs[glyph.id];
        if (meaning.isEmpty())
            meaning = glyph.text;
    }
    m_content.drawText(text, text.face == FigureFace::Bold ? "F2" : "F1");
}

void PdfWriter::drawImage(const VectorImage& image)
{
    const std::string name = numbered('I', m_images.size() + 1);
    const auto interpolation = image.smooth ? PdfInterpolation::On : PdfInterpolation::Off;
    m_images[name] = referenceText(addImage(m_objects, image.image, interpolation));
    m_content.drawImage(image.toCanvas, name);
}

void PdfWriter::placeMarkers(const VectorMarker& marker, std::span<const CentiPoint> positions)
{
    PdfContent form([this](PdfAlpha alpha) { return alphaName(alpha); });
    form.drawPath(marker.path, marker.paint);
    const std::string drawing = form.finish();
    std::string& name = m_markerNames[drawing];
    if (name.empty()) {
        name = numbered('M', m_markerNames.size());
        m_markers[name] = referenceText(m_objects.addStream("/Type/XObject/Subtype/Form/BBox"
                + markerBox(marker) + "/Resources " + referenceText(m_resources),
            drawing));
    }
    m_content.placeForms(name, positions);
}

std::string PdfWriter::alphaName(PdfAlpha alpha)
{
    const std::string state =
        "<</ca " + decimal(alpha.first / 255.0, 3) + "/CA " + decimal(alpha.second / 255.0, 3) + ">>";
    for (const auto& [name, known] : m_alphas) {
        if (known == state)
            return name;
    }
    std::string name = numbered('G', m_alphas.size() + 1);
    m_alphas[name] = state;
    return name;
}

std::string PdfWriter::resourceDictionary() const
{
    Resources fonts;
    Resources objects = m_images;
    objects.insert(m_markers.begin(), m_markers.end());
    for (std::size_t index = 0; index < m_fonts.size(); ++index) {
        if (m_fonts[index].reference.number != 0)
            fonts[numbered('F', index + 1)] = referenceText(m_fonts[index].reference);
    }
    std::string out = "<<";
    out += dictionary("Font", fonts);
    out += dictionary("XObject", objects);
    out += dictionary("ExtGState", m_alphas);
    return out + ">>";
}

PdfReference PdfWriter::writeInformation()
{
    std::string out = "<</Creator(Trefoil)/Producer(Trefoil)";
    const auto add = [&](std::string_view key, const QString& text) {
        if (!text.isEmpty())
            (out += key) += pdfTextString(text);
    };
    add("/Title", m_page.title);
    add("/Subject", m_page.description);
    add("/Provenance", m_page.provenance);
    if (m_page.createdAt)
        out += "/CreationDate" + pdfDate(*m_page.createdAt);
    return m_objects.add(out + ">>");
}

PdfReference PdfWriter::writeCatalog(PdfReference pages, PdfReference page)
{
    std::string out = "<</Type/Catalog/Pages " + referenceText(pages);
    if (!m_page.title.isEmpty())
        out += "/ViewerPreferences<</DisplayDocTitle true>>";
    if (!m_page.description.isEmpty()) {
        // The whole page is one tagged figure, marked content 0, that carries the alternative text.
        const PdfReference root = m_objects.reserve();
        const PdfReference figure = m_objects.add("<</Type/StructElem/S/Figure/P " + referenceText(root)
            + "/Pg " + referenceText(page) + "/K 0/Alt" + pdfTextString(m_page.description) + ">>");
        m_objects.write(root,
            "<</Type/StructTreeRoot/K " + referenceText(figure) + "/ParentTree<</Nums[0["
                + referenceText(figure) + "]]>>>>");
        out += "/MarkInfo<</Marked true>>/StructTreeRoot " + referenceText(root);
    }
    return m_objects.add(out + ">>");
}

QByteArray PdfWriter::finish()
{
    const std::string height = decimal(m_page.heightPoints, 4);
    const bool tagged = !m_page.description.isEmpty();
    std::string content = tagged ? "/Figure<</MCID 0>>BDC\n" : "";
    content += ".01 0 0 -.01 0 " + height + " cm\n" + m_content.finish() + (tagged ? "EMC\n" : "");
    const PdfReference stream = m_objects.addStream("", content);
    for (std::size_t index = 0; index < m_fonts.size(); ++index) {
        const Font& font = m_fonts[index];
        if (font.reference.number != 0)
            embedFont(
                m_objects, font.reference, index == 1 ? FigureFace::Bold : FigureFace::Regular, font.glyphs);
    }
    m_objects.write(m_resources, resourceDictionary());
    const PdfReference pages = m_objects.reserve();
    const PdfReference page = m_objects.add("<</Type/Page/Parent " + referenceText(pages) + "/MediaBox[0 0 "
        + decimal(m_page.widthPoints, 4) + ' ' + height + "]/Resources " + referenceText(m_resources)
        + "/Contents " + referenceText(stream) + (tagged ? "/StructParents 0" : "") + ">>");
    m_objects.write(pages, "<</Type/Pages/Count 1/Kids[" + referenceText(page) + "]>>");
    const PdfReference information = writeInformation();
    return m_objects.finish(writeCatalog(pages, page), information);
}

} // namespace trefoil
