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

std::vector<PredictionColumn> predictionsOf(const CsvColumns& header)
{
    constexpr std::string_view beginning = "y_pred_";
    const auto single = header.has("label_value") ? header.find("score") : header.find("y_pred");
    if (single) {
        return {{*single, {}}};
    }
    std::vector<PredictionColumn> predictions;
    for (std::size_t i = 0; i < header.names().size(); ++i) {
        const std::string& name = header.names()[i];
        if (name.starts_with(beginning) && name.size() > beginning.size()) {
            predictions.push_back({i, toValidUtf8(name.substr(beginning.size()))});
        }
    }
    return predictions;
}

} // namespace

std::optional<OutcomeColumns> outcomeColumns(const CsvColumns& header)
{
    const auto label = header.has("label_value") ? header.find("label_value") : header.find("y_true");
    OutcomeColumns columns{label.value_or(0), predictionsOf(header), header.find("model_id"), {}, {}};
    if (!label || columns.predictions.empty()) {
        return {};
    }
    for (const std::string_view name : idNames) {
        columns.id = columns.id ? columns.id : header.find(name);
    }
    for (std::size_t i = 0; i < header.names().size(); ++i) {
        const bool isId = std::find(idNames.begin(), idNames.end(), header.names()[i]) != idNames.end();
        const bool isPrediction = std::any_of(columns.predictions.begin(), columns.predictions.end(),
            [&](const PredictionColumn& each) { return each.column == i; });
        if (i != *label && !isPrediction && columns.model != i && !isId) {
            columns.features.push_back(i);
        }
    }
    return columns;
}

} // namespace trefoil
