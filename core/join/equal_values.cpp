// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/number_text.h"
#include "core/join/rounded_number.h"
#include "core/join/rules.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace trefoil {

namespace {

constexpr int fewestDigits = 6; ///< fewer prove nothing
constexpr double fullTolerance = 1e-9;

struct Valued {
    double value = 0;
    ItemIndex item = 0;
    int digits = fullSignificantDigits;
};

std::vector<Valued> collect(const JoinGroups& groups, double JoinItem::*quantity)
{
    std::vector<Valued> all;
    for (ItemIndex i = 0; i < groups.size(); ++i) {
        const double value = groups.item(i).*quantity;
        if (std::isfinite(value) && value != 0)
            all.push_back({value, i, fullSignificantDigits});
    }
    std::sort(all.begin(), all.end(), [](const Valued& a, const Valued& b) {
        return a.value != b.value ? a.value < b.value : a.item < b.item;
    });
    return all;
}

/// One item per run; nothing if a file has several of the runs, for then the value is no evidence.
std::vector<ItemIndex> oneItemPerRun(JoinGroups& groups, std::span<const Valued> cluster)
{
    std::vector<ItemIndex> items;
    std::set<ItemIndex> runs;
    std::set<std::pair<FileId, ItemIndex>> runsOfFiles;
    std::set<FileId> files;
    for (const Valued& valued : cluster) {
        const ItemIndex run = groups.find(valued.item);
        const FileId file = groups.item(valued.item).file;
        if (runsOfFiles.insert({file, run}).second && !files.insert(file).second)
            return {};
        if (runs.insert(run).second)
            items.push_back(valued.item);
    }
    return items;
}

bool equalDurations(const JoinItem& a, const JoinItem& b)
{
    return std::abs(a.durationSeconds - b.durationSeconds) <= fullTolerance * std::abs(a.durationSeconds);
}

void joinClusters(JoinGroups& groups, std::span<const Valued> full, std::string_view name)
{
    for (std::size_t begin = 0; begin < full.size();) {
        std::size_t end = begin + 1;
        while (end < full.size()
            && full[end].value - full[end - 1].value <= fullTolerance * std::abs(full[end].value))
            ++end;
        if (end - begin > 1) {
            const std::vector<ItemIndex> items = oneItemPerRun(groups, full.subspan(begin, end - begin));
            for (std::size_t i = 1; i < items.size(); ++i) {
                if (!groups.mayShareRun(items[0], items[i]))
                    continue;
                const bool durationsToo = equalDurations(groups.item(items[0]), groups.item(items[i]));
                const ItemIndex both[] = {items[0], items[i]};
                groups.merge(both, JoinReason::EqualValues, durationsToo ? 1 : 0.99,
                    "both say " + std::string(name) + " = " + formatNumber(full[begin].value)
                        + (durationsToo ? " and the same duration" : ""));
            }
        }
        begin = end;
    }
}

/// The range of full values that round to what the short one says.
std::span<const Valued> roundingTo(std::span<const Valued> full, const Valued& brief)
{
    const double exponent = std::floor(std::log10(std::abs(brief.value)));
    const double half = 0.5000001 * std::pow(10, exponent - brief.digits + 1);
    const auto less = [](const Valued& a, double value) { return a.value < value; };
    const auto begin = std::lower_bound(full.begin(), full.end(), brief.value - half, less);
    const auto end = std::lower_bound(begin, full.end(), brief.value + half, less);
    return {begin, end};
}

void joinRounded(
    JoinGroups& groups, std::span<const Valued> full, std::span<const Valued> brief, std::string_view name)
{
    for (std::size_t i = 0; i < brief.size(); ++i) {
        const Valued& own = brief[i];
        const auto sameValue = [&](const Valued& other) {
            return groups.item(other.item).file == groups.item(own.item).file && other.value == own.value
                && !groups.same(other.item, own.item);
        };
        if ((i > 0 && sameValue(brief[i - 1])) || (i + 1 < brief.size() && sameValue(brief[i + 1])))
            continue;
        std::vector<ItemIndex> fitting;
        std::set<ItemIndex> runs;
        for (const Valued& candidate : roundingTo(full, own)) {
            if (groups.mayShareRun(own.item, candidate.item)
                && runs.insert(groups.find(candidate.item)).second)
                fitting.push_back(candidate.item);
        }
        const std::string said = std::string(name) + " = " + formatNumber(own.value);
        if (fitting.size() == 1) {
            const ItemIndex both[] = {own.item, fitting[0]};
            groups.merge(both, JoinReason::EqualValues, 0.97,
                "rounded to " + std::to_string(own.digits) + " digits both say " + said);
        } else if (fitting.size() > 1) {
            groups.note(own.item, fitting, JoinReason::EqualValues, "several round to its " + said);
        }
    }
}

} // namespace

void joinByEqualValues(JoinGroups& groups)
{
    const std::pair<double JoinItem::*, std::string_view> quantities[] = {
        {&JoinItem::emissionsKg, "emissions in kg"}, {&JoinItem::energyKwh, "energy in kWh"}};
    for (const auto& [quantity, name] : quantities) {
        std::vector<Valued> full = collect(groups, quantity);
        std::vector<Valued> brief;
        for (Valued& valued : full) {
            valued.digits = significantDigits(valued.value);
            if (valued.digits >= fewestDigits && valued.digits < fullSignificantDigits)
                brief.push_back(valued);
        }
        std::erase_if(full, [](const Valued& valued) { return valued.digits < fullSignificantDigits; });
        joinClusters(groups, full, name);
        joinRounded(groups, full, brief, name);
    }
}

} // namespace trefoil
