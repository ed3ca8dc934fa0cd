// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/optimum_benchmark/optimum_benchmark_importer.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "core/base/utf8_text.h"
#include "core/ingest/csv/csv_reader.h"
#include "core/ingest/formats/optimum_benchmark/optimum_companions.h"
#include "core/ingest/formats/optimum_benchmark/optimum_record.h"
#include "core/ingest/formats/optimum_benchmark/optimum_row.h"
#include "core/ingest/json/json_keys.h"
#include "core/ingest/json/json_text.h"
#include "core/ingest/json/json_value.h"
#include "core/ingest/model_name.h"

namespace trefoil {

namespace {

using nlohmann::json;

enum class Part { None, Whole, Report, Config, Codecarbon, Rendering, Table };

constexpr std::array phases = {std::string_view{"load"}, std::string_view{"load_model"},
    std::string_view{"load_dataset"}, std::string_view{"preprocess_dataset"}, std::string_view{"preprocess"},
    std::string_view{"forward"}, std::string_view{"prefill"}, std::string_view{"decode"},
    std::string_view{"per_token"}, std::string_view{"generate"}, std::string_view{"call"},
    std::string_view{"train"}, std::string_view{"warmup"}};

constexpr std::array measures = {std::string_view{"memory"}, std::string_view{"latency"},
    std::string_view{"throughput"}, std::string_view{"energy"}, std::string_view{"efficiency"}};

bool isPhase(std::string_view key)
{
    return std::find(phases.begin(), phases.end(), key) != phases.end();
}

bool isReport(const std::vector<JsonKey>& keys)
{
    bool hasMeasure = false;
    for (const JsonKey& key : keys) {
        if (key.depth == 1 && !isPhase(key.key)) {
            return false;
        }
        hasMeasure = hasMeasure
            || (key.depth == 2 && std::find(measures.begin(), measures.end(), key.key) != measures.end());
    }
    return hasMeasure;
}

Part jsonPart(const Source& source)
{
    const std::vector<JsonKey> keys = jsonKeys(source.head(), 2);
    const auto hasUnder = [&](std::string_view top, std::string_view name) {
        return std::any_of(keys.begin(), keys.end(),
            [&](const JsonKey& key) { return key.depth == 2 && key.top == top && key.key == name; });
    };
    if (hasUnder("config", "backend") && hasUnder("config", "scenario")) {
        return Part::Whole;
    }
    if (hasTopKey(keys, "backend") && hasTopKey(keys, "scenario") && hasTopKey(keys, "launcher")) {
        return Part::Config;
    }
    if (hasTopKey(keys, "energy_consumed") && source.fileName().ends_with("_codecarbon.json")) {
        return Part::Codecarbon;
    }
    return isReport(keys) ? Part::Report : Part::None;
}

OptimumHeader headerOf(std::string_view text)
{
    CsvReader reader(text, ',');
    return OptimumHeader(reader.next() ? reader.row().fields : std::vector<std::string_view>{});
}

bool isTable(const OptimumHeader& header, std::string_view head)
{
    const std::string_view first = head.substr(0, head.find('\n'));
    const bool isBare = !header.hasIdentity() && header.measures() >= 2;
    const bool isReport = header.hasIdentity() && header.measures() >= 1
        && (first.find("experiment_name") != std::string_view::npos
            || first.find("Experiment Name") != std::string_view::npos
            || first.find("backend.") != std::string_view::npos);
    return isBare || isReport;
}

Part partOf(const Source& source)
{
    const std::string_view head = trimmed(withoutByteOrderMark(source.head()));
    if (head.starts_with('{')) {
        return jsonPart(source);
    }
    const std::string name = source.fileName();
    if (name == "benchmark_report.md" || name == "benchmark_report.txt") {
        const std::string_view first = head.substr(0, head.find('\n'));
        const bool isRendered = (first.starts_with("# ") || first.starts_with("+ "))
            && trimmed(first).ends_with(':') && isPhase(first.substr(2, trimmed(first).size() - 3));
        return isRendered ? Part::Rendering : Part::None;
    }
    return isTable(headerOf(source.head()), head) ? Part::Table : Part::None;
}

Recognition recognise(const Source& source)
{
    switch (partOf(source)) {
    case Part::Whole:
        return {1.0, "config with backend and scenario, and a report (optimum-benchmark)"};
    case Part::Report:
        return {0.95, "measures of the phases of an optimum-benchmark run"};
    case Part::Config:
        return {0.95, "backend, scenario and launcher of an optimum-benchmark run"};
    case Part::Codecarbon:
        return {0.95, "CodeCarbon's log of one phase of an optimum-benchmark run"};
    case Part::Rendering:
        return {0.95, "an optimum-benchmark report written as text"};
    case Part::Table:
        return {0.9, "a header with measures of optimum-benchmark phases and their units"};
    case Part::None:
        break;
    }
    return {};
}

void tell(RecordSink& sink, const Source& source, Severity severity, std::string code, std::string reason)
{
    sink.diagnose(Diagnostic{severity, std::move(code), std::move(reason), SourceRef{source.path(), 0, {}}});
}

Result<void> readCompanion(const Source& source, Part part, RecordSink& sink)
{
    const bool hasWhole = existsBeside(source, "benchmark.json");
    const bool hasReport = existsBeside(source, "benchmark_report.json");
    if (part == Part::Config && !hasWhole && !hasReport) {
        tell(sink, source, Severity::SetAside, "failed_run",
            "The run was configured, but there is no report beside it: it failed and measured nothing.");
        return {};
    }
    const std::string main = hasWhole ? "benchmark.json" : "benchmark_report.json";
    tell(sink, source, Severity::Note, "companion",
        hasWhole || hasReport ? "It is read together with " + main + "."
                              : "It belongs to " + main + ", which is not in its folder; nothing was read.");
    return {};
}

Result<void> readDocument(const Source& source, Part part, RecordSink& sink)
{
    Result<json> document = parseJson(source.bytes(), source.path());
    if (!document) {
        return tl::unexpected(document.error());
    }
    if (part == Part::Report) {
        if (existsBeside(source, "benchmark.json")) {
            return readCompanion(source, part, sink);
        }
        json whole = json::object();
        whole["report"] = std::move(*document);
        auto config = jsonBeside(source, "benchmark_config.json");
        if (!config) {
            return tl::unexpected<Error>(config.error());
        }
        if (*config) {
            whole["config"] = std::move(**config);
        }
        *document = std::move(whole);
    }
    RecordBuilder builder(sink, source.path());
    OptimumReading reading = readOptimumDocument(*document, {}, builder);
    if (reading.measured == 0) {
        tell(sink, source, Severity::SetAside, "failed_run",
            "The report has no number: the run measured nothing.");
        return {};
    }
    if (auto companions = addCodecarbonPhases(source, builder, reading.context); !companions) {
        return companions;
    }
    std::string name = textOf(member(member(&*document, "config"), "name"));
    if (name.empty()) {
        name = lastPathPart(source.folder());
    }
    if (reading.context.model.empty()) {
        builder.diagnose(Severity::Note, "no_model",
            "benchmark_config.json is not in the folder, so the model is not known.", {});
    }
    builder.record().name = std::move(name);
    builder.accept(reading.context);
    return {};
}

void readRow(const Source& source, const OptimumHeader& header, const CsvRow& row, RecordBuilder& builder,
    RecordSink& sink)
{
    const auto setAside = [&](std::string code, std::string reason) {
        sink.diagnose(Diagnostic{
            Severity::SetAside, std::move(code), std::move(reason), SourceRef{source.path(), row.line, {}}});
    };
    if (row.fields.size() != header.width()) {
        setAside(row.endsWithNewline ? "odd_row" : "truncated",
            std::to_string(header.width()) + " cells were expected, found "
                + std::to_string(row.fields.size()) + ".");
        return;
    }
    builder.record().line = row.line;
    const json document = header.document(row.fields);
    OptimumReading reading = readOptimumDocument(document, header.columns(), builder);
    const json* report = member(&document, "report");
    if (reading.measured == 0) {
        setAside("failed_run",
            member(report, "traceback") != nullptr || member(report, "error_type") != nullptr
                ? "The run failed and measured nothing."
                : "The row has no measurement.");
        builder.discard();
        return;
    }
    std::string name = textOf(member(member(&document, "config"), "name"));
    if (name.empty()) {
        name = reading.context.model.empty() ? lastPathPart(source.folder()) : reading.context.model;
    }
    if (reading.context.variant.empty() || reading.context.variant == "float16") {
        // "fp16+gptq+exllamav2": older reports say it only here.
        reading.context.variant = name.substr(0, name.find("-batch_size"));
    }
    if (name != reading.context.model && !reading.context.model.empty()) {
        name = reading.context.model + " " + name;
    }
    builder.record().name = std::move(name);
    builder.accept(reading.context);
}

Result<void> readTable(const Source& source, RecordSink& sink, Progress& progress)
{
    CsvReader rows(source.bytes(), ',');
    if (!rows.next()) {
        return fail(Errc::FormatRefused, {source.path(), "it has no header"}, {source.path(), 0, {}});
    }
    const OptimumHeader header(rows.row().fields);
    RecordBuilder builder(sink, source.path());
    while (rows.next()) {
        progress.report("reading", static_cast<std::int64_t>(rows.position()),
            static_cast<std::int64_t>(source.bytes().size()));
        if (progress.stopRequested()) {
            return fail(Errc::Cancelled, {});
        }
        readRow(source, header, rows.row(), builder, sink);
    }
    return {};
}

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    if (progress.stopRequested()) {
        return fail(Errc::Cancelled, {});
    }
    const Part part = partOf(source);
    switch (part) {
    case Part::Whole:
    case Part::Report:
        return readDocument(source, part, sink);
    case Part::Config:
    case Part::Codecarbon:
    case Part::Rendering:
        return readCompanion(source, part, sink);
    case Part::Table:
        return readTable(source, sink, progress);
    case Part::None:
        break;
    }
    return fail(Errc::FormatRefused,
        {source.path(), "it is neither a report nor a configuration of optimum-benchmark"},
        {source.path(), 0, {}});
}

} // namespace

const Importer& optimumBenchmarkImporter()
{
    static const Importer importer{
        "optimum_benchmark", "optimum-benchmark and LLM-Perf", 2, Precedence::Evaluation, recognise, read};
    return importer;
}

} // namespace trefoil
