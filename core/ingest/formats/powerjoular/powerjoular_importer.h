// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// Logs of PowerJoular, of the machine or of one process; see README.md beside this file.
[[nodiscard]] const Importer& powerjoularImporter();

} // namespace trefoil
