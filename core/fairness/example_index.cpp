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

/// Of a whole number its digits and sign, without ".0" behind them; empty for any other text.
std::string_view wholeNumber(std::string_view id)
{
    const std::size_t sign = id.starts_with('-') ? 1 : 0;
    const std::size_t end = std::min(id.find_first_not_of("0123456789", sign), id.size());
    const std::string_view rest = id.substr(end);
    const bool isRestZero = rest.empty()
        || (rest.size() > 1 && (rest.front() == '.' || rest.front() == ',')
            && rest.find_first_not_of('0', 1) == std::string_view::npos);
    return end > sign && isRestZero ? id.substr(0, end) : std::string_view();
}

} // namespace

ExampleIndex::ExampleIndex(const std::vector<std::string>& ids)
    : m_count(ids.size())
    , m_areNumbers(std::ranges::none_of(ids, [](const std::string& id) { return wholeNumber(id).empty(); }))
    , m_slots(std::bit_ceil(2 * ids.size() + 1))
{
    std::size_t size = 1;
    for (const std::string& id : ids) {
        size += id.size() + 1;
    }
    m_text.reserve(size);
    m_begins.reserve(ids.size() + 1);
    for (const std::string& written : ids) {
        const std::string_view id = withoutZeros(written);
        m_begins.push_back(m_text.size());
        m_text += static_cast<char>(std::min<std::size_t>(id.size(), longId));
        m_text += id;
    }
    m_begins.push_back(m_text.size());
    m_text += static_cast<char>(longId); // no id skips it
    for (std::size_t example = 0; example < ids.size(); ++example) {
        const std::string_view id = withoutZeros(ids[example]);
        const std::uint64_t hash = hashOf(id);
        Slot& slot = m_slots[slotOf(id, hash)];
        if (slot.example == freeSlot) {
            slot = {static_cast<std::uint32_t>(example), static_cast<std::uint32_t>(hash >> 32)};
        } else if (!m_firstRepeated) {
            m_firstRepeated = example;
        }
    }
}

std::string_view ExampleIndex::withoutZeros(std::string_view id) const
{
    const std::string_view number = m_areNumbers ? wholeNumber(id) : std::string_view();
    return number.empty() ? id : number;
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
