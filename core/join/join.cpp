// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/join/join.h"

#include "core/join/rules.h"

#include <algorithm>

namespace trefoil {

std::string_view joinReasonName(JoinReason reason)
{
    switch (reason) {
    case JoinReason::SameRunId:
        return "same_run_id";
    case JoinReason::SameFolder:
        return "same_folder";
    case JoinReason::EqualValues:
        return "equal_values";
    case JoinReason::DurationAndTime:
        return "duration_and_time";
    case JoinReason::ByHand:
        return "by_hand";
    case JoinReason::SameNameAndQuality:
        return "same_name_and_quality";
    }
    return "by_hand";
}

JoinProposal proposeJoins(const std::vector<JoinItem>& items, Progress& progress)
{
    constexpr std::int64_t ruleCount = 4;
    JoinGroups groups(items);
    const bool severalFiles = std::any_of(
        items.begin(), items.end(), [&](const JoinItem& item) { return item.file != items.front().file; });
    progress.report("join", 0, ruleCount);
    joinBySameRunId(groups);
    if (severalFiles && !progress.stopRequested()) {
        progress.report("join", 1, ruleCount);
        joinBySameNameAndQuality(groups);
        joinBySameFolder(groups);
        progress.report("join", 2, ruleCount);
        joinByEqualValues(groups);
        progress.report("join", 3, ruleCount);
        joinByDurationAndTime(groups, progress);
    }
    progress.report("join", ruleCount, ruleCount);
    return groups.takeProposal();
}

} // namespace trefoil
