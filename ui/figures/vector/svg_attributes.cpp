// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/vector/svg_attributes.h"

#include "ui/figures/vector/vector_page.h"
#include "ui/figures/vector/vector_path.h"

#include <array>

namespace trefoil {
namespace {

constexpr int decimals = 2; // hundredths of a point

struct PathData {
    std::string& out;
    char command = 0;

    void place(char next, CentiPoint point)
    {
        // A repeated command is left out; after M, a line needs none.
        const bool implied = next == command || (next == 'L' && command == 'M');
        out += implied ? ' ' : next;
        command = next == 'L' && implied ? command : next;
        append(point);
    }
    void append(CentiPoint point)
    {
        appendScaled(out, point.x, decimals);
        out += ' ';
        appendScaled(out, point.y, decimals);
    }
    void moveTo(CentiPoint point)
    {
        command = 0;
        place('M', point);
    }
    void lineTo(CentiPoint point) { place('L', point); }
    void curveTo(CentiPoint first, CentiPoint second, CentiPoint end)
    {
        place('C', first);
        out += ' ';
        append(second);
        out += ' ';
        append(end);
    }
    void close()
    {
        out += 'Z';
        command = 0;
    }
};

std::string colorText(const QColor& color)
{
    return color.name(QColor::HexRgb).toStdString();
}

void appendOpacity(std::string& out, std::string_view name, const QColor& color)
{
    if (color.alpha() == 255)
        return;
    std::string value;
    appendDecimal(value, color.alpha() / 255.0, 3);
    appendAttribute(out, name, value);
}

} // namespace

void appendAttribute(std::string& out, std::string_view name, std::string_view value)
{
    out += ' ';
    out += name;
    out += "=\"";
    out += value;
    out += '"';
}

void appendLength(std::string& out, std::string_view name, double canvasUnits)
{
    std::string value;
    appendDecimal(value, canvasUnits / canvasUnitsPerPoint, 3);
    appendAttribute(out, name, value);
}

void appendPathData(std::string& out, const QPainterPath& path)
{
    out += " d=\"";
    walkPath(path, PathData{out});
    out += '"';
}

void appendFill(std::string& out, const QColor& color)
{
    appendAttribute(out, "fill", colorText(color));
    appendOpacity(out, "fill-opacity", color);
}

void appendStroke(std::string& out, const VectorStroke& stroke)
{
    appendAttribute(out, "stroke", colorText(stroke.color));
    appendOpacity(out, "stroke-opacity", stroke.color);
    appendLength(out, "stroke-width", stroke.width);
    if (stroke.cap != Qt::FlatCap)
        appendAttribute(out, "stroke-linecap", stroke.cap == Qt::RoundCap ? "round" : "square");
    if (stroke.join == Qt::RoundJoin || stroke.join == Qt::BevelJoin) {
        appendAttribute(out, "stroke-linejoin", stroke.join == Qt::RoundJoin ? "round" : "bevel");
    } else {
        std::string limit;
        appendDecimal(limit, stroke.miterLimit, 2);
        appendAttribute(out, "stroke-miterlimit", limit);
    }
    if (stroke.dashes.empty())
        return;
    std::string lengths;
    for (const double length : stroke.dashes) {
        lengths += lengths.empty() ? "" : " ";
        appendDecimal(lengths, length / canvasUnitsPerPoint, 3);
    }
    appendAttribute(out, "stroke-dasharray", lengths);
    if (stroke.dashOffset != 0)
        appendLength(out, "stroke-dashoffset", stroke.dashOffset);
}

void appendPaint(std::string& out, const VectorPaint& paint, Qt::FillRule rule)
{
    if (paint.fill)
        appendFill(out, *paint.fill);
    else
        appendAttribute(out, "fill", "none");
    if (paint.fill && rule == Qt::OddEvenFill)
        appendAttribute(out, "fill-rule", "evenodd");
    if (paint.stroke)
        appendStroke(out, *paint.stroke);
}

void appendTransform(std::string& out, const QTransform& toCanvas)
{
    std::string value = "matrix(";
    const std::array<double, 6> numbers{toCanvas.m11(), toCanvas.m12(), toCanvas.m21(), toCanvas.m22(),
        toCanvas.dx() / canvasUnitsPerPoint, toCanvas.dy() / canvasUnitsPerPoint};
    for (std::size_t index = 0; index < numbers.size(); ++index) {
        value += index == 0 ? "" : " ";
        appendDecimal(value, numbers[index], index < 4 ? 5 : decimals);
    }
    appendAttribute(out, "transform", value + ')');
}

std::string escaped(const QString& text)
{
    QString out;
    for (const QChar character : text) {
        const char16_t unit = character.unicode();
        if (unit == u'&')
            out += u"&amp;";
        else if (unit == u'<')
            out += u"&lt;";
        else if (unit == u'>')
            out += u"&gt;";
        else if (unit == u'"')
            out += u"&quot;";
        else if ((unit >= 0x20 && unit != 0xFFFE && unit != 0xFFFF) || unit == u'\t' || unit == u'\n')
            out += character;
    }
    return out.toStdString(); // a lone surrogate becomes the replacement character
}

} // namespace trefoil
