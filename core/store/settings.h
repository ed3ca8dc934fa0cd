// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/sql/connection.h"

#include <optional>
#include <string>

namespace trefoil {

[[nodiscard]] Result<std::optional<std::string>> loadSetting(
    sql::Connection& connection, const std::string& key);
[[nodiscard]] Result<void> saveSetting(
    sql::Connection& connection, const std::string& key, const std::string& json);

} // namespace trefoil
