// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/instant.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace trefoil {

namespace {

/// Reads from the front of a text; every function takes what it accepts and leaves the rest.
class Reader {
public:
    explicit Reader(std::string_view text)
        : m_text(text)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_text.empty(); }

    std::optional<int> digits(std::size_t count)
    {
        if (m_text.size() < count) {
            return std::nullopt;
        }
        int value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (m_text[i] < '0' || m_text[i] > '9') {
                return std::nullopt;
            }
            value = value * 10 + (m_text[i] - '0');
        }
        m_text.remove_prefix(count);
        return value;
    }

    bool take(char expected)
    {
        if (m_text.empty() || m_text.front() != expected) {
            return false;
        }
        m_text.remove_prefix(1);
        return true;
    }

    /// Milliseconds of a fraction of any length; digits beyond the third are cut off.
    std::optional<int> fraction()
    {
        int value = 0;
        int count = 0;
        while (!m_text.empty() && m_text.front() >= '0' && m_text.front() <= '9') {
            if (count < 3) {
                value = value * 10 + (m_text.front() - '0');
            }
            ++count;
            m_text.remove_prefix(1);
        }
        if (count == 0 || count > 9) {
            return std::nullopt;
        }
        for (; count < 3; ++count) {
            value *= 10;
        }
        return value;
    }

private:
    std::string_view m_text;
};

std::optional<std::int64_t> readDate(Reader& reader)
{
    using namespace std::chrono;
    const auto y = reader.digits(4);
    if (!y || !reader.take('-')) {
        return std::nullopt;
    }
    const auto m = reader.digits(2);
    if (!m || !reader.take('-')) {
        return std::nullopt;
    }
    const auto d = reader.digits(2);
    if (!d) {
        return std::nullopt;
    }
    const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
    if (!date.ok()) {
        return std::nullopt;
    }
    return duration_cast<milliseconds>(sys_days{date}.time_since_epoch()).count();
}

std::optional<std::int64_t> readTimeOfDay(Reader& reader)
{
    const auto hours = reader.digits(2);
    if (!hours || *hours > 23 || !reader.take(':')) {
        return std::nullopt;
    }
    const auto minutes = reader.digits(2);
    if (!minutes || *minutes > 59) {
        return std::nullopt;
    }
    std::int64_t result = (*hours * 60LL + *minutes) * 60'000;
    if (!reader.take(':')) {
        return result;
    }
    const auto seconds = reader.digits(2);
    if (!seconds || *seconds > 60) {
        return std::nullopt;
    }
    result += *seconds * 1000LL;
    if (reader.take('.')) {
        const auto fraction = reader.fraction();
        if (!fraction) {
            return std::nullopt;
        }
        result += *fraction;
    }
    return result;
}

/// Offset from UTC in milliseconds; the reader is at the first character after the time of day.
std::optional<std::int64_t> readZone(Reader& reader)
{
    if (reader.take('Z')) {
        return 0;
    }
    const bool east = reader.take('+');
    if (!east && !reader.take('-')) {
        return std::nullopt;
    }
    const auto hours = reader.digits(2);
    reader.take(':');
    const auto minutes = reader.atEnd() ? std::optional<int>(0) : reader.digits(2);
    if (!hours || !minutes || *hours > 14 || *minutes > 59) {
        return std::nullopt;
    }
    return (east ? 1 : -1) * (*hours * 60LL + *minutes) * 60'000;
}

} // namespace

std::optional<Instant> parseInstant(std::string_view text)
{
    Reader reader(text);
    const auto date = readDate(reader);
    if (!date || !(reader.take('T') || reader.take(' '))) {
        return std::nullopt;
    }
    const auto time = readTimeOfDay(reader);
    if (!time) {
        return std::nullopt;
    }
    if (reader.atEnd()) {
        return Instant{*date + *time, false};
    }
    const auto offset = readZone(reader);
    if (!offset || !reader.atEnd()) {
        return std::nullopt;
    }
    return Instant{*date + *time - *offset, true};
}

std::string formatInstant(const Instant& instant)
{
    using namespace std::chrono;
    // Dates of four digits; what lies beyond comes from damaged files, and its arithmetic would overflow.
    constexpr sys_time<milliseconds> first = sys_days{year{0} / January / 1};
    constexpr sys_time<milliseconds> last = sys_days{year{10000} / January / 1} - milliseconds{1};
    const auto time = std::clamp(sys_time<milliseconds>{milliseconds{instant.milliseconds}}, first, last);
    const auto midnight = floor<days>(time);
    const year_month_day date{midnight};
    const hh_mm_ss<milliseconds> clock{time - midnight};
    char buffer[64];
    int length = std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02uT%02d:%02d:%02d",
        static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
        static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
        static_cast<int>(clock.seconds().count()));
    std::string text(buffer, static_cast<std::size_t>(length));
    if (const auto fraction = static_cast<int>(clock.subseconds().count()); fraction != 0) {
        length = std::snprintf(buffer, sizeof buffer, ".%03d", fraction);
        text.append(buffer, static_cast<std::size_t>(length));
    }
    return instant.zoneKnown ? text + 'Z' : text;
}

} // namespace trefoil
