// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/groups_board.h"
#include "ui/charts/board/board_look.h"
#include "ui/charts/group_dots/prepare.h"
#include "ui/charts/group_heat/prepare.h"
#include "ui/charts/panels/panel_content.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace trefoil {

/// The charts of the Groups board, ready to be drawn.
struct PreparedGroupsBoard {
    CompressionReportPointer report;
    std::shared_ptr<const void> owner; ///< keeps the quantities of the values by group
    GroupsBoard board; ///< as it is shown
    std::shared_ptr<const FamilyReport> models; ///< null before there is a report
    std::vector<const Quantity*> quantities; ///< to choose from
    std::vector<std::string> attributes;
    GroupComparison comparison;
    PreparedGroupDots dots;
    PreparedGroupHeat heat;
    std::optional<std::uint32_t>
        mostLost; ///< variant in which a group loses most; of the report's replicates
    /// At which scores were cut, of so many of the runs that are shown; none: answers as recorded, or nothing
    /// that is shown depends on it.
    struct Cut {
        double threshold = 0;
        std::size_t cutRuns = 0;
        std::size_t shownRuns = 0;
    };
    std::optional<Cut> cut;
    QStringList selected; ///< names of the selected models that are shown
    QString sentence; ///< whether groups drift apart, without a baseline how far they are apart

    [[nodiscard]] bool hasBaseline() const
    {
        return models != nullptr && models->family.baseline != Replicates::none;
    }
};

/// emphasised: rows whose models have intervals where not all can. visible: null: all.
[[nodiscard]] PreparedGroupsBoard prepareGroupsBoard(const CompressionReportPointer& report,
    const GroupTable& table, const GroupsBoard& board, const RowSet* visible, const RowSet* emphasised);

/// "positive: scores from 0.6 on", with the number of runs where it is not all; empty as recorded.
[[nodiscard]] QString cutText(const PreparedGroupsBoard& board);

/// " (5 of 10 runs)" where a mean rests on fewer runs than the model has; else empty.
[[nodiscard]] QString partOfRuns(const MeanDifference& mean, const ReplicateGroup& model);

/// What stands around the two charts, in this order.
[[nodiscard]] PanelBoard groupsPanels(const PreparedGroupsBoard& board, const BoardLook& look);

/// The board in words: groups, the worst of the baseline, who loses most in which variant.
[[nodiscard]] QString groupsSummary(const PreparedGroupsBoard& board);

/// A model in words, as rich text: its value and change in every group.
[[nodiscard]] QString groupsCard(const PreparedGroupsBoard& board, std::uint32_t group);

} // namespace trefoil
