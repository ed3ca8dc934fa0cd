// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace trefoil {

/// From 1 (equal) to 21 (black on white), as WCAG 2.2 defines the contrast ratio and relative luminance:
/// https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio. Without regard to transparency.
[[nodiscard]] double contrastRatio(const QColor& one, const QColor& other);

/// Black or white, whichever is read better on that ground: a ratio of at least 4.5 on any.
[[nodiscard]] QColor readableTextOn(const QColor& ground);

} // namespace trefoil
