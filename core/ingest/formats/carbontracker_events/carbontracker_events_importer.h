// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// Events of carbontracker's rewrite as JSON lines. See README.md in this folder.
[[nodiscard]] const Importer& carbontrackerEventsImporter();

} // namespace trefoil
