// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/json/json_characters.h"

#include <algorithm>

namespace trefoil {

void JsonCharacters::reach()
{
    constexpr std::size_t bytesBetweenLooks = std::size_t{64} * 1024;
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
