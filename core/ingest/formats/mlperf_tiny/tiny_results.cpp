// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/mlperf_tiny/tiny_results.h"

#include "core/base/finite_number.h"
#include "core/base/number_text.h"
#include "core/base/utf8_text.h"

#include <algorithm>

namespace trefoil {

namespace {

/// The number behind a key, up to the next blank or its unit: "Top-1: 87.5%" → 87.5.
std::optional<double> numberBehind(std::string_view statement, std::string_view key, std::string_view unit)
{
    if (!statement.starts_with(key)) {
        return std::nullopt;
    }
    std::string_view rest = trimmed(statement.substr(key.size()));
    if (rest.starts_with(':')) {
        rest = trimmed(rest.substr(1));
    }
    if (!rest.ends_with(unit)) {
        return std::nullopt;
    }
    rest.remove_suffix(unit.size());
    return parseFiniteNumber(rest);
}

void take(std::optional<double>& place, std::optional<double> found)
{
    if (found) {
        place = found;
    }
}

} // namespace

std::string_view tinyStatement(std::string_view line)
{
    const std::size_t blank = line.find(' ');
    if (blank == std::string_view::npos || !parseNumber(line.substr(0, blank))) {
        return {};
    }
    line.remove_prefix(blank + 1);
    for (const std::string_view source : {"ulp-mlperf:", "ulp-ml:"}) {
        if (line.starts_with(source)) {
            return trimmed(line.substr(source.size()));
        }
    }
    return {};
}

void TinyResults::read(std::string_view line)
{
    constexpr std::size_t mostWindows = 10'000;
    const std::string_view statement = tinyStatement(line);
    if (statement.empty()) {
        return;
    }
    take(top1Percent, numberBehind(statement, "Top-1", "%"));
    take(auc, numberBehind(statement, "AUC", ""));
    take(microjoulesPerInference, numberBehind(statement, "Median energy cost is", "uJ/inf."));
    take(inferencesPerSecond, numberBehind(statement, "Median throughput is", "inf./sec."));
    take(m_inferences, numberBehind(statement, "# Inferences", ""));
    if (const auto power = numberBehind(statement, "Power", "uW"); power && microwatts.size() < mostWindows) {
        microwatts.push_back(*power);
    }
    const auto runtime = numberBehind(statement, "Runtime", "sec.");
    if (runtime && m_inferences && *m_inferences > 0 && secondsPerInference.size() < mostWindows) {
        secondsPerInference.push_back(*runtime / *m_inferences);
        m_inferences.reset();
    }
}

bool TinyResults::hasResult() const
{
    return top1Percent || auc || microjoulesPerInference || inferencesPerSecond;
}

std::optional<double> medianOf(std::vector<double> values)
{
    if (values.empty()) {
        return std::nullopt;
    }
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

} // namespace trefoil
