// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/helm/helm_importer.h"

#include "core/base/utf8_text.h"
#include "core/ingest/formats/helm/group_table.h"
#include "core/ingest/formats/helm/run_statistics.h"
#include "core/ingest/json/json_list.h"
#include "core/ingest/json/json_text.h"
#include "core/ingest/json/json_value.h"
#include "core/ingest/model_name.h"
#include "core/ingest/tracking/companion_files.h"
#include "core/ingest/tracking/sibling_file.h"

#include <filesystem>

#include <nlohmann/json.hpp>

namespace trefoil {

namespace {

using nlohmann::json;

enum class Kind { None, Statistics, Suite, Table, Part };

/// By the words of the head: the files are arrays, or objects whose telling keys may be far inside.
Kind kindOf(std::string_view head)
{
    const std::string_view text = withoutByteOrderMark(head);
    const auto has = [&](std::string_view key) { return text.find(key) != std::string_view::npos; };
    const bool isArray = trimmed(text.substr(0, 64)).starts_with('[');
    const bool isObject = trimmed(text.substr(0, 64)).starts_with('{');
    if (!isArray && !isObject) {
        return Kind::None;
    }
    if (isArray && has("\"run_path\"") && has("\"run_spec\"")) {
        return Kind::Suite;
    }
    const bool isSpecification = has("\"scenario_spec\"") && has("\"adapter_spec\"");
    const bool isInstances = isArray && has("\"references\"") && has("\"output\"") && has("\"split\"");
    const bool isPerInstance = isArray && has("\"instance_id\"") && has("\"sum_squared\"");
    const bool isScenario = isObject && has("\"definition_path\"") && has("/helm/");
    if (isSpecification || isInstances || isPerInstance || isScenario) {
        return Kind::Part;
    }
    if (isArray && has("\"sum_squared\"") && has("\"split\"") && has("\"count\"")) {
        return Kind::Statistics;
    }
    const bool isTable = has("\"title\"") && has("\"header\"") && has("\"markdown\"") && has("\"metadata\"");
    return isTable ? Kind::Table : Kind::None;
}

Recognition recognise(const Source& source)
{
    switch (kindOf(source.head())) {
    case Kind::Statistics:
        return {0.97, "statistics with split, count and sum_squared (HELM)"};
    case Kind::Suite:
        return {0.95, "runs with run_path and run_spec (HELM)"};
    case Kind::Table:
        return {0.95, "a table with title, header and cells (HELM)"};
    case Kind::Part:
        return {0.9, "specification, scenario or instances of a run of HELM"};
    case Kind::None:
        break;
    }
    return {};
}

/// The name of the folder so many levels above the file; empty where there is none.
std::string folderAbove(const Source& source, int levels)
{
    std::error_code problem;
    const std::string folder = source.folder().empty() ? "." : source.folder();
    const std::u8string text =
        std::filesystem::absolute(pathIn(folder, ""), problem).lexically_normal().generic_u8string();
    std::string path(text.begin(), text.end());
    while (path.ends_with('/')) {
        path.pop_back();
    }
    for (; levels > 0; --levels) {
        path = parentOf(path);
    }
    return problem ? std::string() : toValidUtf8(lastPart(path));
}

Result<void> readStatistics(const Source& source, const json& document, RecordSink& sink)
{
    std::optional<Result<json>> specification;
    if (const auto text = readCompanion(source, source.folder(), "run_spec.json")) {
        specification = parseJson(*text, "run_spec.json");
    }
    const json* known = specification && *specification ? &**specification : nullptr;
    RecordBuilder builder(sink, source.path());
    if (!acceptRunStatistics(document, known,
            {.pointer = {}, .suite = folderAbove(source, 1), .fallbackName = lastPathPart(source.folder())},
            builder)) {
        sink.diagnose({Severity::SetAside, "no_value", "Expected a statistic with a value; none has one",
            {source.path(), 0, {}}});
    }
    return {};
}

/// Run by run: a suite has many, each with thousands of statistics.
Result<void> readSuite(const Source& source, RecordSink& sink, Progress& progress)
{
    RecordBuilder builder(sink, source.path());
    const std::string ownSuite = folderAbove(source, 0);
    const auto takeRun = [&](const json& run, std::size_t index) {
        const json* statistics = member(&run, "stats");
        const std::string pointer = jsonPointer({std::to_string(index), "stats"});
        // "benchmark_output/runs/<suite>/<run>"
        const std::string suite = toValidUtf8(lastPart(parentOf(textOf(member(&run, "run_path")))));
        const RunPlace place{pointer, suite.empty() ? ownSuite : suite, fileStem(source.path())};
        if (statistics == nullptr || !statistics->is_array()
            || !acceptRunStatistics(*statistics, member(&run, "run_spec"), place, builder)) {
            sink.diagnose({Severity::SetAside, "no_value",
                "Expected statistics with a value; the run has none", {source.path(), 0, pointer}});
        }
    };
    const Result<json> rest = parseJsonList(source.bytes(), source.path(), {}, takeRun, progress);
    return rest ? Result<void>() : tl::unexpected(rest.error());
}

Result<void> readTables(const Source& source, const json& document, RecordSink& sink, Progress& progress)
{
    RecordBuilder builder(sink, source.path());
    if (isGroupTable(document)) {
        readGroupTable(document, {}, builder);
        return {};
    }
    bool foundAny = false;
    for (std::size_t i = 0; document.is_array() && i < document.size(); ++i) {
        if (progress.stopRequested()) {
            return fail(Errc::Cancelled, {});
        }
        if (isGroupTable(document[i])) {
            foundAny = true;
            readGroupTable(document[i], jsonPointer({std::to_string(i)}), builder);
        }
    }
    if (!foundAny) {
        return fail(Errc::FormatRefused, {source.path(), "it has no table with a title, a header and rows"},
            {source.path(), 0, {}});
    }
    return {};
}

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    const Kind kind = kindOf(source.head());
    if (kind == Kind::None) {
        return fail(Errc::FormatRefused, {source.path(), "it is no file of HELM"}, {source.path(), 0, {}});
    }
    if (kind == Kind::Part) {
        notePart(sink, source, "stats.json");
        return {};
    }
    if (progress.stopRequested()) {
        return fail(Errc::Cancelled, {});
    }
    if (kind == Kind::Suite) {
        return readSuite(source, sink, progress);
    }
    const Result<json> document = parseJson(source.bytes(), source.path());
    if (!document) {
        return tl::unexpected(document.error());
    }
    return kind == Kind::Statistics ? readStatistics(source, *document, sink)
                                    : readTables(source, *document, sink, progress);
}

} // namespace

const Importer& helmImporter()
{
    static const Importer importer{"helm", "HELM results", 3, Precedence::Evaluation, recognise, read};
    return importer;
}

} // namespace trefoil
