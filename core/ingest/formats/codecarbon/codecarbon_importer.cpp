// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/codecarbon/codecarbon_importer.h"

#include "core/base/utf8_text.h"
#include "core/ingest/formats/codecarbon/row_reader.h"
#include "core/ingest/reading_progress.h"

#include <algorithm>

namespace trefoil {

namespace {

using namespace codecarbon;

struct Opening {
    Header header;
    CsvDialect dialect;
};

/// The header and how to read what follows; nothing if it is not CodeCarbon's.
std::optional<Opening> openingOf(std::string_view head)
{
    for (const char delimiter : {',', ';', '\t', '|'}) {
        CsvReader reader(head, delimiter);
        if (!reader.next()) {
            return std::nullopt;
        }
        if (auto header = readHeader(reader.row().fields)) {
            return Opening{std::move(*header), CsvDialect{delimiter, sniffDecimalMark(head, delimiter)}};
        }
    }
    return std::nullopt;
}

bool isLfsPointer(std::string_view head)
{
    return head.starts_with("version https://git-lfs.github.com/spec/");
}

bool isNamedLikeEmissions(const Source& source)
{
    const std::string name = toLowerAscii(source.fileName());
    return name.starts_with("emissions") && name.find(".csv") != std::string::npos;
}

Recognition recogniseCodecarbon(const Source& source)
{
    if (isLfsPointer(source.head()) && isNamedLikeEmissions(source)) {
        return {0.5, "a Git LFS pointer in place of an emissions file"};
    }
    const auto opening = openingOf(source.head());
    if (!opening) {
        return {};
    }
    const Header& header = opening->header;
    const std::string columns = std::to_string(header.namedColumns) + " columns";
    switch (header.kind) {
    case FileKind::Tasks:
        return {0.95, "header has energy_consumed and task_name: tasks of CodeCarbon; " + columns};
    case FileKind::DashboardExport:
        return {0.95,
            "header has emissions_sum and experiment_name: an export of CodeCarbon's dashboard; " + columns};
    case FileKind::Runs:
        break;
    }
    return {0.95,
        "header has emissions and energy_consumed; " + columns + " as CodeCarbon " + header.versions
            + " writes them"};
}

Result<void> readCodecarbon(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    if (isLfsPointer(source.head())) {
        return fail(Errc::FormatRefused,
            {source.path(), "it is a Git LFS pointer, not the file itself; fetch that with git lfs pull"});
    }
    const auto opening = openingOf(source.head());
    if (!opening) {
        return fail(Errc::FormatRefused, {source.path(), "its header is not one of CodeCarbon's"});
    }
    const std::string_view bytes = source.bytes();
    ReadingProgress reading(progress, bytes.size());
    CsvReader reader(bytes, opening->dialect.delimiter);
    RowReader rows(opening->header, opening->dialect, source.path(), sink);
    bool isHeader = true;
    while (reader.next()) {
        if (!isHeader) {
            rows.read(reader.row());
        }
        isHeader = false;
        if (auto going = reading.reach(reader.position()); !going) {
            return going;
        }
    }
    rows.finish();
    reading.finish();
    return {};
}

} // namespace

const Importer& codecarbonImporter()
{
    static const Importer importer{
        "codecarbon", "CodeCarbon emissions.csv", 1, Precedence::Log, recogniseCodecarbon, readCodecarbon};
    return importer;
}

} // namespace trefoil
