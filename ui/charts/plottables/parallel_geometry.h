// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <QPointF>
#include <QRectF>
#include <QString>

namespace trefoil {

/// One vertical axis of a parallel-coordinates plot. Positions run from 0 (bottom) to 1 (top, better).
struct ParallelAxis {
    QString title;
    QString unit;
    /// Position and label of each tick.
    std::vector<std::pair<double, QString>> ticks;
    /// The brushed interval of positions, lower end first.
    std::optional<std::pair<double, double>> brush;
    /// Rows without a value here: shown below the axis.
    int missingCount = 0;
    /// False where neither end is better: the direction is not written then.
    bool hasDirection = true;
};

enum class ParallelPart { Title, Axis, BrushBody, BrushUpperEnd, BrushLowerEnd };

struct ParallelHit {
    int axis = 0;
    ParallelPart part = ParallelPart::Axis;
    friend bool operator==(const ParallelHit&, const ParallelHit&) = default;
};

/// Where the axes lie, in pixels of the widget. Each axis has a column of the same width around it, so titles
/// never overlap.
class ParallelGeometry {
public:
    /// Position of the rail on which missing values are marked.
    static constexpr double missingPosition = -0.08;
    static constexpr double brushHalfWidth = 6;
    static constexpr double handlePixels = 6;

    ParallelGeometry() = default;
    /// area: all that the plot may use; lineHeight: height of one line of text.
    ParallelGeometry(const QRectF& area, int axisCount, double lineHeight);

    int axisCount() const { return m_count; }
    double axisX(int axis) const { return m_area.left() + columnWidth() * (axis + 0.5); }
    double columnWidth() const { return m_count > 0 ? m_area.width() / m_count : m_area.width(); }
    double top() const { return m_top; }
    double bottom() const { return m_bottom; }
    double pixelOf(double position) const { return m_bottom - position * (m_bottom - m_top); }
    /// Not clamped: the caller decides what a position outside 0 … 1 means.
    double positionOf(double pixelY) const { return (m_bottom - pixelY) / (m_bottom - m_top); }
    double missingY() const { return pixelOf(missingPosition); }

    QRectF titleRect(int axis) const;
    QRectF betterRect(int axis) const;
    QRectF missingTextRect(int axis) const;
    QRectF brushRect(int axis, std::pair<double, double> brush) const;

    /// What lies under a pixel: the ends of a brush (6 px around each, ends first), its body, the title, or
    /// the axis itself (6 px to each side).
    std::optional<ParallelHit> hit(QPointF pixel, std::span<const ParallelAxis> axes) const;
    friend bool operator==(const ParallelGeometry&, const ParallelGeometry&) = default;

private:
    QRectF m_area;
    int m_count = 0;
    double m_lineHeight = 0;
    double m_top = 0;
    double m_bottom = 1;
};

} // namespace trefoil
