// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// Results of lighteval. See README.md in this folder.
[[nodiscard]] const Importer& lightevalImporter();

} // namespace trefoil
