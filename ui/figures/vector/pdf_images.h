// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/figures/vector/pdf_objects.h"

#include <QImage>

namespace trefoil {

enum class PdfInterpolation { Off, On };

/// Adds an image XObject: 8-bit RGB, with a soft mask where the image is not opaque.
[[nodiscard]] PdfReference addImage(PdfObjects& objects, const QImage& image, PdfInterpolation interpolation);

} // namespace trefoil
