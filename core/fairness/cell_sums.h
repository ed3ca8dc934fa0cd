// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fairness/grouping.h"
#include "core/statistics/regression_sums.h"

#include <array>
#include <cstddef>
#include <vector>

namespace trefoil {

/// What is added up over the rows of one cell; everything but rows is weighted.
struct CellSums {
    std::size_t rows = 0;
    /// By 2 · (label is positive) + (prediction is positive); a missing one is not positive.
    std::array<double, 4> confusion = {};
    std::array<double, 4> squaredWeights = {};
    /// Of all rows, and of those that are right. Both in the order of the rows: where all are right they are
    /// the same number, and the loss is 0 without a rest.
    double total = 0, correct = 0;
    double prediction = 0, absoluteError = 0, squaredError = 0;

    CellSums& operator+=(const CellSums& other);
    [[nodiscard]] double weight() const { return confusion[0] + confusion[1] + confusion[2] + confusion[3]; }
};

/// Whether labels and predictions of one control level are what a metric asks for.
struct OutcomeFacts {
    std::array<double, 3> seen = {}; ///< the first different values of both
    std::size_t seenCount = 0; ///< 3: three or more
    bool isLabelMissing = false;
    bool isPredictionMissing = false;
    bool hasFraction = false; ///< a value that is no whole number
    bool hasLabelFraction = false; ///< a label is none: the numbers of a regression
};

/// Sums per cell of the grouping, and facts per level.
struct TableSums {
    std::vector<CellSums> cells;
    std::vector<OutcomeFacts> levels;
};

[[nodiscard]] TableSums sumCells(const PredictionTable& table, const Grouping& grouping, double positive);

/// Per cell and tenth of the score (a score of 1 is a tenth of its own): weight, Σw·score, Σw·label.
struct CalibrationSums {
    static constexpr std::size_t bins = 11;
    struct Bin {
        double weight = 0, score = 0, label = 0;
    };
    std::vector<std::array<Bin, bins>> cells;
    std::vector<double> squaredError; ///< per cell: Σw·(score − label)²
    bool isInvalid = false; ///< a score is missing or not in 0..1
};

[[nodiscard]] CalibrationSums sumCalibration(
    const PredictionTable& table, const Grouping& grouping, double positive);

/// Per cell and class: weight of the class's examples, of those that were found, and of those predicted so.
struct ClassSums {
    std::vector<double> classes; ///< labels and predictions that occur, sorted
    std::vector<double> weight, found, predicted; ///< cell · classes + class
};

/// Errors: SpecInvalid for more than ten million sums.
[[nodiscard]] Result<ClassSums> sumClasses(const PredictionTable& table, const Grouping& grouping);

/// Per cell: how far predicted numbers are from the true ones. Rows without either are left out.
[[nodiscard]] std::vector<RegressionSums> sumRegression(
    const PredictionTable& table, const Grouping& grouping);

} // namespace trefoil
