// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/record_builder.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace trefoil {

/// Whether the object of a configuration states an energy per token, image or video.
[[nodiscard]] bool hasEnergy(const nlohmann::json& configuration);

/// Makes the record of one configuration; what it lacks (model, parameters) is taken from the document.
/// fallbackTask is the task where neither names one.
void acceptConfiguration(const nlohmann::json& document, const nlohmann::json& configuration,
    const std::string& pointer, const std::string& fallbackTask, RecordBuilder& builder);

} // namespace trefoil
