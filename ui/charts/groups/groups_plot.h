// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/groups/prepare.h"
#include "ui/charts/panels/panel_plot.h"

namespace trefoil {

class GroupDots;
class HeatTable;

/// Draws the Groups board into a QCustomPlot, which it takes over: the same in the window and in print.
class GroupsPlot {
public:
    explicit GroupsPlot(QCustomPlot& plot);
    ~GroupsPlot();

    void show(const PreparedGroupsBoard& board, const BoardLook& look);
    void setSelectedGroups(const std::vector<std::uint32_t>& groups); ///< ascending
    void setHoveredGroup(std::optional<std::uint32_t> group);
    [[nodiscard]] const PanelPlot& panels() const { return m_panels; }
    [[nodiscard]] std::optional<std::uint32_t> groupAt(QPointF pixel) const;

private:
    PanelPlot m_panels;
    GroupDots* m_dots; ///< owned by the plot
    HeatTable* m_heat;
};

} // namespace trefoil
