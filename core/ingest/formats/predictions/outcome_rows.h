// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/domain/coded_column.h"
#include "core/domain/outcome_kind.h"
#include "core/ingest/formats/predictions/prediction_columns.h"
#include "core/ingest/source.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace trefoil {

/// What labels and predictions of a file are.
enum class OutcomeKind {
    Binary, ///< 0 and 1 alone; 1 is the positive class
    Classes, ///< names, or whole numbers: of them none says that it is the positive class
    Numbers, ///< of a regression
};

/// All rows of a file of predictions, column by column. 8 bytes per row and outcome, 4 per row and group
/// column, and the ids.
struct OutcomeRows {
    OutcomeKind kind = OutcomeKind::Numbers;
    std::vector<std::string> classes; ///< but for Numbers: in order, numbers by size and names by their bytes
    std::vector<double> labels; ///< numbers, or indices into classes; NaN: missing
    std::vector<std::vector<double>> predictions; ///< per prediction column, the same
    /// Per prediction column, of the positive class; empty: none. NaN: missing.
    std::vector<std::vector<double>> scores;
    std::optional<double> threshold; ///< the predictions are scores that reach it, and the file has no others
    CodedColumn models, variants, seeds; ///< of each row, as written; codes are empty without such a column
    /// That are groups: at most mostGroups texts, none of them a number; or at most mostNumberedGroups whole
    /// numbers, where the column is called as attributes of people are ("sex", "race", "group"). Chosen ones
    /// are groups whatever they hold, of at most mostGroups values.
    std::vector<CodedColumn> features;
    std::vector<std::string> noGroups; ///< columns chosen as groups that have more than mostGroups values
    std::vector<std::string> ids; ///< empty without a column of ids
    std::vector<double> weights; ///< finite, ≥ 0; empty without a column of weights
};

/// More different labels and predictions than this are no classes.
inline constexpr std::size_t mostClasses = 1000;

/// More different numbers than this are measurements (an age in years) and no codes of groups.
inline constexpr std::size_t mostNumberedGroups = 20;

/// Numbers are classes where all labels and predictions are whole and at most mostClasses of them differ, and
/// numbers of a regression otherwise; one outcome that is no number makes all of them names of classes.
/// Predictions between 0 and 1 of labels that are 0 and 1 are scores: usualThreshold makes predictions of
/// them. Errors: FormatRefused for such predictions of two other labels, and for more than mostClasses names;
/// ParseFailed with the line of a weight that is none; Cancelled.
[[nodiscard]] Result<OutcomeRows> readOutcomes(
    const Source& source, const OutcomeTable& table, Progress& progress);

} // namespace trefoil
