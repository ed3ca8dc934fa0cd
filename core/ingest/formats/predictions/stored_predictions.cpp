// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/predictions/stored_predictions.h"

#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace trefoil {

namespace {

template <class Value>
std::vector<Value> valuesAt(const std::vector<Value>& column, std::span<const std::size_t> places)
{
    std::vector<Value> values;
    if (!column.empty()) {
        values.reserve(places.size());
        for (const std::size_t place : places) {
            values.push_back(column[place]);
        }
    }
    return values;
}

/// Without the classes that only another column has: indices into those that are left, which are returned.
std::vector<std::string> onlyOwnClasses(std::vector<double>& indices, const std::vector<std::string>& classes)
{
    std::vector<bool> isOwn(classes.size());
    for (const double index : indices) {
        if (!std::isnan(index)) {
            isOwn[static_cast<std::size_t>(index)] = true;
        }
    }
    std::vector<std::string> own;
    std::vector<double> place(classes.size());
    for (std::size_t i = 0; i < classes.size(); ++i) {
        place[i] = static_cast<double>(own.size());
        if (isOwn[i]) {
            own.push_back(classes[i]);
        }
    }
    for (double& index : indices) {
        index = std::isnan(index) ? index : place[static_cast<std::size_t>(index)];
    }
    return own;
}

} // namespace

std::shared_ptr<const ExampleSet> exampleSetOf(const OutcomeRows& rows, std::span<const std::size_t> places)
{
    auto examples = std::make_shared<ExampleSet>();
    examples->ids = valuesAt(rows.ids, places);
    examples->labels = valuesAt(rows.labels, places);
    examples->weights = valuesAt(rows.weights, places);
    if (rows.kind == OutcomeKind::Classes) { // 0 and 1 are their own indices
        examples->classes = onlyOwnClasses(examples->labels, rows.classes);
    }
    for (const CodedColumn& feature : rows.features) {
        examples->groups.push_back({feature.name, valuesAt(feature.codes, places), feature.values});
    }
    return examples;
}

Predictions predictionsAt(const OutcomeRows& rows, std::size_t column, std::span<const std::size_t> places,
    std::shared_ptr<const ExampleSet> examples)
{
    Predictions predictions;
    predictions.examples = std::move(examples);
    predictions.predictions = valuesAt(rows.predictions[column], places);
    if (rows.kind == OutcomeKind::Classes) {
        predictions.classes = onlyOwnClasses(predictions.predictions, rows.classes);
    }
    predictions.scores = valuesAt(rows.scores[column], places);
    predictions.threshold = rows.threshold;
    return predictions;
}

} // namespace trefoil
