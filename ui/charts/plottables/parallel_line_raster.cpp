// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plottables/parallel_line_raster.h"

#include <algorithm>
#include <cmath>

namespace trefoil {
namespace {

/// At this many lines smooth edges can no longer be seen, and they double the cost.
constexpr std::size_t antialiasUpTo = 20'000;
/// Bounds the memory of the pair counters to 64 MB, by coarser heights where there are very many colours.
constexpr double mostPairCounters = 16e6;
constexpr std::uint32_t noLine = 0xffffffffU;
constexpr int dotReach = 3;

} // namespace

ParallelLineRaster::ParallelLineRaster(
    const LineColumns& columns, std::span<const QColor> colours, const LineRasterMap& map)
    : m_columns(columns)
    , m_map(map)
    , m_antialiased(columns.lineCount() <= antialiasUpTo)
    , m_selected(map.size)
{
    for (const QColor& colour : colours)
        m_inks.push_back({1, static_cast<std::uint32_t>(colour.red()),
            static_cast<std::uint32_t>(colour.green()), static_cast<std::uint32_t>(colour.blue())});
    if (m_inks.empty())
        m_inks.push_back({1, 0, 0, 0});
    const auto gaps = static_cast<double>(std::max<std::size_t>(1, axisCount() - 1) * m_inks.size());
    const double levels = std::min<double>(map.bottom - map.top + 1, std::sqrt(mostPairCounters / gaps));
    m_levelCount = static_cast<std::size_t>(std::clamp(levels, 2.0, 4096.0));
    findLevels();
    if (columns.row) {
        for (std::uint32_t line = 0; line < columns.row->size(); ++line) {
            const std::uint32_t row = (*columns.row)[line];
            if (row >= m_lineOfRow.size())
                m_lineOfRow.resize(std::size_t{row} + 1, noLine);
            m_lineOfRow[row] = line;
        }
    }
}

void ParallelLineRaster::findLevels()
{
    const std::size_t lines = m_columns.lineCount();
    const auto highest = static_cast<double>(m_levelCount - 1);
    m_levels.resize(lines * axisCount());
    for (std::size_t axis = 0; axis < axisCount(); ++axis) {
        const std::vector<double>& positions = *m_columns.axes[axis];
        for (std::size_t line = 0; line < lines; ++line) {
            const double position = positions[line];
            m_levels[line * axisCount() + axis] = std::isfinite(position)
                ? static_cast<std::uint16_t>(std::clamp(position, 0.0, 1.0) * highest + 0.5)
                : noLevel;
        }
    }
}

std::uint32_t ParallelLineRaster::rowOf(std::size_t line) const
{
    return m_columns.row ? (*m_columns.row)[line] : static_cast<std::uint32_t>(line);
}

LineInk ParallelLineRaster::ink(std::size_t line) const
{
    const std::size_t style = m_columns.style ? (*m_columns.style)[line] : 0;
    return m_inks[std::min(style, m_inks.size() - 1)];
}

QPoint ParallelLineRaster::pixel(std::size_t axis, std::uint32_t level) const
{
    const double height = m_map.bottom - m_map.top;
    const double position = static_cast<double>(level) / static_cast<double>(m_levelCount - 1);
    return {m_map.axisX[axis], m_map.bottom - static_cast<int>(std::lround(position * height))};
}

QImage ParallelLineRaster::density(const RowSet* visible, double opacity, double devicePixelRatio) const
{
    LineAccumulator accumulator(m_map.size);
    std::vector<LineInk> pairs(m_levelCount * m_levelCount);
    const std::size_t lines = m_columns.lineCount();
    for (std::size_t axis = 0; axis + 1 < axisCount(); ++axis) {
        std::fill(pairs.begin(), pairs.end(), LineInk{});
        for (std::size_t line = 0; line < lines; ++line) {
            const std::uint16_t from = level(line, axis);
            const std::uint16_t to = level(line, axis + 1);
            if (from != noLevel && to != noLevel && (visible == nullptr || visible->contains(rowOf(line))))
                pairs[from * m_levelCount + to] += ink(line);
        }
        for (std::uint32_t from = 0; from < m_levelCount; ++from) {
            for (std::uint32_t to = 0; to < m_levelCount; ++to) {
                const LineInk& sum = pairs[from * m_levelCount + to];
                if (sum.lines != 0)
                    accumulator.add(pixel(axis, from), pixel(axis + 1, to), sum, m_antialiased);
            }
        }
    }
    // A value between two missing ones has no line: it shows as a dash on its axis.
    for (std::size_t line = 0; line < lines; ++line) {
        for (std::size_t axis = 0; axis < axisCount(); ++axis) {
            const bool alone = level(line, axis) != noLevel && (axis == 0 || level(line, axis - 1) == noLevel)
                && (axis + 1 == axisCount() || level(line, axis + 1) == noLevel);
            if (!alone || (visible != nullptr && !visible->contains(rowOf(line))))
                continue;
            const QPoint at = pixel(axis, level(line, axis));
            accumulator.add(at - QPoint(dotReach, 0), at + QPoint(dotReach + 1, 0), ink(line), false);
        }
    }
    return accumulator.image(opacity, devicePixelRatio);
}

void ParallelLineRaster::toggle(std::size_t line, bool selected)
{
    const std::size_t style =
        m_columns.style ? std::min<std::size_t>((*m_columns.style)[line], m_inks.size() - 1) : 0;
    const LineInk delta = selected ? m_inks[style] : -m_inks[style];
    const std::size_t pairs = m_levelCount * m_levelCount;
    bool joined = false;
    for (std::size_t axis = 0; axis < axisCount(); ++axis) {
        const std::uint16_t from = level(line, axis);
        const std::uint16_t to = axis + 1 < axisCount() ? level(line, axis + 1) : noLevel;
        if (from != noLevel && to == noLevel && !joined) {
            const QPoint at = pixel(axis, from);
            m_selected.add(at - QPoint(dotReach, 0), at + QPoint(dotReach + 1, 0), delta, false);
        }
        joined = from != noLevel && to != noLevel;
        if (!joined)
            continue;
        std::uint32_t& count =
            m_pairCounts[(axis * m_inks.size() + style) * pairs + from * m_levelCount + to];
        count += selected ? 1U : 0U - 1U;
        const bool changed = selected ? count == 1 : count == 0;
        if (changed)
            m_selected.add(pixel(axis, from), pixel(axis + 1, to), delta, m_antialiased);
    }
}

void ParallelLineRaster::rebuildSelection(const RowSet& rows)
{
    const std::size_t gaps = axisCount() > 0 ? axisCount() - 1 : 0;
    m_pairCounts.assign(gaps * m_inks.size() * m_levelCount * m_levelCount, 0);
    m_selected.clear();
    m_drawn = RowSet(rows.size());
    m_selectionImage = {};
}

QImage ParallelLineRaster::selection(const RowSet& rows, double opacity, double devicePixelRatio)
{
    const auto lineOf = [this](std::uint32_t row) -> std::size_t {
        if (!m_columns.row)
            return row < m_columns.lineCount() ? row : noLine;
        return row < m_lineOfRow.size() ? m_lineOfRow[row] : noLine;
    };
    if (!m_drawn || m_drawn->size() != rows.size())
        rebuildSelection(rows);
    bool changed = m_selectionImage.isNull();
    m_drawn->forEachDifference(rows, [&](std::uint32_t row, bool selected) {
        changed = true;
        const std::size_t line = lineOf(row);
        if (line != noLine)
            toggle(line, selected);
    });
    if (changed) {
        m_drawn = rows;
        m_selectionImage = m_selected.image(opacity, devicePixelRatio);
    }
    return m_selectionImage;
}

} // namespace trefoil
