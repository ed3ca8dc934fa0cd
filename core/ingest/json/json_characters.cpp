// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/json/json_characters.h"

#include <algorithm>

namespace trefoil {

namespace {

constexpr std::size_t bytesBetweenLooks = std::size_t{64} * 1024;

std::int64_t lineEnds(std::string_view text)
{
    return std::count(text.begin(), text.end(), '\n');
}

} // namespace

std::int64_t JsonCharacters::lineOf(std::size_t position) const
{
    const std::int64_t between = position < m_counted
        ? -lineEnds(m_text.substr(position, m_counted - position))
        : lineEnds(m_text.substr(m_counted, position - m_counted));
    return 1 + m_lineEnds + between;
}

void JsonCharacters::reach()
{
    if (m_position >= m_counted + bytesBetweenLooks) {
        m_lineEnds += lineEnds(m_text.substr(m_counted, m_position - m_counted));
        m_counted = m_position;
    }
    const std::size_t before = m_part == Part::Rest ? m_rest : 0;
    const std::size_t size = before + (m_position - m_partBegin);
    m_isTooLarge = size > m_largestPart;
    m_isCancelled = !m_progress.reach(m_position);
    if (m_isTooLarge || m_isCancelled) {
        m_text = m_text.substr(0, m_position); // the reader meets the end of the text here
        return;
    }
    m_nextReach = m_position + std::min(bytesBetweenLooks, m_largestPart - size + 1);
}

} // namespace trefoil
