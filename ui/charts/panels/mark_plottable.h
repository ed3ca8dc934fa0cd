// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include <qcustomplot.h>

#include "ui/charts/board/board_look.h"
#include "ui/charts/plottables/overlay_layer.h"
#include "ui/charts/plottables/point_style.h"

namespace trefoil {

/// One point of a chart of few points: a group of runs at a place in axis units.
struct ChartMark {
    double x = 0;
    double y = 0;
    std::uint32_t group = 0;
    PointStyle style;
};

/// What charts of groups of runs have in common: they find the mark under the pointer, and ring what is
/// selected or hovered on the overlay layer, so that neither redraws the chart. Setters redraw nothing.
class MarkPlottable : public QCPAbstractPlottable {
public:
    MarkPlottable(QCPAxis* keyAxis, QCPAxis* valueAxis);
    ~MarkPlottable() override;

    void setLook(const BoardLook& look) { m_look = look; }
    void setSelectedGroups(std::vector<std::uint32_t> groups); ///< ascending
    void setHoveredGroup(std::optional<std::uint32_t> group) { m_hovered = group; }

    [[nodiscard]] const std::vector<ChartMark>& marks() const { return m_marks; }
    [[nodiscard]] QPointF pixelOf(const ChartMark& mark) const { return pixel(mark.x, mark.y); }
    /// The nearest group that is no farther than the tolerance in pixels.
    [[nodiscard]] std::optional<std::uint32_t> groupAt(QPointF pixel, double tolerance) const;

    double selectTest(const QPointF&, bool, QVariant*) const override { return -1; }
    QCPRange getKeyRange(bool& found, QCP::SignDomain) const override;
    QCPRange getValueRange(bool& found, QCP::SignDomain, const QCPRange&) const override;

protected:
    void setMarks(std::vector<ChartMark> marks) { m_marks = std::move(marks); }
    [[nodiscard]] const BoardLook& look() const { return m_look; }
    [[nodiscard]] QPointF pixel(double x, double y) const;
    void drawMarks(QCPPainter& painter) const;
    /// A bar from low to high at the other coordinate; nothing for NaN.
    void drawBar(QCPPainter& painter, QPointF low, QPointF high) const;
    void drawLegendIcon(QCPPainter*, const QRectF&) const override { }

private:
    void drawRings(QCPPainter& painter) const;

    BoardLook m_look;
    std::vector<ChartMark> m_marks;
    std::vector<std::uint32_t> m_selected;
    std::optional<std::uint32_t> m_hovered;
    std::unique_ptr<LayerPart> m_overlay;
};

} // namespace trefoil
