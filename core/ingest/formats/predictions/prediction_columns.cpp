// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/predictions/prediction_columns.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/base/utf8_text.h"

namespace trefoil {

namespace {

/// What an example is called by; the first of them that a file has. pandas writes its index without a name.
constexpr std::array idNames = {std::string_view("id"), std::string_view("example_id"),
    std::string_view("sample_id"), std::string_view("image_id"), std::string_view("entity_id"),
    std::string_view("name"), std::string_view("")};

/// Whose predictions a row holds.
constexpr std::array modelNames = {
    std::string_view("model_id"), std::string_view("model"), std::string_view("model_name")};

/// What texts of a model or of its answers are called: they are no groups of examples.
constexpr std::array noGroupNames = {std::string_view("model"), std::string_view("run"),
    std::string_view("variant"), std::string_view("method"), std::string_view("seed"),
    std::string_view("correct"), std::string_view("is_correct")};

/// How much an example counts; the first of them that a file has.
constexpr std::array weightNames = {std::string_view("sample_weight"), std::string_view("sample_weights"),
    std::string_view("example_weight"), std::string_view("instance_weight"),
    std::string_view("instance_weights"), std::string_view("weight"), std::string_view("weights")};

/// Beside a prediction these say what is right; alone "label" may name a run.
constexpr std::array labelNames = {std::string_view("y_true"), std::string_view("label"),
    std::string_view("true_label"), std::string_view("target"), std::string_view("ground_truth")};

constexpr std::array predictionNames = {std::string_view("y_pred"), std::string_view("prediction"),
    std::string_view("predicted"), std::string_view("predicted_label"), std::string_view("pred")};

/// Before the name of a model.
constexpr std::array predictionPrefixes = {std::string_view("y_pred_"), std::string_view("prediction_")};

/// The score of the positive class.
constexpr std::array scoreNames = {std::string_view("score"), std::string_view("y_score"),
    std::string_view("y_prob"), std::string_view("y_proba"), std::string_view("probability")};

template <std::size_t count>
std::optional<std::size_t> firstOf(const CsvColumns& header, const std::array<std::string_view, count>& names)
{
    std::optional<std::size_t> column;
    for (const std::string_view name : names) {
        column = column ? column : header.find(name);
    }
    return column;
}

std::vector<PredictionColumn> predictionsOf(const CsvColumns& header)
{
    const auto single = header.has("label_value") ? header.find("score") : firstOf(header, predictionNames);
    if (single) {
        const auto score = firstOf(header, scoreNames);
        return {{*single, {}, score == single ? std::nullopt : score}};
    }
    std::vector<PredictionColumn> predictions;
    for (std::size_t i = 0; i < header.names().size(); ++i) {
        if (const auto model = modelOfPrediction(header.names()[i])) {
            predictions.push_back({i, toValidUtf8(*model), header.find("score_" + *model)});
        }
    }
    if (const auto score = firstOf(header, scoreNames);
        predictions.empty() && score && header.has("y_true")) {
        return {{*score, {}}}; // a threshold makes predictions of them
    }
    return predictions;
}

} // namespace

std::optional<std::string> modelOfPrediction(const std::string& column)
{
    for (const std::string_view prefix : predictionPrefixes) {
        if (column.starts_with(prefix) && column.size() > prefix.size()) {
            return column.substr(prefix.size());
        }
    }
    return {};
}

std::optional<OutcomeColumns> outcomeColumns(const CsvColumns& header)
{
    const auto label = header.has("label_value") ? header.find("label_value") : firstOf(header, labelNames);
    OutcomeColumns columns{label.value_or(0), predictionsOf(header)};
    const bool isConfusionMatrix = header.has("n") || header.has("count"); // a row stands for many examples
    if (!label || columns.predictions.empty() || isConfusionMatrix) {
        return {};
    }
    columns.id = firstOf(header, idNames);
    columns.model = firstOf(header, modelNames);
    columns.variant = header.find("variant");
    columns.seed = header.find("seed");
    columns.weight = firstOf(header, weightNames);
    for (std::size_t i = 0; i < header.names().size(); ++i) {
        const std::string& name = header.names()[i];
        const bool isNoGroup = std::find(idNames.begin(), idNames.end(), name) != idNames.end()
            || std::find(noGroupNames.begin(), noGroupNames.end(), name) != noGroupNames.end();
        const bool isPrediction = std::any_of(columns.predictions.begin(), columns.predictions.end(),
            [&](const PredictionColumn& each) { return each.column == i || each.score == i; });
        if (i != *label && !isPrediction && columns.model != i && columns.weight != i && !isNoGroup) {
            columns.features.push_back(i);
        }
    }
    return columns;
}

} // namespace trefoil
