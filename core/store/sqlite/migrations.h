// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/sql/connection.h"

#include <cstdint>
#include <string>

namespace trefoil::sql {

/// "Tref"; marks our files, also for file(1).
inline constexpr std::int64_t applicationId = 0x54726566;
inline constexpr std::int64_t newestSchema = 10;

/// Brings an empty or older file to the newest schema, each step in one transaction.
[[nodiscard]] Result<void> migrate(Connection& connection);

/// The settings that every connection needs, before anything else.
void configure(Connection& connection);

} // namespace trefoil::sql
