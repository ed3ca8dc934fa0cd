// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/record_builder.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace trefoil {

/// Whether the value is a table of HELM: an object with title, header and rows.
[[nodiscard]] bool isGroupTable(const nlohmann::json& value);

/// Makes a record of each row with a value and sets the others aside. pointer: of the table.
void readGroupTable(const nlohmann::json& table, const std::string& pointer, RecordBuilder& builder);

} // namespace trefoil
