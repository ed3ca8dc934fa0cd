// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// metrics.csv as the CSVLogger of PyTorch Lightning writes it, with hparams.yaml beside it: one record.
[[nodiscard]] const Importer& lightningCsvImporter();

} // namespace trefoil
