// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/import_plan.h"

#include "core/ingest/mapping_proposal.h"
#include "ui/bridge/text.h"

#include <algorithm>

namespace trefoil {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view tableFormat = "table";

bool isHidden(const fs::path& path)
{
    return path.filename().string().starts_with('.');
}

void addFilesOf(const fs::path& folder, std::vector<fs::path>& files, const Progress& progress)
{
    std::error_code ignored;
    fs::recursive_directory_iterator entries(folder, fs::directory_options::skip_permission_denied, ignored);
    for (; entries != fs::recursive_directory_iterator() && !progress.stopRequested();
         entries.increment(ignored)) {
        if (isHidden(entries->path())) {
            entries.disable_recursion_pending();
        } else if (entries->is_regular_file(ignored)) {
            files.push_back(entries->path());
        }
    }
}

PlannedFile look(const fs::path& path, bool named)
{
    PlannedFile file{path, {}, -1, {}};
    const Result<Source> source = Source::open(path);
    if (!source || path.filename().string().ends_with(".mapping.json")) {
        return file;
    }
    file.candidates = detectFormat(*source);
    // Plain tables among logs are taken too: the accuracy of a run often stands in one. What is hardly a
    // table of runs is only offered.
    constexpr double likely = 0.25;
    if (!file.candidates.empty() && (named || file.candidates.front().recognition.confidence >= likely)) {
        file.chosen = 0;
    }
    if (std::any_of(file.candidates.begin(), file.candidates.end(),
            [](const Candidate& candidate) { return candidate.importer->id == tableFormat; })) {
        Result<Mapping> mapping = mappingBeside(*source);
        if (!mapping) {
            mapping = proposeMapping(*source);
        }
        if (mapping) {
            file.mapping = std::make_shared<const Mapping>(std::move(*mapping));
        }
    }
    return file;
}

} // namespace

bool isTable(const PlannedFile& file)
{
    return file.importer() != nullptr && file.importer()->id == tableFormat;
}

Result<ImportPlan> planImport(const QStringList& paths, Progress& progress)
{
    std::vector<fs::path> files;
    std::vector<fs::path> named;
    for (const QString& text : paths) {
        const fs::path path = toPath(text);
        std::error_code ignored;
        if (fs::is_directory(path, ignored)) {
            addFilesOf(path, files, progress);
        } else {
            named.push_back(path);
        }
    }
    files.insert(files.end(), named.begin(), named.end());
    std::sort(files.begin(), files.end());
    files.erase(std::unique(files.begin(), files.end()), files.end());
    ImportPlan plan;
    for (const fs::path& path : files) {
        if (progress.stopRequested()) {
            return fail(Errc::Cancelled, {});
        }
        progress.report(
            "detect", static_cast<std::int64_t>(plan.size()), static_cast<std::int64_t>(files.size()));
        plan.push_back(look(path, std::find(named.begin(), named.end(), path) != named.end()));
    }
    std::stable_sort(plan.begin(), plan.end(),
        [](const PlannedFile& a, const PlannedFile& b) { return (a.chosen >= 0) > (b.chosen >= 0); });
    return plan;
}

std::vector<ImportFile> importFiles(const ImportPlan& plan)
{
    std::vector<ImportFile> files;
    for (const PlannedFile& file : plan) {
        if (file.importer() != nullptr) {
            files.push_back({file.path, file.importer(), isTable(file) ? file.mapping.get() : nullptr});
        }
    }
    return files;
}

} // namespace trefoil
