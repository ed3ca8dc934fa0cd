// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/join/unmatched.h"

#include "core/base/number_text.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace trefoil {

namespace {

/// What the records of one file state that others could be matched by.
struct FileEvidence {
    bool hasIds = false;
    bool hasDuration = false;
    bool hasEnergy = false; ///< or emissions
    const JoinItem* first = nullptr;
};

using Durations = std::vector<std::pair<double, const JoinItem*>>;

/// Everything that is there, arranged so that one record is compared with it in logarithmic time.
class Evidence {
public:
    explicit Evidence(const std::vector<JoinItem>& items);

    [[nodiscard]] bool couldMatch(FileId file) const;
    [[nodiscard]] bool hasOtherFormatInFolder(const JoinItem& item) const;
    [[nodiscard]] std::size_t mentions(const std::string& id) const { return m_mentions.at(id); }
    [[nodiscard]] bool hasOtherDurations(const JoinItem& item) const
    {
        return m_durations.size() > (m_durations.contains(item.format) ? 1U : 0U);
    }
    /// Of another format; nullptr: none.
    [[nodiscard]] const JoinItem* nearestDuration(const JoinItem& item) const;
    [[nodiscard]] std::size_t recordsOf(RunId run) const { return m_recordsOfRun.at(run.value); }

private:
    std::map<FileId, FileEvidence> m_files;
    std::map<std::string, std::set<std::string>> m_formatsInFolder;
    std::unordered_map<std::string_view, std::size_t> m_mentions; ///< records that carry an id or name
    std::map<std::string, Durations> m_durations; ///< by format, ascending
    std::unordered_map<std::int64_t, std::size_t> m_recordsOfRun;
    std::int64_t m_filesWithIds = 0;
    std::int64_t m_filesWithEnergy = 0;
};

Evidence::Evidence(const std::vector<JoinItem>& items)
{
    for (const JoinItem& item : items) {
        FileEvidence& file = m_files[item.file];
        if (file.first == nullptr) {
            file.first = &item;
            m_formatsInFolder[item.folder].insert(item.format);
        }
        file.hasIds = file.hasIds || !item.runIds.empty();
        file.hasEnergy = file.hasEnergy || std::isfinite(item.energyKwh) || std::isfinite(item.emissionsKg);
        if (std::isfinite(item.durationSeconds)) {
            file.hasDuration = true;
            m_durations[item.format].emplace_back(item.durationSeconds, &item);
        }
        for (std::size_t i = 0; i < item.runIds.size(); ++i) {
            const auto before = item.runIds.begin() + static_cast<std::ptrdiff_t>(i);
            if (std::find(item.runIds.begin(), before, item.runIds[i]) == before)
                ++m_mentions[item.runIds[i]];
        }
        ++m_recordsOfRun[item.run.value];
    }
    for (auto& [format, durations] : m_durations)
        std::sort(durations.begin(), durations.end());
    for (const auto& [id, file] : m_files) {
        m_filesWithIds += file.hasIds ? 1 : 0;
        m_filesWithEnergy += file.hasEnergy ? 1 : 0;
    }
}

bool Evidence::hasOtherFormatInFolder(const JoinItem& item) const
{
    return !item.folder.empty() && m_formatsInFolder.at(item.folder).size() > 1;
}

bool Evidence::couldMatch(FileId id) const
{
    const FileEvidence& file = m_files.at(id);
    return (file.hasIds && m_filesWithIds > 1) || (file.hasEnergy && m_filesWithEnergy > 1)
        || (file.hasDuration && hasOtherDurations(*file.first)) || hasOtherFormatInFolder(*file.first);
}

const JoinItem* Evidence::nearestDuration(const JoinItem& item) const
{
    const JoinItem* nearest = nullptr;
    double least = 0;
    const auto consider = [&](const std::pair<double, const JoinItem*>& other) {
        const double distance = std::abs(other.first - item.durationSeconds);
        if (nearest == nullptr || distance < least) {
            nearest = other.second;
            least = distance;
        }
    };
    for (const auto& [format, durations] : m_durations) {
        if (format == item.format)
            continue;
        const auto above = std::lower_bound(durations.begin(), durations.end(), item.durationSeconds,
            [](const auto& entry, double seconds) { return entry.first < seconds; });
        if (above != durations.end())
            consider(*above);
        if (above != durations.begin())
            consider(*std::prev(above));
    }
    return nearest;
}

std::string idWords(const Evidence& evidence, const JoinItem& item)
{
    if (item.runIds.empty())
        return "it states no run id";
    const auto shared = std::find_if(item.runIds.begin(), item.runIds.end(),
        [&](const std::string& id) { return evidence.mentions(id) > 1; });
    const std::string& id = shared == item.runIds.end() ? item.runIds.front() : *shared;
    const bool isName = id == item.name;
    if (shared == item.runIds.end())
        return (isName ? "no other record is called " : "no other record carries the id ") + id;
    return (isName ? "others are called " : "others carry the id ") + id
        + ", too, but do not fit together with it";
}

std::string folderWords(const Evidence& evidence, const JoinItem& item)
{
    return evidence.hasOtherFormatInFolder(item) ? "its folder has other formats, but not one run of each"
                                                 : "no other format lies in its folder";
}

/// Empty where durations cannot have been compared.
std::string durationWords(const Evidence& evidence, const JoinItem& item, const JoinItem* nearest)
{
    if (!evidence.hasOtherDurations(item))
        return {};
    if (nearest == nullptr)
        return "it states no duration";
    const double seconds = nearest->durationSeconds - item.durationSeconds;
    return "the nearest duration of another format is "
        + (seconds == 0 ? std::string("the same")
                        : formatNumber(std::round(std::abs(seconds) * 100) / 100)
                    + (seconds > 0 ? " s longer" : " s shorter"));
}

Unmatched explain(const Evidence& evidence, const JoinItem& item)
{
    Unmatched unmatched{item.record, {}, std::nullopt};
    const JoinItem* nearest = std::isfinite(item.durationSeconds) ? evidence.nearestDuration(item) : nullptr;
    if (nearest != nullptr)
        unmatched.nearest = nearest->record;
    if (item.fixedByHand) {
        unmatched.explanation = "kept apart by hand";
        return unmatched;
    }
    unmatched.explanation = idWords(evidence, item) + "; " + folderWords(evidence, item);
    if (const std::string words = durationWords(evidence, item, nearest); !words.empty())
        unmatched.explanation += "; " + words;
    return unmatched;
}

} // namespace

UnmatchedRecords explainUnmatched(const std::vector<JoinItem>& items, RecordId firstRecord)
{
    const Evidence evidence(items);
    std::map<FileId, std::vector<const JoinItem*>> alone;
    for (const JoinItem& item : items) {
        if (!(item.record < firstRecord) && evidence.recordsOf(item.run) == 1)
            alone[item.file].push_back(&item);
    }
    UnmatchedRecords told;
    for (const auto& [file, records] : alone) {
        const bool couldMatch = records.size() == 1 || evidence.couldMatch(file);
        const std::size_t oneByOne = couldMatch ? std::min(records.size(), mostUnmatchedTold) : 0;
        for (std::size_t i = 0; i < oneByOne; ++i)
            told.records.push_back(explain(evidence, *records[i]));
        if (oneByOne < records.size()) {
            told.files.push_back({file, static_cast<std::int64_t>(records.size() - oneByOne),
                couldMatch
                    ? "each a run of its own, like those before them"
                    : "each a run of its own: nothing else here states what they could be matched by"});
        }
    }
    return told;
}

} // namespace trefoil
