// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/ruled_series.h"
#include "core/store/sql/connection.h"
#include "core/units/quantity.h"

#include <cstdint>
#include <string>

namespace trefoil {

/// The rules of the library. Ones that a newer program wrote and this one does not know are left out.
[[nodiscard]] Result<ValueRules> loadValueRules(sql::Connection& connection);

/// One change of the history; nothing where the rule is the same already.
/// Errors: UnknownQuantity; SpecInvalid where the rule does not suit the quantity.
[[nodiscard]] Result<void> changeValueRule(sql::Connection& connection, const QuantityRegistry& quantities,
    const std::string& quantityId, const ValueRule& rule);

/// What changeValueRule() did in a change, taken back or done again.
void undoValueRules(sql::Connection& connection, std::int64_t history);
void redoValueRules(sql::Connection& connection, std::int64_t history);

} // namespace trefoil
