// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/groups_board.h"
#include "core/frame/row_set.h"
#include "ui/charts/group_dots/prepare.h"

#include <QString>

#include <vector>

namespace trefoil {

/// The change of one group of people from the baseline to one variant.
struct HeatCell {
    double change = undefinedNumber; ///< in the table's form; NaN: no value
    /// Share of the largest change of the groups that are large enough to compare, above 0 is better: −1 … 1;
    /// beyond in a small group.
    double gain = 0;
    bool isShown = false; ///< p < 0.05 after Holm over all cells of such groups
    QString text; ///< "−12.3"
    QString wholeText; ///< "−12"
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
    std::size_t tests = 0; ///< behind the correction
    std::size_t seeds = 0; ///< of the baseline that have a value; most over the groups
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

} // namespace trefoil
