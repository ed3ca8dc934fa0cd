// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/join/timed_file.h"

#include <map>

namespace trefoil {

/// How the clocks and stopwatches of two files relate, learned from the pair itself.
struct FilePair {
    const TimedFile* first = nullptr;
    const TimedFile* second = nullptr;
    double shift = 0; ///< s; second's clock minus first's, a multiple of a quarter of an hour
    double timeLow = 0, timeHigh = 0; ///< end of second − end of first − shift, s
    double durationCentre = 0, durationScale = 0.1; ///< duration of second − duration of first, s
    bool learned = false; ///< centre and scale come from data
    bool doubtful = false; ///< too little evidence, or two shifts fit: show, do not join
    std::map<ItemIndex, ItemIndex> certain; ///< joined records, first's → second's

    bool ordered =
        false; ///< keepsOrder() as last determined; looking at all joins each time would cost too much

    /// Logarithm of how well two durations agree, up to a constant; −infinity where they do not.
    [[nodiscard]] double score(const TimedItem& a, const TimedItem& b) const;
    /// Both files were written in the order of time and enough joins prove it.
    [[nodiscard]] bool keepsOrder() const;
    /// Whether joining the two would contradict the order that the certain joins show.
    [[nodiscard]] bool crosses(ItemIndex a, ItemIndex b) const;
};

/// Learns the relation; nothing when there is no sign that the files describe the same runs.
[[nodiscard]] std::optional<FilePair> relate(
    JoinGroups& groups, const TimedFile& first, const TimedFile& second);

/// "+2 h", "-5 h 30 min", "none"
[[nodiscard]] std::string shiftText(double seconds);

} // namespace trefoil
