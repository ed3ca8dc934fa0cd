// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/join/rules.h"
#include "core/join/time_assignment.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace trefoil {

namespace {

constexpr std::size_t mostCandidates = 256; ///< of one record; so many tell nothing

void addCandidates(
    JoinGroups& groups, const FilePair& pair, std::uint32_t index, std::vector<TimeCandidate>& all)
{
    for (const TimedItem& item : pair.first->items) {
        if (groups.hasFormat(item.item, pair.second->format))
            continue;
        const double end = item.end + pair.shift;
        const auto near = pair.second->endingWithin(end + pair.timeLow, end + pair.timeHigh);
        for (const TimedItem& other : near.first(std::min(near.size(), mostCandidates))) {
            const double score = pair.score(item, other);
            if (!std::isfinite(score) || groups.hasFormat(other.item, pair.first->format)
                || (pair.ordered && pair.crosses(item.item, other.item))
                || !groups.mayShareRun(item.item, other.item))
                continue;
            all.push_back({item.item, other.item, score, index});
        }
    }
}

void joinFormats(JoinGroups& groups, std::span<const TimedFile* const> firsts,
    std::span<const TimedFile* const> seconds, Progress& progress)
{
    std::vector<FilePair> pairs;
    std::vector<TimeCandidate> candidates;
    for (const TimedFile* first : firsts) {
        for (const TimedFile* second : seconds) {
            if (progress.stopRequested())
                return;
            std::optional<FilePair> pair = relate(groups, *first, *second);
            if (!pair)
                continue;
            addCandidates(groups, *pair, static_cast<std::uint32_t>(pairs.size()), candidates);
            pairs.push_back(std::move(*pair));
        }
    }
    assignByTime(groups, pairs, candidates);
}

} // namespace

void joinByDurationAndTime(JoinGroups& groups, Progress& progress)
{
    const std::vector<TimedFile> files = timedFiles(groups);
    std::map<std::string, std::vector<const TimedFile*>> formats;
    std::map<std::string, std::size_t> sizes;
    for (const TimedFile& file : files) {
        formats[file.format].push_back(&file);
        sizes[file.format] += file.items.size();
    }
    for (auto a = formats.begin(); a != formats.end(); ++a) {
        for (auto b = std::next(a); b != formats.end(); ++b) {
            // The smaller side asks, and its records are the ones shown as ambiguous.
            const bool swapped = sizes[b->first] <= sizes[a->first];
            joinFormats(groups, swapped ? b->second : a->second, swapped ? a->second : b->second, progress);
        }
    }
}

} // namespace trefoil
