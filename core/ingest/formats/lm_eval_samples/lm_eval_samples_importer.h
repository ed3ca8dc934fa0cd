// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// Samples of lm-evaluation-harness. See README.md in this folder.
[[nodiscard]] const Importer& lmEvalSamplesImporter();

} // namespace trefoil
