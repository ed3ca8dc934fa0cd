// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/record_dump.h"

#include <nlohmann/json.hpp>

#include "core/base/number_text.h"

namespace trefoil::test {

namespace {

using Json = nlohmann::ordered_json;

Json number(double value)
{
    return std::isfinite(value) ? Json(value) : Json(formatNumber(value));
}

void putText(Json& object, const char* key, const std::string& text)
{
    if (!text.empty()) {
        object[key] = text;
    }
}

Json dumpContext(const Context& context)
{
    Json object = Json::object();
    putText(object, "project", context.project);
    putText(object, "model", context.model);
    putText(object, "variant", context.variant);
    putText(object, "dataset", context.dataset);
    putText(object, "task", context.task);
    putText(object, "kind", context.kind);
    putText(object, "split", context.split);
    putText(object, "country", context.countryIso3);
    putText(object, "region", context.region);
    putText(object, "hardware", context.hardware);
    putText(object, "tool", context.tool);
    putText(object, "trackingMode", context.trackingMode);
    putText(object, "citation", context.citation);
    return object;
}

Json dumpValues(const Record& record)
{
    Json object = Json::object();
    const auto quantities = standardQuantities();
    for (std::size_t i = 0; i < standardQuantityCount; ++i) {
        if (const double value = record.values.all()[i]; !isAbsent(value)) {
            object[quantities[i].id] = number(value);
        }
    }
    for (const ExtraValue& extra : record.extras) {
        object[extra.quantity->id] = number(extra.value);
    }
    return object;
}

Json dumpGroups(const Record& record)
{
    Json groups = Json::array();
    for (const GroupValue& value : record.groups) {
        Json group = Json::object();
        group["quantity"] = value.quantity->id;
        putText(group, "attribute", value.attribute);
        putText(group, "group", value.group);
        group["value"] = number(value.value);
        if (value.support) {
            group["support"] = *value.support;
        }
        groups.push_back(std::move(group));
    }
    return groups;
}

/// The points of each series of one record: how many, the first and the last.
Json dumpSeries(std::size_t record, const CollectingSink& sink)
{
    Json series = Json::array();
    for (const RecordSeries& part : sink.series) {
        if (part.record != record || part.chunk.values.empty()) {
            continue;
        }
        const SeriesChunk& chunk = part.chunk;
        Json object = Json::object();
        object["quantity"] = chunk.quantity->id;
        object["name"] = chunk.name;
        object["points"] = chunk.values.size();
        if (!chunk.steps.empty()) {
            object["steps"] = {number(chunk.steps.front()), number(chunk.steps.back())};
        }
        if (!chunk.timesMs.empty()) {
            object["timesMs"] = {chunk.timesMs.front(), chunk.timesMs.back()};
        }
        object["values"] = {number(chunk.values.front()), number(chunk.values.back())};
        series.push_back(std::move(object));
    }
    return series;
}

Json dumpRecord(const Record& record, const CollectingSink& sink)
{
    Json object = Json::object();
    object["line"] = record.line;
    putText(object, "pointer", record.pointer);
    putText(object, "name", record.name);
    if (!record.runIds.empty()) {
        object["runIds"] = record.runIds;
    }
    putText(object, "parentRunId", record.parentRunId);
    if (record.seed) {
        object["seed"] = *record.seed;
    }
    if (record.startedAt) {
        object["startedAt"] = formatInstant(*record.startedAt);
    }
    if (record.endedAt) {
        object["endedAt"] = formatInstant(*record.endedAt);
    }
    if (record.isCumulative) {
        object["cumulative"] = true;
    }
    object["context"] = dumpContext(sink.contextOf(record));
    object["values"] = dumpValues(record);
    if (!record.groups.empty()) {
        object["groups"] = dumpGroups(record);
    }
    return object;
}

Json dumpDiagnostic(const Diagnostic& diagnostic)
{
    constexpr const char* severities[] = {"note", "warning", "set aside"};
    Json object = Json::object();
    object["severity"] = severities[static_cast<std::size_t>(diagnostic.severity)];
    object["code"] = diagnostic.code;
    object["reason"] = diagnostic.reason;
    if (diagnostic.where.line > 0) {
        object["line"] = diagnostic.where.line;
    }
    putText(object, "pointer", diagnostic.where.pointer);
    return object;
}

} // namespace

std::string dumpImport(
    const Recognition& recognition, const Result<void>& outcome, const CollectingSink& sink)
{
    Json document = Json::object();
    document["recognised"] = recognition.confidence > 0 ? Json(recognition.reason) : Json(false);
    if (!outcome) {
        Error error = outcome.error();
        error.where.path.clear();
        document["error"] = {{"code", errorName(error.code)}, {"text", describe(error)}};
    }
    document["columns"] = Json::array();
    for (const SourceColumn& column : sink.columns) {
        Json object = {{"quantity", column.quantity->id}, {"column", column.column},
            {"unit", column.unitAsWritten}, {"grade", gradeName(column.grade)}};
        putText(object, "companion", column.companion);
        if (column.line > 0) {
            object["line"] = column.line;
        }
        document["columns"].push_back(std::move(object));
    }
    document["records"] = Json::array();
    for (std::size_t i = 0; i < sink.records.size(); ++i) {
        Json object = dumpRecord(sink.records[i], sink);
        if (Json series = dumpSeries(i, sink); !series.empty()) {
            object["series"] = std::move(series);
        }
        document["records"].push_back(std::move(object));
    }
    document["diagnostics"] = Json::array();
    for (const Diagnostic& diagnostic : sink.diagnostics) {
        document["diagnostics"].push_back(dumpDiagnostic(diagnostic));
    }
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string importAndDump(const Importer& importer, const Source& source, const ImportOptions& options)
{
    CollectingSink sink;
    Result<void> outcome;
    const Recognition recognition = importer.recognise(source);
    if (recognition.confidence > 0 || options.mapping != nullptr) {
        NoProgress progress;
        outcome = importer.read(source, options, sink, progress);
    }
    return dumpImport(recognition, outcome, sink);
}

} // namespace trefoil::test
