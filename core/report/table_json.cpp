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

} // namespace

std::string toJson(const TextTable& table)
{
    auto rows = nlohmann::ordered_json::array();
    for (const auto& row : table.rows) {
        auto object = nlohmann::ordered_json::object();
        for (std::size_t i = 0; i < row.size(); ++i) {
            object[table.header[i]] = toValue(row[i]);
        }
        rows.push_back(std::move(object));
    }
    return rows.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

} // namespace trefoil
