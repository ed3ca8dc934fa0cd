// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/formats/predictions/prediction_columns.h"
#include "core/ingest/mapping.h"
#include "core/ingest/source.h"

namespace trefoil {

/// A table of predictions whose columns are called as nobody else calls them, as the mapping describes it.
/// Groups are the columns with the role Group. Errors: MappingInvalid for what the mapping lacks, see
/// predictionsProblem(), and for a column that the file has not.
[[nodiscard]] Result<OutcomeTable> mappedPredictions(const Source& source, const Mapping& mapping);

} // namespace trefoil
