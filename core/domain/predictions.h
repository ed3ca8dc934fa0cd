// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/coded_column.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace trefoil {

/// The examples of an evaluation, the same for every model that answered them. Columns that a file does not
/// have are empty, the others are of the same length.
struct ExampleSet {
    std::vector<std::string> ids; ///< empty: an example is known by its place
    std::vector<std::string> classes; ///< that labels are; empty: labels are numbers
    std::vector<double> labels; ///< numbers, or indices into classes; NaN: missing
    std::vector<double> weights; ///< ≥ 0; empty: every example counts once
    std::vector<CodedColumn> groups; ///< sensitive attributes

    [[nodiscard]] std::size_t size() const { return labels.size(); }
    bool operator==(const ExampleSet&) const = default;
};

/// What one model answered about every example of a set, in the order of the set.
struct Predictions {
    std::shared_ptr<const ExampleSet> examples; ///< never null in a record; models of a file share it
    std::vector<std::string> classes; ///< that predictions are, which need not be those of the labels
    std::vector<double> predictions; ///< numbers, or indices into classes; NaN: missing
    std::vector<double> scores; ///< of the positive class, 0..1 as a rule; empty: none; NaN: missing
    std::optional<double> threshold; ///< predictions were made of the scores with it: positive from here on
};

} // namespace trefoil
