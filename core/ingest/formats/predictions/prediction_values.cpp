// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/predictions/prediction_values.h"

#include "core/ingest/formats/predictions/class_counts.h"
#include "core/ingest/formats/predictions/regression_quantities.h"
#include "core/ingest/group_rates.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace trefoil {

namespace {

constexpr std::string_view classAttribute = "class";

double weightOf(const OutcomeRows& rows, std::size_t row)
{
    return rows.weights.empty() ? 1 : rows.weights[row];
}

/// What the rows of one group add up to, for every group of a column and for a model as a whole.
template <class Sums, class Add>
void addRows(Sums& all, std::vector<std::vector<Sums>>& ofGroups, const ModelRows& model,
    const std::vector<CodedColumn>& attributes, const Sums& empty, Add add)
{
    for (const CodedColumn& feature : attributes) {
        ofGroups.emplace_back(feature.values.size(), empty);
    }
    for (const std::size_t row : model.rows) {
        add(all, row);
        for (std::size_t i = 0; i < attributes.size(); ++i) {
            if (const std::uint32_t group = attributes[i].codes[row]; group != noCode) {
                add(ofGroups[i][group], row);
            }
        }
    }
}

/// Groups of a column in the order of their names.
std::vector<std::size_t> orderedGroups(const CodedColumn& feature)
{
    std::vector<std::size_t> order(feature.values.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::sort(order.begin(), order.end(),
        [&](std::size_t one, std::size_t other) { return feature.values[one] < feature.values[other]; });
    return order;
}

void addRate(GroupRow& row, const char* name, std::optional<double> value)
{
    if (value) {
        row.rates.push_back({name, *value, Grade::Derived});
    }
}

/// One group: its accuracy, and what the kind of its classes allows to say. A rate of positives alone is a
/// share of other examples than the accuracy, so it comes with a number of its own.
std::vector<GroupRow> groupRows(
    const CodedColumn& feature, std::size_t group, const ClassCounts& counts, OutcomeKind kind)
{
    const GroupRow named{feature.name, feature.values[group], counts.examples(), {}};
    std::vector<GroupRow> list(1, named);
    addRate(list.front(), "accuracy", counts.accuracy());
    if (kind == OutcomeKind::Binary) {
        addRate(list.front(), "selection_rate", counts.selectionRate(1));
    }
    addRate(list.front(), "balanced_accuracy", counts.balancedAccuracy());
    if (kind != OutcomeKind::Binary) {
        return list;
    }
    const auto with = [&](std::int64_t support, const char* rate, std::optional<double> value) {
        GroupRow& row = list.emplace_back(named);
        row.support = support;
        addRate(row, rate, value);
    };
    const auto shareOf = [](std::optional<double> share) {
        return share ? std::optional(1 - *share) : std::nullopt;
    };
    with(counts.labels(1), "true_positive_rate", counts.recall(1));
    with(counts.labels(1), "false_negative_rate", shareOf(counts.recall(1)));
    with(counts.labels(0), "false_positive_rate", shareOf(counts.recall(0)));
    with(counts.predictions(1), "precision", counts.precision(1));
    return list;
}

/// The classes as groups of their own: each one's error is what studies on images show.
std::vector<GroupRow> classRows(const OutcomeRows& rows, const ClassCounts& counts)
{
    std::string attribute(classAttribute);
    const bool isTaken = std::any_of(rows.features.begin(), rows.features.end(),
        [](const CodedColumn& feature) { return feature.name == classAttribute; });
    attribute += isTaken ? " of the label" : "";
    std::vector<GroupRow> list;
    for (std::size_t which = 0; which < rows.classes.size(); ++which) {
        GroupRow row{attribute, rows.classes[which], counts.labels(which), {}};
        const auto recall = counts.recall(which);
        addRate(row, "true_positive_rate", recall);
        addRate(row, "false_negative_rate", recall ? std::optional(1 - *recall) : std::nullopt);
        list.push_back(std::move(row));
        // A share of other examples than the two rates, so with a number of its own.
        GroupRow predicted{attribute, rows.classes[which], counts.predictions(which), {}};
        addRate(predicted, "precision", counts.precision(which));
        list.push_back(std::move(predicted));
    }
    return list;
}

void acceptClasses(RecordBuilder& builder, const OutcomeRows& rows,
    const std::vector<CodedColumn>& attributes, const ModelRows& model)
{
    ClassCounts all(rows.classes.size());
    std::vector<std::vector<ClassCounts>> ofGroups;
    addRows(all, ofGroups, model, attributes, ClassCounts(rows.classes.size()),
        [&](ClassCounts& counts, std::size_t row) {
            counts.add(static_cast<std::size_t>(rows.labels[row]),
                static_cast<std::size_t>(rows.predictions[model.column][row]), weightOf(rows, row));
        });
    const auto accuracy = all.accuracy();
    if (accuracy) {
        builder.setStandard(
            Standard::Accuracy, *accuracy, {"share of equal label and prediction", "1", Grade::Derived});
    }
    builder.setStandard(
        Standard::Examples, static_cast<double>(model.rows.size()), {"rows", "count", Grade::Derived});
    if (!accuracy) {
        return; // all weights are 0
    }
    if (rows.kind == OutcomeKind::Classes) {
        builder.setStandard(Standard::BalancedAccuracy, *all.balancedAccuracy(),
            {"mean of the shares found of each class", "1", Grade::Derived});
        builder.addExtra(Quantity{"f1_macro", "F1, macro average", canonicalUnit(Dimension::None),
                             Direction::HigherIsBetter, Sphere::Quality, 0, 1},
            *all.macroF1(), {"mean of F1 of each class", "1", Grade::Derived});
    }
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        for (const std::size_t group : orderedGroups(attributes[i])) {
            if (ofGroups[i][group].examples() > 0) {
                addGroupRows(builder, groupRows(attributes[i], group, ofGroups[i][group], rows.kind));
            }
        }
    }
    if (rows.kind == OutcomeKind::Classes) {
        addGroupRows(builder, classRows(rows, all));
    }
}

void acceptNumbers(RecordBuilder& builder, const OutcomeRows& rows,
    const std::vector<CodedColumn>& attributes, const ModelRows& model)
{
    struct Sums {
        RegressionSums errors;
        WeightSum weights;
    };
    Sums all;
    std::vector<std::vector<Sums>> ofGroups;
    addRows(all, ofGroups, model, attributes, Sums(), [&](Sums& sums, std::size_t row) {
        sums.errors.add(rows.labels[row], rows.predictions[model.column][row], weightOf(rows, row));
        sums.weights.add(weightOf(rows, row));
    });
    builder.setStandard(
        Standard::Examples, static_cast<double>(model.rows.size()), {"rows", "count", Grade::Derived});
    for (RegressionValue& value : regressionValues(all.errors)) {
        if (std::isfinite(value.value)) {
            const std::string id = value.quantity.id;
            builder.addExtra(std::move(value.quantity), value.value, {id, "1", Grade::Derived});
        }
    }
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        const CodedColumn& feature = attributes[i];
        for (const std::size_t group : orderedGroups(feature)) {
            const Sums& sums = ofGroups[i][group];
            for (const RegressionValue& value : regressionValues(sums.errors)) {
                if (std::isfinite(value.value)) {
                    builder.addGroup(value.quantity,
                        {nullptr, feature.name, feature.values[group], value.value,
                            sums.weights.effectiveSize()},
                        {value.quantity.id, "1", Grade::Derived});
                }
            }
        }
    }
}

} // namespace

void putPredictionValues(RecordBuilder& builder, const OutcomeRows& rows,
    const std::vector<CodedColumn>& attributes, const ModelRows& model)
{
    if (rows.kind == OutcomeKind::Numbers) {
        acceptNumbers(builder, rows, attributes, model);
    } else {
        acceptClasses(builder, rows, attributes, model);
    }
}

} // namespace trefoil
