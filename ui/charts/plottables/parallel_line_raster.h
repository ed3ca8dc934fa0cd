// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include <QColor>
#include <QImage>

#include "core/frame/row_set.h"
#include "ui/charts/plottables/line_accumulator.h"
#include "ui/charts/plottables/point_style.h"

namespace trefoil {

/// The lines of a parallel-coordinates plot: one shared column of positions per axis, all of equal length.
/// Positions run from 0 to 1, 1 being better; NaN is missing. style indexes the colours (null: all 0); row is
/// the row of the frame (null: the index), each at most once.
struct LineColumns {
    std::vector<SharedColumn<double>> axes;
    SharedColumn<std::uint8_t> style;
    SharedColumn<std::uint32_t> row;

    std::size_t lineCount() const { return axes.empty() || !axes.front() ? 0 : axes.front()->size(); }
    bool operator==(const LineColumns&) const = default;
};

/// Device pixels of the raster: where each axis is, and the lines of position 1 and 0.
struct LineRasterMap {
    QSize size;
    std::vector<int> axisX;
    int top = 0;
    int bottom = 0;
    friend bool operator==(const LineRasterMap&, const LineRasterMap&) = default;
};

/// Draws lines as pixels. Between two axes a line is a pair of heights, and there are only so many pairs:
/// each pair is drawn once however many lines share it, so a million lines cost little more than a hundred
/// thousand. For the selection the number of selected lines per pair is kept, and only pairs that gain their
/// first or lose their last line are redrawn.
class ParallelLineRaster {
public:
    ParallelLineRaster(const LineColumns& columns, std::span<const QColor> colours, const LineRasterMap& map);

    const LineRasterMap& map() const { return m_map; }
    /// All visible lines (null: every line), each with the given opacity.
    QImage density(const RowSet* visible, double opacity, double devicePixelRatio) const;
    /// The selected lines that are visible, strong. Remembers what it drew and redraws the difference.
    QImage selection(const RowSet& rows, double opacity, double devicePixelRatio);

private:
    static constexpr std::uint16_t noLevel = 0xffff;

    void findLevels();
    std::uint32_t rowOf(std::size_t line) const;
    void toggle(std::size_t line, bool selected);
    QPoint pixel(std::size_t axis, std::uint32_t level) const;
    LineInk ink(std::size_t line) const;
    void rebuildSelection(const RowSet& rows);
    std::uint16_t level(std::size_t line, std::size_t axis) const
    {
        return m_levels[line * axisCount() + axis];
    }
    std::size_t axisCount() const { return m_columns.axes.size(); }

    LineColumns m_columns;
    LineRasterMap m_map;
    std::vector<LineInk> m_inks;
    std::size_t m_levelCount = 2;
    bool m_antialiased = true;
    std::vector<std::uint16_t> m_levels;
    std::vector<std::uint32_t> m_lineOfRow;
    std::vector<std::uint32_t> m_pairCounts;
    LineAccumulator m_selected;
    std::optional<RowSet> m_drawn;
    QImage m_selectionImage;
};

} // namespace trefoil
