// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// all_results.json, train_results.json and eval_results.json of the Hugging Face example scripts: one record
/// per file.
[[nodiscard]] const Importer& huggingfaceResultsImporter();

} // namespace trefoil
