// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/statistics/class_averages.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace trefoil {

/// How often each class is the label, the prediction, and both. What of it is 0 of 0 is nothing.
class ClassCounts {
public:
    explicit ClassCounts(std::size_t classes)
        : m_classes(classes)
    {
    }

    void add(std::size_t label, std::size_t prediction)
    {
        ++m_examples;
        ++m_classes[label].labels;
        ++m_classes[prediction].predictions;
        if (label == prediction) {
            ++m_correct;
            ++m_classes[label].correct;
        }
    }

    [[nodiscard]] std::int64_t examples() const { return m_examples; }
    [[nodiscard]] std::int64_t labels(std::size_t which) const { return m_classes[which].labels; }
    [[nodiscard]] std::int64_t predictions(std::size_t which) const { return m_classes[which].predictions; }

    [[nodiscard]] std::optional<double> accuracy() const; ///< micro-averaged recall, precision and F1 too
    [[nodiscard]] std::optional<double> selectionRate(std::size_t which) const; ///< predictions of the class
    [[nodiscard]] std::optional<double> recall(std::size_t which) const; ///< found of the class's examples
    [[nodiscard]] std::optional<double> precision(std::size_t which) const; ///< right of those predicted so
    /// Recall averaged over the classes that occur as labels: scikit-learn's balanced_accuracy_score.
    [[nodiscard]] std::optional<double> balancedAccuracy() const;
    /// 2·correct/(labels + predictions) averaged over the classes that occur as either: scikit-learn's
    /// f1_score with average="macro".
    [[nodiscard]] std::optional<double> macroF1() const;

private:
    [[nodiscard]] ClassAverages averages() const;

    struct OfClass {
        std::int64_t labels = 0, predictions = 0, correct = 0;
    };
    std::int64_t m_examples = 0;
    std::int64_t m_correct = 0;
    std::vector<OfClass> m_classes;
};

} // namespace trefoil
