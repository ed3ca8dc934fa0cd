// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// Results of MLPerf Inference, of one run or published. See README.md in this folder.
[[nodiscard]] const Importer& mlperfInferenceImporter();

} // namespace trefoil
