// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/record_builder.h"

#include <optional>
#include <string_view>

namespace trefoil {

/// Takes one hyperparameter or parameter of a run as text: the seed, the model, the dataset and the numbers
/// that matter for comparing runs (learning rate, batch size, planned epochs and a few more, as quantities of
/// sphere Setting) go to the record and its context, everything else is left. The first one of a kind counts.
/// Of paths only the name of the file is taken, and nothing of what looks like a mail address. companion: a
/// file beside the source that states nothing but this; see SourceColumn.
void takeSetting(RecordBuilder& builder, Context& context, std::string_view name, std::string_view text,
    std::string_view pointer, std::string_view companion = {});

/// The quantity of a number that sets how a training goes, by one of its names or its id ("lr", "batch size",
/// "planned_epochs"); of sphere Setting. Nothing for other names.
[[nodiscard]] std::optional<Quantity> settingQuantity(std::string_view name);

/// "/home/anna/data/coco128.yaml" → "coco128"; texts without a slash stay as they are.
[[nodiscard]] std::string nameWithoutPath(std::string_view text);

} // namespace trefoil
