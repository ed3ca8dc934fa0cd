// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// Any CSV, TSV or JSON table, read through a mapping. See README.md in this folder.
[[nodiscard]] Importer tableImporter();

} // namespace trefoil
