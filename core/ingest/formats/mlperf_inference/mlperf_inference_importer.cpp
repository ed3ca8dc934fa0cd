// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/mlperf_inference/mlperf_inference_importer.h"

#include "core/base/utf8_text.h"
#include "core/ingest/formats/mlperf_inference/accuracy_text.h"
#include "core/ingest/formats/mlperf_inference/loadgen_summary.h"
#include "core/ingest/formats/mlperf_inference/published_results.h"
#include "core/ingest/model_name.h"
#include "core/ingest/record_builder.h"
#include "core/ingest/tracking/companion_files.h"
#include "core/ingest/tracking/sibling_file.h"

namespace trefoil {

namespace {

constexpr std::string_view summaryName = "mlperf_log_summary.txt";
constexpr std::string_view accuracyName = "accuracy.txt";

bool isSummary(std::string_view head)
{
    constexpr std::size_t titleLines = 512;
    return head.substr(0, titleLines).find("MLPerf Results Summary") != std::string_view::npos
        && head.find("Scenario") != std::string_view::npos;
}

bool isDetailLog(std::string_view head)
{
    return head.find(":::MLLOG") != std::string_view::npos
        && head.find("\"key\": \"loadgen") != std::string_view::npos;
}

bool isAccuracy(const Source& source)
{
    constexpr std::size_t largest = std::size_t{4} << 20;
    return source.bytes().size() <= largest && hasAccuracyHash(source.bytes())
        && !accuracyMetrics(source.bytes()).empty();
}

Recognition recognise(const Source& source)
{
    const std::string_view head = source.head();
    if (isSummary(head)) {
        return {0.97, "MLPerf Results Summary with a scenario (LoadGen)"};
    }
    if (isDetailLog(head)) {
        return {0.97, "events of LoadGen (detail log of MLPerf Inference)"};
    }
    if (isPublishedTable(head)) {
        return {0.95,
            "header has Organization, Division and MlperfModel (published results of MLPerf Inference)"};
    }
    if (isPublishedJson(head)) {
        return {0.95,
            "objects with Submitter, Scenario and Performance_Result (published results of MLPerf "
            "Inference)"};
    }
    return isAccuracy(source)
        ? Recognition{0.9, "metrics and a last line of hash= (accuracy of MLPerf Inference)"}
        : Recognition{};
}

std::string runName(const Source& source)
{
    return lastPathPart(source.folder());
}

Result<void> readSummary(const Source& source, RecordSink& sink)
{
    const LoadgenSummary summary(source.bytes());
    if (!summary.hasResult()) {
        sink.diagnose({Severity::SetAside, "unfinished",
            "Expected a line \"Result is\"; the summary ends before it", {source.path(), 0, {}}});
        return {};
    }
    RecordBuilder builder(sink, source.path());
    summary.put(builder);
    if (const auto accuracy = readCompanion(source, source.folder(), accuracyName)) {
        addAccuracy(builder, accuracyMetrics(*accuracy));
    }
    if (summary.value("Mode") != "PerformanceOnly") {
        builder.diagnose(Severity::Note, "other_mode",
            "LoadGen ran in mode " + toValidUtf8(summary.value("Mode"))
                + "; only PerformanceOnly measures speed",
            {});
    }
    Context context;
    context.task = toValidUtf8(summary.value("Scenario"));
    context.tool = "MLPerf LoadGen";
    builder.record().name = runName(source);
    builder.accept(context);
    return {};
}

Result<void> readAccuracy(const Source& source, RecordSink& sink)
{
    if (hasFile(source.folder(), summaryName)) {
        notePart(sink, source, summaryName);
        return {};
    }
    RecordBuilder builder(sink, source.path());
    addAccuracy(builder, accuracyMetrics(source.bytes()));
    Context context;
    context.tool = "MLPerf Inference";
    builder.record().name = runName(source);
    builder.accept(context);
    return {};
}

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    if (progress.stopRequested()) {
        return fail(Errc::Cancelled, {});
    }
    const std::string_view head = source.head();
    if (isSummary(head)) {
        return readSummary(source, sink);
    }
    if (isDetailLog(head)) {
        notePart(sink, source, "spl.txt");
        return {};
    }
    if (isPublishedTable(head)) {
        return readPublishedTable(source, sink, progress);
    }
    if (isPublishedJson(head)) {
        return readPublishedJson(source, sink, progress);
    }
    if (isAccuracy(source)) {
        return readAccuracy(source, sink);
    }
    return fail(
        Errc::FormatRefused, {source.path(), "it is no result of MLPerf Inference"}, {source.path(), 0, {}});
}

} // namespace

const Importer& mlperfInferenceImporter()
{
    static const Importer importer{
        "mlperf_inference", "MLPerf Inference results", 3, Precedence::Evaluation, recognise, read};
    return importer;
}

} // namespace trefoil
