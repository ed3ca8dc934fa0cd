// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/compress/prepare.h"
#include "ui/charts/panels/panel_plot.h"

namespace trefoil {

class ArrowMarks;
class MarkPlottable;
class RetentionLines;

/// Draws the Compress board into a QCustomPlot, which it takes over: the same in the window and in print.
class CompressPlot {
public:
    explicit CompressPlot(QCustomPlot& plot);
    ~CompressPlot();

    void show(const PreparedCompressBoard& board, const BoardLook& look);
    void setSelectedGroups(const std::vector<std::uint32_t>& groups); ///< ascending
    void setHoveredGroup(std::optional<std::uint32_t> group);
    [[nodiscard]] const PanelPlot& panels() const { return m_panels; }
    [[nodiscard]] const MarkPlottable& arrows() const;
    [[nodiscard]] std::optional<std::uint32_t> groupAt(QPointF pixel) const;

private:
    PanelPlot m_panels;
    ArrowMarks* m_arrows; ///< owned by the plot
    RetentionLines* m_retention;
};

} // namespace trefoil
