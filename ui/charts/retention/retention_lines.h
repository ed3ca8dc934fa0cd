// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/panels/mark_plottable.h"
#include "ui/charts/panels/panel_content.h"
#include "ui/charts/retention/prepare.h"

namespace trefoil {

/// One line per quantity over a ladder of variants, named at its end, with bars for the intervals. The worst
/// group's is the thickest: it is the one that falls unseen.
class RetentionLines final : public MarkPlottable {
public:
    using MarkPlottable::MarkPlottable;

    void show(PreparedRetention retention, const BoardLook& look);
    [[nodiscard]] const PreparedRetention& prepared() const { return m_retention; }

protected:
    void draw(QCPPainter* painter) override;

private:
    void drawLine(QCPPainter& painter, const RetentionLine& line) const;

    PreparedRetention m_retention;
};

/// The look of a quantity's line in the chart and in the legend.
[[nodiscard]] PanelLegendEntry retentionEntry(const RetentionLine& line, const BoardLook& look);

/// The panel around the lines. emptyReason: why there is none.
[[nodiscard]] PanelContent retentionPanel(const PreparedRetention& retention);

} // namespace trefoil
