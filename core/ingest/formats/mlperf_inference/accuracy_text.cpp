// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/mlperf_inference/accuracy_text.h"

#include "core/base/number_text.h"
#include "core/base/utf8_text.h"
#include "core/ingest/json/json_text.h"
#include "core/ingest/json/json_value.h"
#include "core/ingest/text_lines.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <nlohmann/json.hpp>

namespace trefoil {

namespace {

using nlohmann::json;

constexpr std::size_t mostMetrics = 100;

// What the reference scripts print; other pairs in a log mean other things.
constexpr std::array<std::string_view, 12> pairNames = {"accuracy", "mAP", "mean", "roc_auc", "AUC", "WER",
    "f1", "F1", "exact_match", "rouge1", "rouge2", "rougeL"};

void addObject(std::string_view line, std::vector<AccuracyMetric>& metrics)
{
    constexpr std::size_t longest = 65'536;
    const auto object = parseJson(line, {}, {.bytes = longest, .depth = 8});
    if (!object || !object->is_object()) {
        return;
    }
    for (const auto& [name, value] : object->items()) {
        const auto number = numberOrNumberText(&value);
        if (number && std::isfinite(*number) && metrics.size() < mostMetrics) {
            metrics.push_back({name, *number, false});
        }
    }
}

void addPair(std::string_view pair, std::vector<AccuracyMetric>& metrics)
{
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) {
        return;
    }
    const std::string_view name = trimmed(pair.substr(0, equals));
    std::string_view value = trimmed(pair.substr(equals + 1));
    const bool isPercent = value.ends_with('%');
    if (isPercent) {
        value.remove_suffix(1);
    }
    const auto number = parseNumber(value);
    const bool isKnown = std::find(pairNames.begin(), pairNames.end(), name) != pairNames.end();
    if (number && std::isfinite(*number) && isKnown && metrics.size() < mostMetrics) {
        metrics.push_back({std::string(name), *number, isPercent});
    }
}

} // namespace

std::vector<AccuracyMetric> accuracyMetrics(std::string_view text)
{
    std::vector<AccuracyMetric> metrics;
    TextLines lines(text);
    while (lines.next()) {
        std::string_view line = trimmed(lines.line().text);
        if (line.starts_with('{')) {
            addObject(line, metrics);
            continue;
        }
        while (!line.empty()) {
            const std::size_t comma = line.find(',');
            addPair(line.substr(0, comma), metrics);
            line = comma == std::string_view::npos ? std::string_view() : line.substr(comma + 1);
        }
    }
    return metrics;
}

bool hasAccuracyHash(std::string_view text)
{
    constexpr std::string_view key = "hash=";
    constexpr std::size_t digits = 64;
    const std::size_t at = text.rfind(key);
    if (at == std::string_view::npos || (at > 0 && text[at - 1] != '\n')) {
        return false;
    }
    const std::string_view hash = trimmed(text.substr(at + key.size()));
    return hash.size() == digits
        && hash.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

void addAccuracy(RecordBuilder& builder, const std::vector<AccuracyMetric>& metrics)
{
    for (const AccuracyMetric& metric : metrics) {
        const RecordBuilder::Place place{
            "accuracy.txt " + toValidUtf8(metric.name), metric.isPercent ? "%" : "", Grade::Measured};
        const MetricMeaning meaning = metricMeaning(metric.name);
        const bool isFractionOfStandard = meaning.standard && quantityOf(*meaning.standard).upperBound == 1;
        if (metric.isPercent && isFractionOfStandard && !builder.has(quantityOf(*meaning.standard).id)) {
            builder.setStandard(*meaning.standard, metric.value, place);
        } else {
            builder.addMetric(toValidUtf8(metric.name), metric.value, place);
        }
    }
}

} // namespace trefoil
