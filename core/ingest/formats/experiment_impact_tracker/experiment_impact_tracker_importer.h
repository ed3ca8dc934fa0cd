// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// Logs of experiment-impact-tracker. See README.md in this folder.
[[nodiscard]] const Importer& experimentImpactTrackerImporter();

} // namespace trefoil
