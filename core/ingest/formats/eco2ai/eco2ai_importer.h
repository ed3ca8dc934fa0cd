// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// The emission.csv of eco2AI and of its fork DBJoules; see README.md beside this file.
[[nodiscard]] const Importer& eco2aiImporter();

} // namespace trefoil
