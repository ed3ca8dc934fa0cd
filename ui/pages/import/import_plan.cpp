// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/import_plan.h"

#include "core/ingest/asked_columns.h"
#include "core/ingest/changed_files.h"
#include "core/ingest/find_files.h"
#include "core/ingest/mapping_proposal.h"
#include "core/ingest/parts_of_runs.h"
#include "core/ingest/read_again.h"
#include "ui/bridge/text.h"
#include "ui/pages/import/known_mappings.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace trefoil {

namespace {

constexpr std::string_view tableFormat = "table";

std::shared_ptr<const Mapping> mappingOf(
    const std::filesystem::path& path, const Importer& importer, const KnownMappings& known)
{
    const Result<Source> source = Source::open(path);
    if (!source) {
        return nullptr;
    }
    Result<Mapping> mapping = mappingBeside(*source);
    if (!mapping) {
        mapping = proposeColumns(importer, *source);
        if (mapping) {
            // What a table's columns mean its header says; another card is of other people.
            const bool isTable = importer.id == tableFormat;
            known.applyTo(
                *mapping, path, isTable ? KnownMappings::Of::SameColumns : KnownMappings::Of::SameFile);
        }
    }
    return mapping ? std::make_shared<const Mapping>(std::move(*mapping)) : nullptr;
}

PlannedFile planned(FoundFile found, const KnownMappings& known)
{
    PlannedFile file{std::move(found.path), std::move(found.candidates), std::move(found.reason),
        found.isTaken ? 0 : -1, {}};
    file.error = std::move(found.error);
    const auto asking = std::ranges::find_if(
        file.candidates, [](const Candidate& candidate) { return asksForColumns(*candidate.importer); });
    if (asking != file.candidates.end()) {
        file.mapping = mappingOf(file.path, *asking->importer, known);
    }
    return file;
}

std::vector<std::filesystem::path> existing(std::vector<std::filesystem::path> paths)
{
    std::erase_if(paths, [](const std::filesystem::path& path) {
        std::error_code ignored;
        return !std::filesystem::exists(path, ignored);
    });
    return paths;
}

std::filesystem::path placeOf(const FileOutcome& known)
{
    return std::filesystem::path(std::u8string(known.path.begin(), known.path.end()));
}

using KnownPaths = std::map<std::filesystem::path, const FileOutcome*>;

/// The latest reading of each path.
KnownPaths byPath(const std::vector<FileOutcome>& known)
{
    KnownPaths paths;
    for (const FileOutcome& file : known) {
        paths[placeOf(file)] = &file;
    }
    return paths;
}

std::string reasonIn(const Mapping& mapping, const std::string& name)
{
    const auto column = std::ranges::find(mapping.columns, name, &ColumnMapping::column);
    return column == mapping.columns.end() ? std::string() : column->reason;
}

void readAsBefore(PlannedFile& file, const FileOutcome& known)
{
    const auto same = std::find_if(file.candidates.begin(), file.candidates.end(),
        [&](const Candidate& candidate) { return candidate.importer->id == known.format; });
    if (same != file.candidates.end()) {
        file.chosen = static_cast<int>(same - file.candidates.begin());
    }
    if (known.mapping.empty() || hasNewMappingBeside(known.path, known.companions)) {
        return;
    }
    if (Result<Mapping> mapping = mappingFromJson(known.mapping)) {
        for (ColumnMapping& column : mapping->columns) { // why is not saved with it
            column.reason = file.mapping == nullptr ? std::string() : reasonIn(*file.mapping, column.column);
        }
        file.mapping = std::make_shared<const Mapping>(std::move(*mapping));
    }
}

std::string whyReadAgain(const FileOutcome& known)
{
    return trefoil::whyReadAgain(known.format, known.importerRevision, known.companions);
}

Result<ImportPlan> planPlaces(const std::vector<std::filesystem::path>& places,
    const std::vector<FileOutcome>& known, Progress& progress, NamedBy namedBy)
{
    const KnownMappings mappings(known);
    Result<std::vector<FoundFile>> found = findFiles(places, progress, namedBy);
    if (!found) {
        return tl::unexpected(found.error());
    }
    ImportPlan plan;
    for (FoundFile& file : *found) {
        if (progress.stopRequested()) {
            return fail(Errc::Cancelled, {});
        }
        plan.push_back(planned(std::move(file), mappings));
    }
    std::stable_sort(plan.begin(), plan.end(),
        [](const PlannedFile& a, const PlannedFile& b) { return (a.chosen >= 0) > (b.chosen >= 0); });
    return plan;
}

Result<ImportPlan> planAsBefore(const std::vector<std::filesystem::path>& places,
    const std::vector<FileOutcome>& known, Progress& progress, NamedBy namedBy)
{
    Result<ImportPlan> plan = planPlaces(places, known, progress, namedBy);
    if (plan) {
        const KnownPaths knownPaths = byPath(known);
        for (PlannedFile& file : *plan) {
            if (const auto before = knownPaths.find(file.path); before != knownPaths.end()) {
                readAsBefore(file, *before->second);
            }
        }
    }
    return plan;
}

/// A file that gives nothing by itself, as it is read together with one that the library has. It need not
/// know the place: of equal parts of several runs it remembers one.
bool isOnlyPart(const FoundFile& file, const CompanionPlaces& companions, const Progress& progress)
{
    const Result<Source> source = Source::open(file.path);
    if (!source || file.candidates.empty()) {
        return false;
    }
    const Importer& importer = *file.candidates.front().importer;
    return companions.has(file.path) ? !givesRecords(*source, importer, progress)
                                     : isSmallPartOfRun(*source, importer, progress);
}

/// It was, and neither the file nor its importer has changed since.
bool wouldBeRefused(const PlannedFile& file, const KnownPaths& refused)
{
    const auto before = refused.find(file.path);
    if (before == refused.end() || file.importer() == nullptr) {
        return false;
    }
    const Result<FileStamp> now = fileStamp(file.path);
    return now && *now == before->second->stamp && file.importer()->id == before->second->format
        && file.importer()->revision == before->second->importerRevision;
}

/// An import would add nothing: the library has a file with these bytes, read in the same way.
bool saysTheSame(const PlannedFile& file, const std::vector<FileOutcome>& known)
{
    if (file.importer() == nullptr) {
        return false;
    }
    const std::string mapping = hasAskedColumns(file) ? mappingToJson(*file.mapping) : std::string();
    const Result<FileStamp> stamp = fileStamp(file.path);
    std::optional<Result<Source>> source;
    return std::ranges::any_of(known, [&](const FileOutcome& other) {
        if (!stamp || stamp->bytes != other.stamp.bytes || other.format != file.importer()->id
            || other.importerRevision != file.importer()->revision || other.mapping != mapping
            || !whyReadAgain(other).empty()) {
            return false;
        }
        if (!source) {
            source = Source::open(file.path); // its digest costs a pass over it
        }
        return source->has_value() && (*source)->digest() == other.digest;
    });
}

} // namespace

int openQuestions(const PlannedFile& file)
{
    return !hasAskedColumns(file)
        ? 0
        : static_cast<int>(std::ranges::count_if(file.mapping->columns,
            [](const ColumnMapping& column) { return column.reason.starts_with('?'); }));
}

bool hasAskedColumns(const PlannedFile& file)
{
    return file.importer() != nullptr && file.mapping != nullptr && asksForColumns(*file.importer());
}

QString mappingProblem(const ImportPlan& plan)
{
    for (const PlannedFile& file : plan) {
        if (!hasAskedColumns(file)) {
            continue;
        }
        if (const std::string problem = predictionsProblem(*file.mapping); !problem.empty()) {
            return QCoreApplication::translate("trefoil::ImportPlan", "%1: %2")
                .arg(pathText(file.path.filename()), toText(problem));
        }
        for (const ColumnMapping& column : file.mapping->columns) {
            if (const std::string problem = columnProblem(column); !problem.empty()) {
                return QCoreApplication::translate("trefoil::ImportPlan", "%1, column “%2”: %3")
                    .arg(pathText(file.path.filename()), toText(column.column), toText(problem));
            }
        }
    }
    return {};
}

Result<ImportPlan> planImport(
    const QStringList& paths, const std::vector<FileOutcome>& known, Progress& progress)
{
    std::vector<std::filesystem::path> places;
    std::ranges::transform(paths, std::back_inserter(places), toPath);
    return planPlaces(places, known, progress, NamedBy::Person);
}

Result<ImportPlan> planChanges(
    const std::vector<FileOutcome>& known, const std::vector<FileOutcome>& refused, Progress& progress)
{
    const KnownMappings mappings(known);
    const KnownPaths refusedPaths = byPath(refused);
    const KnownPaths knownPaths = byPath(known);
    FileStamps stamps;
    CompanionPlaces companions;
    std::vector<std::filesystem::path> paths;
    for (const auto& [path, file] : knownPaths) {
        paths.push_back(path);
        stamps[path] = file->stamp;
        companions.add(file->companions);
    }
    const std::vector<std::filesystem::path> folders = outermostFolders(paths);
    const Result<SeenFiles> now = seeFiles(folders, progress);
    if (!now) {
        return tl::unexpected<Error>(now.error());
    }
    const std::vector<std::filesystem::path> changed = changedFiles(stamps, now->stamps);
    Result<std::vector<FoundFile>> found = findFiles(existing(folders), progress);
    if (!found) {
        return tl::unexpected(found.error());
    }
    ImportPlan plan;
    for (FoundFile& file : *found) {
        const auto place = knownPaths.find(file.path);
        const bool isKnown = place != knownPaths.end();
        const bool isChanged = std::binary_search(changed.begin(), changed.end(), file.path);
        std::string why = isKnown && !isChanged ? whyReadAgain(*place->second) : std::string();
        // What nobody took the first time does not become a question every time.
        if (!(isChanged && (file.isTaken || isKnown)) && why.empty()) {
            continue;
        }
        if (why.empty() && !isKnown && isOnlyPart(file, companions, progress)) {
            continue; // its run is read again for it
        }
        PlannedFile next = planned(std::move(file), mappings);
        next.readAgain = std::move(why);
        if (isKnown) {
            readAsBefore(next, *place->second);
        } else if (wouldBeRefused(next, refusedPaths) || saysTheSame(next, known)) {
            continue;
        }
        plan.push_back(std::move(next));
    }
    return plan;
}

Result<ImportPlan> planAgain(
    const QStringList& files, const std::vector<FileOutcome>& known, Progress& progress)
{
    std::vector<std::filesystem::path> paths;
    std::ranges::transform(files, std::back_inserter(paths), toPath);
    return planAsBefore(paths, known, progress, NamedBy::Person);
}

Result<ImportPlan> planWatched(const std::filesystem::path& folder,
    const std::vector<std::filesystem::path>& changed, const std::vector<FileOutcome>& known,
    Progress& progress)
{
    std::set<std::filesystem::path> files(changed.begin(), changed.end());
    for (const auto& [path, file] : byPath(known)) {
        if (progress.stopRequested()) {
            return fail(Errc::Cancelled, {});
        }
        const bool isInside =
            std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
        if (isInside && !files.contains(path) && !whyReadAgain(*file).empty()) {
            files.insert(path);
        }
    }
    return planAsBefore(existing({files.begin(), files.end()}), known, progress, NamedBy::Program);
}

std::vector<ImportFile> importFiles(const ImportPlan& plan)
{
    std::vector<ImportFile> files;
    for (const PlannedFile& file : plan) {
        if (file.importer() != nullptr) {
            files.push_back(
                {file.path, file.importer(), hasAskedColumns(file) ? file.mapping.get() : nullptr});
        }
    }
    return files;
}

} // namespace trefoil
