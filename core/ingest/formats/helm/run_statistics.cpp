// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/helm/run_statistics.h"

#include "core/ingest/benchmark_quantities.h"
#include "core/ingest/json/json_value.h"
#include "core/ingest/metric_names.h"
#include "core/ingest/model_name.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <nlohmann/json.hpp>

namespace trefoil {

namespace {

using nlohmann::json;

// Conditions of the run or of the service, not results.
constexpr std::array<std::string_view, 6> conditions = {
    "batch_size", "max_prob", "prompt_truncated", "logprob", "logprob_per_byte", "train_trial_index"};

bool isCondition(std::string_view name)
{
    return name.starts_with("num_") || name.starts_with("finish_reason_")
        || std::find(conditions.begin(), conditions.end(), name) != conditions.end();
}

/// One entry of stats.json.
struct Statistic {
    std::string name;
    std::string split;
    std::string perturbation; ///< empty: as the examples are
    std::string computedOn; ///< "original", "perturbed"; empty for "worst", the one that HELM shows
    double mean = 0;
};

std::optional<Statistic> statisticOf(const json& entry)
{
    const json* name = member(&entry, "name");
    const auto count = numberOf(member(&entry, "count"));
    const auto mean = numberOf(member(&entry, "mean"));
    const json* perturbation = member(name, "perturbation");
    Statistic statistic{textOf(member(name, "name")), textOf(member(name, "split")),
        textOf(member(perturbation, "name")), textOf(member(perturbation, "computed_on")), mean.value_or(0)};
    if (statistic.computedOn == "worst") {
        statistic.computedOn.clear();
    }
    const bool hasValue = count && *count > 0 && mean && std::isfinite(*mean);
    return hasValue && !statistic.name.empty() ? std::optional(std::move(statistic)) : std::nullopt;
}

Direction directionOf(const std::string& name)
{
    for (const std::string_view beginning :
        {"bias_metric", "toxic_frac", "inference_", "training_", "ece_"}) {
        if (name.starts_with(beginning)) {
            return Direction::LowerIsBetter;
        }
    }
    return metricMeaning(name).direction;
}

void addStatistic(const Statistic& statistic, const std::string& pointer, RecordBuilder& builder)
{
    const RecordBuilder::Place place{pointer + ", mean of " + statistic.name, "", Grade::Measured};
    const bool isPlain = statistic.perturbation.empty();
    if (statistic.name == "num_instances") {
        if (isPlain) {
            builder.setStandard(Standard::Examples, statistic.mean, {place.column, "count", Grade::Measured});
        }
    } else if (isCondition(statistic.name)) {
        return;
    } else if (statistic.name == "inference_runtime") {
        if (isPlain && !builder.has(quantityOf(Standard::LatencyPerExample).id)) {
            builder.setStandard(
                Standard::LatencyPerExample, statistic.mean, {place.column, "s", Grade::Measured});
        }
    } else if (statistic.name == "training_co2_cost") {
        builder.addExtra(
            burdenQuantity("training_emissions_kg_co2e", "Emissions of training", Dimension::Mass),
            statistic.mean, {place.column, "kg CO2e", Grade::Declared});
    } else if (statistic.name == "perplexity" && isPlain) {
        builder.addMetric(statistic.name, statistic.mean, place);
    } else {
        std::string label = isPlain ? statistic.name : statistic.name + " " + statistic.perturbation;
        if (!statistic.computedOn.empty()) {
            label += " " + statistic.computedOn; // the same metric of the same perturbation has several
        }
        builder.addExtra(metricQuantity(label, directionOf(statistic.name)), statistic.mean, place);
    }
}

Context contextOf(const json* specification, const std::string& split)
{
    Context context;
    const json* adapter = member(specification, "adapter_spec");
    context.model = shortModelName(textOf(member(adapter, "model")));
    const std::string name = textOf(member(specification, "name"));
    const std::size_t model = name.find("model=");
    context.task = name.substr(0, std::min(name.find(':'), name.size()));
    if (context.model.empty() && model != std::string::npos) {
        const std::string rest = name.substr(model + 6);
        context.model = rest.substr(0, rest.find(','));
    }
    context.split = split;
    context.tool = "HELM";
    return context;
}

} // namespace

bool acceptRunStatistics(
    const json& statistics, const json* specification, const RunPlace& place, RecordBuilder& builder)
{
    std::vector<Statistic> found;
    for (const json& entry : statistics) {
        if (auto statistic = statisticOf(entry)) {
            found.push_back(std::move(*statistic));
        }
    }
    const bool hasTest =
        std::any_of(found.begin(), found.end(), [](const Statistic& each) { return each.split == "test"; });
    const std::string split = hasTest || found.empty() ? "test" : found.front().split;
    builder.record().pointer = place.pointer;
    for (const Statistic& statistic : found) {
        if (statistic.split == split) {
            addStatistic(statistic, place.pointer.empty() ? "/" : place.pointer, builder);
        }
    }
    if (builder.valueCount() == 0) {
        builder.discard();
        return false;
    }
    const json* limit = member(member(specification, "adapter_spec"), "max_eval_instances");
    if (const auto number = numberOf(limit)) {
        builder.addExtra(settingQuantity("limit", "Limit of examples per task", Dimension::None), *number,
            {"run_spec.json /adapter_spec/max_eval_instances", "count", Grade::Declared});
    }
    const std::string name = textOf(member(specification, "name"));
    builder.record().name = name.empty() ? place.fallbackName : name;
    if (!name.empty() && !place.suite.empty()) {
        // A run stands in its folder and in runs.json of its suite; the same name is in every release.
        builder.record().runIds = {place.suite + "/" + name};
    }
    builder.accept(contextOf(specification, split));
    return true;
}

} // namespace trefoil
