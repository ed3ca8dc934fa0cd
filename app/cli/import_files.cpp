// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/import_files.h"

#include "app/cli/terminal_progress.h"
#include "core/ingest/read_again.h"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

namespace trefoil {

namespace {

constexpr std::string_view tableFormat = "table";

bool isTable(const FoundFile& file)
{
    return !file.candidates.empty() && file.candidates.front().importer->id == tableFormat;
}

bool takesMapping(const FoundFile& file, const std::optional<Mapping>& mapping)
{
    if (!mapping || (!file.candidates.empty() && !isTable(file))) {
        return false;
    }
    if (file.isNamed) {
        return true;
    }
    const auto source = Source::open(file.path);
    return source && fitsMapping(*source, *mapping);
}

/// Splits what was found into what is imported and what is left out.
std::vector<ImportFile> choose(
    const std::vector<FoundFile>& found, const ImportRequest& request, ImportReport& report)
{
    std::vector<ImportFile> files;
    for (const FoundFile& file : found) {
        if (request.only && !request.only->contains(file.path)) {
            continue;
        }
        if (takesMapping(file, request.mapping)) {
            files.push_back({file.path, findImporter(tableFormat), &*request.mapping});
        } else if (file.isTaken) {
            files.push_back({file.path, file.candidates.front().importer, nullptr});
        } else {
            report.leftOut.push_back(file);
        }
    }
    return files;
}

void addFilesToReadAgain(const std::vector<FileOutcome>& known, std::set<std::filesystem::path>& files)
{
    for (const FileOutcome& file : known) {
        const std::filesystem::path path(std::u8string(file.path.begin(), file.path.end()));
        if (!files.contains(path)
            && !whyReadAgain(file.format, file.importerRevision, file.companions).empty()) {
            files.insert(path);
        }
    }
}

/// What a person said of the columns or units of a file that is imported again holds on; the files point into
/// the result.
std::vector<std::unique_ptr<const Mapping>> keepMappings(
    const std::vector<FileOutcome>& known, std::vector<ImportFile>& files)
{
    std::map<std::pair<std::filesystem::path, std::string>, const FileOutcome*> ofFiles;
    for (const FileOutcome& file : known) {
        const std::filesystem::path path(std::u8string(file.path.begin(), file.path.end()));
        ofFiles[{path.lexically_normal(), file.format}] = &file;
    }
    std::vector<std::unique_ptr<const Mapping>> mappings;
    for (ImportFile& file : files) {
        const auto path = std::filesystem::absolute(file.path).lexically_normal();
        const auto found = ofFiles.find({path, std::string(file.importer->id)});
        if (file.mapping != nullptr || found == ofFiles.end() || found->second->mapping.empty()
            || hasNewMappingBeside(found->second->path, found->second->companions)) {
            continue;
        }
        if (auto mapping = mappingFromJson(found->second->mapping)) {
            mappings.push_back(std::make_unique<const Mapping>(std::move(*mapping)));
            file.mapping = mappings.back().get();
        }
    }
    return mappings;
}

} // namespace

Result<ImportReport> importFiles(const ImportRequest& request)
{
    TerminalProgress progress;
    const auto found = findFiles(request.paths, progress);
    if (!found) {
        return tl::unexpected(found.error());
    }
    auto library = Library::open(request.library, OpenMode::CreateIfMissing);
    if (!library) {
        return tl::unexpected(library.error());
    }
    ImportReport report;
    ImportRequest wanted = request;
    const auto known = library->files();
    if (!known) {
        return tl::unexpected(known.error());
    }
    if (wanted.only && wanted.readsAgain) {
        addFilesToReadAgain(*known, *wanted.only);
    }
    std::vector<ImportFile> files = choose(*found, wanted, report);
    const auto mappings = keepMappings(*known, files);
    auto outcome = library->import(files, progress);
    if (!outcome) {
        return tl::unexpected(outcome.error());
    }
    report.outcome = std::move(*outcome);
    return report;
}

ExitCode exitCodeOf(const ImportReport& report)
{
    const auto& files = report.outcome.files;
    const auto refused = std::count_if(
        files.begin(), files.end(), [](const FileOutcome& file) { return file.error.has_value(); });
    const bool isNamedLeftOut = std::any_of(report.leftOut.begin(), report.leftOut.end(),
        [](const FoundFile& file) { return file.isNamed || file.error.has_value(); });
    if (refused == static_cast<std::ptrdiff_t>(files.size()) && (refused > 0 || !report.leftOut.empty())) {
        return ExitCode::Failed;
    }
    const bool hasSetAside =
        std::any_of(files.begin(), files.end(), [](const FileOutcome& file) { return file.setAside > 0; });
    return refused > 0 || isNamedLeftOut || hasSetAside ? ExitCode::DoneWithSetAside : ExitCode::Done;
}

} // namespace trefoil
