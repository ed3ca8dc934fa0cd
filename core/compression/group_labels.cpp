// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compression/group_labels.h"

#include "core/frame/nesting.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace trefoil {

namespace {

/// What tells a group from others, and whether its runs say that or it is the lack of it.
struct Mark {
    std::string text;
    bool isSaid = true;
};

using MarkOf = std::function<Mark(const ReplicateGroup&)>;

/// "tool codecarbon", "no tool".
Mark textMark(const TextColumn& text, const ReplicateGroup& group)
{
    const std::string& said = text.at(group.rows.front());
    return said.empty() ? Mark{"no " + text.id, false} : Mark{text.id + " " + said};
}

/// "seed 3", "seeds 0, 1, 4".
Mark seedMark(const Frame& frame, const ReplicateGroup& group)
{
    std::set<std::string> seeds;
    for (const std::uint32_t row : group.rows) {
        seeds.insert(seedOf(frame, row));
    }
    seeds.erase("");
    std::vector<std::string> order(seeds.begin(), seeds.end());
    std::ranges::stable_sort(order, {}, [](const std::string& seed) { return seed.size(); }); // 10 after 9
    if (order.empty()) {
        return {"no seed", false};
    }
    Mark mark{order.size() == 1 ? "seed " : "seeds "};
    for (const std::string& seed : order) {
        mark.text += &seed == &order.front() ? seed : ", " + seed;
    }
    return mark;
}

/// Ways to tell groups apart, the most telling first.
std::vector<MarkOf> waysToTell(const Frame& frame)
{
    std::vector<MarkOf> ways;
    for (const auto& text : frame.texts) {
        if (text->id != "seed" && text->id != "excluded" && text->id != nestingTextId) {
            ways.emplace_back(
                [column = text.get()](const ReplicateGroup& group) { return textMark(*column, group); });
        }
    }
    ways.emplace_back([&frame](const ReplicateGroup& group) { return seedMark(frame, group); });
    return ways;
}

/// The marks of the first way that tells all groups apart: one that all of them say something of, if there is
/// one. The names of their first runs where none does.
std::vector<std::string> marksOf(
    const Frame& frame, const std::vector<MarkOf>& ways, const std::vector<const ReplicateGroup*>& groups)
{
    std::vector<std::string> best;
    for (const MarkOf& way : ways) {
        std::vector<std::string> texts;
        bool isSaidByAll = true;
        for (const ReplicateGroup* group : groups) {
            const Mark mark = way(*group);
            texts.push_back(mark.text);
            isSaidByAll = isSaidByAll && mark.isSaid;
        }
        const bool tellsApart = std::set<std::string>(texts.begin(), texts.end()).size() == texts.size();
        if (tellsApart && isSaidByAll) {
            return texts;
        }
        if (tellsApart && best.empty()) {
            best = std::move(texts);
        }
    }
    for (std::size_t i = 0; best.size() < groups.size(); ++i) {
        best.push_back(frame.names[groups[i]->rows.front()]);
    }
    return best;
}

} // namespace

std::vector<std::string> distinctLabels(
    const Frame& frame, const Replicates& replicates, std::span<const std::uint32_t> groups)
{
    std::vector<std::string> labels;
    std::map<std::string, std::vector<std::size_t>> places; // in the list, by name
    for (const std::uint32_t group : groups) {
        places[replicates.groups[group].name].push_back(labels.size());
        labels.push_back(replicates.groups[group].name);
    }
    const std::vector<MarkOf> ways = waysToTell(frame);
    for (const auto& [name, alike] : places) {
        if (alike.size() < 2) {
            continue;
        }
        std::vector<const ReplicateGroup*> runs;
        for (const std::size_t place : alike) {
            runs.push_back(&replicates.groups[groups[place]]);
        }
        const std::vector<std::string> marks = marksOf(frame, ways, runs);
        for (std::size_t i = 0; i < alike.size(); ++i) {
            labels[alike[i]] += " (" + marks[i] + ")";
        }
    }
    return labels;
}

} // namespace trefoil
