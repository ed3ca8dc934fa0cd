// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/frame/frame.h"
#include "core/store/ruled_series.h"
#include "core/store/sql/connection.h"
#include "core/units/quantity.h"

#include <memory>

namespace trefoil {

/// Builds the table of runs from the records of active imports; of a series the value that the rules say.
/// Quantities that come from groups are added to
/// the registry, which the frame keeps alive.
[[nodiscard]] Result<FramePointer> buildFrame(sql::Connection& connection,
    const std::shared_ptr<QuantityRegistry>& registry, const ValueRules& rules, Progress& progress);

/// A column that keeps the registry of its quantity alive.
[[nodiscard]] std::shared_ptr<const Column> shareColumn(
    Column column, const std::shared_ptr<QuantityRegistry>& registry);

} // namespace trefoil
