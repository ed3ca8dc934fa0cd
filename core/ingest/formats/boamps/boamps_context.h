// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/record.h"
#include "core/ingest/record_sink.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>

namespace trefoil::boamps {

/// What a report says about task, hardware and country; nothing of publisher and place.
[[nodiscard]] Context contextOf(const nlohmann::json& report);

/// The number of graphics cards among the components; nothing where none is listed.
[[nodiscard]] std::optional<double> graphicsCardsOf(const nlohmann::json& report);

} // namespace trefoil::boamps
