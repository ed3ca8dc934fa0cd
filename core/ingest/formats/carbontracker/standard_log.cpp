// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/carbontracker/standard_log.h"

#include "core/base/number_text.h"
#include "core/base/utf8_text.h"
#include "core/domain/record.h"
#include "core/ingest/country_codes.h"
#include "core/ingest/formats/carbontracker/consumption_text.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace trefoil::carbontracker {

namespace {

constexpr std::size_t timeSize = 19;
constexpr std::size_t longestList = 64 * 1024;
constexpr std::string_view powerStart = "Average power usage (W) for ";

std::string_view behind(std::string_view text, std::string_view mark)
{
    const auto at = text.find(mark);
    return at == std::string_view::npos ? std::string_view{} : trimmed(text.substr(at + mark.size()));
}

} // namespace

std::optional<Instant> lineTime(std::string_view line)
{
    if (line.size() < timeSize + 3 || line.substr(timeSize, 3) != " - ") {
        return std::nullopt;
    }
    return parseInstant(line.substr(0, timeSize));
}

double wattsOf(std::string_view text)
{
    text = trimmed(text);
    if (text.starts_with('[')) {
        text = text.substr(1, text.find(']') == std::string_view::npos ? text.npos : text.find(']') - 1);
    }
    double sum = absent;
    while (!(text = trimmed(text)).empty()) {
        const auto end = text.find_first_of(" ,\t");
        const auto number = parseNumber(text.substr(0, end));
        if (!number || !std::isfinite(*number)) {
            return absent;
        }
        sum = isAbsent(sum) ? *number : sum + *number;
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return sum;
}

void StandardLogReader::read(const TextLine& line)
{
    const auto time = lineTime(line.text);
    if (!time) {
        if (!m_openList.empty() && m_openList.size() + line.text.size() < longestList) {
            m_openList.append(" ").append(line.text);
            if (line.text.find(']') != std::string_view::npos) {
                readPower(std::exchange(m_openList, {}));
            }
        }
        return;
    }
    m_openList.clear();
    if (!m_log.startedAt) {
        m_log.startedAt = time;
    }
    m_log.endedAt = time;
    readText(trimmed(line.text.substr(timeSize + 3)));
}

void StandardLogReader::readText(std::string_view text)
{
    if (text.starts_with("carbontracker version ")) {
        m_log.version = toValidUtf8(trimmed(text.substr(22)));
    } else if (const auto pue = behind(text, "PUE coefficient of "); !pue.empty()) {
        m_log.pue = parseNumber(pue.substr(0, pue.find(' ')));
    } else if (const auto parts = behind(text, "components were found:"); !parts.empty()) {
        m_log.components = toValidUtf8(parts);
    } else if (text.starts_with("Duration:")) {
        if (const auto seconds = secondsOfTime(text.substr(9))) {
            m_log.seconds.push_back(*seconds);
            m_log.gpuWatts.push_back(absent);
            m_log.cpuWatts.push_back(absent);
        }
    } else if (text.starts_with(powerStart)) {
        const bool isOpen =
            text.find('[') != std::string_view::npos && text.find(']') == std::string_view::npos;
        if (isOpen) {
            m_openList = text;
        } else {
            readPower(text);
        }
    } else if (text.starts_with("Carbon intensities")) {
        readPlace(behind(text, "detected location"));
    }
}

void StandardLogReader::readPower(std::string_view text)
{
    text.remove_prefix(std::min(powerStart.size(), text.size()));
    if (m_log.seconds.empty()) {
        return;
    }
    const double watts = wattsOf(behind(text, ":"));
    if (text.starts_with("gpu")) {
        m_log.gpuWatts.back() = watts;
    } else if (text.starts_with("cpu")) {
        m_log.cpuWatts.back() = watts;
    }
}

/// "Copenhagen, Capital Region, DK: [143.3]", a colon before it in some versions. The town is not kept.
void StandardLogReader::readPlace(std::string_view text)
{
    if (text.starts_with(':')) {
        text.remove_prefix(1);
    }
    text = trimmed(text.substr(0, text.find(':')));
    const auto comma = text.rfind(',');
    m_log.countryIso3 = countryIso3(trimmed(comma == std::string_view::npos ? text : text.substr(comma + 1)));
    if (!m_log.countryIso3.empty() && comma != std::string_view::npos) {
        const std::string_view before = text.substr(0, comma);
        const auto town = before.rfind(',');
        m_log.region =
            town == std::string_view::npos ? std::string() : toValidUtf8(trimmed(before.substr(town + 1)));
    }
}

} // namespace trefoil::carbontracker
