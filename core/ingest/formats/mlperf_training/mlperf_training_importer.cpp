// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/mlperf_training/mlperf_training_importer.h"

#include "core/base/utf8_text.h"
#include "core/ingest/formats/mlperf_training/training_log.h"
#include "core/ingest/tracking/sibling_file.h"

namespace trefoil {

namespace {

bool isSystemDescription(std::string_view head)
{
    const auto has = [&](std::string_view key) { return head.find(key) != std::string_view::npos; };
    return trimmed(head.substr(0, 64)).starts_with('{') && has("\"submitter\"") && has("\"system_name\"")
        && has("\"host_processor_model_name\"");
}

Recognition recognise(const Source& source)
{
    if (isSystemDescription(source.head())) {
        return {0.9, "description of a system, as submitted to MLPerf"};
    }
    const std::size_t token = source.head().find(mllogToken);
    if (token == std::string_view::npos || source.head().substr(token + mllogToken.size(), 1) != "{") {
        return {};
    }
    if (source.head().find("\"key\": \"loadgen") != std::string_view::npos) {
        return {}; // the detail log of MLPerf Inference has the same grammar
    }
    return {0.97, "lines with :::MLLOG and a JSON object (log of MLPerf Training or HPC)"};
}

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    if (isSystemDescription(source.head())) {
        notePart(sink, source, "the result files of that system");
        return {};
    }
    TrainingLog log(source, sink);
    const auto outcome = forEachLine(source, progress, [&](const TextLine& line) { log.read(line); });
    if (!outcome) {
        return outcome;
    }
    if (!log.foundEvents()) {
        return fail(
            Errc::FormatRefused, {source.path(), "it has no line with :::MLLOG"}, {source.path(), 0, {}});
    }
    log.finish();
    return {};
}

} // namespace

const Importer& mlperfTrainingImporter()
{
    static const Importer importer{
        "mlperf_training", "MLPerf training log", 2, Precedence::Evaluation, recognise, read};
    return importer;
}

} // namespace trefoil
