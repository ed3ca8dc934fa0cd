// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/mlperf_tiny/mlperf_tiny_importer.h"

#include "core/base/utf8_text.h"
#include "core/ingest/benchmark_quantities.h"
#include "core/ingest/formats/mlperf_tiny/benchmark_folder.h"
#include "core/ingest/formats/mlperf_tiny/tiny_results.h"
#include "core/ingest/record_builder.h"
#include "core/ingest/text_lines.h"
#include "core/ingest/tracking/sibling_file.h"

namespace trefoil {

namespace {

bool isSessionLog(std::string_view head)
{
    return head.substr(0, 4096).find("m-session-start-id[") != std::string_view::npos;
}

bool isSystemDescription(std::string_view head)
{
    return trimmed(head.substr(0, 64)).starts_with('{')
        && head.find("\"Board Name\"") != std::string_view::npos
        && head.find("\"Submitter\"") != std::string_view::npos;
}

Recognition recognise(const Source& source)
{
    if (isSessionLog(source.head())) {
        return {0.9, "session log of a benchmark of MLPerf Tiny"};
    }
    if (isSystemDescription(source.head())) {
        return {0.9, "description of a board, as submitted to MLPerf Tiny"};
    }
    TextLines lines(source.head());
    while (lines.next()) {
        if (!tinyStatement(lines.line().text).empty()) {
            return {0.97, "lines of ulp-ml or ulp-mlperf (results of MLPerf Tiny)"};
        }
    }
    return {};
}

void addPerformance(const TinyResults& results, RecordBuilder& builder)
{
    const bool isEnergyRun = results.isEnergyRun();
    if (results.inferencesPerSecond) {
        builder.addExtra(isEnergyRun ? throughputQuantity(
                             "energy_run_inferences_per_s", "Throughput of the energy run in inferences/s")
                                     : throughputQuantity("inferences_per_s", "Throughput in inferences/s"),
            *results.inferencesPerSecond, {"Median throughput", "", Grade::Measured});
    }
    if (const auto latency = medianOf(results.secondsPerInference); latency && !isEnergyRun) {
        builder.setStandard(
            Standard::LatencyPerExample, *latency, {"Runtime / # Inferences", "s", Grade::Measured});
    }
}

void addEnergy(const TinyResults& results, RecordBuilder& builder)
{
    if (results.microjoulesPerInference) {
        constexpr double joulesPerMicrojoule = 1e-6;
        builder.addExtra(
            burdenQuantity("energy_j_per_inference", "Energy per inference in J", Dimension::None),
            *results.microjoulesPerInference * joulesPerMicrojoule,
            {"Median energy cost", "µJ", Grade::Metered});
    }
    if (const auto power = medianOf(results.microwatts)) {
        constexpr double wattsPerMicrowatt = 1e-6;
        builder.addExtra(burdenQuantity("inference_power_w", "Power while inferring", Dimension::Power),
            *power * wattsPerMicrowatt, {"Power, median of the windows", "µW", Grade::Metered});
    }
}

void accept(const TinyResults& results, const std::string& path, RecordBuilder& builder)
{
    const BenchmarkFolder folder = benchmarkFolderOf(path);
    if (results.top1Percent) {
        builder.setStandard(Standard::Accuracy, *results.top1Percent, {"Top-1", "%", Grade::Measured});
    }
    if (results.auc) {
        builder.setStandard(Standard::Auc, *results.auc, {"AUC", "", Grade::Measured});
    }
    addPerformance(results, builder);
    addEnergy(results, builder);
    Context context;
    context.task = folder.task;
    context.tool = "MLPerf Tiny";
    builder.record().name = folder.name;
    if (!folder.runId.empty()) {
        builder.record().runIds = {folder.runId};
    }
    builder.accept(context);
}

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    if (isSessionLog(source.head()) || isSystemDescription(source.head())) {
        notePart(sink, source, "results.txt");
        return {};
    }
    TinyResults results;
    bool isTiny = false;
    const auto outcome = forEachLine(source, progress, [&](const TextLine& line) {
        isTiny = isTiny || !tinyStatement(line.text).empty();
        results.read(line.text);
    });
    if (!outcome) {
        return outcome;
    }
    if (!isTiny) {
        return fail(Errc::FormatRefused, {source.path(), "it has no line of ulp-ml or ulp-mlperf"},
            {source.path(), 0, {}});
    }
    if (!results.hasResult()) {
        sink.diagnose({Severity::SetAside, "unfinished",
            "Expected a Top-1, an AUC or a median; the run did not get so far", {source.path(), 0, {}}});
        return {};
    }
    RecordBuilder builder(sink, source.path());
    accept(results, source.path(), builder);
    return {};
}

} // namespace

const Importer& mlperfTinyImporter()
{
    static const Importer importer{
        "mlperf_tiny", "MLPerf Tiny results", 2, Precedence::Evaluation, recognise, read};
    return importer;
}

} // namespace trefoil
