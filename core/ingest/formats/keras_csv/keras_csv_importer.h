// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// The log of Keras' callback CSVLogger: one record per training session that was appended to the file.
[[nodiscard]] const Importer& kerasCsvImporter();

} // namespace trefoil
