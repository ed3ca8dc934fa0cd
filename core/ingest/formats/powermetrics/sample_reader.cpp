// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/powermetrics/sample_reader.h"

#include "core/base/number_text.h"
#include "core/base/utf8_text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace trefoil::powermetrics {

namespace {

constexpr std::string_view opening = "*** Sampled system activity (";
constexpr std::string_view closing = "ms elapsed)";
constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";

struct Line {
    std::string_view column;
    PowerPart part;
};
constexpr std::array lines = {
    Line{"Package Power", PowerPart::Total},
    Line{"Combined Power (CPU + GPU + ANE)", PowerPart::Total},
    Line{"Intel energy model derived package power (CPUs+GT+SA)", PowerPart::Total},
    Line{"CPU Power", PowerPart::Cpu},
    Line{"GPU Power", PowerPart::Gpu},
    Line{"DRAM Power", PowerPart::Ram},
    Line{"ANE Power", PowerPart::Other},
};

std::string_view nextWord(std::string_view& text)
{
    text = trimmed(text);
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(end);
    return word;
}

/// "Fri Nov 10 12:37:08 2023 +0100", as C's asctime has it, with the zone.
std::optional<Instant> readStamp(std::string_view text)
{
    (void)nextWord(text); // the day of the week
    const std::size_t month = months.find(nextWord(text));
    std::string day(nextWord(text));
    const std::string_view clock = nextWord(text);
    const std::string_view year = nextWord(text);
    const std::string_view zone = nextWord(text);
    if (month == std::string_view::npos || month % 3 != 0) {
        return std::nullopt;
    }
    const auto twoDigits = [](const std::string& number) {
        return number.size() == 1 ? "0" + number : number;
    };
    return parseInstant(std::string(year) + '-' + twoDigits(std::to_string(month / 3 + 1)) + '-'
        + twoDigits(day) + 'T' + std::string(clock) + std::string(zone));
}

/// "947 mW" and "1.35W".
std::optional<double> readWatts(std::string_view text)
{
    text = trimmed(text);
    double factor = 1;
    if (text.ends_with("mW")) {
        text.remove_suffix(2);
        factor = 1e-3;
    } else if (text.ends_with('W')) {
        text.remove_suffix(1);
    } else {
        return std::nullopt; // cut off
    }
    const auto number = parseNumber(text);
    return number && std::isfinite(*number) ? std::optional(*number * factor) : std::nullopt;
}

} // namespace

std::optional<Sample> readSampleLine(std::string_view line)
{
    if (!line.starts_with(opening)) {
        return std::nullopt;
    }
    line.remove_prefix(opening.size());
    const std::size_t end = line.find(") (");
    const std::size_t elapsedEnd = line.find(closing);
    if (end == std::string_view::npos || elapsedEnd == std::string_view::npos || elapsedEnd < end + 3) {
        return std::nullopt;
    }
    const auto stamp = readStamp(line.substr(0, end));
    const auto elapsed = parseNumber(line.substr(end + 3, elapsedEnd - end - 3));
    if (!stamp || !elapsed || !std::isfinite(*elapsed) || *elapsed <= 0) {
        return std::nullopt;
    }
    return Sample{0, *stamp, *elapsed / 1000, {}};
}

std::optional<Reading> readPowerLine(std::string_view line)
{
    for (const Line& known : lines) {
        if (line.starts_with(known.column) && line.substr(known.column.size()).starts_with(':')) {
            const auto watts = readWatts(line.substr(known.column.size() + 1));
            return watts ? std::optional(Reading{known.part, known.column, *watts}) : std::nullopt;
        }
    }
    return std::nullopt;
}

} // namespace trefoil::powermetrics
