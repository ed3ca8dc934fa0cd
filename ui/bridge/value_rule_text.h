// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series/value_rule.h"

#include <QString>

namespace trefoil {

/// "last value", "mean of the last 5 values", "value at step 1000".
[[nodiscard]] QString valueRuleText(const ValueRule& rule);

} // namespace trefoil
