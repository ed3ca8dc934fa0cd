// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// Results files of the lm-evaluation-harness, all versions: one record per file.
[[nodiscard]] const Importer& lmEvalImporter();

} // namespace trefoil
