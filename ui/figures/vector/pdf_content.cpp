// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/vector/pdf_content.h"

#include "ui/figures/vector/pdf_operators.h"
#include "ui/figures/vector/vector_page.h"
#include "ui/figures/vector/vector_path.h"

namespace trefoil {
namespace {

constexpr double hundredthsPerUnit = 10;
constexpr double hundredthsPerPoint = 100;

} // namespace

PdfContent::PdfContent(PdfAlphaName alphaName)
    : m_alphaName(std::move(alphaName))
{
}

void PdfContent::setClip(const std::vector<QPainterPath>& clips)
{
    if (m_state.clipped)
        m_bytes += "Q\n";
    m_state = State{};
    if (clips.empty())
        return;
    m_state.clipped = true;
    m_bytes += "q\n";
    for (const QPainterPath& clip : clips) {
        if (clip.isEmpty())
            m_bytes += "0 0 0 0 re\n";
        else
            appendPath(m_bytes, clip);
        m_bytes += clip.fillRule() == Qt::WindingFill ? "W n\n" : "W* n\n";
    }
}

void PdfContent::setFill(const QColor& color)
{
    if (m_state.fill == color.rgb())
        return;
    m_state.fill = color.rgb();
    appendColor(m_bytes, color.rgb(), "rg");
}

void PdfContent::setStroke(const VectorStroke& stroke)
{
    if (m_state.stroke != stroke.color.rgb()) {
        m_state.stroke = stroke.color.rgb();
        appendColor(m_bytes, stroke.color.rgb(), "RG");
    }
    std::string line = lineOperators(stroke);
    if (line != m_state.line) {
        m_bytes += line;
        m_state.line = std::move(line);
    }
}

void PdfContent::setAlpha(PdfAlpha alpha)
{
    if (m_state.alpha == alpha)
        return;
    m_state.alpha = alpha;
    m_bytes += '/' + m_alphaName(alpha) + " gs\n";
}

void PdfContent::drawPath(const QPainterPath& path, const VectorPaint& paint)
{
    if (path.isEmpty())
        return;
    const int fillAlpha = paint.fill ? paint.fill->alpha() : m_state.alpha.first;
    const int strokeAlpha = paint.stroke ? paint.stroke->color.alpha() : m_state.alpha.second;
    setAlpha({fillAlpha, strokeAlpha});
    if (paint.fill)
        setFill(*paint.fill);
    if (paint.stroke)
        setStroke(*paint.stroke);
    const std::string_view evenOdd = path.fillRule() == Qt::OddEvenFill && !asRectangle(path) ? "*" : "";
    // One operator for both knocks the fill out under a translucent stroke; a painter lays it over.
    const bool apart = paint.fill && paint.stroke && strokeAlpha < 255;
    if (paint.fill) {
        appendPath(m_bytes, path);
        m_bytes += paint.stroke && !apart ? "B" : "f";
        m_bytes += evenOdd;
        m_bytes += '\n';
    }
    if (paint.stroke && (apart || !paint.fill)) {
        appendPath(m_bytes, path);
        m_bytes += "S\n";
    }
}

void PdfContent::drawPolylines(std::span<const std::vector<CentiPoint>> lines, const VectorStroke& stroke)
{
    setAlpha({m_state.alpha.first, stroke.color.alpha()});
    setStroke(stroke);
    for (const auto& line : lines) {
        appendPoint(m_bytes, line.front(), "m\n");
        for (const CentiPoint point : std::span(line).subspan(1))
            appendPoint(m_bytes, point, "l\n");
        m_bytes += "S\n";
    }
}

void PdfContent::drawText(const VectorText& text, std::string_view fontName)
{
    const double points = text.size / canvasUnitsPerPoint;
    setAlpha({text.color.alpha(), m_state.alpha.second});
    setFill(text.color);
    m_bytes += "BT /";
    m_bytes += fontName;
    m_bytes += ' ';
    appendDecimal(m_bytes, points, 3);
    m_bytes += " Tf ";
    // Glyphs are y up and sized in points, the stream is y down in hundredths.
    const QTransform& canvas = text.toCanvas;
    const QTransform matrix(canvas.m11() * hundredthsPerPoint, canvas.m12() * hundredthsPerPoint,
        -canvas.m21() * hundredthsPerPoint, -canvas.m22() * hundredthsPerPoint,
        canvas.dx() * hundredthsPerUnit, canvas.dy() * hundredthsPerUnit);
    appendMatrix(m_bytes, matrix, "Tm ");
    appendGlyphs(m_bytes, text.shaped, points);
    m_bytes += "ET\n";
}

void PdfContent::drawImage(const QTransform& toCanvas, std::string_view objectName)
{
    setAlpha({255, 255});
    const QTransform upright = QTransform(1, 0, 0, -1, 0, 1) * toCanvas
        * QTransform::fromScale(hundredthsPerUnit, hundredthsPerUnit);
    m_bytes += "q ";
    appendMatrix(m_bytes, upright, "cm /");
    m_bytes += objectName;
    m_bytes += " Do Q\n";
}

void PdfContent::placeForms(std::string_view objectName, std::span<const CentiPoint> positions)
{
    setAlpha({255, 255});
    std::string tail = "cm/";
    tail += objectName;
    tail += " Do Q\n";
    m_bytes.reserve(m_bytes.size() + positions.size() * (tail.size() + 24));
    for (const CentiPoint position : positions) {
        m_bytes += "q 1 0 0 1 ";
        appendPoint(m_bytes, position, tail);
    }
}

std::string PdfContent::finish()
{
    if (m_state.clipped)
        m_bytes += "Q\n";
    m_state = State{};
    return std::move(m_bytes);
}

} // namespace trefoil
