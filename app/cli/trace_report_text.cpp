// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/trace_report.h"

#include "core/base/number_text.h"
#include "core/domain/record.h"
#include "core/frame/group_table.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace trefoil {

namespace {

using Json = nlohmann::ordered_json;

std::string valueText(const TraceReport& report, double value)
{
    return formatNumber(value) + (report.unit.empty() ? "" : " " + report.unit);
}

std::string recordedText(const TraceReport& report, const TracedValue& value)
{
    const ValueTrace& trace = value.trace;
    std::string text = (trace.counts ? "  recorded " : "  not used ") + valueText(report, trace.value) + " ("
        + std::string(gradeName(trace.grade)) + ")\n    from " + describe(trace.where) + ", " + trace.format;
    // "1" and "count" are units for the program; a person reads no unit in them.
    if (const std::string& unit = trace.unitAsWritten; !unit.empty() && unit != "1" && unit != "count") {
        text += ", written in " + unit;
    }
    text += "\n    sha256 " + trace.sha256 + "\n";
    if (!trace.choice.empty() && trace.counts) {
        text += "    " + trace.choice + (trace.isRuled ? " (rule)" : "") + "\n";
    }
    if (!trace.reason.empty()) {
        text += "    " + trace.reason + "\n";
    }
    if (!value.sourceLine.empty()) {
        text += "    " + value.sourceLine + "\n";
    }
    return text;
}

Json tracedNumberJson(double value)
{
    if (std::isnan(value)) {
        return nullptr;
    }
    return std::isfinite(value) ? Json(value) : Json(formatNumber(value));
}

Json originJson(const SourceRef& place)
{
    return {{"path", place.path}, {"line", place.line}, {"pointer", place.pointer}};
}

Json recordedJson(const TracedValue& value)
{
    const ValueTrace& trace = value.trace;
    Json json = originJson(trace.where);
    json["value"] = tracedNumberJson(trace.value);
    json["grade"] = gradeName(trace.grade);
    json["unit_as_written"] = trace.unitAsWritten;
    json["format"] = trace.format;
    json["sha256"] = trace.sha256;
    json["counts"] = trace.counts;
    json["reason"] = trace.reason;
    json["source_line"] = value.sourceLine.empty() ? Json() : Json(value.sourceLine);
    return json;
}

std::string groupText(const GroupTrace& group)
{
    std::string text = "  group " + group.value.attribute + " = " + group.value.group + ": "
        + formatNumber(group.value.value);
    if (group.value.support) {
        text += ", " + std::to_string(*group.value.support) + " examples";
        text += isTooSmallToCompare(group.value.support) ? ", too few to compare" : "";
    }
    return text + ", from " + describe(group.where) + "\n";
}

std::string relatedText(const RelatedRun& related)
{
    return related.run.isValid() ? related.name + " (run " + std::to_string(related.run.value) + ")"
                                 : related.name + " (not in this library)";
}

Json relatedJson(const RelatedRun& related)
{
    return {{"run", related.run.isValid() ? Json(std::to_string(related.run.value)) : Json()},
        {"name", related.name}};
}

Json groupJson(const GroupTrace& group)
{
    Json json = originJson(group.where);
    json["attribute"] = group.value.attribute;
    json["group"] = group.value.group;
    json["value"] = tracedNumberJson(group.value.value);
    json["support"] = group.value.support ? Json(*group.value.support) : Json();
    return json;
}

} // namespace

std::string traceText(const TraceReport& report)
{
    std::string text = report.name + " (run " + report.run + "), " + report.quantityId + ": ";
    text += std::isnan(report.shown)
        ? "absent\n"
        : valueText(report, report.shown) + " (" + std::string(gradeName(report.grade)) + ")\n";
    if (report.parent) {
        text += "  part of " + relatedText(*report.parent) + "\n";
    }
    for (const RelatedRun& child : report.children) {
        text += "  parent of " + relatedText(child) + "\n";
    }
    if (!report.formula.empty()) {
        text += "  derived as " + report.formula;
        text += report.conditions.empty() ? "\n" : ", " + report.conditions + "\n";
    }
    for (const TracedValue& value : report.values) {
        text += recordedText(report, value);
    }
    for (const GroupTrace& group : report.groups) {
        text += groupText(group);
    }
    for (const JoinOutcome& join : report.joins) {
        const std::string line =
            "  joined by " + std::string(joinReasonName(join.reason)) + ": " + join.explanation + "\n";
        if (text.find(line) == std::string::npos) { // several records may be joined for one reason
            text += line;
        }
    }
    return text;
}

std::string traceJson(const TraceReport& report)
{
    Json json;
    json["run"] = report.run;
    json["name"] = report.name;
    json["quantity"] = report.quantityId;
    json["unit"] = report.unit;
    json["value"] = tracedNumberJson(report.shown);
    json["grade"] = gradeName(report.grade);
    json["formula"] = report.formula.empty() ? Json() : Json(report.formula);
    json["conditions"] = report.conditions.empty() ? Json() : Json(report.conditions);
    json["parent"] = report.parent ? relatedJson(*report.parent) : Json();
    json["children"] = Json::array();
    for (const RelatedRun& child : report.children) {
        json["children"].push_back(relatedJson(child));
    }
    json["recorded"] = Json::array();
    json["groups"] = Json::array();
    json["joins"] = Json::array();
    for (const TracedValue& value : report.values) {
        json["recorded"].push_back(recordedJson(value));
    }
    for (const GroupTrace& group : report.groups) {
        json["groups"].push_back(groupJson(group));
    }
    for (const JoinOutcome& join : report.joins) {
        json["joins"].push_back({{"reason", joinReasonName(join.reason)}, {"confidence", join.confidence},
            {"explanation", join.explanation}});
    }
    return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

} // namespace trefoil
