// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// Power logs of MLPerf Inference. See README.md in this folder.
[[nodiscard]] const Importer& mlperfPowerImporter();

} // namespace trefoil
