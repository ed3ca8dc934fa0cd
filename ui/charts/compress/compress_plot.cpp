// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/compress/compress_plot.h"

#include "ui/charts/arrows/arrow_marks.h"
#include "ui/charts/retention/retention_lines.h"

namespace trefoil {
namespace {

constexpr double compressMarkReach = 9; ///< pixels from which a mark is meant

} // namespace

CompressPlot::CompressPlot(QCustomPlot& plot)
    : m_panels(plot, 2)
    , m_arrows(new ArrowMarks(m_panels.x(0), m_panels.y(0)))
    , m_retention(new RetentionLines(m_panels.x(1), m_panels.y(1)))
{
}

CompressPlot::~CompressPlot() = default;

void CompressPlot::show(const PreparedCompressBoard& board, const BoardLook& look)
{
    m_panels.show(compressPanels(board, look), look);
    m_arrows->show(board.arrows, look);
    m_retention->show(board.retention, look);
}

void CompressPlot::setSelectedGroups(const std::vector<std::uint32_t>& groups)
{
    m_arrows->setSelectedGroups(groups);
    m_retention->setSelectedGroups(groups);
}

void CompressPlot::setHoveredGroup(std::optional<std::uint32_t> group)
{
    m_arrows->setHoveredGroup(group);
    m_retention->setHoveredGroup(group);
}

const MarkPlottable& CompressPlot::arrows() const
{
    return *m_arrows;
}

std::optional<std::uint32_t> CompressPlot::groupAt(QPointF pixel) const
{
    const auto panel = m_panels.panelAt(pixel);
    if (!panel)
        return std::nullopt;
    return *panel == 0 ? m_arrows->groupAt(pixel, compressMarkReach)
                       : m_retention->groupAt(pixel, compressMarkReach);
}

} // namespace trefoil
