// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/find_files.h"

#include "core/ingest/mapping_proposal.h"
#include "core/units/standard_quantities.h"

#include <algorithm>
#include <array>
#include <map>

namespace trefoil {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view tableFormat = "table";
constexpr double surelyMeant = 0.5; ///< a plain table is less sure than this

std::string utf8(const fs::path& path)
{
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

bool isSkipped(const fs::path& path)
{
    constexpr std::array<std::string_view, 2> machineFolders = {"node_modules", "__pycache__"};
    const std::string name = utf8(path.filename());
    return name.starts_with('.')
        || std::find(machineFolders.begin(), machineFolders.end(), name) != machineFolders.end();
}

bool isSavedMapping(const fs::path& path)
{
    return utf8(path.filename()).ends_with(".mapping.json");
}

/// Path to whether it was named. Unreadable folders are left out.
using FoundPaths = std::map<fs::path, bool>;

void addFilesOf(const fs::path& folder, FoundPaths& found, const Progress& progress)
{
    std::error_code ignored;
    fs::recursive_directory_iterator entries(folder, fs::directory_options::skip_permission_denied, ignored);
    while (entries != fs::recursive_directory_iterator() && !progress.stopRequested()) {
        if (isSkipped(entries->path())) {
            entries.disable_recursion_pending();
        } else if (entries->is_regular_file(ignored) && !isSavedMapping(entries->path())) {
            found.try_emplace(entries->path(), false);
        }
        entries.increment(ignored);
    }
}

Result<FoundPaths> collect(const std::vector<fs::path>& paths, const Progress& progress)
{
    FoundPaths found;
    for (const fs::path& path : paths) {
        std::error_code problem;
        const fs::file_status status = fs::status(path, problem);
        if (!fs::exists(status)) {
            return fail(Errc::FileNotReadable, {utf8(path), "there is no such file or folder"});
        }
        if (fs::is_directory(status)) {
            addFilesOf(path, found, progress);
        } else {
            found[path] = true;
        }
    }
    if (progress.stopRequested()) {
        return fail(Errc::Cancelled, {});
    }
    return found;
}

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
            || (column.role == Role::Quantity && findStandard(column.quantityId));
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
    FoundFile file{path, isNamed, {}, false, {}};
    const auto source = Source::open(path);
    if (!source) {
        file.reason = describe(source.error());
        return file;
    }
    file.candidates = detectFormat(*source);
    if (file.candidates.empty()) {
        file.reason = "in no format that Trefoil knows";
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

} // namespace

Result<std::vector<FoundFile>> findFiles(const std::vector<fs::path>& paths, Progress& progress)
{
    const auto found = collect(paths, progress);
    if (!found) {
        return tl::unexpected(found.error());
    }
    std::vector<FoundFile> files;
    for (const auto& [path, isNamed] : *found) {
        if (progress.stopRequested()) {
            return fail(Errc::Cancelled, {});
        }
        progress.report(
            "looking", static_cast<std::int64_t>(files.size()), static_cast<std::int64_t>(found->size()));
        files.push_back(look(path, isNamed));
    }
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
