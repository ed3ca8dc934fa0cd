// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// Logs of nvidia-smi --query-gpu=…,power.draw --format=csv; see README.md beside this file.
[[nodiscard]] const Importer& nvidiaSmiImporter();

} // namespace trefoil
