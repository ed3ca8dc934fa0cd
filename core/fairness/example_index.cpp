// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/example_index.h"

#include <algorithm>
#include <bit>
#include <functional>

namespace trefoil {

namespace {

std::uint64_t hashOf(std::string_view id)
{
    return std::hash<std::string_view>()(id);
}

} // namespace

ExampleIndex::ExampleIndex(const std::vector<std::string>& ids)
    : m_count(ids.size())
    , m_slots(std::bit_ceil(2 * ids.size() + 1))
{
    std::size_t size = 1;
    for (const std::string& id : ids) {
        size += id.size() + 1;
    }
    m_text.reserve(size);
    m_begins.reserve(ids.size() + 1);
    for (const std::string& id : ids) {
        m_begins.push_back(m_text.size());
        m_text += static_cast<char>(std::min<std::size_t>(id.size(), longId));
        m_text += id;
    }
    m_begins.push_back(m_text.size());
    m_text += static_cast<char>(longId); // no id skips it
    for (std::size_t example = 0; example < ids.size(); ++example) {
        const std::uint64_t hash = hashOf(ids[example]);
        Slot& slot = m_slots[slotOf(ids[example], hash)];
        if (slot.example == freeSlot) {
            slot = {static_cast<std::uint32_t>(example), static_cast<std::uint32_t>(hash >> 32)};
        } else if (!m_firstRepeated) {
            m_firstRepeated = example;
        }
    }
}

/// Where that id stands among the slots, or the free one where it would.
std::size_t ExampleIndex::slotOf(std::string_view id, std::uint64_t hash) const
{
    const std::size_t last = m_slots.size() - 1;
    std::size_t place = hash & last;
    while (m_slots[place].example != freeSlot
        && (m_slots[place].hash != hash >> 32 || !hasId(m_slots[place].example, id))) {
        place = (place + 1) & last;
    }
    return place;
}

std::size_t ExampleIndex::find(std::string_view id) const
{
    const std::uint32_t example = m_slots[slotOf(id, hashOf(id))].example;
    return example == freeSlot ? examples() : example;
}

} // namespace trefoil
