// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/join/join_groups.h"

namespace trefoil {

/// When one record ran; seconds since 1970 on its file's clock.
struct TimedItem {
    ItemIndex item = 0;
    double begin = 0;
    double end = 0;
    double duration = 0;
};

/// The records of one file that say when they ended and how long they took.
struct TimedFile {
    std::string format;
    std::vector<TimedItem> items; ///< by end, then by row
    bool zoneKnown = false;
    double resolution = 1; ///< of the clock, s: 1 when all times are whole seconds
    bool inTimeOrder = false; ///< rows stand in the order in which they ended

    [[nodiscard]] std::span<const TimedItem> endingWithin(double from, double to) const;
};

/// The files that have such records, the ones with the smallest record ids first. Very many small files of
/// one format are taken as one, so that the number of pairs stays small.
[[nodiscard]] std::vector<TimedFile> timedFiles(const JoinGroups& groups);

} // namespace trefoil
