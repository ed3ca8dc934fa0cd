// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace trefoil {

/// A moment, to the millisecond. Many tools log local time without a zone; then zoneKnown is false and
/// the milliseconds are those of the wall clock read as if it were UTC.
struct Instant {
    std::int64_t milliseconds = 0; ///< since 1970-01-01T00:00:00Z
    bool zoneKnown = false;

    bool operator==(const Instant&) const = default;
};

/// Reads ISO 8601 as tools write it: "2026-11-23T14:36:24.705+00:00", a space for the T, up to nine
/// fractional digits, "Z" or ±hh:mm or ±hhmm or no zone, seconds optional. Nothing for anything else.
[[nodiscard]] std::optional<Instant> parseInstant(std::string_view text);

/// "2026-11-23T14:36:24.705Z"; without Z when the zone is unknown, without fraction when it is zero.
[[nodiscard]] std::string formatInstant(const Instant& instant);

} // namespace trefoil
