// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/fairlearn/metric_frame_json.h"

#include "core/base/utf8_text.h"
#include "core/ingest/json/json_value.h"

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

namespace trefoil {

namespace {

using nlohmann::json;

constexpr std::size_t mostRows = 100'000;

bool isRateOrCount(const std::string& name)
{
    return isGroupCountName(name) || groupRateQuantity(name).has_value();
}

/// {"count": 344.0, "accuracy": 0.67}: every key is a rate or a count.
bool isRateObject(const json& value)
{
    if (!value.is_object() || value.empty()) {
        return false;
    }
    for (const auto& [name, rate] : value.items()) {
        if (!isRateOrCount(name) || !(rate.is_number() || rate.is_null())) {
            return false;
        }
    }
    return true;
}

bool isObjectOf(const json& value, bool (*fits)(const json&))
{
    return value.is_object() && !value.empty() && std::all_of(value.begin(), value.end(), fits);
}

bool isGroups(const json& value)
{
    return isObjectOf(value, isRateObject);
}

bool isAttributes(const json& value)
{
    return isObjectOf(value, isGroups);
}

bool isModels(const json& value)
{
    return isObjectOf(value, isAttributes);
}

/// "('Female', 'Other')" of two features → "Female, Other".
std::string groupName(std::string text)
{
    if (text.starts_with("('") && text.ends_with("')")) {
        text = text.substr(2, text.size() - 4);
        for (std::size_t at = text.find("', '"); at != std::string::npos; at = text.find("', '", at)) {
            text.erase(at, 1);
            text.erase(at + 2, 1);
        }
    }
    return toValidUtf8(text);
}

/// A label of an index: a text, a number, or a list of them for several features.
std::string labelText(const json& label)
{
    if (!label.is_array()) {
        return groupName(label.is_string() ? label.get<std::string>() : label.dump());
    }
    std::string text;
    for (const json& part : label) {
        text += (text.empty() ? "" : ", ") + labelText(part);
    }
    return text;
}

void addRate(GroupRow& row, const std::string& name, const json& value)
{
    const auto number = numberOf(&value);
    if (!number) {
        return;
    }
    if (isGroupCountName(name)) {
        row.support = groupCount(*number);
    } else if (groupRateQuantity(name)) {
        row.rates.push_back({toValidUtf8(name), *number, Grade::Measured});
    }
}

GroupRow rowOf(const std::string& attribute, const std::string& group, const json& rates)
{
    GroupRow row;
    row.attribute = attribute;
    row.group = group;
    for (const auto& [name, value] : rates.items()) {
        addRate(row, name, value);
    }
    return row;
}

void addGroups(const std::string& attribute, const json& groups, std::vector<GroupRow>& rows)
{
    for (const auto& [group, rates] : groups.items()) {
        if (rows.size() < mostRows) {
            rows.push_back(rowOf(attribute, groupName(group), rates));
        }
    }
}

/// {"accuracy": {"F": 0.68, "M": 0.71}}, which is what to_json() writes unless told otherwise.
std::vector<GroupRow> rowsByColumn(const json& document)
{
    std::map<std::string, GroupRow> rows;
    for (const auto& [name, byGroup] : document.items()) {
        if (!isRateOrCount(name) || !byGroup.is_object()) {
            return {};
        }
        for (const auto& [group, value] : byGroup.items()) {
            GroupRow& row = rows[group];
            row.group = groupName(group);
            addRate(row, name, value);
        }
    }
    std::vector<GroupRow> result;
    for (auto& [group, row] : rows) {
        result.push_back(std::move(row));
    }
    return result;
}

/// {"columns": […], "index": […], "data": [[…]]}
std::vector<GroupRow> rowsOfSplit(const json& document)
{
    const json* columns = member(&document, "columns");
    const json* index = member(&document, "index");
    const json* data = member(&document, "data");
    std::vector<GroupRow> rows;
    for (std::size_t r = 0; r < std::min({index->size(), data->size(), mostRows}); ++r) {
        GroupRow row;
        row.group = labelText((*index)[r]);
        const json& cells = (*data)[r];
        for (std::size_t c = 0; cells.is_array() && c < std::min(columns->size(), cells.size()); ++c) {
            addRate(row, textOf(&(*columns)[c]), cells[c]);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

/// [{"race": "Asian", "count": 3.0, "accuracy": 0.67}]: texts are features, everything else must be a rate.
std::vector<GroupRow> rowsOfRecords(const json& records)
{
    std::vector<GroupRow> rows;
    for (const json& record : records) {
        if (!record.is_object() || rows.size() >= mostRows) {
            return {};
        }
        GroupRow row;
        for (const auto& [name, value] : record.items()) {
            if (value.is_string()) {
                row.attribute += (row.attribute.empty() ? "" : ", ") + toValidUtf8(name);
                row.group += (row.group.empty() ? "" : ", ") + toValidUtf8(value.get<std::string>());
            } else if (!isRateOrCount(name) && name != "index" && name != "level_0") {
                return {};
            }
            addRate(row, name, value);
        }
        if (row.group.empty()) {
            return {};
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

bool isSplit(const json& document)
{
    const auto isArray = [&](std::string_view key) {
        const json* value = member(&document, key);
        return value != nullptr && value->is_array();
    };
    return document.is_object() && document.size() == 3 && isArray("columns") && isArray("index")
        && isArray("data");
}

std::vector<GroupRow> rowsOf(const json& document)
{
    std::vector<GroupRow> rows;
    if (document.is_array()) {
        return rowsOfRecords(document);
    }
    if (isSplit(document)) {
        return rowsOfSplit(document);
    }
    const json* data = member(&document, "data");
    if (data != nullptr && data->is_array() && member(&document, "schema") != nullptr) {
        return rowsOfRecords(*data);
    }
    if (isGroups(document)) {
        addGroups({}, document, rows);
    } else if (isAttributes(document)) {
        for (const auto& [attribute, groups] : document.items()) {
            addGroups(toValidUtf8(attribute), groups, rows);
        }
    } else if (document.is_object() && !document.empty()) {
        return rowsByColumn(document);
    }
    return rows;
}

bool hasFairness(const std::vector<GroupRow>& rows)
{
    return std::any_of(rows.begin(), rows.end(), [](const GroupRow& row) {
        return std::any_of(row.rates.begin(), row.rates.end(),
            [](const GroupRow::Rate& rate) { return isFairnessRate(rate.name); });
    });
}

} // namespace

bool isFairnessRate(std::string_view name)
{
    const auto quantity = groupRateQuantity(name);
    return quantity && (quantity->id == "selection_rate" || quantity->id.ends_with("tive_rate"));
}

std::vector<MetricFrame> metricFramesOf(const json& document)
{
    std::vector<MetricFrame> frames;
    if (isModels(document)) {
        for (const auto& [model, attributes] : document.items()) {
            MetricFrame& frame = frames.emplace_back();
            frame.model = toValidUtf8(model);
            for (const auto& [attribute, groups] : attributes.items()) {
                addGroups(toValidUtf8(attribute), groups, frame.rows);
            }
        }
    } else {
        frames.push_back({{}, rowsOf(document)});
    }
    std::erase_if(frames, [](const MetricFrame& frame) { return !hasFairness(frame.rows); });
    return frames;
}

} // namespace trefoil
