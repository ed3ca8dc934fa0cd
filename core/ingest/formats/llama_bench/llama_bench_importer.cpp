// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/llama_bench/llama_bench_importer.h"

#include "core/ingest/formats/llama_bench/bench_record.h"
#include "core/ingest/formats/llama_bench/bench_rows.h"
#include "core/ingest/formats/llama_bench/sweep_run.h"
#include "core/ingest/model_name.h"

namespace trefoil {

namespace {

bool has(std::string_view head, std::string_view word)
{
    return head.find(word) != std::string_view::npos;
}

/// "|  a |  b |" with any number of blanks around the names.
bool hasColumns(std::string_view head, std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names) {
        bool found = false;
        for (std::size_t at = head.find(name); at != std::string_view::npos && !found;
             at = head.find(name, at + 1)) {
            const std::size_t before = at == 0 ? std::string_view::npos : head.find_last_not_of(' ', at - 1);
            const std::size_t after = head.find_first_not_of(' ', at + name.size());
            found = before != std::string_view::npos && head[before] == '|' && after != std::string_view::npos
                && head[after] == '|';
        }
        if (!found) {
            return false;
        }
    }
    return true;
}

Recognition recognise(const Source& source)
{
    const std::string_view head = source.head();
    if (has(head, "build_commit") && has(head, "avg_ts") && has(head, "n_prompt")) {
        return {0.97, "tests with build_commit, n_prompt and avg_ts (llama-bench)"};
    }
    if (hasColumns(head, {"model", "size", "params", "test", "t/s"})) {
        return {0.95, "a table with model, size, params, test and t/s (llama-bench)"};
    }
    if (hasColumns(head, {"PP", "TG", "N_KV", "S_PP t/s", "S_TG t/s"})
        || (has(head, "\"speed_pp\"") && has(head, "\"speed_tg\"") && has(head, "\"n_kv\""))) {
        return {0.95, "speeds S_PP and S_TG over N_KV (llama.cpp's sweep-bench or batched-bench)"};
    }
    return {};
}

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    RecordBuilder builder(sink, source.path());
    SweepRun sweep(sink, builder);
    std::string heading = fileStem(source.path());
    bool found = false;
    const auto setAside = [&](std::int64_t line, std::string code, std::string reason) {
        sink.diagnose(Diagnostic{
            Severity::SetAside, std::move(code), std::move(reason), SourceRef{source.path(), line, {}}});
        found = true;
    };
    BenchEvents events;
    events.row = [&](const BenchRow& row) {
        sweep.finish();
        if (acceptBenchRow(row, builder)) {
            found = true;
        } else {
            setAside(row.line, "no_value", "The test has no throughput.");
        }
    };
    events.sweep = [&](const BenchRow& row) {
        sweep.add(row, heading);
        found = true;
    };
    events.heading = [&](std::string_view text) { heading = std::string(text); };
    events.odd = [&](std::int64_t line, std::string reason) { setAside(line, "odd_row", std::move(reason)); };
    events.goOn = [&](std::size_t position) {
        progress.report(
            "reading", static_cast<std::int64_t>(position), static_cast<std::int64_t>(source.bytes().size()));
        return !progress.stopRequested();
    };
    if (progress.stopRequested() || !scanBenchText(source.bytes(), events)) {
        return fail(Errc::Cancelled, {});
    }
    sweep.finish();
    if (!found) {
        return fail(
            Errc::FormatRefused, {source.path(), "it has no test of llama-bench"}, {source.path(), 0, {}});
    }
    return {};
}

} // namespace

const Importer& llamaBenchImporter()
{
    static const Importer importer{
        "llama_bench", "llama.cpp llama-bench", 2, Precedence::Evaluation, recognise, read};
    return importer;
}

} // namespace trefoil
