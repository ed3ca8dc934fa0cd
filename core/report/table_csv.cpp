// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/number_text.h"
#include "core/report/text_table.h"

namespace trefoil {

namespace {

void append(std::string& csv, const std::string& text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
        csv += text;
        return;
    }
    csv += '"';
    for (const char c : text) {
        csv += c;
        if (c == '"') {
            csv += c;
        }
    }
    csv += '"';
}

} // namespace

std::string toCsv(const TextTable& table, const Progress& progress)
{
    std::string csv;
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        csv += i > 0 ? "," : "";
        append(csv, table.header[i]);
    }
    csv += '\n';
    for (const auto& row : table.rows) {
        if (progress.stopRequested()) {
            break;
        }
        for (std::size_t i = 0; i < row.size(); ++i) {
            csv += i > 0 ? "," : "";
            if (const double* number = std::get_if<double>(&row[i])) {
                csv += formatNumber(*number);
            } else if (const std::string* text = std::get_if<std::string>(&row[i])) {
                append(csv, *text);
            }
        }
        csv += '\n';
    }
    return csv;
}

} // namespace trefoil
