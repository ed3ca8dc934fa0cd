// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// Event files of TensorBoard (events.out.tfevents.…): one record per folder, with all its scalars as series.
[[nodiscard]] const Importer& tensorboardImporter();

} // namespace trefoil
