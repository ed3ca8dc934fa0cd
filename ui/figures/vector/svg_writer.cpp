// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/vector/svg_writer.h"

#include "ui/figures/vector/svg_attributes.h"

#include <QBuffer>

namespace trefoil {
namespace {

constexpr int centipointDecimals = 2;

std::string millimetres(double points)
{
    constexpr double millimetresPerPoint = 25.4 / 72;
    return decimal(points * millimetresPerPoint, 4) + "mm";
}

bool needsPreservedSpace(const QString& text)
{
    return text != text.simplified();
}

bool isUpright(const QTransform& transform)
{
    return transform.type() <= QTransform::TxTranslate;
}

std::string element(std::string_view name, const QString& text)
{
    if (text.isEmpty())
        return {};
    std::string out = "<";
    ((out += name) += '>') += escaped(text);
    ((out += "</") += name) += ">\n";
    return out;
}

} // namespace

SvgWriter::SvgWriter(const VectorPage& page)
    : m_page(page)
{
}

std::string SvgWriter::clipName(const std::vector<QPainterPath>& clips)
{
    std::string name;
    for (const QPainterPath& clip : clips) {
        std::string content = "<path";
        appendPathData(content, clip);
        if (clip.fillRule() == Qt::OddEvenFill)
            appendAttribute(content, "clip-rule", "evenodd");
        content += "/></clipPath>\n";
        std::string within;
        if (!name.empty())
            appendAttribute(within, "clip-path", "url(#" + name + ")");
        content = within + '>' + content;
        std::string& known = m_names[content];
        if (known.empty()) {
            known = numbered('c', m_names.size());
            m_definitions += "<clipPath id=\"" + known + "\"" + content;
        }
        name = known;
    }
    return name;
}

void SvgWriter::setClip(const std::vector<QPainterPath>& clips)
{
    if (m_inClip)
        m_body += "</g>\n";
    m_inClip = !clips.empty();
    if (m_inClip)
        m_body += "<g clip-path=\"url(#" + clipName(clips) + ")\">\n";
}

void SvgWriter::drawPath(const QPainterPath& path, const VectorPaint& paint)
{
    if (path.isEmpty())
        return;
    m_body += "<path";
    appendPaint(m_body, paint, path.fillRule());
    appendPathData(m_body, path);
    m_body += "/>\n";
}

void SvgWriter::drawPolylines(std::span<const std::vector<CentiPoint>> lines, const VectorStroke& stroke)
{
    m_body += "<g";
    appendPaint(m_body, {std::nullopt, stroke}, Qt::WindingFill);
    m_body += ">\n";
    for (const auto& line : lines) {
        m_body += "<path d=\"M";
        for (const CentiPoint point : line) {
            if (m_body.back() != 'M')
                m_body += ' ';
            appendScaled(m_body, point.x, centipointDecimals);
            m_body += ' ';
            appendScaled(m_body, point.y, centipointDecimals);
        }
        m_body += "\"/>\n";
    }
    m_body += "</g>\n";
}

void SvgWriter::drawText(const VectorText& text)
{
    m_body += "<text font-family=\"DejaVu Sans, Arial, Helvetica, sans-serif\"";
    appendLength(m_body, "font-size", text.size);
    if (text.face == FigureFace::Bold)
        appendAttribute(m_body, "font-weight", "bold");
    appendFill(m_body, text.color);
    if (isUpright(text.toCanvas)) {
        appendLength(m_body, "x", text.toCanvas.dx());
        appendLength(m_body, "y", text.toCanvas.dy());
    } else {
        appendTransform(m_body, text.toCanvas);
    }
    if (needsPreservedSpace(text.shaped.text))
        appendAttribute(m_body, "xml:space", "preserve");
    m_body += '>';
    m_body += escaped(text.shaped.text);
    m_body += "</text>\n";
}

void SvgWriter::drawImage(const VectorImage& image)
{
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    image.image.save(&buffer, "PNG");
    // In pixels, so that the transform keeps its precision in a few decimals.
    const QTransform fromPixels = QTransform::fromScale(1.0 / image.image.width(), 1.0 / image.image.height())
        * image.toCanvas * QTransform::fromScale(1 / canvasUnitsPerPoint, 1 / canvasUnitsPerPoint);
    const QTransform rescaled(fromPixels.m11(), fromPixels.m12(), fromPixels.m21(), fromPixels.m22(),
        fromPixels.dx() * canvasUnitsPerPoint, fromPixels.dy() * canvasUnitsPerPoint);
    m_body += "<image";
    appendAttribute(m_body, "width", std::to_string(image.image.width()));
    appendAttribute(m_body, "height", std::to_string(image.image.height()));
    appendAttribute(m_body, "preserveAspectRatio", "none");
    appendTransform(m_body, rescaled);
    if (!image.smooth)
        // SVG 1.1 has only the attribute's value; viewers of CSS 3 heed the style instead.
        m_body += " image-rendering=\"optimizeSpeed\" style=\"image-rendering:pixelated\"";
    m_body += " xlink:href=\"data:image/png;base64,";
    m_body += png.toBase64().toStdString();
    m_body += "\"/>\n";
}

void SvgWriter::placeMarkers(const VectorMarker& marker, std::span<const CentiPoint> positions)
{
    std::string content;
    appendPaint(content, marker.paint, marker.path.fillRule());
    appendPathData(content, marker.path);
    std::string& name = m_names[content];
    if (name.empty()) {
        name = numbered('m', m_names.size());
        m_definitions += "<path id=\"" + name + "\"" + content + "/>\n";
    }
    // xlink:href is what SVG 1.1 viewers know, and those of SVG 2 as well.
    const std::string head = "<use xlink:href=\"#" + name + "\" x=\"";
    m_body.reserve(m_body.size() + positions.size() * (head.size() + 24));
    for (const CentiPoint position : positions) {
        m_body += head;
        appendScaled(m_body, position.x, centipointDecimals);
        m_body += "\" y=\"";
        appendScaled(m_body, position.y, centipointDecimals);
        m_body += "\"/>\n";
    }
}

std::string SvgWriter::header() const
{
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<svg xmlns=\"http://www.w3.org/2000/svg\""
                      " xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\"";
    if (!m_page.title.isEmpty())
        appendAttribute(out, "role", "img");
    appendAttribute(out, "width", millimetres(m_page.widthPoints));
    appendAttribute(out, "height", millimetres(m_page.heightPoints));
    appendAttribute(
        out, "viewBox", "0 0 " + decimal(m_page.widthPoints, 4) + ' ' + decimal(m_page.heightPoints, 4));
    out += ">\n" + element("title", m_page.title) + element("desc", m_page.description);
    QString metadata = m_page.provenance;
    if (m_page.createdAt) {
        metadata += metadata.isEmpty() ? QString() : QStringLiteral("\n");
        metadata += u"Created " + m_page.createdAt->toUTC().toString(Qt::ISODate);
    }
    return out + element("metadata", metadata);
}

QByteArray SvgWriter::finish()
{
    setClip({});
    std::string out = header();
    if (!m_definitions.empty())
        out += "<defs>\n" + m_definitions + "</defs>\n";
    out += m_body;
    out += "</svg>\n";
    return QByteArray(out.data(), static_cast<qsizetype>(out.size()));
}

} // namespace trefoil
