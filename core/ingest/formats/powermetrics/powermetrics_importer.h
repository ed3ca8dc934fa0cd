// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// The text that powermetrics of macOS writes; see README.md beside this file.
[[nodiscard]] const Importer& powermetricsImporter();

} // namespace trefoil
