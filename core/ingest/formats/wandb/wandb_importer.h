// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// The folder of a run of Weights & Biases: wandb-summary.json is the main file, one record; config.yaml and
/// wandb-metadata.json are read together with it.
[[nodiscard]] const Importer& wandbImporter();

} // namespace trefoil
