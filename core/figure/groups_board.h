// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compression/group_harm.h"

#include <string>

namespace trefoil {

/// In what the heat table says how far a group moved.
enum class GroupChangeForm {
    Difference, ///< variant − baseline, in points or in the quantity's unit
    OfError, ///< normalised: of the baseline's error; see normalisedChange()
};

/// What a person chose to see on the Groups board. Empty members: what suits the report.
struct GroupsBoard {
    RunId baseline; ///< any run of the baseline whose family is shown
    std::string quantity;
    std::string attribute;
    GroupChangeForm change = GroupChangeForm::Difference; ///< Difference where a quantity has no error

    bool operator==(const GroupsBoard&) const = default;
};

/// Whether any run of the family has a value by group.
[[nodiscard]] bool hasGroups(
    const CompressionReport& report, const FamilyReport& family, const GroupTable& table);

/// The board with its empty members filled in, and those that the family does not have replaced.
[[nodiscard]] GroupsBoard suitableGroupsBoard(
    const CompressionReport& report, const GroupTable& table, GroupsBoard wanted);

} // namespace trefoil
