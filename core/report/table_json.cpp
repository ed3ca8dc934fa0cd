// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/number_text.h"
#include "core/report/text_table.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace trefoil {

namespace {

nlohmann::ordered_json toValue(const Cell& cell)
{
    if (const double* number = std::get_if<double>(&cell)) {
        // JSON has no inf and nan; texts keep them readable instead of turning them into null.
        return std::isfinite(*number) ? nlohmann::ordered_json(*number)
                                      : nlohmann::ordered_json(formatNumber(*number));
    }
    if (const std::string* text = std::get_if<std::string>(&cell)) {
        return *text;
    }
    return nullptr;
}

/// Two blanks before every line; texts have their line breaks escaped.
void appendIndented(std::string& json, std::string_view object)
{
    json += "  ";
    for (const char c : object) {
        json += c;
        json += c == '\n' ? "  " : "";
    }
}

} // namespace

std::string toJson(const TextTable& table, const Progress& progress)
{
    // Row by row: the whole as one value would take several times the memory, and could not be stopped.
    std::string json = "[";
    for (const auto& row : table.rows) {
        if (progress.stopRequested()) {
            break;
        }
        auto object = nlohmann::ordered_json::object();
        for (std::size_t i = 0; i < row.size(); ++i) {
            object[table.header[i]] = toValue(row[i]);
        }
        json += json.size() == 1 ? "\n" : ",\n";
        appendIndented(json, object.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
    }
    return json + (json.size() == 1 ? "]\n" : "\n]\n");
}

} // namespace trefoil
