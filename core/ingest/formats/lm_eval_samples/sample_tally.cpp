// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/lm_eval_samples/sample_tally.h"

#include "core/base/utf8_text.h"
#include "core/ingest/benchmark_quantities.h"
#include "core/ingest/json/json_value.h"
#include "core/ingest/metric_names.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <nlohmann/json.hpp>

namespace trefoil {

namespace {

using nlohmann::json;

constexpr std::size_t mostGroups = 50;
constexpr std::size_t longestGroup = 64;
constexpr std::size_t mostMetrics = 100;

// Parts of the layout; every other key with a number is a metric.
constexpr std::array<std::string_view, 14> layout = {"doc_id", "doc", "target", "arguments", "resps",
    "filtered_resps", "filter", "metrics", "doc_hash", "prompt_hash", "target_hash", "prompt_0", "logit_0",
    "schema_version"};

// Fields of documents that say to which group an example belongs. Others may hold the question itself.
constexpr std::array<std::string_view, 24> groupFields = {"category", "bias_type", "subject", "domain",
    "difficulty", "level", "type", "solution_type", "gender", "sex", "race", "religion", "nationality", "age",
    "language", "lang", "locale", "dialect", "context_condition", "question_polarity", "group", "topic",
    "subcategory", "stereo_antistereo"};

bool isLayout(std::string_view key)
{
    return std::find(layout.begin(), layout.end(), key) != layout.end();
}

std::optional<double> scoreOf(const json& value)
{
    return value.is_boolean() ? std::optional(value.get<bool>() ? 1.0 : 0.0) : numberOf(&value);
}

bool isListed(const json* metrics, const std::string& key)
{
    return metrics == nullptr || !metrics->is_array()
        || std::any_of(
            metrics->begin(), metrics->end(), [&](const json& each) { return textOf(&each) == key; });
}

} // namespace

SampleTally::SampleTally(std::size_t mostDocuments)
    : m_mostDocuments(mostDocuments)
{
}

void SampleTally::Mean::add(double value)
{
    if (std::isfinite(value)) {
        sum += value;
        ++count;
    } else {
        ++notFinite;
    }
}

bool SampleTally::add(const json& sample)
{
    const json* document = member(&sample, "doc");
    const json* id = member(&sample, "doc_id");
    if (id == nullptr || !id->is_number_integer()) {
        return false;
    }
    ++m_samples;
    const auto number = id->get<std::int64_t>();
    if (m_documents.size() < m_mostDocuments) {
        m_documents.insert(number);
    } else {
        m_hasMoreDocuments = m_hasMoreDocuments || !m_documents.contains(number);
    }
    const std::string filter = textOf(member(&sample, "filter"));
    const json* metrics = member(&sample, "metrics");
    for (const auto& [key, value] : sample.items()) {
        if (isLayout(key) || !isListed(metrics, key)) {
            continue;
        }
        const std::string metric = toValidUtf8(filter.empty() || filter == "none" ? key : key + " " + filter);
        if (const auto score = scoreOf(value)) {
            addMetric(metric, *score, document);
        } else if (value.is_array() && m_lists.size() < mostMetrics) {
            m_lists.insert(metric);
        }
    }
    return true;
}

void SampleTally::addMetric(const std::string& metric, double value, const json* document)
{
    if (m_means.size() >= mostMetrics && !m_means.contains(metric)) {
        return;
    }
    m_means[metric].add(value);
    if (document == nullptr || !document->is_object()) {
        return;
    }
    for (const auto& [key, field] : document->items()) {
        const std::string name = toLowerAscii(key);
        const std::string group = textOf(&field);
        const bool isGroup = std::find(groupFields.begin(), groupFields.end(), name) != groupFields.end();
        if (!isGroup || group.empty() || m_noGroups.contains(name)) {
            continue;
        }
        Groups& groups = m_groups[name][metric];
        groups[toValidUtf8(group)].add(value);
        if (groups.size() > mostGroups || group.size() > longestGroup) {
            m_noGroups.insert(name);
        }
    }
}

void SampleTally::putGroups(const std::string& metric, const Quantity& quantity, RecordBuilder& builder) const
{
    for (const auto& [attribute, byMetric] : m_groups) {
        const auto groups = byMetric.find(metric);
        if (groups == byMetric.end() || m_noGroups.contains(attribute) || groups->second.size() < 2) {
            continue;
        }
        for (const auto& [group, mean] : groups->second) {
            if (mean.count > 0) {
                builder.addGroup(quantity, GroupValue{nullptr, attribute, group, mean.value(), mean.count},
                    {"mean of " + metric, "", Grade::Derived});
            }
        }
    }
}

void SampleTally::putExamples(const std::string& task, bool isOnlyTask, RecordBuilder& builder) const
{
    const RecordBuilder::Place place{"number of doc_id", "count", Grade::Derived};
    if (m_hasMoreDocuments) {
        builder.diagnose(Severity::Warning, "too_many_examples",
            "There are more than " + std::to_string(m_mostDocuments)
                + " examples; their number was not counted further and is left out.",
            place.column);
    } else if (isOnlyTask) {
        builder.setStandard(Standard::Examples, static_cast<double>(m_documents.size()), place);
    } else {
        builder.addExtra(settingQuantity(quantityIdFromColumnName(task + " examples"), task + ", examples",
                             Dimension::Count),
            static_cast<double>(m_documents.size()), place);
    }
}

void SampleTally::put(const std::string& task, bool isOnlyTask, RecordBuilder& builder) const
{
    putExamples(task, isOnlyTask, builder);
    for (const auto& [metric, mean] : m_means) {
        if (mean.notFinite > 0) {
            builder.diagnose(Severity::Warning, "not_finite",
                metric + " is not finite in " + std::to_string(mean.notFinite) + " of "
                    + std::to_string(mean.notFinite + mean.count)
                    + " samples; the mean is that of the others.",
                metric);
        }
        if (mean.count == 0) {
            continue;
        }
        const std::string metricName = metric.substr(0, metric.find(' '));
        Quantity quantity = metricQuantity(task + " " + metric, metricMeaning(metricName).direction);
        quantity.name = task + " " + metric;
        putGroups(metric, quantity, builder);
        builder.addExtra(std::move(quantity), mean.value(), {"mean of " + metric, "", Grade::Derived});
    }
    for (const std::string& metric : m_lists) {
        builder.diagnose(Severity::Note, "not_a_number",
            metric + " is a list in each sample; its result is only in the results file.", metric);
    }
}

} // namespace trefoil
