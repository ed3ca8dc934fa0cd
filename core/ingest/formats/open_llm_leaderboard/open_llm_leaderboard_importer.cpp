// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/open_llm_leaderboard/open_llm_leaderboard_importer.h"

#include "core/ingest/formats/open_llm_leaderboard/leaderboard_row.h"

#include <utility>

namespace trefoil {

namespace {

Recognition recognise(const Source& source)
{
    switch (leaderboardVersion(columnsOf(source.head(), ','))) {
    case LeaderboardVersion::Two:
        return {0.97, "header has fullname, Precision and IFEval Raw (Open LLM Leaderboard, version 2)"};
    case LeaderboardVersion::One:
        return {0.95, "header has ARC (25-shot) and HellaSwag (10-shot) (Open LLM Leaderboard, version 1)"};
    case LeaderboardVersion::None:
        break;
    }
    return {};
}

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    const CsvColumns columns = columnsOf(source.head(), ',');
    const LeaderboardVersion version = leaderboardVersion(columns);
    if (version == LeaderboardVersion::None) {
        return fail(Errc::FormatRefused,
            {source.path(), "its header is not that of the Open LLM Leaderboard"}, {source.path(), 1, {}});
    }
    RecordBuilder builder(sink, source.path());
    bool isHeader = true;
    return forEachRow(source, ',', progress, [&](const CsvRow& row) {
        if (std::exchange(isHeader, false)) {
            return;
        }
        const bool isWhole = row.fields.size() >= columns.names().size();
        if (!isWhole || !acceptLeaderboardRow(version, columns, row, builder)) {
            sink.diagnose({Severity::SetAside, isWhole ? "no_score" : "truncated",
                isWhole ? "Expected a model and a score; the row lacks one of them"
                        : "Expected " + std::to_string(columns.names().size()) + " cells; the row has "
                        + std::to_string(row.fields.size()),
                {source.path(), row.line, {}}});
        }
    });
}

} // namespace

const Importer& openLlmLeaderboardImporter()
{
    static const Importer importer{
        "open_llm_leaderboard", "Open LLM Leaderboard", 1, Precedence::Table, recognise, read};
    return importer;
}

} // namespace trefoil
