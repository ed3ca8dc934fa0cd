// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/domain/grade.h"
#include "core/units/quantity.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace trefoil {

/// One group of people or examples: value of an attribute.
struct GroupName {
    std::string attribute; ///< "race"; may be empty
    std::string group; ///< "Hispanic"

    auto operator<=>(const GroupName&) const = default;
};

/// One quantity of one run over one group, in the canonical unit.
struct GroupedValue {
    RunId run;
    std::uint32_t quantity = 0; ///< into GroupTable::quantities
    std::uint32_t group = 0; ///< into GroupTable::groups
    double value = 0;
    std::optional<std::int64_t> support; ///< examples of the group; none when not recorded
    Grade grade = Grade::Measured; ///< Derived: computed from counts or from answers to single examples
};

/// All values by group of a library: one per run, quantity and group, that of the record that counts. Groups
/// that stand for everybody (all, overall, average) are none. Immutable once read.
struct GroupTable {
    std::vector<const Quantity*> quantities;
    std::vector<GroupName> groups; ///< in the order of their first reading
    std::vector<GroupedValue> readings;
    std::shared_ptr<const void> owner; ///< keeps the quantities
    std::optional<double> threshold{}; ///< scores from it on count as positive; none: values as recorded
    std::vector<RunId> cutRuns{}; ///< ascending: those whose scores were cut at the threshold
};

using GroupTablePointer = std::shared_ptr<const GroupTable>;

/// Whether a group stands for everybody: "all", "overall", "average" in any case.
[[nodiscard]] bool isEverybody(std::string_view group);

/// Examples that a group has at least where groups are compared with each other: among fewer, one answer more
/// or less makes any gap and any worst group.
inline constexpr std::int64_t smallestComparedGroup = 30;

/// Whether a group is known to have fewer examples than that; one of unknown size is not.
[[nodiscard]] bool isTooSmallToCompare(const std::optional<std::int64_t>& support);

/// Whether a value is a share of as many examples as its support says, so that a binomial interval holds:
/// always of rates that are shares of a whole group, and of the others where they were computed from counts
/// or answers.
[[nodiscard]] bool isShareOfSupport(const Quantity& quantity, Grade grade);

/// How a worst-group value or a largest gap follows from the values by group, in words; empty for any other
/// quantity.
[[nodiscard]] std::string groupFormula(const Quantity& quantity);

} // namespace trefoil
