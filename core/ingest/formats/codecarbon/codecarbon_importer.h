// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// emissions.csv of CodeCarbon, all schemas since 2020; see README.md beside this file.
[[nodiscard]] const Importer& codecarbonImporter();

} // namespace trefoil
