// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// Results exported by the Green Algorithms calculator. See README.md in this folder.
[[nodiscard]] const Importer& greenAlgorithmsImporter();

} // namespace trefoil
