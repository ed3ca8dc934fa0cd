// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/join/join.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace trefoil {

/// A record that is a run of its own, with what the rules looked for in vain.
struct Unmatched {
    RecordId record;
    std::string explanation; ///< "no other record carries the id 3f; no other format lies in its folder"
    /// Of another format, the record whose duration is the nearest; nothing: none states one.
    std::optional<RecordId> nearest;
};

/// Records of one file that are not told one by one.
struct UnmatchedOfFile {
    FileId file;
    std::int64_t records = 0;
    std::string explanation;
};

struct UnmatchedRecords {
    std::vector<Unmatched> records;
    std::vector<UnmatchedOfFile> files;
};

/// So many records of one file are told one by one; a million rows would tell no more.
inline constexpr std::size_t mostUnmatchedTold = 1000;

/// items: as they are after joining, their runs included. firstRecord: older records are looked at, but not
/// told. A file that states nothing by which another one here could match it is told in one piece.
[[nodiscard]] UnmatchedRecords explainUnmatched(const std::vector<JoinItem>& items, RecordId firstRecord);

} // namespace trefoil
