// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

#include <QColor>
#include <QFont>
#include <QPainter>

#include "ui/charts/plottables/parallel_geometry.h"

namespace trefoil {

/// Colours of everything in a parallel-coordinates plot that is not a line.
struct ParallelColours {
    QColor background = Qt::white;
    QColor axis = QColor(0x6b, 0x72, 0x80);
    QColor text = QColor(0x1f, 0x29, 0x37);
    QColor mutedText = QColor(0x6b, 0x72, 0x80);
    QColor brush = QColor(0x0f, 0x76, 0x6e);
};

/// The words that the plot writes; the caller translates them. missing has one place %1 for the number.
struct ParallelWords {
    QString better;
    QString missing;
};

struct ParallelLook {
    ParallelColours colours;
    ParallelWords words;
    QFont font;
    std::optional<QFont> smallFont; ///< tick labels and notes; absent: 0.9 of the size of font
    double pixelsPerPoint = 96.0 / 72.0;
};

/// Draws the axes with ticks, titles, direction and missing rails.
void paintParallelAxes(QPainter& painter, const ParallelGeometry& geometry,
    std::span<const ParallelAxis> axes, const ParallelLook& look);

/// Draws the brushed intervals as translucent boxes with a grip at each end.
void paintParallelBrushes(QPainter& painter, const ParallelGeometry& geometry,
    std::span<const ParallelAxis> axes, const ParallelLook& look);

/// Breaks a title with its unit into at most two lines no wider than `width`; what does not fit is elided.
QStringList titleLines(const ParallelAxis& axis, const QFontMetricsF& metrics, double width);

} // namespace trefoil
