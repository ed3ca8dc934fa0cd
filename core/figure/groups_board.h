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
    bool showsEveryModel = false; ///< with values by group, beside no baseline

    bool operator==(const GroupsBoard&) const = default;
};

/// Whether any run of the family has a value by group.
[[nodiscard]] bool hasGroups(
    const CompressionReport& report, const FamilyReport& family, const GroupTable& table);

/// What the board shows: the family of its baseline, or every model with values by group, whose baseline is
/// Replicates::none. Keeps the report.
[[nodiscard]] std::shared_ptr<const FamilyReport> shownModels(
    const CompressionReportPointer& report, const GroupTable& table, const GroupsBoard& board);

/// The board with its empty members filled in, and those that the models do not have replaced. Where no run
/// of any family has values by group it shows every model.
[[nodiscard]] GroupsBoard suitableGroupsBoard(
    const CompressionReportPointer& report, const GroupTable& table, GroupsBoard wanted);

} // namespace trefoil
