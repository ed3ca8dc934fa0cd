// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

[[nodiscard]] Importer predictionsImporter();

} // namespace trefoil
