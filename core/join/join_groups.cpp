// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/join/join_groups.h"

#include <algorithm>
#include <numeric>

namespace trefoil {

namespace {

constexpr std::size_t mostCandidatesShown = 16;

} // namespace

const std::string& toolId(const JoinItem& item)
{
    static const std::string none;
    return item.runIds.empty() || item.runIds.front() == item.name ? none : item.runIds.front();
}

JoinGroups::JoinGroups(const std::vector<JoinItem>& items)
    : m_parent(items.size())
    , m_next(items.size())
    , m_run(items.size())
    , m_fixed(items.size())
{
    m_items.reserve(items.size());
    for (const JoinItem& item : items)
        m_items.push_back(&item);
    const auto byRecord = [](const JoinItem* a, const JoinItem* b) { return a->record < b->record; };
    if (!std::is_sorted(m_items.begin(), m_items.end(), byRecord))
        std::sort(m_items.begin(), m_items.end(), byRecord);
    std::iota(m_parent.begin(), m_parent.end(), ItemIndex{0});
    std::iota(m_next.begin(), m_next.end(), ItemIndex{0});
    for (ItemIndex i = 0; i < size(); ++i) {
        m_run[i] = m_items[i]->run;
        m_fixed[i] = m_items[i]->fixedByHand;
    }
    std::vector<ItemIndex> byRun = m_parent;
    const auto runLess = [this](ItemIndex a, ItemIndex b) { return m_items[a]->run < m_items[b]->run; };
    if (!std::is_sorted(byRun.begin(), byRun.end(), runLess))
        std::stable_sort(byRun.begin(), byRun.end(), runLess);
    for (std::size_t i = 1; i < byRun.size(); ++i) {
        if (m_items[byRun[i]]->run == m_items[byRun[i - 1]]->run)
            link(byRun[i - 1], byRun[i]);
    }
}

ItemIndex JoinGroups::find(ItemIndex index)
{
    while (m_parent[index] != index) {
        m_parent[index] = m_parent[m_parent[index]];
        index = m_parent[index];
    }
    return index;
}

void JoinGroups::link(ItemIndex a, ItemIndex b)
{
    const ItemIndex first = find(a);
    const ItemIndex second = find(b);
    if (first == second)
        return;
    m_parent[second] = first;
    m_fixed[first] = m_fixed[first] || m_fixed[second];
    std::swap(m_next[first], m_next[second]);
}

std::vector<ItemIndex> JoinGroups::members(ItemIndex index) const
{
    std::vector<ItemIndex> all;
    ItemIndex current = index;
    do {
        all.push_back(current);
        current = m_next[current];
    } while (current != index);
    std::sort(all.begin(), all.end());
    return all;
}

bool JoinGroups::hasFormat(ItemIndex index, const std::string& format) const
{
    ItemIndex current = index;
    do {
        if (m_items[current]->format == format)
            return true;
        current = m_next[current];
    } while (current != index);
    return false;
}

bool JoinGroups::differByToolId(ItemIndex a, ItemIndex b) const
{
    constexpr std::size_t most = 64; // larger runs are rows of one table, which have names and no tool ids
    const std::vector<ItemIndex> first = members(a);
    const std::vector<ItemIndex> second = members(b);
    if (first.size() > most || second.size() > most)
        return false;
    for (const ItemIndex i : first) {
        const std::string& own = toolId(*m_items[i]);
        for (const ItemIndex j : second) {
            const std::string& other = toolId(*m_items[j]);
            if (!own.empty() && !other.empty() && own != other && m_items[i]->format == m_items[j]->format)
                return true;
        }
    }
    return false;
}

bool JoinGroups::mayShareRun(ItemIndex a, ItemIndex b)
{
    if (same(a, b) || (m_fixed[find(a)] && m_fixed[find(b)]))
        return false;
    const auto filesOf = [this](ItemIndex index) {
        std::vector<FileId> files;
        for (const ItemIndex i : members(index))
            files.push_back(m_items[i]->file);
        std::sort(files.begin(), files.end());
        return files;
    };
    const std::vector<FileId> first = filesOf(a);
    const std::vector<FileId> second = filesOf(b);
    const bool shareFile = std::any_of(second.begin(), second.end(),
        [&](FileId file) { return std::binary_search(first.begin(), first.end(), file); });
    return !shareFile && !differByToolId(a, b);
}

bool JoinGroups::merge(
    std::span<const ItemIndex> items, JoinReason reason, double confidence, std::string explanation)
{
    std::vector<ItemIndex> roots;
    for (const ItemIndex i : items)
        roots.push_back(find(i));
    std::sort(roots.begin(), roots.end());
    roots.erase(std::unique(roots.begin(), roots.end()), roots.end());
    const auto isFixed = [this](ItemIndex root) { return static_cast<bool>(m_fixed[root]); };
    if (roots.size() < 2 || std::count_if(roots.begin(), roots.end(), isFixed) > 1)
        return false;
    // What a person decided keeps its id, else the run that was there first.
    const ItemIndex anchor = *std::min_element(roots.begin(), roots.end(), [&](ItemIndex a, ItemIndex b) {
        return isFixed(a) != isFixed(b) ? isFixed(a) : m_run[a] < m_run[b];
    });
    const std::vector<ItemIndex> anchored = members(anchor);
    const auto named = std::find_if(anchored.begin(), anchored.end(),
        [&](ItemIndex i) { return m_items[i]->record.value == m_run[anchor].value; });
    const RunId run = m_run[anchor];
    Join join{{m_items[named == anchored.end() ? anchored.front() : *named]->record}, reason, confidence,
        std::move(explanation)};
    for (const ItemIndex root : roots) {
        if (root == anchor)
            continue;
        for (const ItemIndex i : members(root))
            join.records.push_back(m_items[i]->record);
    }
    for (const ItemIndex root : roots)
        link(anchor, root);
    m_run[find(anchor)] = run;
    m_proposal.joins.push_back(std::move(join));
    return true;
}

void JoinGroups::note(
    ItemIndex record, std::span<const ItemIndex> candidates, JoinReason reason, std::string explanation)
{
    Ambiguity ambiguity{m_items[record]->record, {}, reason, std::move(explanation)};
    for (const ItemIndex i : candidates.first(std::min(candidates.size(), mostCandidatesShown)))
        ambiguity.candidates.push_back(m_items[i]->record);
    m_proposal.ambiguities.push_back(std::move(ambiguity));
}

} // namespace trefoil
