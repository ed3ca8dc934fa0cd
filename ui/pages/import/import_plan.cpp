// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/import_plan.h"

#include "core/ingest/find_files.h"
#include "core/ingest/mapping_proposal.h"
#include "ui/bridge/text.h"

#include <algorithm>

namespace trefoil {

namespace {

constexpr std::string_view tableFormat = "table";

std::shared_ptr<const Mapping> mappingOf(const std::filesystem::path& path)
{
    const Result<Source> source = Source::open(path);
    if (!source) {
        return nullptr;
    }
    Result<Mapping> mapping = mappingBeside(*source);
    if (!mapping) {
        mapping = proposeMapping(*source);
    }
    return mapping ? std::make_shared<const Mapping>(std::move(*mapping)) : nullptr;
}

PlannedFile planned(FoundFile found)
{
    PlannedFile file{std::move(found.path), std::move(found.candidates), found.isTaken ? 0 : -1, {}};
    const bool mayBeTable = std::any_of(file.candidates.begin(), file.candidates.end(),
        [](const Candidate& candidate) { return candidate.importer->id == tableFormat; });
    if (mayBeTable) {
        file.mapping = mappingOf(file.path);
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
    std::vector<std::filesystem::path> places;
    for (const QString& path : paths) {
        places.push_back(toPath(path));
    }
    Result<std::vector<FoundFile>> found = findFiles(places, progress);
    if (!found) {
        return tl::unexpected(found.error());
    }
    ImportPlan plan;
    for (FoundFile& file : *found) {
        if (progress.stopRequested()) {
            return fail(Errc::Cancelled, {});
        }
        plan.push_back(planned(std::move(file)));
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
