// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/find_files.h"

#include "core/ingest/mapping_proposal.h"
#include "core/ingest/walk_files.h"
#include "core/units/standard_quantities.h"

#include <algorithm>

namespace trefoil {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view tableFormat = "table";
constexpr double surelyMeant = 0.5; ///< a plain table is less sure than this

/// A folder of results holds many tables that are not about runs; these are about some.
bool isAboutRuns(const Source& source)
{
    if (mappingBeside(source)) {
        return true;
    }
    const auto mapping = proposeMapping(source);
    if (!mapping) {
        return false;
    }
    const auto has = [&](auto&& matches) {
        return std::any_of(mapping->columns.begin(), mapping->columns.end(), matches);
    };
    // Runs are told apart by a name, or by when they ran, by which they join their log.
    const bool namesRuns = has([](const ColumnMapping& column) {
        return column.role == Role::RunName || column.role == Role::RunId || column.role == Role::Timestamp
            || column.role == Role::StartedAt || column.role == Role::EndedAt;
    });
    const bool knowsQuantity = has([](const ColumnMapping& column) {
        return column.role == Role::Group
            || (column.role == Role::Quantity && (findStandard(column.quantityId) || !column.group.empty()));
    });
    // … or by energy or emissions, which join a results table to its log by equal values.
    const bool describesRuns = has([](const ColumnMapping& column) { return column.role == Role::Model; })
        && has([](const ColumnMapping& column) {
               return column.quantityId == "energy_kwh" || column.quantityId == "emissions_kg_co2e";
           });
    return describesRuns || (namesRuns && knowsQuantity);
}

FoundFile look(const fs::path& path, bool isNamed)
{
    FoundFile file{path, isNamed, {}, false, {}, {}};
    const auto source = Source::open(path);
    if (!source) {
        file.reason = describe(source.error());
        file.error = source.error();
        return file;
    }
    file.candidates = detectFormat(*source);
    if (file.candidates.empty()) {
        file.reason = source->bytes().empty() ? "it is empty" : "in no format that Trefoil knows";
        return file;
    }
    const Candidate& best = file.candidates.front();
    file.reason = best.recognition.reason;
    file.isTaken = isNamed || best.recognition.confidence >= surelyMeant
        || (best.importer->id == tableFormat && isAboutRuns(*source));
    if (!file.isTaken) {
        file.reason +=
            "; left out as it does not name runs with a known quantity, name the file to import it";
    }
    return file;
}

FoundFile closedFolder(const fs::path& path, const std::string& reason, bool isNamed)
{
    const std::u8string text = path.u8string();
    Error error{Errc::FileNotReadable, {std::string(text.begin(), text.end()), reason}, {}};
    return {path, isNamed, {}, false, describe(error), std::move(error)};
}

} // namespace

Result<std::vector<FoundFile>> findFiles(
    const std::vector<fs::path>& paths, Progress& progress, NamedBy namedBy)
{
    const auto found = walkFiles(paths, progress);
    if (!found) {
        return tl::unexpected(found.error());
    }
    std::vector<FoundFile> files;
    for (const auto& [folder, reason] : found->closedFolders) {
        const fs::path closed = fs::path(folder) / "";
        const bool isNamed =
            std::ranges::any_of(paths, [&closed](const fs::path& named) { return named / "" == closed; });
        files.push_back(closedFolder(folder, reason, isNamed));
    }
    for (const auto& [path, isNamed] : found->files) {
        if (progress.stopRequested()) {
            return fail(Errc::Cancelled, {});
        }
        progress.report("looking", static_cast<std::int64_t>(files.size()),
            static_cast<std::int64_t>(found->files.size()));
        files.push_back(look(path, isNamed && namedBy == NamedBy::Person));
    }
    std::ranges::sort(files, {}, &FoundFile::path);
    return files;
}

bool fitsMapping(const Source& source, const Mapping& mapping)
{
    const auto proposed = proposeMapping(source);
    if (!proposed) {
        return false;
    }
    return std::all_of(mapping.columns.begin(), mapping.columns.end(), [&](const ColumnMapping& wanted) {
        return std::any_of(proposed->columns.begin(), proposed->columns.end(),
            [&](const ColumnMapping& column) { return column.column == wanted.column; });
    });
}

} // namespace trefoil
