// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/record.h"

#include <cstdint>
#include <string_view>

namespace trefoil {

/// A 64-bit hash that is stored in libraries: the same on every machine with little-endian numbers, never to
/// be changed. Not for secrets. With a million records the chance that any two share a hash is below 1 in 10
/// million.
class StableHash {
public:
    void add(std::uint64_t value);
    void add(double value); ///< by its bits; all NaN are equal
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
