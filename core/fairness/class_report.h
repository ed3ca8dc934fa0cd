// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fairness/group_report.h"

#include <optional>
#include <string>
#include <vector>

namespace trefoil {

/// What one class fares like: over all rows and in every group.
struct ClassFigures {
    std::string name;
    double examples = 0; ///< rows with that label, whatever their weight
    MetricValue recall; ///< share of its examples that are found; 1 − it is the error of the class
    MetricValue precision; ///< share that is right of those predicted so; NaN where none is
    double f1 = undefinedNumber; ///< 2·correct/(labels + predictions)
    std::vector<MetricValue> recallByGroup; ///< NaN where the group has none of the class
};

/// Every class against the rest, and their plain means (scikit-learn's average="macro"). Of a mean a class
/// that is 0 of 0 takes no part; scikit-learn would count its precision as 0.
struct ClassReport {
    std::vector<ClassFigures> classes; ///< labels and predictions that occur, in order
    double macroRecall = undefinedNumber; ///< the balanced accuracy
    double macroPrecision = undefinedNumber;
    double macroF1 = undefinedNumber;
    std::optional<std::size_t> worst; ///< the class with the lowest recall, of several the first
};

/// Over the rows of all levels that have a label and a prediction. Errors: SpecInvalid where one of them is a
/// fraction, and for more than ten million sums.
[[nodiscard]] Result<ClassReport> reportClasses(
    const PredictionTable& table, const Grouping& grouping, const GroupReportOptions& options);

} // namespace trefoil
