// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// Logs and console output of carbontracker; see README.md beside this file.
[[nodiscard]] const Importer& carbontrackerImporter();

} // namespace trefoil
