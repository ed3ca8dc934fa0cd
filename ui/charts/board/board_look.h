// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/figure_spec.h"
#include "core/units/quantity.h"

#include <QColor>
#include <QFont>
#include <QPalette>

namespace trefoil {

enum class Medium { Screen, Print };

/// How a board looks: the only difference between the window and a figure. Lengths are in points (1/72 inch)
/// and become pixels by pixelsPerPoint: 96/72 on most screens, 10 on the print canvas.
struct BoardLook {
    Medium medium = Medium::Screen;
    bool isDark = false;
    double pixelsPerPoint = 96.0 / 72.0;
    QFont textFont; ///< axis titles
    QFont tickFont; ///< tick labels, legend, notes
    QFont titleFont; ///< panel headers
    QColor window; ///< between the cards
    QColor card;
    QColor border;
    QColor text;
    QColor quietText;
    QColor axis;
    QColor grid;
    QColor accent;
    double linePoints = 0.75;
    double markerPoints = 6.5;

    [[nodiscard]] double pixels(double points) const { return points * pixelsPerPoint; }
};

/// font: that of the widget; dotsPerInch: its logical resolution.
[[nodiscard]] BoardLook screenLook(const QPalette& palette, const QFont& font, double dotsPerInch);

/// Black on white in the sizes of the figure, for the canvas of 1/10 pt. Needs a QGuiApplication. `family`:
/// the figure font.
[[nodiscard]] BoardLook printLook(const FigureSize& size, const QString& family);

/// The colour that stands for a sphere.
[[nodiscard]] QColor sphereColour(Sphere sphere);

} // namespace trefoil
