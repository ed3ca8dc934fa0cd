// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fairness/cell_sums.h"
#include "core/fairness/group_report.h"

namespace trefoil {

/// The cells that one value is computed from: begin..end − 1, together.
struct CellRange {
    const TableSums& table;
    const CalibrationSums* calibration; ///< for metrics of scores
    const ClassSums* classes; ///< for balanced accuracy and macro F1
    const std::vector<RegressionSums>* regression; ///< for mean error and R²
    std::size_t begin, end;
};

/// The metric of these cells together. NaN where a denominator is 0, unless the options say 0.
[[nodiscard]] MetricValue metricValue(
    GroupMetric metric, const CellRange& range, const GroupReportOptions& options);

} // namespace trefoil
