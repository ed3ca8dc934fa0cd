// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/vector/pdf_operators.h"

#include "ui/figures/vector/pdf_objects.h"
#include "ui/figures/vector/vector_path.h"

#include <cmath>

namespace trefoil {
namespace {

struct PathOperators {
    std::string& out;

    void moveTo(CentiPoint point) { appendPoint(out, point, "m\n"); }
    void lineTo(CentiPoint point) { appendPoint(out, point, "l\n"); }
    void curveTo(CentiPoint first, CentiPoint second, CentiPoint end)
    {
        appendPoint(out, first, "");
        appendPoint(out, second, "");
        appendPoint(out, end, "c\n");
    }
    void close() { out += "h\n"; }
};

int capNumber(Qt::PenCapStyle cap)
{
    return cap == Qt::RoundCap ? 1 : cap == Qt::SquareCap ? 2 : 0;
}

int joinNumber(Qt::PenJoinStyle join)
{
    return join == Qt::RoundJoin ? 1 : join == Qt::BevelJoin ? 2 : 0;
}

} // namespace

void appendPoint(std::string& out, CentiPoint point, std::string_view operation)
{
    appendInteger(out, point.x);
    out += ' ';
    appendInteger(out, point.y);
    out += ' ';
    out += operation;
}

void appendPath(std::string& out, const QPainterPath& path)
{
    const auto rectangle = asRectangle(path);
    if (!rectangle) {
        walkPath(path, PathOperators{out});
        return;
    }
    appendPoint(out, rectangle->topLeft, "");
    appendPoint(out, {rectangle->width, rectangle->height}, "re\n");
}

void appendColor(std::string& out, QRgb color, std::string_view operation)
{
    const auto component = [&](int value) {
        appendDecimal(out, value / 255.0, 3);
        out += ' ';
    };
    component(qRed(color));
    const bool grey = qRed(color) == qGreen(color) && qRed(color) == qBlue(color);
    if (!grey) {
        component(qGreen(color));
        component(qBlue(color));
    }
    out += grey ? operation.substr(1) : operation;
    out += '\n';
}

std::string lineOperators(const VectorStroke& stroke)
{
    constexpr double hundredthsPerUnit = 10;
    std::string out;
    appendDecimal(out, stroke.width * hundredthsPerUnit, 1);
    out += " w ";
    appendInteger(out, capNumber(stroke.cap));
    out += " J ";
    appendInteger(out, joinNumber(stroke.join));
    out += " j ";
    if (joinNumber(stroke.join) == 0) {
        appendDecimal(out, stroke.miterLimit, 2);
        out += " M ";
    }
    out += '[';
    for (const double length : stroke.dashes) {
        if (out.back() != '[')
            out += ' ';
        appendDecimal(out, length * hundredthsPerUnit, 1);
    }
    out += ']';
    appendDecimal(out, stroke.dashOffset * hundredthsPerUnit, 1);
    out += " d\n";
    return out;
}

void appendMatrix(std::string& out, const QTransform& matrix, std::string_view operation)
{
    for (const double value : {matrix.m11(), matrix.m12(), matrix.m21(), matrix.m22()}) {
        appendDecimal(out, value, 4);
        out += ' ';
    }
    for (const double value : {matrix.dx(), matrix.dy()}) {
        appendDecimal(out, value, 0);
        out += ' ';
    }
    out += operation;
}

void appendGlyphs(std::string& out, const ShapedText& shaped, double fontSizePoints)
{
    constexpr double thousandths = 1000;
    double rise = 0;
    double owed = 0; // horizontal move before the next glyph, in em
    std::string run;
    const auto showRun = [&] {
        if (!run.empty())
            out += "[<" + run + ">]TJ ";
        run.clear();
    };
    for (const ShapedGlyph& glyph : shaped.glyphs) {
        if (glyph.yOffset != rise) {
            showRun();
            rise = glyph.yOffset;
            appendDecimal(out, rise * fontSizePoints, 3);
            out += " Ts ";
        }
        const double move = owed + glyph.xOffset;
        if (std::abs(move) * thousandths >= 0.5) { // less cannot be seen, and is not a whole number
            run += ">";
            appendDecimal(run, -move * thousandths, 0);
            run += "<";
        }
        appendHexadecimal(run, glyph.id, 4);
        owed = glyph.advance - glyph.naturalAdvance - glyph.xOffset;
    }
    showRun();
    if (rise != 0)
        out += "0 Ts ";
}

} // namespace trefoil
