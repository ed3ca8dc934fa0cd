// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/llama_perplexity/llama_perplexity_importer.h"

#include "core/base/number_text.h"
#include "core/base/utf8_text.h"
#include "core/ingest/formats/llama_perplexity/perplexity_run.h"
#include "core/ingest/markdown/markdown_table.h"
#include "core/ingest/model_name.h"

namespace trefoil {

namespace {

/// "[1]5.9247,[2]8.1743": running estimates.
bool isChunkLine(std::string_view line)
{
    if (!line.starts_with("[1]")) {
        return false;
    }
    line.remove_prefix(3);
    const std::size_t comma = line.find(',');
    return comma != std::string_view::npos && parseNumber(line.substr(0, comma)).has_value()
        && line.substr(comma + 1).starts_with("[2]");
}

Recognition recognise(const Source& source)
{
    NumberedLines lines(source.head());
    while (lines.next()) {
        const std::string_view line = trimmed(lines.line());
        if (line.starts_with("Final estimate: PPL")) {
            return {0.95, "a final estimate of PPL (llama.cpp perplexity)"};
        }
        if (line.starts_with("Mean PPL(Q)")) {
            return {0.95, "the perplexity and KL divergence of a quantized model (llama.cpp)"};
        }
        if (isChunkLine(line)) {
            return {0.9, "running estimates of perplexity chunk by chunk (llama.cpp perplexity)"};
        }
    }
    return {};
}

class Log {
public:
    Log(const Source& source, RecordSink& sink)
        : m_path(source.path())
        , m_fallback(fileStem(source.path()))
        , m_sink(sink)
        , m_builder(sink, source.path())
    {
    }

    void read(std::string_view line, std::int64_t number);
    void finish();
    [[nodiscard]] bool foundAny() const { return m_found; }

private:
    std::string m_path;
    std::string m_fallback;
    RecordSink& m_sink;
    RecordBuilder m_builder;
    PerplexityRun m_run;
    bool m_found = false;
};

void Log::read(std::string_view line, std::int64_t number)
{
    line = trimmed(line);
    const bool isSection = line.starts_with("## ");
    const bool startsAgain = m_run.hasResult()
        && (line.find("loaded meta data") != std::string_view::npos || isChunkLine(line)
            || line.starts_with("Final estimate: PPL"));
    if (isSection || startsAgain) {
        finish();
    }
    if (m_run.line == 0) {
        m_run.line = number;
    }
    m_run.read(line);
    if (isSection && m_run.model.empty()) {
        m_run.model = lastPathPart(line.substr(3));
    }
}

void Log::finish()
{
    if (m_run.model.empty()) {
        m_run.model = m_fallback;
    }
    if (m_run.hasResult()) {
        m_found = true;
        acceptPerplexityRun(m_run, m_builder);
    } else if (m_run.chunksSeen > 0) {
        m_found = true;
        m_sink.diagnose(Diagnostic{Severity::SetAside, "unfinished",
            "The run has no final estimate after " + std::to_string(m_run.chunksSeen) + " chunks"
                + (m_run.lastChunk ? "; the last finite running estimate, " + formatNumber(*m_run.lastChunk)
                            + ", is no result."
                                   : ", and every running estimate is nan."),
            SourceRef{m_path, m_run.line, {}}});
    }
    m_run = {};
}

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    Log log(source, sink);
    NumberedLines lines(source.bytes());
    while (lines.next()) {
        if (lines.number() % 256 == 1) {
            progress.report("reading", static_cast<std::int64_t>(lines.position()),
                static_cast<std::int64_t>(source.bytes().size()));
            if (progress.stopRequested()) {
                return fail(Errc::Cancelled, {});
            }
        }
        log.read(lines.line(), lines.number());
    }
    log.finish();
    if (!log.foundAny()) {
        return fail(
            Errc::FormatRefused, {source.path(), "it has no estimate of perplexity"}, {source.path(), 0, {}});
    }
    return {};
}

} // namespace

const Importer& llamaPerplexityImporter()
{
    static const Importer importer{
        "llama_perplexity", "llama.cpp perplexity log", 1, Precedence::Evaluation, recognise, read};
    return importer;
}

} // namespace trefoil
