// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fairness/cell_sums.h"
#include "core/fairness/group_metric.h"

#include <optional>
#include <string>

namespace trefoil {

/// Why a metric cannot be computed from these labels, as fairlearn 0.14 and scikit-learn decide; nothing when
/// it can. Beyond them: of more than two labels the one that is said to be positive stands against the rest.
[[nodiscard]] std::optional<std::string> whyRefused(MetricKind kind, const PredictionTable& table,
    const TableSums& sums, const Grouping& grouping, const PositiveLabel& positive);

} // namespace trefoil
