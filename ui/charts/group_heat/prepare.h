// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/groups_board.h"
#include "core/frame/row_set.h"
#include "ui/charts/group_dots/prepare.h"

#include <QString>

#include <vector>

namespace trefoil {

/// The change of one group of people from the baseline to one variant; without a baseline how far the group
/// is from the best one of its model.
struct HeatCell {
    double change = undefinedNumber; ///< in the table's form; NaN: no value
    /// Share of the largest change of the groups that are large enough to compare, above 0 is better: −1 … 1;
    /// beyond in a small group.
    double gain = 0;
    bool isShown = false; ///< p < 0.05 after Holm over all cells of such groups
    QString text; ///< "−12.3": with as many decimals as the intervals justify
    std::vector<QString> shorterTexts; ///< with one decimal less each, down to a whole number: "−12"
    std::size_t runs = 0; ///< behind it: pairs of seeds, else of the side that has fewer
};

/// Groups of people by variants.
struct PreparedGroupHeat {
    std::vector<GroupRowLabel> rows;
    std::vector<bool> isSmall; ///< per row: too few examples to compare (isTooSmallToCompare)
    std::vector<QString> columns; ///< variants
    std::vector<std::uint32_t> groups; ///< of the report's replicates, per column
    std::vector<HeatCell> cells; ///< row by row
    QString unit; ///< "percentage points"; "% of the error": of the baseline
    double largest = 0; ///< change of the strongest colour
    QString largestText; ///< without a sign: "18.8"
    int decimals = 1; ///< of the cells' texts
    std::size_t tests = 0; ///< behind the correction
    std::size_t fewestRuns = 0; ///< behind any cell, of the side that has fewer; 0 without cells
    std::size_t mostRuns = 0;
    bool isFromBestGroup = false; ///< there is no baseline
    bool hasDirection = true;
    bool isLowerBetter = false;
    bool isReadAsWhole = false; ///< the largest change has two digits: whole numbers still tell cells apart

    [[nodiscard]] const HeatCell& at(std::size_t row, std::size_t column) const
    {
        return cells[row * columns.size() + column];
    }
};

[[nodiscard]] PreparedGroupHeat prepareGroupHeat(const CompressionReport& report,
    const GroupComparison& comparison, GroupChangeForm form, const RowSet* visible);

/// Decimals that say something beside such half widths of intervals, in the unit that is shown: so many that
/// half of the intervals are told with two digits; 1 where there is no interval.
[[nodiscard]] int justifiedDecimals(std::vector<double> halfWidths);

/// Writes a change into the cell, with its texts. factor: from the canonical unit into the one that is shown.
void writeHeatCell(HeatCell& cell, double change, double factor, int decimals);

/// Fewest and most runs behind the cells that have a value.
void countHeatRuns(PreparedGroupHeat& heat);

} // namespace trefoil
