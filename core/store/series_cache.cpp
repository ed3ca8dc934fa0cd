// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/series_cache.h"

namespace trefoil {

namespace {

std::size_t bytesOf(const SeriesPoints& points)
{
    return points.steps.capacity() * sizeof(double) + points.timesMs.capacity() * sizeof(std::int64_t)
        + points.values.capacity() * sizeof(double);
}

} // namespace

SeriesCache::SeriesCache(std::size_t limitBytes)
    : m_limit(limitBytes)
{
}

Result<SeriesPointsPointer> SeriesCache::points(SeriesId series, const Load& load)
{
    if (const auto found = m_bySeries.find(series.value); found != m_bySeries.end()) {
        m_entries.splice(m_entries.begin(), m_entries, found->second);
        return m_entries.front().points;
    }
    auto loaded = load(series);
    if (!loaded) {
        return tl::unexpected<Error>(loaded.error());
    }
    Entry entry{series, std::make_shared<const SeriesPoints>(*std::move(loaded)), 0};
    entry.bytes = bytesOf(*entry.points);
    m_bytes += entry.bytes;
    m_entries.push_front(std::move(entry));
    m_bySeries[series.value] = m_entries.begin();
    shrink();
    return m_entries.front().points;
}

void SeriesCache::shrink()
{
    while (m_bytes > m_limit && m_entries.size() > 1) {
        m_bytes -= m_entries.back().bytes;
        m_bySeries.erase(m_entries.back().series.value);
        m_entries.pop_back();
    }
}

} // namespace trefoil
