// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// Model cards (README.md with YAML front matter) that state emissions or metrics: one record per result, and
/// one record for the whole card when it states one result at most.
[[nodiscard]] const Importer& huggingfaceModelCardImporter();

} // namespace trefoil
