// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/random_stream.h"

#include <bit>
#include <utility>

namespace trefoil {

RandomStream::RandomStream(std::uint64_t seed)
    : m_state{}
{
    for (std::uint64_t& word : m_state) { // splitmix64
        seed += 0x9E3779B97F4A7C15ULL;
        std::uint64_t mixed = seed;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
        word = mixed ^ (mixed >> 31);
    }
}

std::uint64_t RandomStream::next()
{
    const std::uint64_t result = std::rotl(m_state[1] * 5, 7) * 9;
    const std::uint64_t shifted = m_state[1] << 17;
    m_state[2] ^= m_state[0];
    m_state[3] ^= m_state[1];
    m_state[1] ^= m_state[2];
    m_state[0] ^= m_state[3];
    m_state[2] ^= shifted;
    m_state[3] = std::rotl(m_state[3], 45);
    return result;
}

std::uint32_t RandomStream::below(std::uint32_t count)
{
    std::uint64_t product = (next() >> 32) * count;
    if (static_cast<std::uint32_t>(product) < count) {
        const std::uint32_t unfair = (0U - count) % count;
        while (static_cast<std::uint32_t>(product) < unfair) {
            product = (next() >> 32) * count;
        }
    }
    return static_cast<std::uint32_t>(product >> 32);
}

void RandomStream::shuffle(std::span<std::uint32_t> values)
{
    for (std::size_t i = values.size(); i > 1; --i) {
        std::swap(values[i - 1], values[below(static_cast<std::uint32_t>(i))]);
    }
}

} // namespace trefoil
