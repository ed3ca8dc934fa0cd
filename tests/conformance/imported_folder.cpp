// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/imported_folder.h"

#include <algorithm>

namespace trefoil::test {

namespace fs = std::filesystem;

namespace {

JoinItem joinItem(const ImportedFolder::File& file, std::size_t index, const Record& record, RecordId id)
{
    JoinItem item;
    item.record = id;
    item.run = RunId{id.value};
    item.file = FileId{static_cast<std::int64_t>(index) + 1};
    item.format = file.format;
    item.folder = file.path.parent_path().string();
    item.runIds = record.runIds;
    item.name = record.name;
    item.startedAt = record.startedAt;
    item.endedAt = record.endedAt;
    item.durationSeconds = record.values[Standard::Duration];
    item.energyKwh = record.values[Standard::Energy];
    item.emissionsKg = record.values[Standard::Emissions];
    item.accuracy = record.values[Standard::Accuracy];
    return item;
}

} // namespace

std::string ImportedFolder::Place::text() const
{
    return file->path.parent_path().filename().string() + "/" + file->path.filename().string() + ":"
        + std::to_string(record->line) + " " + record->name;
}

void ImportedFolder::addFolder(const fs::path& folder, const std::vector<std::string>& without)
{
    std::vector<fs::path> paths;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        const std::string extension = entry.path().extension().string();
        const bool isLeftOut = std::any_of(without.begin(), without.end(),
            [&](const std::string& part) { return entry.path().string().find(part) != std::string::npos; });
        if (entry.is_regular_file() && !isLeftOut && (extension == ".csv" || extension == ".json")) {
            paths.push_back(entry.path());
        }
    }
    std::sort(paths.begin(), paths.end());
    for (const fs::path& path : paths) {
        addFile(path);
    }
}

void ImportedFolder::addFile(const fs::path& path)
{
    auto file = std::make_unique<File>();
    file->path = path;
    const auto source = Source::open(path);
    if (!source) {
        file->outcome = tl::unexpected(source.error());
    } else if (const auto candidates = detectFormat(*source); !candidates.empty()) {
        const Importer& importer = *candidates.front().importer;
        file->format = importer.id;
        NoProgress progress;
        file->outcome = importer.read(*source, {}, file->sink, progress);
    }
    m_files.push_back(std::move(file));
}

std::vector<JoinItem> ImportedFolder::items() const
{
    std::vector<JoinItem> items;
    std::map<std::pair<std::string, std::string>, std::size_t> longest;
    std::int64_t id = 0;
    for (std::size_t f = 0; f < m_files.size(); ++f) {
        const File& file = *m_files[f];
        for (const Record& record : file.sink.records) {
            JoinItem item = joinItem(file, f, record, RecordId{++id});
            if (!record.isCumulative || record.runIds.empty()) {
                items.push_back(std::move(item));
                continue;
            }
            const auto [known, isNew] =
                longest.try_emplace({file.format, record.runIds.front()}, items.size());
            if (isNew) {
                items.push_back(std::move(item));
            } else if (items[known->second].durationSeconds < item.durationSeconds) {
                items[known->second] = std::move(item);
            }
        }
    }
    std::sort(
        items.begin(), items.end(), [](const JoinItem& a, const JoinItem& b) { return a.record < b.record; });
    return items;
}

ImportedFolder::Place ImportedFolder::place(RecordId record) const
{
    std::size_t index = static_cast<std::size_t>(record.value) - 1;
    for (const auto& file : m_files) {
        if (index < file->sink.records.size()) {
            return {file.get(), &file->sink.records[index]};
        }
        index -= file->sink.records.size();
    }
    return {};
}

const ImportedFolder::File* ImportedFolder::file(const std::string& ending) const
{
    const auto found = std::find_if(m_files.begin(), m_files.end(),
        [&](const auto& file) { return file->path.string().ends_with(ending); });
    return found == m_files.end() ? nullptr : found->get();
}

std::map<RecordId, RunId> runsAfter(const std::vector<JoinItem>& items, const JoinProposal& proposal)
{
    std::map<RecordId, RunId> runs;
    std::map<RunId, std::vector<RecordId>> members;
    for (const JoinItem& item : items) {
        runs[item.record] = item.run;
        members[item.run].push_back(item.record);
    }
    for (const Join& join : proposal.joins) {
        const RunId run = runs.at(join.records.front());
        for (const RecordId record : join.records) {
            const RunId old = runs.at(record);
            if (old == run) {
                continue;
            }
            for (const RecordId moved : std::exchange(members[old], {})) {
                runs[moved] = run;
                members[run].push_back(moved);
            }
        }
    }
    return runs;
}

std::string countsByReason(const JoinProposal& proposal)
{
    std::map<std::string, int> joins;
    std::map<std::string, int> ambiguities;
    for (const Join& join : proposal.joins) {
        ++joins[std::string(joinReasonName(join.reason))];
    }
    for (const Ambiguity& ambiguity : proposal.ambiguities) {
        ++ambiguities[std::string(joinReasonName(ambiguity.reason))];
    }
    std::string text = "joins:";
    for (const auto& [reason, count] : joins) {
        text += " " + reason + " " + std::to_string(count);
    }
    text += "; ambiguous:";
    for (const auto& [reason, count] : ambiguities) {
        text += " " + reason + " " + std::to_string(count);
    }
    return text;
}

} // namespace trefoil::test
