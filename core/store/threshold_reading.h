// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/frame/group_table.h"

#include <filesystem>

namespace trefoil {

/// The values by group as they would be had every score from the threshold on counted as positive: those of
/// runs with scores of labels 0 and 1 are reckoned anew. Rates that a threshold decides are left out where no
/// score tells them; quantities without one, several classes, and a library without scores stay as
/// readGroupTable() gives them. Read over a connection of its own, one run's answers at a time.
/// Errors: those of readGroupTable, LibraryDamaged.
[[nodiscard]] Result<GroupTablePointer> readGroupTableAt(
    const std::filesystem::path& library, double threshold, Progress& progress);

} // namespace trefoil
