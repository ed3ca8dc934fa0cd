// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/compression/evaluations.h"

#include <span>

namespace trefoil {

class Library;

/// What the library knows of the answers of these runs to single examples: which were wrong, or by how much
/// numbers were. Empty where no predictions were imported. Errors: LibraryDamaged, Cancelled.
[[nodiscard]] Result<Evaluations> storedEvaluations(
    Library& library, std::span<const RunId> runs, Progress& progress);

} // namespace trefoil
