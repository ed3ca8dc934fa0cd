// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/import_report.h"

#include <nlohmann/json.hpp>

namespace trefoil {

namespace {

using Json = nlohmann::ordered_json;

Json diagnosticJson(const Diagnostic& diagnostic)
{
    Json json;
    json["line"] = diagnostic.where.line;
    if (!diagnostic.where.pointer.empty()) {
        json["pointer"] = diagnostic.where.pointer;
    }
    json["code"] = diagnostic.code;
    json["reason"] = diagnostic.reason;
    return json;
}

Json fileJson(const FileOutcome& file)
{
    Json json;
    json["path"] = file.path;
    json["format"] = file.format;
    json["accepted"] = file.accepted;
    json["already_there"] = file.alreadyThere;
    json["read_again"] = file.readAgain.empty() ? Json() : Json(file.readAgain);
    json["set_aside_count"] = file.setAside;
    json["set_aside"] = Json::array();
    json["notes"] = Json::array();
    for (const Diagnostic& diagnostic : file.diagnostics) {
        json[diagnostic.severity == Severity::SetAside ? "set_aside" : "notes"].push_back(
            diagnosticJson(diagnostic));
    }
    return json;
}

Json placeJson(const SourceRef& place)
{
    Json json;
    json["path"] = place.path;
    json["line"] = place.line;
    if (!place.pointer.empty()) {
        json["pointer"] = place.pointer;
    }
    return json;
}

Json placesJson(const std::vector<SourceRef>& places)
{
    Json json = Json::array();
    for (const SourceRef& place : places) {
        json.push_back(placeJson(place));
    }
    return json;
}

Json joinJson(const JoinOutcome& join)
{
    Json json;
    json["run"] = std::to_string(join.run.value);
    json["name"] = join.runName;
    json["sources"] = placesJson(join.sources);
    json["reason"] = joinReasonName(join.reason);
    json["confidence"] = join.confidence;
    json["explanation"] = join.explanation;
    return json;
}

Json problemJson(const std::string& path, std::string_view code, const std::string& reason)
{
    Json json;
    json["path"] = path;
    json["code"] = code;
    json["reason"] = reason;
    return json;
}

} // namespace

std::string importReportJson(const ImportReport& report)
{
    const ImportOutcome& outcome = report.outcome;
    Json json;
    json["files"] = Json::array();
    json["runs"] = {
        {"added", outcome.runsAdded}, {"updated", outcome.runsUpdated}, {"unchanged", outcome.runsUnchanged}};
    json["joins"] = Json::array();
    json["ambiguities"] = Json::array();
    json["unmatched"] = Json::array();
    json["problems"] = Json::array();
    for (const FileOutcome& file : outcome.files) {
        json["files"].push_back(fileJson(file));
        if (file.error) {
            json["problems"].push_back(
                problemJson(file.path, errorName(file.error->code), describe(*file.error)));
        }
    }
    for (const JoinOutcome& join : outcome.joins) {
        json["joins"].push_back(joinJson(join));
    }
    for (const AmbiguityOutcome& ambiguity : outcome.ambiguities) {
        Json entry;
        entry["record"] = placeJson(ambiguity.record);
        entry["candidates"] = placesJson(ambiguity.candidates);
        entry["explanation"] = ambiguity.explanation;
        json["ambiguities"].push_back(std::move(entry));
    }
    for (const UnmatchedOutcome& unmatched : outcome.unmatched) {
        Json entry;
        entry["record"] = placeJson(unmatched.record);
        entry["records"] = unmatched.records;
        entry["explanation"] = unmatched.explanation;
        entry["nearest"] = unmatched.nearest ? placeJson(*unmatched.nearest) : Json();
        json["unmatched"].push_back(std::move(entry));
    }
    for (const FoundFile& file : report.leftOut) {
        const std::string_view code = file.error ? errorName(file.error->code)
            : file.candidates.empty()            ? "not_recognised"
                                                 : "left_out";
        json["problems"].push_back(problemJson(file.path.string(), code, file.reason));
    }
    return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

} // namespace trefoil
