// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/figure/figure_spec.h"
#include "core/frame/frame.h"

#include <span>
#include <string_view>

namespace trefoil {

/// A kind of panel that a spec may name.
struct ChartType {
    std::string_view id; ///< PanelSpec::chart
    std::string_view name;
};

[[nodiscard]] std::span<const ChartType> builtinCharts();

/// Whether every panel can be drawn over the frame: a known chart, the axes that it needs, quantities that
/// somebody knows. A known quantity that no run has is fine. Errors: SpecInvalid, UnknownQuantity.
[[nodiscard]] Result<void> checkPanels(const FigureSpec& spec, const Frame& frame);

} // namespace trefoil
