// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/join/file_pair.h"

namespace trefoil {

/// Two records that may be one run by their duration and time.
struct TimeCandidate {
    ItemIndex first = 0;
    ItemIndex second = 0;
    double score = 0; ///< FilePair::score
    std::uint32_t pair = 0;
    bool inCrowd = false; ///< further records compete for second that were not looked at: never joined
};

/// Joins what is clear, one to one, and notes the rest as ambiguous. All candidates of two formats at once,
/// so that a record with candidates in several files counts as ambiguous too.
void assignByTime(JoinGroups& groups, std::vector<FilePair>& pairs, std::vector<TimeCandidate>& candidates);

} // namespace trefoil
