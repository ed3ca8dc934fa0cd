// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/comparison_output.h"

#include "app/cli/group_output.h"

#include <cmath>

namespace trefoil {

namespace {

using Json = nlohmann::ordered_json;

Cell number(double value)
{
    return std::isnan(value) ? Cell() : Cell(value);
}

double fourDigits(double value)
{
    if (!std::isfinite(value) || value == 0) {
        return value;
    }
    const double scale = std::pow(10.0, 3 - std::floor(std::log10(std::fabs(value))));
    return std::isfinite(scale) && scale > 0 ? std::round(value * scale) / scale : value;
}

/// What describeChange says after the quantity's id.
std::string changeText(const QuantityChange& change)
{
    return describeChange(change).substr(change.quantity->id.size() + 1);
}

std::string interestingText(const VariantComparison& comparison, const ComparisonReport& report)
{
    std::string text = "  " + verdictOf(comparison) + "\n";
    for (const WarningText& warning : warningsOf(comparison, report.sizes, report.family())) {
        text += "  note: ";
        text += warning.text;
        text += '\n';
    }
    return text;
}

/// JSON has null for what does not exist, and texts for infinities.
Json numberOrNull(double value)
{
    return std::isnan(value) ? Json(nullptr) : numberJson(value);
}

Json intervalJson(const Interval& interval)
{
    return std::isnan(interval.low) ? Json(nullptr)
                                    : Json::array({numberJson(interval.low), numberJson(interval.high)});
}

Json sideJson(const MeanDifference& side)
{
    Json json;
    json["n"] = side.count;
    json["mean"] = numberOrNull(side.mean);
    json["standard_deviation"] = numberOrNull(side.standardDeviation);
    json["interval"] = intervalJson(side.interval);
    return json;
}

Json changeJson(const QuantityChange& change)
{
    Json json;
    json["quantity"] = change.quantity->id;
    json["sphere"] = std::string(sphereName(change.quantity->sphere));
    json["baseline"] = sideJson(change.baseline);
    json["variant"] = sideJson(change.variant);
    json["pairs"] = change.pairs;
    json["change"] = numberOrNull(change.change.mean);
    json["change_interval"] = intervalJson(change.change.interval);
    json["relative_change"] = numberOrNull(change.relative.value);
    json["relative_change_interval"] = intervalJson(change.relative.interval);
    json["test"] = std::string(evidenceName(change.evidence));
    json["p"] = numberOrNull(change.change.test.p);
    json["p_holm"] = numberOrNull(change.adjustedP);
    json["comparisons"] = change.comparisons;
    json["effect"] = std::string(effectName(change.effect));
    return json;
}

Json runsJson(const ReplicateGroup& group, const Frame& frame)
{
    Json runs = Json::array();
    for (const std::uint32_t row : group.rows) {
        runs.push_back(frame.runs[row].value);
    }
    return runs;
}

Json variantJson(const ComparisonReport& report, const VariantComparison& variant, const Frame& frame)
{
    const ReplicateGroup& group = report.replicates->groups[variant.group];
    Json json;
    json["name"] = group.name;
    json["runs"] = runsJson(group, frame);
    json["method"] = std::string(methodName(variant.compression.method));
    json["method_reason"] = variant.compression.reason;
    json["verdict"] = verdictOf(variant);
    json["warnings"] = Json::array();
    for (const WarningText& warning : warningsOf(variant, report.sizes, report.family())) {
        json["warnings"].push_back(warning.text);
    }
    json["changes"] = Json::array();
    for (const QuantityChange& change : variant.changes) {
        json["changes"].push_back(changeJson(change));
    }
    json["with_baseline"] = Json::array();
    for (const ConsumptionWithBaseline& with : variant.withBaseline) {
        json["with_baseline"].push_back({{"quantity", with.quantity->id}, {"own", numberOrNull(with.own)},
            {"total", numberOrNull(with.total)}, {"total_interval", intervalJson(with.totalInterval)}});
    }
    return json;
}

} // namespace

TextTable comparisonTable(const ComparisonReport& report)
{
    TextTable table;
    table.header = {"variant", "method", "quantity", "baseline_n", "baseline_mean", "variant_n",
        "variant_mean", "pairs", "change", "change_low", "change_high", "relative_change", "relative_low",
        "relative_high", "test", "p", "p_holm", "effect"};
    for (const VariantComparison& variant : report.variants) {
        for (const QuantityChange& change : variant.changes) {
            table.rows.push_back({report.replicates->groups[variant.group].name,
                std::string(methodName(variant.compression.method)), change.quantity->id,
                static_cast<double>(change.baseline.count), number(change.baseline.mean),
                static_cast<double>(change.variant.count), number(change.variant.mean),
                static_cast<double>(change.pairs), number(change.change.mean),
                number(change.change.interval.low), number(change.change.interval.high),
                number(change.relative.value), number(change.relative.interval.low),
                number(change.relative.interval.high), std::string(evidenceName(change.evidence)),
                number(change.change.test.p), number(change.adjustedP),
                std::string(effectName(change.effect))});
        }
    }
    return table;
}

std::string comparisonText(const ComparisonReport& report)
{
    const ReplicateGroup& baseline = report.replicates->groups[report.baseline];
    std::string text = "baseline " + baseline.name + ", " + std::to_string(baseline.rows.size()) + " runs\n";
    for (const VariantComparison& variant : report.variants) {
        const ReplicateGroup& group = report.replicates->groups[variant.group];
        text += '\n' + group.name + ", " + std::to_string(group.rows.size()) + " runs, method "
            + std::string(methodName(variant.compression.method));
        text += variant.compression.reason.empty() ? "" : " (" + variant.compression.reason + ")";
        text += "\n";
        TextTable table;
        table.header = {"quantity", "baseline", "variant", "n", "change", "p (Holm)", "effect"};
        for (const QuantityChange& change : variant.changes) {
            table.rows.push_back({change.quantity->id, number(fourDigits(change.baseline.mean)),
                number(fourDigits(change.variant.mean)), static_cast<double>(runsBehind(change)),
                changeText(change), number(fourDigits(change.adjustedP)),
                std::string(effectName(change.effect))});
        }
        text += toAlignedText(table) + interestingText(variant, report);
    }
    return text;
}

std::string comparisonJson(const ComparisonReport& report, const Frame& frame)
{
    const ReplicateGroup& baseline = report.replicates->groups[report.baseline];
    Json json;
    json["baseline"] = {{"name", baseline.name}, {"runs", runsJson(baseline, frame)}};
    json["variants"] = Json::array();
    for (const VariantComparison& variant : report.variants) {
        json["variants"].push_back(variantJson(report, variant, frame));
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace trefoil
