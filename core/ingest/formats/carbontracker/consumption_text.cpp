// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/carbontracker/consumption_text.h"

#include "core/base/finite_number.h"
#include "core/base/number_text.h"
#include "core/base/utf8_text.h"

#include <cmath>
#include <utility>

namespace trefoil::carbontracker {

namespace {

constexpr std::size_t maximumRuns = 100'000;

/// The first number behind the text; "nan" is none.
std::optional<double> leadingNumber(std::string_view text)
{
    text = trimmed(text);
    return parseFiniteNumber(text.substr(0, text.find(' ')));
}

} // namespace

std::optional<double> secondsOfTime(std::string_view text)
{
    text = trimmed(text);
    const auto first = text.find(':');
    const auto second = first == std::string_view::npos ? first : text.find(':', first + 1);
    if (second == std::string_view::npos) {
        return std::nullopt;
    }
    const auto hours = parseNumber(text.substr(0, first));
    const auto minutes = parseNumber(text.substr(first + 1, second - first - 1));
    const auto seconds = parseNumber(text.substr(second + 1));
    if (!hours || !minutes || !seconds) {
        return std::nullopt;
    }
    const double sum = *hours * 3600 + *minutes * 60 + *seconds;
    return std::isfinite(sum) && sum >= 0 ? std::optional(sum) : std::nullopt;
}

void ConsumptionReader::begin(std::string_view text, std::int64_t line, bool isActual)
{
    const bool isTaken = !m_runs.empty()
        && (isActual ? m_runs.back().actual.has_value() : m_runs.back().predicted.has_value());
    if (m_runs.empty() || isTaken || !m_name.empty()) {
        if (m_runs.size() == maximumRuns) {
            m_block = nullptr;
            return;
        }
        m_runs.push_back({std::exchange(m_name, {}), {}, {}});
    }
    auto& block = isActual ? m_runs.back().actual : m_runs.back().predicted;
    block = Consumption{};
    block->line = line;
    if (const auto at = text.find("consumption for "); at != std::string_view::npos) {
        block->epochs = leadingNumber(text.substr(at + 16));
    }
    m_block = &*block;
}

void ConsumptionReader::read(const TextLine& line)
{
    const std::string_view text = trimmed(line.text);
    constexpr std::string_view config = "using config file:";
    if (text.starts_with("Actual consumption") || text.starts_with("Predicted consumption")) {
        begin(text, line.number, text.starts_with("Actual"));
    } else if (toLowerAscii(text.substr(0, config.size())) == config) {
        const std::string_view rest = trimmed(text.substr(config.size()));
        m_name = toValidUtf8(rest.substr(0, rest.find(' ')));
        m_block = nullptr;
    } else if (m_block == nullptr) {
        return;
    } else if (text.starts_with("Time:")) {
        m_block->seconds = secondsOfTime(text.substr(5));
    } else if (text.starts_with("Energy:")) {
        m_block->kilowattHours = leadingNumber(text.substr(7));
    } else if (text.starts_with("CO2eq:")) {
        m_block->grams = leadingNumber(text.substr(6));
    } else if (text.find("CarbonTracker") != std::string_view::npos) {
        m_block = nullptr;
    }
}

} // namespace trefoil::carbontracker
