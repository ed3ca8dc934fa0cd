// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/helm/group_table.h"

#include "core/ingest/json/json_value.h"
#include "core/ingest/metric_names.h"
#include "core/ingest/model_name.h"

#include <cmath>
#include <vector>

#include <nlohmann/json.hpp>

namespace trefoil {

namespace {

using nlohmann::json;

Direction directionOf(const json& header)
{
    const json* lower = member(&header, "lower_is_better");
    if (lower == nullptr || !lower->is_boolean()) {
        return Direction::None;
    }
    return lower->get<bool>() ? Direction::LowerIsBetter : Direction::HigherIsBetter;
}

/// By group, metric and perturbation, so that a column is called the same in every table that has it.
std::string labelOf(const json& header)
{
    const json* metadata = member(&header, "metadata");
    const std::string metric = textOf(member(metadata, "metric"));
    if (metric.empty()) {
        const std::string value = textOf(member(&header, "value"));
        return value == "Mean win rate" ? "Mean win rate in table" : value;
    }
    const std::string group = textOf(member(metadata, "run_group"));
    const std::string perturbation = textOf(member(metadata, "perturbation"));
    return (group.empty() ? "" : group + " ") + metric + (perturbation.empty() ? "" : " " + perturbation);
}

std::vector<Quantity> quantitiesOf(const json& headers)
{
    constexpr std::size_t mostColumns = 1000;
    std::vector<Quantity> quantities;
    for (const json& header : headers) {
        if (quantities.size() < mostColumns) {
            quantities.push_back(metricQuantity(labelOf(header), directionOf(header)));
        }
    }
    return quantities;
}

} // namespace

bool isGroupTable(const json& value)
{
    const json* header = member(&value, "header");
    const json* rows = member(&value, "rows");
    return header != nullptr && rows != nullptr && header->is_array() && rows->is_array()
        && member(&value, "title") != nullptr;
}

void readGroupTable(const json& table, const std::string& pointer, RecordBuilder& builder)
{
    const std::vector<Quantity> quantities = quantitiesOf(*member(&table, "header"));
    const json& rows = *member(&table, "rows");
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const json& row = rows[r];
        const std::string rowPointer = pointer + jsonPointer({"rows", std::to_string(r)});
        for (std::size_t c = 1; row.is_array() && c < row.size() && c < quantities.size(); ++c) {
            const auto value = numberOf(member(&row[c], "value"));
            if (value && std::isfinite(*value)) {
                builder.addExtra(
                    quantities[c], *value, {jsonPointer({std::to_string(c), "value"}), "", Grade::Measured});
            }
        }
        builder.record().pointer = rowPointer;
        if (builder.valueCount() == 0) {
            builder.diagnose(Severity::SetAside, "no_value",
                "Expected a number in some column; the row has none", rowPointer);
            builder.discard();
            continue;
        }
        Context context;
        context.model = shortModelName(textOf(member(&row[0], "value")));
        context.task = textOf(member(&table, "title"));
        context.tool = "HELM";
        builder.record().name = context.model + (context.task.empty() ? "" : ", " + context.task);
        builder.accept(context);
    }
}

} // namespace trefoil
