// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/json/json_value.h"

#include <nlohmann/json.hpp>

#include "core/base/number_text.h"

namespace trefoil {

using nlohmann::json;

const json* member(const json* value, std::string_view key)
{
    if (value == nullptr || !value->is_object()) {
        return nullptr;
    }
    const auto found = value->find(std::string(key));
    return found == value->end() ? nullptr : &*found;
}

std::optional<double> numberOf(const json* value)
{
    if (value == nullptr || !value->is_number()) {
        return std::nullopt;
    }
    return value->get<double>();
}

std::optional<double> numberOrNumberText(const json* value)
{
    if (value != nullptr && value->is_string()) {
        return parseNumber(value->get_ref<const std::string&>());
    }
    return numberOf(value);
}

std::string textOf(const json* value)
{
    return value != nullptr && value->is_string() ? value->get<std::string>() : std::string();
}

std::string jsonPointer(std::initializer_list<std::string_view> keys)
{
    std::string pointer;
    for (const std::string_view key : keys) {
        pointer += '/';
        for (const char c : key) {
            if (c == '~') {
                pointer += "~0";
            } else if (c == '/') {
                pointer += "~1";
            } else {
                pointer += c;
            }
        }
    }
    return pointer;
}

} // namespace trefoil
