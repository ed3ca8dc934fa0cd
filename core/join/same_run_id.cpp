// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/join/rules.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <string_view>

namespace trefoil {

namespace {

/// So many records of one file under one id are one run only if their measured values agree.
constexpr std::size_t mostRowsOfOneRun = 50;

struct Mention {
    std::size_t hash = 0;
    ItemIndex item = 0;
    const std::string* id = nullptr;
};

struct IdCluster {
    const std::string* id = nullptr;
    std::vector<ItemIndex> items;
    bool isName = false;
};

std::vector<IdCluster> clusterById(const JoinGroups& groups)
{
    std::vector<Mention> mentions;
    for (ItemIndex i = 0; i < groups.size(); ++i) {
        for (const std::string& id : groups.item(i).runIds) {
            if (!id.empty())
                mentions.push_back({std::hash<std::string_view>{}(id), i, &id});
        }
    }
    std::sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
        if (a.hash != b.hash)
            return a.hash < b.hash;
        const int order = a.id->compare(*b.id);
        return order != 0 ? order < 0 : a.item < b.item;
    });
    std::vector<IdCluster> clusters;
    for (std::size_t begin = 0; begin < mentions.size();) {
        std::size_t end = begin + 1;
        while (end < mentions.size() && mentions[end].hash == mentions[begin].hash
            && *mentions[end].id == *mentions[begin].id)
            ++end;
        if (mentions[end - 1].item != mentions[begin].item) {
            IdCluster cluster{mentions[begin].id, {}, false};
            for (std::size_t i = begin; i < end; ++i) {
                if (cluster.items.empty() || cluster.items.back() != mentions[i].item)
                    cluster.items.push_back(mentions[i].item);
                cluster.isName = cluster.isName || groups.item(mentions[i].item).name == *cluster.id;
            }
            clusters.push_back(std::move(cluster));
        }
        begin = end;
    }
    std::sort(clusters.begin(), clusters.end(), [](const IdCluster& a, const IdCluster& b) {
        return a.items != b.items ? a.items < b.items : *a.id < *b.id;
    });
    return clusters;
}

bool differ(double a, double b)
{
    return std::isfinite(a) && std::isfinite(b)
        && std::abs(a - b) > 1e-9 * std::max(std::abs(a), std::abs(b));
}

bool measuredDifferently(const JoinItem& a, const JoinItem& b)
{
    return differ(a.durationSeconds, b.durationSeconds) || differ(a.energyKwh, b.energyKwh)
        || differ(a.emissionsKg, b.emissionsKg);
}

struct Window {
    double begin = 0;
    double end = 0;
    bool zoneKnown = false;
};

std::optional<Window> windowOf(const JoinItem& item)
{
    const bool hasDuration = std::isfinite(item.durationSeconds);
    if (!(item.startedAt && item.endedAt) && !(hasDuration && (item.startedAt || item.endedAt)))
        return std::nullopt;
    const auto seconds = [](const Instant& at) { return static_cast<double>(at.milliseconds) / 1000; };
    const double end =
        item.endedAt ? seconds(*item.endedAt) : seconds(*item.startedAt) + item.durationSeconds;
    const double begin = item.startedAt ? seconds(*item.startedAt) : end - item.durationSeconds;
    return Window{begin, end, item.endedAt ? item.endedAt->zoneKnown : item.startedAt->zoneKnown};
}

/// Whether two records that merely share a name say that they were different executions.
bool contradict(const JoinGroups& groups, ItemIndex a, ItemIndex b)
{
    const JoinItem& first = groups.item(a);
    const JoinItem& second = groups.item(b);
    const std::optional<Window> own = windowOf(first);
    const std::optional<Window> other = windowOf(second);
    if (own && other && own->zoneKnown == other->zoneKnown) {
        const double overlap = std::min(own->end, other->end) - std::max(own->begin, other->begin);
        const double shorter = std::min(own->end - own->begin, other->end - other->begin);
        if (overlap < shorter / 2 - (own->zoneKnown ? 0 : 1))
            return true;
    }
    return (first.file == second.file && measuredDifferently(first, second)) || groups.differByToolId(a, b);
}

/// An id that one file gives to rows with several names says which log they share, not which run they are.
std::vector<ItemIndex> withoutSharedRows(JoinGroups& groups, const IdCluster& cluster)
{
    std::map<FileId, std::vector<ItemIndex>> byFile;
    for (const ItemIndex i : cluster.items)
        byFile[groups.item(i).file].push_back(i);
    std::vector<ItemIndex> kept;
    std::vector<ItemIndex> shared;
    for (const auto& [file, rows] : byFile) {
        const JoinItem& first = groups.item(rows.front());
        const bool named = std::any_of(rows.begin(), rows.end(), [&](ItemIndex i) {
            const JoinItem& row = groups.item(i);
            return row.runIds.front() != first.runIds.front()
                || (row.format == "table" && row.name != first.name);
        });
        const bool tooMany = rows.size() > mostRowsOfOneRun
            && std::any_of(rows.begin(), rows.end(),
                [&](ItemIndex i) { return measuredDifferently(groups.item(i), first); });
        auto& target = named || tooMany ? shared : kept;
        target.insert(target.end(), rows.begin(), rows.end());
    }
    if (!shared.empty()) {
        const ItemIndex record = kept.empty() ? shared.front() : kept.front();
        const auto apart = [&](ItemIndex i) { return !groups.same(i, record); };
        std::erase_if(shared, [&](ItemIndex i) { return !apart(i); });
        if (!shared.empty())
            groups.note(record, shared, JoinReason::SameRunId,
                std::to_string(shared.size()) + " records of one file carry the id " + *cluster.id);
    }
    return kept;
}

using FilePairCounts = std::map<std::pair<FileId, FileId>, int>;

/// How many names two files have in common: tells which file a table without times belongs to.
FilePairCounts sharedNames(const JoinGroups& groups, std::span<const IdCluster> clusters)
{
    FilePairCounts counts;
    for (const IdCluster& cluster : clusters) {
        std::vector<FileId> files;
        for (const ItemIndex i : cluster.items)
            files.push_back(groups.item(i).file);
        std::sort(files.begin(), files.end());
        files.erase(std::unique(files.begin(), files.end()), files.end());
        constexpr std::size_t most = 32;
        if (!cluster.isName || files.size() > most)
            continue;
        for (const FileId a : files) {
            for (const FileId b : files)
                ++counts[{a, b}];
        }
    }
    return counts;
}

/// Puts the records of one name that do not contradict each other into one part each.
std::vector<std::vector<ItemIndex>> compatibleParts(
    const JoinGroups& groups, std::span<const ItemIndex> items, std::vector<ItemIndex>& undecided)
{
    constexpr std::size_t mostCompared = 4;
    std::vector<std::vector<ItemIndex>> parts;
    const auto fits = [&](const std::vector<ItemIndex>& part, ItemIndex item) {
        const auto last = part.begin() + static_cast<std::ptrdiff_t>(std::min(part.size(), mostCompared));
        return std::none_of(part.begin(), last, [&](ItemIndex i) { return contradict(groups, i, item); });
    };
    std::vector<ItemIndex> order(items.begin(), items.end());
    std::stable_partition(
        order.begin(), order.end(), [&](ItemIndex i) { return windowOf(groups.item(i)).has_value(); });
    for (const ItemIndex item : order) {
        std::vector<std::size_t> fitting;
        for (std::size_t p = 0; p < parts.size() && fitting.size() < 2; ++p) {
            if (fits(parts[p], item))
                fitting.push_back(p);
        }
        if (fitting.empty())
            parts.push_back({item});
        else if (fitting.size() == 1)
            parts[fitting.front()].push_back(item);
        else
            undecided.push_back(item);
        if (parts.size() > mostRowsOfOneRun)
            break;
    }
    return parts;
}

std::optional<std::size_t> partByFile(const JoinGroups& groups,
    const std::vector<std::vector<ItemIndex>>& parts, ItemIndex item, const FilePairCounts& counts)
{
    std::size_t best = 0;
    int most = 0;
    int second = 0;
    for (std::size_t p = 0; p < parts.size(); ++p) {
        int count = 0;
        for (const ItemIndex i : parts[p]) {
            const auto found = counts.find({groups.item(i).file, groups.item(item).file});
            if (groups.item(i).file != groups.item(item).file && found != counts.end())
                count = std::max(count, found->second);
        }
        if (count > most) {
            second = most;
            most = count;
            best = p;
        } else {
            second = std::max(second, count);
        }
    }
    return most >= 2 * second && most > 0 ? std::optional(best) : std::nullopt;
}

void joinByName(JoinGroups& groups, const IdCluster& cluster, const FilePairCounts& counts)
{
    std::vector<ItemIndex> undecided;
    const std::vector<std::vector<ItemIndex>> parts = compatibleParts(groups, cluster.items, undecided);
    if (parts.size() > mostRowsOfOneRun) {
        groups.note(cluster.items.front(), std::span(cluster.items).subspan(1), JoinReason::SameRunId,
            "the name " + *cluster.id + " is given to many different runs");
        return;
    }
    for (const std::vector<ItemIndex>& part : parts)
        groups.merge(part, JoinReason::SameRunId, 1, "all are called " + *cluster.id);
    std::vector<ItemIndex> firsts;
    for (const std::vector<ItemIndex>& part : parts)
        firsts.push_back(part.front());
    for (const ItemIndex item : undecided) {
        const std::optional<std::size_t> part = partByFile(groups, parts, item, counts);
        const ItemIndex both[] = {item, part ? parts[*part].front() : item};
        if (part)
            groups.merge(both, JoinReason::SameRunId, 0.9,
                "both are called " + *cluster.id + "; their files share most names");
        else if (std::none_of(
                     firsts.begin(), firsts.end(), [&](ItemIndex i) { return groups.same(i, item); }))
            groups.note(
                item, firsts, JoinReason::SameRunId, "several different runs are called " + *cluster.id);
    }
    if (parts.size() > 1)
        groups.note(firsts.back(), std::span(firsts).first(firsts.size() - 1), JoinReason::SameRunId,
            "all are called " + *cluster.id + ", but their times or values say that they are different runs");
}

} // namespace

void joinBySameRunId(JoinGroups& groups)
{
    const std::vector<IdCluster> clusters = clusterById(groups);
    for (const IdCluster& cluster : clusters) {
        if (cluster.isName)
            continue;
        const std::vector<ItemIndex> items = withoutSharedRows(groups, cluster);
        if (items.size() > 1)
            groups.merge(items, JoinReason::SameRunId, 1, "all carry the run id " + *cluster.id);
    }
    const FilePairCounts counts = sharedNames(groups, clusters);
    for (const IdCluster& cluster : clusters) {
        if (cluster.isName)
            joinByName(groups, cluster, counts);
    }
}

} // namespace trefoil
