// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// Reports in the format BoAmps, as CodeCarbon writes them; see README.md beside this file.
[[nodiscard]] const Importer& boampsImporter();

} // namespace trefoil
