// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/record_builder.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// What a file says about one group of people.
struct GroupRow {
    struct Rate {
        std::string name; ///< as written; one that groupRateQuantity knows
        double value = 0;
        Grade grade = Grade::Measured;
        std::optional<std::int64_t> support{}; ///< that it is a share of; none: the group's
    };
    std::string attribute; ///< "race"; of several "race, age"
    std::string group; ///< "Other"; of several "Other, 25 - 45"
    std::optional<std::int64_t> support; ///< number of examples; of weighted ones the effective number
    std::vector<Rate> rates;
};

/// The rate that a fairness tool calls so: "tpr", "TPR", "true_positive_rate" and "True Positive Rate (TPR)"
/// are one quantity. Nothing for other names. All are fractions from 0 to 1.
[[nodiscard]] std::optional<Quantity> groupRateQuantity(std::string_view name);

/// "count", "n", "group_size": the number of examples of a group.
[[nodiscard]] bool isGroupCountName(std::string_view name);

/// A number of examples; nothing for anything that is no whole number from 0 on.
[[nodiscard]] std::optional<std::int64_t> groupCount(double written);

/// Puts the rates of the groups into the record. A value that is no fraction is left out with a warning.
void addGroupRows(RecordBuilder& builder, std::span<const GroupRow> rows);

/// The run's accuracy as the mean of its groups' weighted by their numbers of examples. That is exact when
/// the groups of one attribute are everyone; nothing when a group lacks its accuracy or its number.
[[nodiscard]] std::optional<double> accuracyOfGroups(std::span<const GroupRow> rows);

} // namespace trefoil
