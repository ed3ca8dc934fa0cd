// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/join/rules.h"
#include "core/join/time_assignment.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace trefoil {

namespace {

constexpr std::size_t mostCandidates = 256; ///< of one record; so many tell nothing

using Crowd = std::vector<std::span<const TimedItem>>; ///< ranges of the second file, ascending, apart

bool isOpen(JoinGroups& groups, const FilePair& pair, ItemIndex item)
{
    return !groups.hasFormat(item, pair.second->format);
}

std::span<const TimedItem> partnersOf(const FilePair& pair, const TimedItem& item)
{
    const double end = item.end + pair.shift;
    return pair.second->endingWithin(end + pair.timeLow, end + pair.timeHigh);
}

/// Where so many records end at once that looking at each would cost too much: notes the records that fall
/// there and gives the ranges, in which nothing may be joined, for what was not looked at may fit better.
Crowd noteCrowds(JoinGroups& groups, const FilePair& pair)
{
    Crowd crowds;
    for (const TimedItem& item : pair.first->items) {
        const std::span<const TimedItem> near = partnersOf(pair, item);
        if (near.size() <= mostCandidates || !isOpen(groups, pair, item.item))
            continue;
        std::vector<ItemIndex> shown;
        for (const TimedItem& other : near.first(mostCandidates)) {
            if (std::isfinite(pair.score(item, other)) && !groups.hasFormat(other.item, pair.first->format))
                shown.push_back(other.item);
        }
        groups.note(item.item, shown, JoinReason::DurationAndTime,
            std::to_string(near.size()) + " records end at the same time, too many to tell apart");
        if (!crowds.empty() && near.data() <= crowds.back().data() + crowds.back().size())
            crowds.back() = {crowds.back().data(), near.data() + near.size()};
        else
            crowds.push_back(near);
    }
    return crowds;
}

bool isIn(const Crowd& crowds, const TimedItem& item)
{
    const auto next = std::upper_bound(crowds.begin(), crowds.end(), &item,
        [](const TimedItem* value, std::span<const TimedItem> crowd) { return value < crowd.data(); });
    return next != crowds.begin() && &item < std::prev(next)->data() + std::prev(next)->size();
}

void addCandidates(
    JoinGroups& groups, const FilePair& pair, std::uint32_t index, std::vector<TimeCandidate>& all)
{
    const Crowd crowds = noteCrowds(groups, pair);
    for (const TimedItem& item : pair.first->items) {
        const std::span<const TimedItem> near = partnersOf(pair, item);
        if (near.size() > mostCandidates || !isOpen(groups, pair, item.item))
            continue;
        for (const TimedItem& other : near) {
            const double score = pair.score(item, other);
            if (!std::isfinite(score) || groups.hasFormat(other.item, pair.first->format)
                || (pair.ordered && pair.crosses(item.item, other.item))
                || !groups.mayShareRun(item.item, other.item))
                continue;
            all.push_back({item.item, other.item, score, index, isIn(crowds, other)});
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
