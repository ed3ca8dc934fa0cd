// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/formats/predictions/prediction_columns.h"
#include "core/ingest/importer.h"

namespace trefoil {

[[nodiscard]] Importer predictionsImporter();

/// The same of a table whose columns somebody described. Errors: those of readOutcomes.
[[nodiscard]] Result<void> readPredictionTable(
    const Source& source, const OutcomeTable& table, RecordSink& sink, Progress& progress);

} // namespace trefoil
