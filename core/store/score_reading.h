// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/progress.h"
#include "core/base/result.h"

#include <filesystem>
#include <vector>

namespace trefoil {

/// The runs whose scores readGroupTableAt() would cut: those with scores of labels 0 and 1. Ascending. Read
/// over a connection of its own, one run's answers at a time. Errors: those of Library::open, LibraryDamaged,
/// Cancelled.
[[nodiscard]] Result<std::vector<RunId>> readRunsWithScores(
    const std::filesystem::path& library, Progress& progress);

} // namespace trefoil
