// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// llama.cpp's llama-bench in all its output formats, sweep-bench and batched-bench. See README.md in this
/// folder.
[[nodiscard]] const Importer& llamaBenchImporter();

} // namespace trefoil
