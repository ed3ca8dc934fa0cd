// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// trainer_state.json as the Hugging Face Trainer writes it: one record per file.
[[nodiscard]] const Importer& huggingfaceTrainerStateImporter();

} // namespace trefoil
