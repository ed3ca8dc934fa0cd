// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/fairness/coded_column.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace trefoil {

/// What one or more models said about examples, column by column. Columns are empty where there are none,
/// otherwise as long as the table.
struct PredictionTable {
    std::size_t rowCount = 0;
    /// Numbers, NaN for a missing one; truth values are 0 and 1. With classes, indices into them.
    std::vector<double> labels, predictions;
    std::vector<std::string> classes; ///< sorted; empty while labels and predictions are numbers
    std::vector<double> scores; ///< of the positive class; NaN: missing
    std::vector<double> weights; ///< ≥ 0; empty: every example counts once
    std::vector<CodedColumn> groups; ///< sensitive attributes
    std::vector<CodedColumn> controls; ///< everything is computed inside each of their combinations
    std::vector<std::string> ids;
    std::optional<CodedColumn> model; ///< of a table of several models
};

/// The label that counts as positive. Default: 1, and labels must be 0 and 1 or −1 and 1.
struct PositiveLabel {
    std::optional<double> value; ///< number or index of the class

    bool operator==(const PositiveLabel&) const = default;
};

/// Labels and predictions as texts, when any of the values is a text, else as numbers. The rest of the table
/// is left as it is. Errors: SpecInvalid when the lengths differ.
[[nodiscard]] Result<void> setOutcomes(
    PredictionTable& table, std::span<const PlainValue> labels, std::span<const PlainValue> predictions);

/// The positive label as written; a text that is no label of the table matches nothing.
[[nodiscard]] PositiveLabel positiveLabel(const PredictionTable& table, const std::string& text);

/// Predictions from scores: positive where score ≥ threshold, missing where the score is. The other label is
/// the one other that occurs, else 0, or a class of its own where labels are texts. Errors: SpecInvalid for a
/// threshold that is no number, for more than two labels, and for a positive label that does not occur or
/// that nobody named although labels are neither 0 and 1 nor −1 and 1.
[[nodiscard]] Result<void> applyThreshold(
    PredictionTable& table, double threshold, const PositiveLabel& positive);

/// The rows of one model of several.
[[nodiscard]] PredictionTable rowsOfModel(const PredictionTable& table, std::uint32_t model);

/// Errors: SpecInvalid when columns differ in length or a weight is negative, infinite or no number.
[[nodiscard]] Result<void> checkColumns(const PredictionTable& table);

} // namespace trefoil
