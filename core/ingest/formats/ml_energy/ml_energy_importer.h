// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// Results of the ML.ENERGY benchmark, version 3. See README.md in this folder.
[[nodiscard]] const Importer& mlEnergyImporter();

} // namespace trefoil
