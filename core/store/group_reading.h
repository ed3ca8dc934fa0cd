// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/frame/group_table.h"

#include <filesystem>

namespace trefoil {

/// The values by group of all active imports, read over a connection of its own, so that many groups hold up
/// nobody who uses the library. Errors: those of Library::open, Cancelled, StoreFailed.
[[nodiscard]] Result<GroupTablePointer> readGroupTable(
    const std::filesystem::path& library, Progress& progress);

} // namespace trefoil
