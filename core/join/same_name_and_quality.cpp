// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/number_text.h"
#include "core/join/rounded_number.h"
#include "core/join/rules.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>

namespace trefoil {

namespace {

constexpr int fewestQualityDigits = 3; ///< beside an equal name; 0.9 is the accuracy of many

/// The records of one name: those that only a name and a result can place, and those that others may join.
struct Namesakes {
    std::vector<ItemIndex> loose;
    std::vector<ItemIndex> anchored;
};

/// A record of a file that says which run it is of by its name alone and nothing of when it ran.
bool isLoose(const JoinItem& item)
{
    return item.runIds.empty() && !item.name.empty() && !item.startedAt && !item.endedAt
        && std::isfinite(item.accuracy);
}

std::unordered_map<std::string_view, Namesakes> namesakesOf(const JoinGroups& groups)
{
    std::unordered_map<std::string_view, Namesakes> byName;
    for (ItemIndex i = 0; i < groups.size(); ++i) {
        if (isLoose(groups.item(i)))
            byName[groups.item(i).name].loose.push_back(i);
    }
    for (ItemIndex i = 0; i < groups.size() && !byName.empty(); ++i) {
        const JoinItem& item = groups.item(i);
        const auto found = byName.find(item.name);
        if (found != byName.end() && !isLoose(item) && std::isfinite(item.accuracy))
            found->second.anchored.push_back(i);
    }
    return byName;
}

/// Equal names and equal short numbers are no evidence, not even when the numbers are the same.
bool isSameQuality(double one, double other)
{
    return std::min(significantDigits(one), significantDigits(other)) >= fewestQualityDigits
        && agreeWhenRounded(one, other, fewestQualityDigits);
}

/// One record of each other run that the loose one may be of.
std::vector<ItemIndex> runsThatAgree(JoinGroups& groups, ItemIndex loose, std::span<const ItemIndex> anchored)
{
    std::vector<ItemIndex> agreeing;
    for (const ItemIndex other : anchored) {
        const bool isKnown =
            std::any_of(agreeing.begin(), agreeing.end(), [&](ItemIndex i) { return groups.same(i, other); });
        if (!isKnown && isSameQuality(groups.item(loose).accuracy, groups.item(other).accuracy))
            agreeing.push_back(other);
    }
    return agreeing;
}

void joinNamesakes(JoinGroups& groups, const Namesakes& namesakes)
{
    std::unordered_map<ItemIndex, std::vector<ItemIndex>> wanted; // loose records by the run that they want
    for (const ItemIndex loose : namesakes.loose) {
        const std::vector<ItemIndex> agreeing = runsThatAgree(groups, loose, namesakes.anchored);
        if (agreeing.size() == 1)
            wanted[agreeing.front()].push_back(loose);
        else if (agreeing.size() > 1)
            groups.note(loose, agreeing, JoinReason::SameNameAndQuality,
                "several runs are called " + groups.item(loose).name + " and have its accuracy");
    }
    for (const ItemIndex anchor : namesakes.anchored) {
        const auto found = wanted.find(anchor);
        if (found == wanted.end())
            continue;
        const ItemIndex loose = found->second.front();
        const ItemIndex both[] = {anchor, loose};
        const std::string& name = groups.item(anchor).name;
        if (found->second.size() > 1)
            groups.note(anchor, found->second, JoinReason::SameNameAndQuality,
                std::to_string(found->second.size()) + " records are called " + name
                    + " and have its accuracy");
        else if (groups.mayShareRun(anchor, loose))
            groups.merge(both, JoinReason::SameNameAndQuality, 0.95,
                "both are called " + name + " and say accuracy = "
                    + formatNumber(groups.item(anchor).accuracy) + ", no other run of that name does");
    }
}

} // namespace

void joinBySameNameAndQuality(JoinGroups& groups)
{
    // In the order of the records, so that the order of a hash table decides nothing.
    const auto byName = namesakesOf(groups);
    for (ItemIndex i = 0; i < groups.size() && !byName.empty(); ++i) {
        if (!isLoose(groups.item(i)))
            continue;
        const Namesakes& namesakes = byName.at(groups.item(i).name);
        if (namesakes.loose.front() == i && !namesakes.anchored.empty())
            joinNamesakes(groups, namesakes);
    }
}

} // namespace trefoil
