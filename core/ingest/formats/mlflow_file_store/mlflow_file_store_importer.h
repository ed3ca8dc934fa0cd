// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// The folder mlruns/ of MLflow: meta.yaml of a run is the main file, one record; metrics, params and tags
/// are read together with it.
[[nodiscard]] const Importer& mlflowFileStoreImporter();

} // namespace trefoil
