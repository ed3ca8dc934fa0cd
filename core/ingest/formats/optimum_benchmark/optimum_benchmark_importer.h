// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// optimum-benchmark: JSON of version 0.2 and later, CSV reports of earlier ones, LLM-Perf tables. See
/// README.md in this folder.
[[nodiscard]] const Importer& optimumBenchmarkImporter();

} // namespace trefoil
