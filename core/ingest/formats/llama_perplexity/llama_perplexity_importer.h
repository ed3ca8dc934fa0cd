// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// Logs of llama.cpp's perplexity tool, with or without KL divergence. See README.md in this folder.
[[nodiscard]] const Importer& llamaPerplexityImporter();

} // namespace trefoil
