// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/vector/vector_export.h"

#include "ui/figures/vector/pdf_writer.h"
#include "ui/figures/vector/svg_writer.h"
#include "ui/figures/vector/vector_paint_device.h"

namespace trefoil {
namespace {

constexpr double largestPagePoints = 14400; // ISO 32000-1, annex C

bool isPageLength(double points)
{
    return points > 0 && points <= largestPagePoints; // false for NaN
}

template <class Writer>
Result<VectorFile> render(const VectorPage& page, const PaintFigure& paint)
{
    if (!isPageLength(page.widthPoints) || !isPageLength(page.heightPoints))
        return fail(
            Errc::SpecInvalid, {"the figure's width and height must be more than 0 and at most 200 in"});
    Writer writer(page);
    VectorPaintDevice device(QSizeF(page.widthPoints, page.heightPoints), page.textForm, writer);
    paint(device);
    return VectorFile{writer.finish(), device.engine().missingGlyphs(), device.engine().replacedFamilies()};
}

} // namespace

Result<VectorFile> renderPdf(const VectorPage& page, const PaintFigure& paint)
{
    return render<PdfWriter>(page, paint);
}

Result<VectorFile> renderSvg(const VectorPage& page, const PaintFigure& paint)
{
    return render<SvgWriter>(page, paint);
}

} // namespace trefoil
