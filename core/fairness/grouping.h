// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fairness/prediction_table.h"

namespace trefoil {

/// The cells in which metrics are computed: levels of the control columns times groups. With one column of
/// groups and no control, the groups that occur; otherwise every combination of values that occur, so that
/// some cells may be empty (as MetricFrame does).
struct Grouping {
    std::vector<std::string> controlNames, groupNames;
    std::vector<std::vector<std::string>> levels; ///< values of the controls; one empty level without any
    std::vector<std::vector<std::string>> groups; ///< values of the group columns
    /// Per row: level · (groups + 1) + group, group = groups.size() where a group is missing; noCode where a
    /// control is.
    std::vector<std::uint32_t> cells;

    /// Cells of one level, that for rows without a group included.
    [[nodiscard]] std::size_t stride() const { return groups.size() + 1; }
    [[nodiscard]] std::size_t cellCount() const { return levels.size() * stride(); }
};

/// Errors: SpecInvalid without a group column, for columns of different length, and beyond a million cells.
[[nodiscard]] Result<Grouping> groupRows(const PredictionTable& table);

/// No group and one level: every row is one without a group, which counts in what is said of all rows.
[[nodiscard]] Grouping withoutGroups(const PredictionTable& table);

} // namespace trefoil
