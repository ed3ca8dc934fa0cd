// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/join/join.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace trefoil {

/// A position in the list of items sorted by record id. Within a file that is the order of its rows.
using ItemIndex = std::uint32_t;

/// What every rule shares: the items in a fixed order, which of them are one run by now, and the proposal.
class JoinGroups {
public:
    explicit JoinGroups(const std::vector<JoinItem>& items);

    [[nodiscard]] ItemIndex size() const { return static_cast<ItemIndex>(m_items.size()); }
    [[nodiscard]] const JoinItem& item(ItemIndex index) const { return *m_items[index]; }
    [[nodiscard]] ItemIndex find(ItemIndex index); ///< the item that stands for the whole run
    [[nodiscard]] bool same(ItemIndex a, ItemIndex b) { return find(a) == find(b); }
    [[nodiscard]] std::vector<ItemIndex> members(ItemIndex index) const;
    [[nodiscard]] bool hasFormat(ItemIndex index, const std::string& format) const;

    /// Whether one tool calls the two runs by different ids of its own, so that they cannot be one.
    [[nodiscard]] bool differByToolId(ItemIndex a, ItemIndex b) const;
    /// Whether two runs may become one by value, folder or time: no file twice, no id that contradicts.
    [[nodiscard]] bool mayShareRun(ItemIndex a, ItemIndex b);

    /// Makes one run of the items' runs and notes the join. False, and nothing done, where all are one
    /// already or a person keeps two of them apart.
    bool merge(
        std::span<const ItemIndex> items, JoinReason reason, double confidence, std::string explanation);
    void note(
        ItemIndex record, std::span<const ItemIndex> candidates, JoinReason reason, std::string explanation);

    [[nodiscard]] JoinProposal takeProposal() { return std::move(m_proposal); }

private:
    void link(ItemIndex a, ItemIndex b);

    std::vector<const JoinItem*> m_items;
    std::vector<ItemIndex> m_parent;
    std::vector<ItemIndex> m_next; ///< the members of a run are a ring
    std::vector<RunId> m_run; ///< of the item that stands for a run
    std::vector<bool> m_fixed; ///< likewise: a person decided about one of its records
    JoinProposal m_proposal;
};

/// The tool's own id of the record: not a mere name. Empty when there is none.
[[nodiscard]] const std::string& toolId(const JoinItem& item);

} // namespace trefoil
