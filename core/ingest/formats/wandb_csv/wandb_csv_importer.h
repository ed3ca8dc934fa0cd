// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// Charts of Weights & Biases exported as CSV. See README.md in this folder.
[[nodiscard]] const Importer& wandbCsvImporter();

} // namespace trefoil
