// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/fairness/exemplars.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace trefoil {

/// What two populations of runs answered about the same examples.
struct StoredExemplars {
    ExemplarVotes votes;
    ExemplarReport report;
};

using StoredExemplarsPointer = std::shared_ptr<const StoredExemplars>;

/// Null where the library has no examples that runs of both populations answered in classes. Of several sets
/// of examples the one counts that most runs answered; the other runs are left out. Read over a connection of
/// its own, one run's answers at a time. Errors: those of Library::open, LibraryDamaged, SpecInvalid for more
/// than a gigabyte of votes, Cancelled.
/// threshold: answers are those that the scores give from it on; runs without scores are left out.
[[nodiscard]] Result<StoredExemplarsPointer> readExemplars(const std::filesystem::path& library,
    const std::vector<RunId>& baseline, const std::vector<RunId>& compressed, std::optional<double> threshold,
    Progress& progress);

} // namespace trefoil
