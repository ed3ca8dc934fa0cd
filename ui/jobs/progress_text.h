// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/job.h"

namespace trefoil {

/// 0…1000 for a progress bar; -1 while the total is unknown.
[[nodiscard]] int progressPerMille(const JobProgress& progress);

} // namespace trefoil
