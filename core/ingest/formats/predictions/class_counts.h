// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/formats/predictions/weight_sum.h"
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

    /// weight ≥ 0; an integer weight says the same as that many equal rows, but for the sizes below.
    void add(std::size_t label, std::size_t prediction, double weight = 1)
    {
        m_all.add(weight);
        m_classes[label].labels.add(weight);
        m_classes[prediction].predictions.add(weight);
        if (label == prediction) {
            m_correct += weight;
            m_classes[label].correct += weight;
        }
    }

    // How many examples there are; of weighted ones the effective number, which their uncertainty has.
    [[nodiscard]] std::int64_t examples() const { return m_all.effectiveSize(); }
    [[nodiscard]] std::int64_t labels(std::size_t which) const
    {
        return m_classes[which].labels.effectiveSize();
    }
    [[nodiscard]] std::int64_t predictions(std::size_t which) const
    {
        return m_classes[which].predictions.effectiveSize();
    }

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
        WeightSum labels, predictions;
        double correct = 0;
    };
    WeightSum m_all;
    double m_correct = 0;
    std::vector<OfClass> m_classes;
};

} // namespace trefoil
