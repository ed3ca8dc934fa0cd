// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/changed_files.h"

#include <QString>

#include <string>

namespace trefoil {

/// A folder that is watched for a library, and what was there when it was last looked at: what came or
/// changed while the library was closed is told from it.
struct WatchMemory {
    QString folder; ///< empty: none is watched
    FileStamps seen;

    bool operator==(const WatchMemory&) const = default;
};

[[nodiscard]] std::string watchToJson(const WatchMemory& watch);
[[nodiscard]] WatchMemory watchFromJson(const std::string& json); ///< none where it cannot be read

} // namespace trefoil
