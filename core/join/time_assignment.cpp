// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/join/time_assignment.h"

#include "core/base/number_text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <unordered_map>

namespace trefoil {

namespace {

constexpr double clearMargin = 6.9; ///< ln 1000: the next best must be a thousand times less likely
constexpr double nothing = -std::numeric_limits<double>::infinity();

struct BestTwo {
    double best = nothing;
    double second = nothing;

    void add(double score)
    {
        second = std::max(second, std::min(best, score));
        best = std::max(best, score);
    }
};

const TimedItem& timesOf(const TimedFile& file, ItemIndex item, const JoinGroups& groups)
{
    const JoinItem& record = groups.item(item);
    const double end = record.endedAt ? static_cast<double>(record.endedAt->milliseconds) / 1000
                                      : -std::numeric_limits<double>::infinity();
    const auto near = record.endedAt ? file.endingWithin(end - 0.5, end + 0.5) : std::span(file.items);
    return *std::find_if(
        near.begin(), near.end(), [&](const TimedItem& timed) { return timed.item == item; });
}

class Assignment {
public:
    Assignment(JoinGroups& groups, std::vector<FilePair>& pairs, std::vector<TimeCandidate>& candidates)
        : m_groups(groups)
        , m_pairs(pairs)
        , m_candidates(candidates)
    {
    }

    void run()
    {
        while (acceptClear() || acceptBlocks())
            dropDecided();
        noteOpen();
    }

private:
    std::unordered_map<ItemIndex, BestTwo> bestOf(ItemIndex TimeCandidate::*side) const
    {
        std::unordered_map<ItemIndex, BestTwo> best;
        for (const TimeCandidate& candidate : m_candidates)
            best[candidate.*side].add(candidate.score);
        return best;
    }

    bool accept(TimeCandidate& candidate, double confidence, const std::string& why)
    {
        FilePair& pair = m_pairs[candidate.pair];
        if ((pair.ordered && pair.crosses(candidate.first, candidate.second))
            || !m_groups.mayShareRun(candidate.first, candidate.second))
            return false;
        const TimedItem& a = timesOf(*pair.first, candidate.first, m_groups);
        const TimedItem& b = timesOf(*pair.second, candidate.second, m_groups);
        const double difference = std::round(std::abs(a.duration - b.duration) * 1000) / 1000;
        const ItemIndex both[] = {candidate.first, candidate.second};
        m_groups.merge(both, JoinReason::DurationAndTime, confidence,
            "durations differ by " + formatNumber(difference) + " s, end times agree with a shift of "
                + (pair.shift == 0 ? std::string("0") : shiftText(pair.shift)) + "; " + why);
        pair.certain[candidate.first] = candidate.second;
        return true;
    }

    /// Candidates that beat all others of both records by far.
    bool acceptClear()
    {
        const auto firsts = bestOf(&TimeCandidate::first);
        const auto seconds = bestOf(&TimeCandidate::second);
        bool any = false;
        for (TimeCandidate& candidate : m_candidates) {
            const BestTwo& first = firsts.at(candidate.first);
            const BestTwo& second = seconds.at(candidate.second);
            const double rival = std::max(first.second, second.second);
            if (m_pairs[candidate.pair].doubtful || candidate.inCrowd || candidate.score < first.best
                || candidate.score < second.best || candidate.score - rival < clearMargin)
                continue;
            const FilePair& pair = m_pairs[candidate.pair];
            const double confidence = pair.learned ? (rival == nothing ? 0.98 : 0.97) : 0.9;
            any = accept(candidate, confidence,
                      rival == nothing ? "no other fits" : "the next best fits far worse")
                || any;
        }
        return any;
    }

    /// Runs one after the other, logged one after the other, none missing on either side between two certain
    /// joins: the k-th row is the k-th run.
    bool acceptBlocks()
    {
        std::unordered_map<ItemIndex, std::vector<std::size_t>> ofFirst;
        std::unordered_map<ItemIndex, std::vector<std::size_t>> ofSecond;
        for (std::size_t i = 0; i < m_candidates.size(); ++i) {
            ofFirst[m_candidates[i].first].push_back(i);
            ofSecond[m_candidates[i].second].push_back(i);
        }
        std::vector<bool> seen(m_candidates.size());
        std::vector<std::vector<std::size_t>> blocks;
        for (std::size_t i = 0; i < m_candidates.size(); ++i) {
            if (seen[i])
                continue;
            seen[i] = true;
            std::vector<std::size_t> block{i};
            for (std::size_t k = 0; k < block.size(); ++k) {
                for (const auto* near :
                    {&ofFirst[m_candidates[block[k]].first], &ofSecond[m_candidates[block[k]].second]}) {
                    for (const std::size_t other : *near) {
                        if (!seen[other])
                            block.push_back(other);
                        seen[other] = true;
                    }
                }
            }
            blocks.push_back(std::move(block));
        }
        bool any = false;
        for (const std::vector<std::size_t>& block : blocks)
            any = acceptBlock(block) || any;
        return any;
    }

    bool acceptBlock(const std::vector<std::size_t>& block)
    {
        const std::uint32_t pairIndex = m_candidates[block.front()].pair;
        const FilePair& pair = m_pairs[pairIndex];
        std::set<ItemIndex> firsts;
        std::set<ItemIndex> seconds;
        std::map<std::pair<ItemIndex, ItemIndex>, std::size_t> byEnds;
        for (const std::size_t i : block) {
            if (m_candidates[i].pair != pairIndex || m_candidates[i].inCrowd)
                return false;
            firsts.insert(m_candidates[i].first);
            seconds.insert(m_candidates[i].second);
            byEnds[{m_candidates[i].first, m_candidates[i].second}] = i;
        }
        if (pair.doubtful || !pair.ordered || firsts.size() != seconds.size()
            || !isComplete(pair, *firsts.begin()))
            return false;
        std::vector<std::size_t> inOrder;
        for (auto a = firsts.begin(), b = seconds.begin(); a != firsts.end(); ++a, ++b) {
            const auto found = byEnds.find({*a, *b});
            if (found == byEnds.end())
                return false;
            inOrder.push_back(found->second);
        }
        double previousEnd = nothing;
        for (const ItemIndex item : firsts) {
            const TimedItem& times = timesOf(*pair.first, item, m_groups);
            if (times.begin < previousEnd - pair.first->resolution)
                return false; // two at a time: the order of logging is not that of the runs
            previousEnd = times.end;
        }
        bool any = false;
        for (const std::size_t i : inOrder)
            any = accept(m_candidates[i], 0.9, "the order of rows in both files decides") || any;
        return any;
    }

    /// Whether both files have equally many rows between the certain joins around an item.
    static bool isComplete(const FilePair& pair, ItemIndex item)
    {
        const auto next = pair.certain.lower_bound(item);
        const bool hasNext = next != pair.certain.end();
        const bool hasPrevious = next != pair.certain.begin();
        if (!hasNext || !hasPrevious)
            return false;
        const auto rows = [](const TimedFile& file, ItemIndex from, ItemIndex to) {
            const auto before = [](const TimedItem& timed, ItemIndex index) { return timed.item < index; };
            return std::lower_bound(file.items.begin(), file.items.end(), to, before)
                - std::lower_bound(file.items.begin(), file.items.end(), from, before);
        };
        const auto previous = std::prev(next);
        return rows(*pair.first, previous->first, next->first)
            == rows(*pair.second, previous->second, next->second);
    }

    void dropDecided()
    {
        for (FilePair& pair : m_pairs)
            pair.ordered = pair.keepsOrder();
        std::erase_if(m_candidates, [&](const TimeCandidate& candidate) {
            const FilePair& pair = m_pairs[candidate.pair];
            return m_groups.hasFormat(candidate.first, pair.second->format)
                || m_groups.hasFormat(candidate.second, pair.first->format)
                || (pair.ordered && pair.crosses(candidate.first, candidate.second));
        });
    }

    void noteOpen()
    {
        std::map<ItemIndex, std::vector<ItemIndex>> open;
        for (const TimeCandidate& candidate : m_candidates)
            open[candidate.first].push_back(candidate.second);
        for (const auto& [record, candidates] : open)
            m_groups.note(record, candidates, JoinReason::DurationAndTime,
                std::to_string(candidates.size()) + (candidates.size() == 1 ? " record fits" : " records fit")
                    + " by duration and time, none clearly enough");
    }

    JoinGroups& m_groups;
    std::vector<FilePair>& m_pairs;
    std::vector<TimeCandidate>& m_candidates;
};

} // namespace

void assignByTime(JoinGroups& groups, std::vector<FilePair>& pairs, std::vector<TimeCandidate>& candidates)
{
    Assignment(groups, pairs, candidates).run();
}

} // namespace trefoil
