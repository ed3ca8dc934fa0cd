// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/table/json_rows.h"

#include "core/base/number_text.h"
#include "core/base/utf8_text.h"
#include "core/ingest/column_meaning.h"
#include "core/ingest/json/json_value.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace trefoil {

namespace {

using Json = nlohmann::json;
constexpr int deepestKey = 8;

bool isArrayOf(const Json& value, bool (*isRow)(const Json&))
{
    return value.is_array() && !value.empty() && std::all_of(value.begin(), value.end(), isRow);
}

bool isObject(const Json& value)
{
    return value.is_object();
}
bool isArray(const Json& value)
{
    return value.is_array();
}

/// A sub-object that holds rows rather than being one: all its members are objects that are not empty.
bool holdsObjects(const Json& value)
{
    return value.is_object() && !value.empty()
        && std::all_of(
            value.begin(), value.end(), [](const Json& item) { return item.is_object() && !item.empty(); });
}

/// {"Gender": {…}, "Age": {…}} is one run's values per attribute, not runs.
bool isKeyedByAttribute(const Json& object)
{
    for (const auto& item : object.items()) {
        if (!isPeopleAttribute(parseColumnName(item.key()))) {
            return false;
        }
    }
    return true;
}

void addKeyedRows(
    const Json& object, const std::string& pointer, const std::string& key, int depth, JsonRows& out)
{
    for (const auto& item : object.items()) {
        const std::string inner = pointer + jsonPointer({item.key()});
        const std::string innerKey = key.empty() ? item.key() : key + "/" + item.key();
        if (depth < deepestKey && holdsObjects(item.value())) {
            addKeyedRows(item.value(), inner, innerKey, depth + 1, out);
        } else {
            out.rows.push_back({inner, innerKey, &item.value()});
        }
    }
}

void addArrayRows(const Json& array, const std::string& pointer, JsonRows& out)
{
    std::size_t index = 0;
    for (const Json& row : array) {
        out.rows.push_back({pointer + "/" + std::to_string(index++), {}, &row});
    }
}

/// {"bert": [{…}, {…}], "distilbert": [{…}]}: rows in several lists.
bool holdsLists(const Json& object)
{
    return std::all_of(
        object.begin(), object.end(), [](const Json& item) { return isArrayOf(item, isObject); });
}

void addRowsOfLists(const Json& object, JsonRows& out)
{
    out.hasKeys = true;
    for (const auto& item : object.items()) {
        const bool isOne = item.value().size() == 1;
        std::size_t index = 0;
        for (const Json& row : item.value()) {
            const std::string number = std::to_string(index++);
            out.rows.push_back(
                {jsonPointer({item.key(), number}), isOne ? item.key() : item.key() + "/" + number, &row});
        }
    }
}

bool addHeaderAndRows(const Json& document, JsonRows& out)
{
    for (const auto& [names, data] :
        {std::pair<const char*, const char*>{"columns", "data"}, {"header", "rows"}}) {
        const Json* header = member(&document, names);
        const Json* rows = member(&document, data);
        if (header == nullptr || rows == nullptr || !header->is_array() || !isArrayOf(*rows, isArray)) {
            continue;
        }
        for (const Json& name : *header) {
            const Json* inner = name.is_object() ? member(&name, "value") : &name;
            out.header.push_back(inner == nullptr ? std::string() : cellText(*inner));
        }
        addArrayRows(*rows, jsonPointer({data}), out);
        return true;
    }
    return false;
}

void flatten(const Json& value, const std::string& prefix, int depth,
    std::vector<std::pair<std::string, std::string>>& cells)
{
    for (const auto& item : value.items()) {
        const std::string name = prefix.empty() ? item.key() : prefix + "." + item.key();
        if (item.value().is_object()) {
            if (depth < deepestKey) {
                flatten(item.value(), name, depth + 1, cells);
            }
        } else if (!item.value().is_array()) {
            cells.emplace_back(name, cellText(item.value()));
        }
    }
}

} // namespace

std::string cellText(const Json& value)
{
    if (value.is_object()) {
        const Json* inner = member(&value, "value");
        return inner == nullptr || inner->is_object() ? std::string() : cellText(*inner);
    }
    if (value.is_string()) {
        return value.get<std::string>();
    }
    if (value.is_boolean()) {
        return value.get<bool>() ? "true" : "false";
    }
    if (value.is_number_unsigned()) {
        return std::to_string(value.get<std::uint64_t>());
    }
    if (value.is_number_integer()) {
        return std::to_string(value.get<std::int64_t>());
    }
    return value.is_number() ? formatNumber(value.get<double>()) : std::string();
}

void flattenObject(const Json& object, std::vector<std::pair<std::string, std::string>>& cells)
{
    cells.clear();
    if (object.is_object()) {
        flatten(object, {}, 0, cells);
    }
}

Result<JsonRows> findJsonRows(const Json& document, const std::string& path)
{
    JsonRows out;
    if (isArrayOf(document, isObject)) {
        addArrayRows(document, {}, out);
        return out;
    }
    if (!document.is_object() || document.empty()) {
        return fail(Errc::FormatRefused, {path, "this JSON is neither an object nor an array of objects"});
    }
    if (addHeaderAndRows(document, out)) {
        return out;
    }
    if (document.size() == 1 && isArrayOf(document.front(), isObject)) {
        addArrayRows(document.front(), jsonPointer({document.begin().key()}), out);
        return out;
    }
    if (holdsLists(document) && !isKeyedByAttribute(document)) {
        addRowsOfLists(document, out);
        return out;
    }
    if (holdsObjects(document) && !isKeyedByAttribute(document)) {
        out.hasKeys = true;
        addKeyedRows(document, {}, {}, 0, out);
        return out;
    }
    out.rows.push_back({{}, {}, &document});
    return out;
}

} // namespace trefoil
