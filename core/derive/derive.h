// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/derive/scenario.h"
#include "core/frame/frame.h"

namespace trefoil {

/// The recorded frame with every derived column, under the scenario. Columns that do not change are shared.
/// Fast enough to follow a slider: one pass per derived column. The derivations stand in
/// builtin_derivations.cpp, in the order in which they are applied.
[[nodiscard]] FramePointer derive(const FramePointer& recorded, const Scenario& scenario);

} // namespace trefoil
