// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace trefoil {

/// Random numbers that are the same on every system for the same seed (xoshiro256** of Blackman and Vigna
/// 2021, started by splitmix64): the seed that stands beside a result is enough to repeat it.
class RandomStream {
public:
    explicit RandomStream(std::uint64_t seed);

    [[nodiscard]] std::uint64_t next();
    /// Evenly from 0 to count − 1; count > 0 (Lemire 2019).
    [[nodiscard]] std::uint32_t below(std::uint32_t count);

    void shuffle(std::span<std::uint32_t> values); ///< Fisher and Yates

private:
    std::uint64_t m_state[4];
};

} // namespace trefoil
