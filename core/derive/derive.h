// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/derive/scenario.h"
#include "core/frame/frame.h"
#include "core/units/quantity.h"

namespace trefoil {

/// The recorded frame with every derived column, under the scenario. Columns that do not change are shared.
/// Fast enough to follow a slider: one pass per derived column.
[[nodiscard]] FramePointer derive(const FramePointer& recorded, const Scenario& scenario,
    const QuantityRegistry& registry);

} // namespace trefoil
