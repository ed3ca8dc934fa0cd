// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// MLflow's SQLite database (mlflow.db): one record per run.
[[nodiscard]] const Importer& mlflowDatabaseImporter();

} // namespace trefoil
