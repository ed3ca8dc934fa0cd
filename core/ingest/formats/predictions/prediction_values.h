// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/formats/predictions/model_rows.h"
#include "core/ingest/record_builder.h"

#include <vector>

namespace trefoil {

/// Puts into the record what the answers of one model add up to, for the model as a whole and for every group
/// of the attributes (of as many rows as rows has): which quantities those are README.md says.
void putPredictionValues(RecordBuilder& builder, const OutcomeRows& rows,
    const std::vector<CodedColumn>& attributes, const ModelRows& model);

} // namespace trefoil
