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

/// What texts of a model or of its answers are called: they are no groups of examples.
constexpr std::array noGroupNames = {std::string_view("model"), std::string_view("run"),
    std::string_view("variant"), std::string_view("method"), std::string_view("seed"),
    std::string_view("correct"), std::string_view("is_correct")};

/// The score of the positive class.
constexpr std::array scoreNames = {std::string_view("score"), std::string_view("y_score"),
    std::string_view("y_prob"), std::string_view("y_proba"), std::string_view("probability")};

std::optional<std::size_t> scoreOf(const CsvColumns& header)
{
    std::optional<std::size_t> score;
    for (const std::string_view name : scoreNames) {
        score = score ? score : header.find(name);
    }
    return score;
}

std::vector<PredictionColumn> predictionsOf(const CsvColumns& header)
{
    constexpr std::string_view beginning = "y_pred_";
    const auto single = header.has("label_value") ? header.find("score") : header.find("y_pred");
    if (single) {
        const auto score = scoreOf(header);
        return {{*single, {}, score == single ? std::nullopt : score}};
    }
    std::vector<PredictionColumn> predictions;
    for (std::size_t i = 0; i < header.names().size(); ++i) {
        const std::string& name = header.names()[i];
        if (name.starts_with(beginning) && name.size() > beginning.size()) {
            const std::string model = name.substr(beginning.size());
            predictions.push_back({i, toValidUtf8(model), header.find("score_" + model)});
        }
    }
    if (const auto score = scoreOf(header); predictions.empty() && score) {
        return {{*score, {}}}; // a threshold makes predictions of them
    }
    return predictions;
}

} // namespace

std::optional<OutcomeColumns> outcomeColumns(const CsvColumns& header)
{
    const auto label = header.has("label_value") ? header.find("label_value") : header.find("y_true");
    OutcomeColumns columns{label.value_or(0), predictionsOf(header), header.find("model_id")};
    const bool isConfusionMatrix = header.has("n") || header.has("count"); // a row stands for many examples
    if (!label || columns.predictions.empty() || isConfusionMatrix) {
        return {};
    }
    for (const std::string_view name : idNames) {
        columns.id = columns.id ? columns.id : header.find(name);
    }
    for (std::size_t i = 0; i < header.names().size(); ++i) {
        const std::string& name = header.names()[i];
        const bool isNoGroup = std::find(idNames.begin(), idNames.end(), name) != idNames.end()
            || std::find(noGroupNames.begin(), noGroupNames.end(), name) != noGroupNames.end();
        const bool isPrediction = std::any_of(columns.predictions.begin(), columns.predictions.end(),
            [&](const PredictionColumn& each) { return each.column == i || each.score == i; });
        if (i != *label && !isPrediction && columns.model != i && !isNoGroup) {
            columns.features.push_back(i);
        }
    }
    return columns;
}

} // namespace trefoil
