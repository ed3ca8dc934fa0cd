// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// Window logs, measurements and traces of Zeus; see README.md beside this file.
[[nodiscard]] const Importer& zeusImporter();

} // namespace trefoil
