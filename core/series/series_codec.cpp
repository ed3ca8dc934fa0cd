// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/series_codec.h"

#include "core/domain/series.h"

#include <zstd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <memory>
#include <optional>
#include <type_traits>

namespace trefoil {

namespace {

static_assert(std::endian::native == std::endian::little, "chunks hold little-endian numbers");

constexpr char formatVersion = 1;
constexpr int compressionLevel = 3;

enum Columns : unsigned char { HasSteps = 1, HasTimes = 2, WholeSteps = 4, SingleValues = 8 };

constexpr double largestWhole = 9007199254740992.0; // 2^53: doubles beyond are not all whole numbers

bool areWhole(const std::vector<double>& numbers)
{
    for (const double number : numbers) {
        const bool isSmall = std::abs(number) <= largestWhole; // and no NaN
        if (!isSmall || static_cast<double>(static_cast<std::int64_t>(number)) != number
            || (number == 0 && std::signbit(number))) {
            return false;
        }
    }
    return true;
}

bool fitSinglePrecision(const std::vector<double>& numbers)
{
    for (const double number : numbers) {
        if (std::isfinite(number) && static_cast<double>(static_cast<float>(number)) != number) {
            return false;
        }
    }
    return true;
}

constexpr std::size_t longestVarint = 10; // bytes of 64 bits in sevens

/// The place behind what is written.
char* putVarint(char* to, std::uint64_t number)
{
    while (number >= 0x80) {
        *to++ = static_cast<char>(number | 0x80);
        number >>= 7;
    }
    *to++ = static_cast<char>(number);
    return to;
}

/// Small for regular columns: differences of differences, in unsigned arithmetic that may wrap around.
template <class Number>
void putDifferences(std::string& bytes, const std::vector<Number>& column)
{
    const std::size_t begin = bytes.size();
    bytes.resize(begin + column.size() * longestVarint);
    char* to = bytes.data() + begin;
    std::uint64_t last = 0;
    std::uint64_t lastDifference = 0;
    for (const Number number : column) {
        const auto now = static_cast<std::uint64_t>(static_cast<std::int64_t>(number));
        const std::uint64_t difference = now - last;
        const auto change = static_cast<std::int64_t>(difference - lastDifference);
        to = putVarint(
            to, (static_cast<std::uint64_t>(change) << 1) ^ static_cast<std::uint64_t>(change >> 63));
        last = now;
        lastDifference = difference;
    }
    bytes.resize(static_cast<std::size_t>(to - bytes.data()));
}

/// All first bytes, then all second bytes and so on: exponents stand side by side and compress well.
template <class Float>
void putPlanes(std::string& bytes, const std::vector<double>& column)
{
    const std::size_t begin = bytes.size();
    bytes.resize(begin + column.size() * sizeof(Float));
    // Plane by plane, since the compiler makes something quick of neighbouring bytes; in parts that stay in
    // the processor's nearest cache while all planes are taken from them.
    constexpr std::size_t part = 1024;
    for (std::size_t first = 0; first < column.size(); first += part) {
        const std::size_t end = std::min(first + part, column.size());
        for (std::size_t plane = 0; plane < sizeof(Float); ++plane) {
            char* const to = bytes.data() + begin + plane * column.size();
            for (std::size_t i = first; i < end; ++i) {
                using Bits = std::conditional_t<sizeof(Float) == 8, std::uint64_t, std::uint32_t>;
                to[i] = static_cast<char>(std::bit_cast<Bits>(static_cast<Float>(column[i])) >> (8 * plane));
            }
        }
    }
}

/// Chunks come by the thousand; the tables of a compressor would be made and cleared for each of them.
void appendCompressed(std::string& bytes, std::string_view payload)
{
    struct Free {
        void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
    };
    thread_local const std::unique_ptr<ZSTD_CCtx, Free> context(ZSTD_createCCtx());
    std::vector<char> compressed(ZSTD_compressBound(payload.size()));
    const std::size_t size = ZSTD_compressCCtx(context.get(), compressed.data(), compressed.size(),
        payload.data(), payload.size(), compressionLevel);
    if (ZSTD_isError(size) == 0) { // it can only fail for want of memory
        bytes.append(compressed.data(), size);
    }
}

/// Reads what the functions above wrote; isBroken() where there is too little.
class PayloadReader {
public:
    explicit PayloadReader(std::string_view bytes)
        : m_rest(bytes)
    {
    }

    [[nodiscard]] bool isBroken() const { return m_isBroken; }
    [[nodiscard]] bool isAtEnd() const { return m_rest.empty(); }
    [[nodiscard]] std::string_view rest() const { return m_rest; }

    std::uint64_t varint()
    {
        std::uint64_t number = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (m_rest.empty()) {
                break;
            }
            const auto byte = static_cast<unsigned char>(m_rest.front());
            m_rest.remove_prefix(1);
            number |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
            if (byte < 0x80) {
                return number;
            }
        }
        m_isBroken = true;
        return 0;
    }

    template <class Number>
    void differences(std::vector<Number>& column, std::size_t count)
    {
        std::uint64_t now = 0;
        std::uint64_t difference = 0;
        for (std::size_t i = 0; i < count && !m_isBroken; ++i) {
            const std::uint64_t coded = varint();
            difference += (coded >> 1) ^ (~(coded & 1) + 1);
            now += difference;
            column.push_back(static_cast<Number>(static_cast<std::int64_t>(now)));
        }
    }

    template <class Float>
    void planes(std::vector<double>& column, std::size_t count)
    {
        if (m_rest.size() < count * sizeof(Float)) {
            m_isBroken = true;
            return;
        }
        for (std::size_t i = 0; i < count; ++i) {
            char parts[sizeof(Float)];
            for (std::size_t plane = 0; plane < sizeof(Float); ++plane) {
                parts[plane] = m_rest[plane * count + i];
            }
            Float number;
            std::memcpy(&number, parts, sizeof(Float));
            column.push_back(static_cast<double>(number));
        }
        m_rest.remove_prefix(count * sizeof(Float));
    }

private:
    std::string_view m_rest;
    bool m_isBroken = false;
};

/// Nothing when the bytes are no frame of zstd that holds what so many points need at most.
std::optional<std::string> decompressed(std::string_view bytes, std::size_t count)
{
    const std::size_t most = count * (longestVarint + sizeof(double) + longestVarint);
    const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
    if (size > most) { // also where zstd says that it cannot tell
        return std::nullopt;
    }
    std::string payload(static_cast<std::size_t>(size), '\0');
    const std::size_t got = ZSTD_decompress(payload.data(), payload.size(), bytes.data(), bytes.size());
    return ZSTD_isError(got) || got != size ? std::nullopt : std::optional(std::move(payload));
}

bool readPayload(std::string_view payload, unsigned columns, std::size_t count, SeriesPoints& points)
{
    PayloadReader reader(payload);
    if ((columns & HasTimes) != 0) {
        reader.differences(points.timesMs, count);
    }
    if ((columns & HasSteps) != 0 && (columns & WholeSteps) != 0) {
        reader.differences(points.steps, count);
    } else if ((columns & HasSteps) != 0) {
        reader.planes<double>(points.steps, count);
    }
    if ((columns & SingleValues) != 0) {
        reader.planes<float>(points.values, count);
    } else {
        reader.planes<double>(points.values, count);
    }
    return !reader.isBroken() && reader.isAtEnd();
}

bool readChunk(std::string_view bytes, SeriesPoints& points)
{
    if (bytes.size() < 3 || bytes[0] != formatVersion) {
        return false;
    }
    const auto columns = static_cast<unsigned char>(bytes[1]);
    PayloadReader head(bytes.substr(2));
    const std::uint64_t count = head.varint();
    if (head.isBroken() || count > SeriesChunk::capacity) {
        return false;
    }
    const auto payload = decompressed(head.rest(), count);
    return payload && readPayload(*payload, columns, count, points);
}

} // namespace

std::string encodeSeries(const SeriesPoints& points)
{
    unsigned columns = 0;
    std::string payload;
    if (!points.timesMs.empty()) {
        columns |= HasTimes;
        putDifferences(payload, points.timesMs);
    }
    if (!points.steps.empty()) {
        columns |= HasSteps;
        if (areWhole(points.steps)) {
            columns |= WholeSteps;
            putDifferences(payload, points.steps);
        } else {
            putPlanes<double>(payload, points.steps);
        }
    }
    if (fitSinglePrecision(points.values)) {
        columns |= SingleValues;
        putPlanes<float>(payload, points.values);
    } else {
        putPlanes<double>(payload, points.values);
    }
    std::array<char, longestVarint> count{};
    std::string bytes{formatVersion, static_cast<char>(columns)};
    bytes.append(count.data(), putVarint(count.data(), points.size()));
    appendCompressed(bytes, payload);
    return bytes;
}

bool decodeSeries(std::string_view bytes, SeriesPoints& points)
{
    const std::size_t steps = points.steps.size();
    const std::size_t times = points.timesMs.size();
    const std::size_t values = points.values.size();
    if (readChunk(bytes, points)) {
        return true;
    }
    points.steps.resize(steps);
    points.timesMs.resize(times);
    points.values.resize(values);
    return false;
}

} // namespace trefoil
