// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/lm_eval_samples/lm_eval_samples_importer.h"

#include "core/base/utf8_text.h"
#include "core/ingest/compression_settings.h"
#include "core/ingest/formats/lm_eval_samples/sample_tally.h"
#include "core/ingest/json/json_keys.h"
#include "core/ingest/json/json_list.h"
#include "core/ingest/json/json_value.h"
#include "core/ingest/lm_eval_run_id.h"
#include "core/ingest/model_name.h"
#include "core/ingest/text_lines.h"
#include "core/ingest/tracking/companion_files.h"
#include "core/ingest/tracking/sibling_file.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace trefoil {

namespace {

using nlohmann::json;

bool isArray(const Source& source)
{
    return trimmed(withoutByteOrderMark(source.head()).substr(0, 64)).starts_with('[');
}

Recognition recognise(const Source& source)
{
    std::string_view head = trimmed(withoutByteOrderMark(source.head()));
    if (head.starts_with('[')) {
        head = trimmed(head.substr(1));
    }
    const std::vector<JsonKey> keys = jsonKeys(head, 1);
    if (!hasTopKey(keys, "doc_id") || !hasTopKey(keys, "doc")) {
        return {};
    }
    const bool isSure = hasTopKey(keys, "resps") || hasTopKey(keys, "filtered_resps");
    return {isSure ? 0.97 : 0.8, "examples with doc_id and doc (samples of lm-evaluation-harness)"};
}

/// "samples_mbpp_instruct_2025-12-03T22-52-13.250687" → "mbpp_instruct".
std::string taskOf(const std::string& stem)
{
    constexpr std::string_view beginning = "samples_";
    std::string task = stem.starts_with(beginning) ? stem.substr(beginning.size()) : stem;
    const std::string id = lmEvalRunId(stem);
    const std::size_t space = id.find(' ');
    if (space != std::string::npos) {
        const std::size_t momentAndUnderscore = id.size() - space;
        task.resize(task.size() - std::min(task.size(), momentAndUnderscore));
    }
    return task.empty() ? stem : task;
}

/// The harness puts samples into a folder named after the model, "__" standing for a slash.
std::string modelOf(const Source& source)
{
    const std::string folder = lastPathPart(source.folder());
    const std::size_t slash = folder.find("__");
    if (slash == std::string::npos || slash == 0) {
        return {};
    }
    std::string model = folder.substr(0, slash);
    model += '/';
    model += folder.substr(slash + 2);
    return toValidUtf8(shortModelName(model));
}

/// Whether no other file of the same moment lies beside it: of one run each task has a file of its own.
bool hasNoOtherTask(const Source& source, const std::string& runId)
{
    if (runId.empty()) {
        return true; // it is joined with nothing
    }
    const std::vector<std::string> names = companionsIn(source, source.folder());
    return std::none_of(names.begin(), names.end(), [&](const std::string& name) {
        return name.starts_with("samples_") && name != source.fileName()
            && lmEvalRunId(fileStem(name)) == runId;
    });
}

void accept(const SampleTally& tally, const Source& source, RecordSink& sink)
{
    RecordBuilder builder(sink, source.path());
    const std::string stem = fileStem(source.path());
    Context context;
    context.task = toValidUtf8(taskOf(stem));
    context.model = modelOf(source);
    context.tool = "lm-evaluation-harness samples";
    const CompressionSettings settings = compressionOfName(context.model);
    context.variant = settings.method;
    std::string runId = lmEvalRunId(stem);
    tally.put(context.task, hasNoOtherTask(source, runId), builder);
    addCompressionSettings(builder, settings, {"folder's name", "", Grade::Declared});
    builder.record().name = context.model.empty() ? context.task : context.model + " " + context.task;
    if (!runId.empty()) {
        builder.record().runIds = {std::move(runId)};
    }
    builder.accept(context);
}

Result<void> readArray(const Source& source, SampleTally& tally, RecordSink& sink, Progress& progress)
{
    const auto takeSample = [&](const json& sample, std::size_t index) {
        if (!tally.add(sample)) {
            sink.diagnose(
                {Severity::SetAside, "fragment", "Expected a JSON object with a doc_id; the entry is none",
                    {source.path(), 0, jsonPointer({std::to_string(index)})}});
        }
    };
    const Result<json> rest = parseJsonList(source.bytes(), source.path(), {}, takeSample, progress);
    return rest ? Result<void>() : tl::unexpected(rest.error());
}

Result<void> readLines(const Source& source, SampleTally& tally, RecordSink& sink, Progress& progress)
{
    return forEachLine(source, progress, [&](const TextLine& line) {
        if (trimmed(line.text).empty()) {
            return;
        }
        const Result<json> sample = parseJson(line.text, source.path());
        if (!sample || !tally.add(*sample)) {
            sink.diagnose({Severity::SetAside, "fragment",
                "Expected a JSON object with a doc_id; the line holds none that can be read",
                {source.path(), line.number, {}}});
        }
    });
}

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    SampleTally tally;
    if (progress.stopRequested()) {
        return fail(Errc::Cancelled, {});
    }
    const auto outcome =
        isArray(source) ? readArray(source, tally, sink, progress) : readLines(source, tally, sink, progress);
    if (!outcome) {
        return outcome;
    }
    if (tally.isEmpty()) {
        return fail(
            Errc::FormatRefused, {source.path(), "it has no example with a doc_id"}, {source.path(), 0, {}});
    }
    accept(tally, source, sink);
    return {};
}

} // namespace

const Importer& lmEvalSamplesImporter()
{
    static const Importer importer{
        "lm_eval_samples", "lm-evaluation-harness samples", 3, Precedence::Summary, recognise, read};
    return importer;
}

} // namespace trefoil
