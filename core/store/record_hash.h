// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/record.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <string_view>

namespace trefoil {

/// A 64-bit hash that is stored in libraries: the same on every machine with little-endian numbers, never to
/// be changed. Not for secrets. With a million records the chance that any two share a hash is below 1 in 10
/// million.
class StableHash {
public:
    void add(std::uint64_t value)
    {
        // The mixing step of MurmurHash3 (public domain), one word at a time.
        value *= 0x87c37b91114253d5U;
        value = std::rotl(value, 31) * 0x4cf5ad432745937fU;
        m_state = std::rotl(m_state ^ value, 27) * 5 + 0x52dce729U;
    }
    void add(double value) ///< by its bits; all NaN are equal
    {
        add(std::isnan(value) ? std::uint64_t{1} : std::bit_cast<std::uint64_t>(value));
    }
    void add(std::string_view text);
    [[nodiscard]] std::uint64_t value() const;

private:
    std::uint64_t m_state = 0x9e3779b97f4a7c15U;
};

[[nodiscard]] std::uint64_t hashOf(const Context& context);

/// Which run the record speaks of: the format and its first run id, or without one the place where it stands.
[[nodiscard]] std::uint64_t identityHash(
    std::string_view format, std::string_view path, const Record& record);

/// Everything that the record says, but not the line where it says it.
[[nodiscard]] std::uint64_t contentHash(const Record& record, std::uint64_t hashOfContext);

} // namespace trefoil
