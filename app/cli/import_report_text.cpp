// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/import_report.h"

#include <algorithm>
#include <map>

namespace trefoil {

namespace {

/// "1 file", "2 files".
std::string counted(std::int64_t count, const std::string& thing)
{
    return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
}

constexpr std::size_t mostNotes = 5; ///< of one file

std::string fileLines(const FileOutcome& file)
{
    if (file.error) {
        return "refused  " + describe(*file.error) + "\n";
    }
    if (file.alreadyThere) {
        return "known    " + file.path + ": the same bytes were imported before\n";
    }
    std::string text =
        "imported " + file.path + " as " + file.format + ": " + counted(file.accepted, "record");
    text += file.setAside > 0 ? ", " + std::to_string(file.setAside) + " set aside\n" : "\n";
    if (!file.readAgain.empty()) {
        text += "         read again: " + file.readAgain + "\n";
    }
    std::size_t notes = 0;
    for (const Diagnostic& diagnostic : file.diagnostics) {
        const bool isAside = diagnostic.severity == Severity::SetAside;
        notes += isAside ? 0 : 1;
        if (isAside || notes <= mostNotes) {
            text += isAside ? "         set aside " : "         note: ";
            text += describe(diagnostic.where) + ": " + diagnostic.reason + "\n";
        }
    }
    if (notes > mostNotes) {
        text += "         and " + counted(static_cast<std::int64_t>(notes - mostNotes), "more note")
            + ", all of them with --json\n";
    }
    return text;
}

std::string joinLines(const ImportOutcome& outcome)
{
    std::map<std::string_view, std::int64_t> counts;
    for (const JoinOutcome& join : outcome.joins) {
        ++counts[joinReasonName(join.reason)];
    }
    std::string text;
    for (const auto& [reason, count] : counts) {
        text += "joined   " + counted(count, "run") + " by " + std::string(reason) + "\n";
    }
    for (const AmbiguityOutcome& ambiguity : outcome.ambiguities) {
        text += "unsure   " + describe(ambiguity.record) + ": " + ambiguity.explanation + "\n";
    }
    return text;
}

} // namespace

std::string importReportText(const ImportReport& report)
{
    const ImportOutcome& outcome = report.outcome;
    std::string text;
    for (const FileOutcome& file : outcome.files) {
        text += fileLines(file);
    }
    text += joinLines(outcome);
    for (const FoundFile& file : report.leftOut) {
        text += "left out " + file.path.string() + ": " + file.reason + "\n";
    }
    if (!outcome.import.isValid()) {
        return text + "Nothing was added.\n";
    }
    return text + counted(outcome.runsAdded, "run") + " added, " + std::to_string(outcome.runsUpdated)
        + " updated, " + std::to_string(outcome.runsUnchanged) + " unchanged.\n";
}

} // namespace trefoil
