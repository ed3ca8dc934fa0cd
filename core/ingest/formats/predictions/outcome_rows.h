// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/ingest/formats/predictions/prediction_columns.h"
#include "core/ingest/source.h"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace trefoil {

/// A column of few different texts: one code per row.
struct CodedTexts {
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max(); ///< an empty cell

    std::string name;
    std::vector<std::uint32_t> codes;
    std::vector<std::string> texts; ///< by code
};

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
    CodedTexts models; ///< codes are empty without a column of models
    std::vector<CodedTexts> features; ///< that are groups: at most 50 texts, none of them a number
    std::vector<std::string> ids; ///< empty without a column of ids
};

/// More different labels and predictions than this are no classes.
inline constexpr std::size_t mostClasses = 1000;

/// Numbers are classes where all labels and predictions are whole and at most mostClasses of them differ, and
/// numbers of a regression otherwise; one outcome that is no number makes all of them names of classes.
/// Errors: FormatRefused for predictions between labels of at most two values (they are scores that need a
/// threshold) and for more than mostClasses names; Cancelled.
[[nodiscard]] Result<OutcomeRows> readOutcomes(
    const Source& source, const CsvColumns& header, const OutcomeColumns& columns, Progress& progress);

} // namespace trefoil
