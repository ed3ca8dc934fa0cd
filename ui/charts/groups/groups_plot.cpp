// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/groups/groups_plot.h"

#include "ui/charts/group_dots/group_dots.h"
#include "ui/charts/group_heat/heat_table.h"

namespace trefoil {
namespace {

constexpr double groupDotReach = 9; ///< pixels from which a dot is meant

} // namespace

GroupsPlot::GroupsPlot(QCustomPlot& plot)
    : m_panels(plot, 2)
    , m_dots(new GroupDots(m_panels.x(0), m_panels.y(0)))
    , m_heat(new HeatTable(m_panels.x(1), m_panels.y(1)))
{
}

GroupsPlot::~GroupsPlot() = default;

void GroupsPlot::show(const PreparedGroupsBoard& board, const BoardLook& look)
{
    m_panels.show(groupsPanels(board, look), look);
    m_dots->show(board.dots, look);
    m_heat->show(board.heat, look);
}

void GroupsPlot::setSelectedGroups(const std::vector<std::uint32_t>& groups)
{
    m_dots->setSelectedGroups(groups);
    m_heat->setSelectedGroups(groups);
}

void GroupsPlot::setHoveredGroup(std::optional<std::uint32_t> group)
{
    m_dots->setHoveredGroup(group);
    m_heat->setHoveredGroup(group);
}

std::optional<std::uint32_t> GroupsPlot::groupAt(QPointF pixel) const
{
    const auto panel = m_panels.panelAt(pixel);
    if (!panel)
        return std::nullopt;
    return *panel == 0 ? m_dots->groupAt(pixel, groupDotReach) : m_heat->groupAt(pixel);
}

} // namespace trefoil
