// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/huggingface_model_card/card_front_matter.h"

#include <algorithm>
#include <exception>

#include <yaml-cpp/yaml.h>

#include "core/base/utf8_text.h"
#include "core/ingest/yaml/yaml_limits.h"

namespace trefoil {

namespace {

constexpr std::size_t mostItems = 5000; // of one list

/// A scalar's text; empty for lists, maps and null.
std::string scalar(const YAML::Node& node)
{
    return node.IsDefined() && node.IsScalar() ? toValidUtf8(node.Scalar()) : std::string();
}

std::string memberText(const YAML::Node& node, const char* key)
{
    return node.IsDefined() && node.IsMap() ? scalar(node[key]) : std::string();
}

std::string firstOf(std::string first, std::string second)
{
    return first.empty() ? std::move(second) : std::move(first);
}

std::string listText(const YAML::Node& node)
{
    if (!node.IsDefined() || !node.IsSequence()) {
        return scalar(node);
    }
    std::string text;
    for (std::size_t i = 0; i < std::min(node.size(), std::size_t{16}); ++i) {
        const std::string item = scalar(node[i]);
        if (!item.empty()) {
            text += (text.empty() ? "" : ", ") + item;
        }
    }
    return text;
}

std::vector<CardValue> plainMembers(const YAML::Node& node)
{
    std::vector<CardValue> values;
    if (!node.IsDefined() || !node.IsMap()) {
        return values;
    }
    for (const auto& each : node) {
        std::string name = scalar(each.first);
        std::string text = scalar(each.second);
        if (!name.empty() && !text.empty() && values.size() < mostItems) {
            values.push_back({std::move(name), std::move(text)});
        }
    }
    return values;
}

/// [{type: wer, name: Wer, value: 24.9}] or [{metric: f1, value: 0.1}] or {f1: 0.1}.
std::vector<CardValue> metricList(const YAML::Node& node)
{
    if (!node.IsDefined() || !node.IsSequence()) {
        return plainMembers(node);
    }
    std::vector<CardValue> values;
    for (std::size_t i = 0; i < std::min(node.size(), mostItems); ++i) {
        const YAML::Node& metric = node[i];
        std::string name = firstOf(
            firstOf(memberText(metric, "type"), memberText(metric, "metric")), memberText(metric, "name"));
        std::string text = memberText(metric, "value");
        if (!name.empty() && !text.empty()) {
            values.push_back({std::move(name), std::move(text)});
        }
    }
    return values;
}

void addResults(CardFrontMatter& card, const YAML::Node& models)
{
    if (!models.IsDefined() || !models.IsSequence()) {
        return;
    }
    for (std::size_t m = 0; m < std::min(models.size(), mostItems); ++m) {
        const YAML::Node& model = models[m];
        card.modelName = firstOf(card.modelName, memberText(model, "name"));
        if (!model.IsMap() || !model["results"].IsDefined() || !model["results"].IsSequence()) {
            continue;
        }
        const YAML::Node& results = model["results"];
        for (std::size_t r = 0; r < std::min(results.size(), mostItems); ++r) {
            const YAML::Node& result = results[r];
            if (!result.IsMap() || card.results.size() >= mostItems) {
                continue;
            }
            const YAML::Node& task = result["task"];
            const YAML::Node& dataset = result["dataset"];
            CardResult entry;
            entry.pointer = "/model-index/" + std::to_string(m) + "/results/" + std::to_string(r);
            entry.task = firstOf(memberText(task, "name"), memberText(task, "type"));
            entry.dataset = firstOf(memberText(dataset, "name"), memberText(dataset, "type"));
            entry.split = memberText(dataset, "split");
            entry.metrics = metricList(result["metrics"]);
            if (!entry.metrics.empty()) {
                card.results.push_back(std::move(entry));
            }
        }
    }
}

CardFrontMatter cardOf(const YAML::Node& root)
{
    CardFrontMatter card;
    if (!root.IsMap()) {
        return card;
    }
    const YAML::Node& emissions = root["co2_eq_emissions"];
    card.emissionsGrams = firstOf(scalar(emissions), memberText(emissions, "emissions"));
    card.emissionFacts = plainMembers(emissions);
    const YAML::Node& info = root["model_info"];
    card.modelFacts = plainMembers(info);
    if (info.IsDefined() && info.IsMap()) {
        card.metrics = metricList(info["performance_metrics"]);
    }
    card.datasets = listText(root["datasets"]);
    addResults(card, root["model-index"]);
    return card;
}

} // namespace

Result<CardFrontMatter> readCardFrontMatter(std::string_view yaml, const std::string& path)
{
    if (std::string reason = yamlRefusal(yaml, "its front matter"); !reason.empty()) {
        return fail(Errc::FormatRefused, {path, std::move(reason)}, {path, 0, {}});
    }
    try {
        return cardOf(YAML::Load(std::string(yaml)));
    } catch (const YAML::Exception& error) {
        // The front matter starts in the second line of the file; YAML counts from 0.
        const std::int64_t line = error.mark.line < 0 ? 0 : error.mark.line + std::int64_t{2};
        return fail(Errc::ParseFailed, {"YAML front matter", toValidUtf8(error.msg)}, {path, line, {}});
    } catch (const std::exception& error) {
        return fail(Errc::ParseFailed, {"YAML front matter", error.what()}, {path, 0, {}});
    }
}

} // namespace trefoil
