// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/mlperf_power/measured_window.h"

#include "core/base/instant.h"
#include "core/base/utf8_text.h"
#include "core/ingest/text_lines.h"

#include <string>

namespace trefoil {

namespace {

/// The text value of an event line: {"key": "power_begin", "value": "02-24-2023 13:02:46.490", …}.
std::optional<double> valueOf(std::string_view line)
{
    constexpr std::string_view key = "\"value\":";
    const std::size_t at = line.find(key);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    std::string_view rest = trimmed(line.substr(at + key.size()));
    const std::size_t close = rest.find('"', 1);
    if (!rest.starts_with('"') || close == std::string_view::npos) {
        return std::nullopt;
    }
    return meterSeconds(rest.substr(1, close - 1));
}

} // namespace

std::optional<double> meterSeconds(std::string_view text)
{
    constexpr std::size_t dateLength = 10; // MM-DD-YYYY
    if (text.size() < dateLength + 2 || text[2] != '-' || text[5] != '-' || text[dateLength] != ' ') {
        return std::nullopt;
    }
    const std::string iso = std::string(text.substr(6, 4)) + "-" + std::string(text.substr(0, 5))
        + std::string(text.substr(dateLength));
    const auto instant = parseInstant(iso);
    return instant ? std::optional(static_cast<double>(instant->milliseconds) / 1000) : std::nullopt;
}

Result<std::optional<MeasuredWindow>> measuredWindowOf(const Source& detailLog, Progress& progress)
{
    std::optional<double> begin;
    std::optional<double> end;
    auto outcome = forEachLine(detailLog, progress, [&](const TextLine& line) {
        if (line.text.find("\"power_begin\"") != std::string_view::npos) {
            begin = valueOf(line.text);
        } else if (line.text.find("\"power_end\"") != std::string_view::npos) {
            end = valueOf(line.text);
        }
    });
    outcome = outcome ? detailLog.checkWhole() : outcome;
    if (!outcome) {
        return tl::unexpected<Error>(outcome.error());
    }
    return begin && end && *begin <= *end ? std::optional(MeasuredWindow{*begin, *end}) : std::nullopt;
}

} // namespace trefoil
