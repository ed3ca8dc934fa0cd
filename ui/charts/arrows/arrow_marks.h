// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/arrows/prepare.h"
#include "ui/charts/panels/mark_plottable.h"
#include "ui/charts/panels/panel_content.h"

namespace trefoil {

/// Arrows from the baseline to its variants over tinted quadrants, with bars for the intervals and a name at
/// each head as far as names find room.
class ArrowMarks final : public MarkPlottable {
public:
    using MarkPlottable::MarkPlottable;

    void show(PreparedArrows arrows, const BoardLook& look);
    [[nodiscard]] const PreparedArrows& prepared() const { return m_arrows; }

protected:
    void draw(QCPPainter* painter) override;

private:
    struct QuadrantPlace {
        Quadrant kind = Quadrant::Trade;
        QRectF area;
        QRectF text; ///< empty: no room
    };
    [[nodiscard]] std::vector<QuadrantPlace> quadrants() const;
    void drawQuadrants(QCPPainter& painter) const;
    void drawArrows(QCPPainter& painter) const;
    void drawBars(QCPPainter& painter) const;
    void drawNames(QCPPainter& painter) const;

    PreparedArrows m_arrows;
};

/// How a method looks: a colour and a shape; controls hollow and grey.
[[nodiscard]] PointStyle methodStyle(const MethodEntry& method, const BoardLook& look);

/// The panel around the arrows.
[[nodiscard]] PanelContent arrowsPanel(const PreparedArrows& arrows);

} // namespace trefoil
