// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/optimum_benchmark/optimum_row.h"

#include "core/base/number_text.h"
#include "core/base/utf8_text.h"
#include "core/ingest/json/json_value.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

namespace trefoil {

namespace {

using nlohmann::json;

constexpr std::size_t mostParts = 8;

struct Named {
    std::string_view column;
    std::array<std::string_view, 4> keys;
};

// Names of columns that say what was run, of all versions of the reports.
constexpr std::array namedColumns = {
    Named{"experiment_name", {"config", "name"}},
    Named{"Experiment Name", {"config", "name"}},
    Named{"model", {"config", "backend", "model"}},
    Named{"Model", {"config", "backend", "model"}},
    Named{"task", {"config", "backend", "task"}},
    Named{"device", {"config", "backend", "device"}},
    Named{"GPUs", {"config", "environment", "gpus"}},
    Named{"Batch Size", {"config", "scenario", "input_shapes", "batch_size"}},
    Named{"Per Process Batch Size", {"config", "scenario", "input_shapes", "batch_size"}},
    Named{"Sequence Length", {"config", "scenario", "input_shapes", "sequence_length"}},
    Named{"Quantization Scheme", {"config", "backend", "quantization_scheme"}},
    Named{"report.traceback", {"report", "traceback"}},
    Named{"report.error_type", {"report", "error_type"}},
};

struct Measure {
    std::string_view word; ///< as it ends the column's name, blanks and '_' taken out, in lower case
    std::string_view part;
    std::string_view key;
};

constexpr std::array measureWords = {
    Measure{"latency", "latency", "mean"},
    Measure{"throughput", "throughput", "value"},
    Measure{"peakmemory", "memory", "peak"},
    Measure{"maxmemoryused", "memory", "max_used"},
    Measure{"maxmemoryallocated", "memory", "max_allocated"},
    Measure{"maxmemoryreserved", "memory", "max_reserved"},
    Measure{"energyconsumption", "efficiency", "value"},
};

constexpr std::array phaseWords = {std::string_view{"forward"}, std::string_view{"generate"},
    std::string_view{"decode"}, std::string_view{"prefill"}, std::string_view{"call"},
    std::string_view{"training"}, std::string_view{"train"}};

std::vector<std::string> dottedKeys(std::string_view column)
{
    std::vector<std::string> keys;
    while (!column.empty() && keys.size() < mostParts) {
        const std::size_t dot = std::min(column.find('.'), column.size());
        keys.emplace_back(column.substr(0, dot));
        column.remove_prefix(std::min(dot + 1, column.size()));
    }
    return keys;
}

/// Python's list of texts: "['A', 'A']".
std::optional<json> textList(std::string_view cell)
{
    if (!cell.starts_with("['") || !cell.ends_with("']")) {
        return std::nullopt;
    }
    json list = json::array();
    std::size_t start = 2;
    while (start < cell.size()) {
        const std::size_t end = cell.find('\'', start);
        if (end == std::string_view::npos) {
            break;
        }
        list.push_back(toValidUtf8(cell.substr(start, end - start)));
        const std::size_t next = cell.find('\'', end + 1);
        start = next == std::string_view::npos ? cell.size() : next + 1;
    }
    return list;
}

std::optional<json> valueOf(std::string_view cell)
{
    cell = trimmed(cell);
    const std::string lower = toLowerAscii(cell);
    if (cell.empty() || lower == "none" || lower == "nan" || lower == "null") {
        return std::nullopt;
    }
    if (lower == "true" || lower == "false") {
        return json(lower == "true");
    }
    if (const auto number = parseNumber(cell)) {
        return json(*number);
    }
    if (auto list = textList(cell)) {
        return list;
    }
    return json(toValidUtf8(cell));
}

/// Walks down and makes objects; null when something else is in the way.
json* slot(json& document, const std::vector<std::string>& keys)
{
    json* place = &document;
    for (const std::string& key : keys) {
        if (!place->is_object()) {
            return nullptr;
        }
        place = &(*place)[key];
        if (place->is_null() && &key != &keys.back()) {
            *place = json::object();
        }
    }
    return place;
}

} // namespace

OptimumHeader::Target OptimumHeader::targetOf(std::string_view column)
{
    column = trimmed(column);
    Target target;
    for (const Named& named : namedColumns) {
        if (named.column == column) {
            for (const std::string_view key : named.keys) {
                if (!key.empty()) {
                    target.keys.emplace_back(key);
                }
            }
            return target;
        }
    }
    const std::size_t bracket = column.find('(');
    if (bracket != std::string_view::npos && column.ends_with(')')) {
        std::string name = toLowerAscii(trimmed(column.substr(0, bracket)));
        std::erase_if(name, [](char c) { return c == ' ' || c == '_' || c == '.'; });
        for (const std::string_view phase : phaseWords) {
            for (const Measure& measure : measureWords) {
                if (name.size() == phase.size() + measure.word.size() && name.starts_with(phase)
                    && name.ends_with(measure.word)) {
                    target.keys = {"report", phase == "training" ? "train" : std::string(phase),
                        std::string(measure.part), std::string(measure.key)};
                    target.unit = std::string(column.substr(bracket + 1, column.size() - bracket - 2));
                    target.isMeasure = true;
                    return target;
                }
            }
        }
        return target;
    }
    std::vector<std::string> keys = dottedKeys(column);
    if (keys.size() < 2) {
        return target;
    }
    if (keys.front() == "backend" || keys.front() == "environment") {
        keys.insert(keys.begin(), "config");
    } else if (keys.front() == "benchmark") {
        keys.front() = "scenario";
        keys.insert(keys.begin(), "config");
    } else if (keys.front() != "config" && keys.front() != "report") {
        return target;
    }
    target.isMeasure = keys.front() == "report" && keys.size() == 4 && keys.back() != "unit";
    target.keys = std::move(keys);
    return target;
}

OptimumHeader::OptimumHeader(const std::vector<std::string_view>& header)
{
    for (const std::string_view column : header) {
        m_targets.push_back(targetOf(column));
        const Target& target = m_targets.back();
        m_measures += target.isMeasure ? 1U : 0U;
        m_hasIdentity = m_hasIdentity || (!target.keys.empty() && target.keys.front() == "config");
        std::string pointer;
        for (const std::string& key : target.keys) {
            pointer += jsonPointer({key});
        }
        m_columns.emplace(std::move(pointer), std::string(trimmed(column)));
    }
}

json OptimumHeader::document(const std::vector<std::string_view>& cells) const
{
    json document = json::object();
    for (std::size_t i = 0; i < m_targets.size() && i < cells.size(); ++i) {
        const Target& target = m_targets[i];
        const auto value = target.keys.empty() ? std::nullopt : valueOf(cells[i]);
        if (!value) {
            continue;
        }
        if (json* place = slot(document, target.keys); place != nullptr && place->is_null()) {
            *place = *value;
        }
        if (!target.unit.empty()) {
            std::vector<std::string> unit = target.keys;
            unit.back() = "unit";
            if (json* place = slot(document, unit); place != nullptr && place->is_null()) {
                *place = target.unit;
            }
        }
    }
    return document;
}

} // namespace trefoil
