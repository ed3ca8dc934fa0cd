// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/vector/pdf_images.h"

#include "ui/figures/vector/vector_numbers.h"

namespace trefoil {
namespace {

/// The lines of an image without the padding at their ends.
std::string pixelBytes(const QImage& image, int bytesPerPixel)
{
    std::string out;
    const auto lineLength = static_cast<std::size_t>(image.width() * bytesPerPixel);
    out.reserve(lineLength * static_cast<std::size_t>(image.height()));
    for (int line = 0; line < image.height(); ++line)
        out.append(reinterpret_cast<const char*>(image.constScanLine(line)), lineLength);
    return out;
}

std::string imageEntries(const QImage& image, std::string_view colorSpace, PdfInterpolation interpolation)
{
    std::string out = "/Type/XObject/Subtype/Image/BitsPerComponent 8/Width ";
    appendInteger(out, image.width());
    out += "/Height ";
    appendInteger(out, image.height());
    out += "/ColorSpace/";
    out += colorSpace;
    if (interpolation == PdfInterpolation::On)
        out += "/Interpolate true";
    return out;
}

bool isOpaque(const std::string& alpha)
{
    return alpha.find_first_not_of('\xFF') == std::string::npos;
}

} // namespace

PdfReference addImage(PdfObjects& objects, const QImage& image, PdfInterpolation interpolation)
{
    std::string entries = imageEntries(image, "DeviceRGB", interpolation);
    if (image.hasAlphaChannel()) {
        const QImage mask = image.convertToFormat(QImage::Format_Alpha8);
        const std::string alpha = pixelBytes(mask, 1);
        if (!isOpaque(alpha)) {
            entries += "/SMask ";
            appendReference(
                entries, objects.addStream(imageEntries(mask, "DeviceGray", interpolation), alpha));
        }
    }
    // By way of ARGB32: straight to RGB888 would multiply the colours by their opacity.
    const QImage colors = image.convertToFormat(QImage::Format_ARGB32).convertToFormat(QImage::Format_RGB888);
    return objects.addStream(entries, pixelBytes(colors, 3));
}

} // namespace trefoil
