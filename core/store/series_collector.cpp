// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/series_collector.h"

#include "core/series/series_codec.h"

#include <algorithm>
#include <utility>

namespace trefoil {

namespace {

template <class Number>
void appendPart(
    std::vector<Number>& to, const std::vector<Number>& from, std::size_t begin, std::size_t count)
{
    const auto first = from.begin() + static_cast<std::ptrdiff_t>(begin);
    to.insert(to.end(), first, first + static_cast<std::ptrdiff_t>(count));
}

} // namespace

SeriesCollector::SeriesCollector(std::function<void(std::vector<EarlyChunk>)> handOn)
    : m_handOn(std::move(handOn))
{
}

SeriesCollector::Open& SeriesCollector::openSeries(const SeriesChunk& chunk)
{
    // From the back: importers that alternate do so among the last few.
    const auto found = std::find_if(m_series.rbegin(), m_series.rend(), [&](const Open& open) {
        return open.series.name == chunk.name && open.series.quantityId == chunk.quantity->id;
    });
    if (found != m_series.rend()) {
        return *found;
    }
    Open& open = m_series.emplace_back();
    open.series.number = m_nextNumber++;
    open.series.quantityId = chunk.quantity->id;
    open.series.name = chunk.name;
    open.content.add(open.series.quantityId);
    open.content.add(open.series.name);
    return open;
}

void SeriesCollector::close(Open& open)
{
    SeriesPoints& points = open.points;
    if (points.size() == 0) {
        return;
    }
    open.series.summary.add(points);
    open.series.chunks.push_back(encodeSeries(points));
    open.content.add(open.series.chunks.back());
    m_encodedBytes += open.series.chunks.back().size();
    m_openPoints -= points.size();
    points.steps.clear();
    points.timesMs.clear();
    points.values.clear();
}

void SeriesCollector::closeAll()
{
    for (Open& open : m_series) {
        close(open);
        open.points = {}; // other series may be the long ones next time
    }
}

void SeriesCollector::handOnEncoded()
{
    std::vector<EarlyChunk> chunks;
    for (Open& open : m_series) {
        for (std::string& data : open.series.chunks) {
            chunks.push_back({open.series.number, std::move(data)});
        }
        open.series.chunks.clear();
    }
    m_encodedBytes = 0;
    m_handOn(std::move(chunks));
}

void SeriesCollector::append(const SeriesChunk& chunk)
{
    const std::size_t size = chunk.values.size();
    if (size == 0 || chunk.quantity == nullptr) {
        return;
    }
    const bool hasSteps = chunk.steps.size() == size;
    const bool hasTimes = chunk.timesMs.size() == size;
    Open& open = openSeries(chunk);
    SeriesPoints& points = open.points;
    if (points.size() > 0 && (points.steps.empty() == hasSteps || points.timesMs.empty() == hasTimes)) {
        close(open); // the columns of one chunk are of equal length
    }
    for (std::size_t begin = 0; begin < size;) {
        const std::size_t count = std::min(size - begin, SeriesChunk::capacity - points.size());
        if (hasSteps) {
            appendPart(points.steps, chunk.steps, begin, count);
        }
        if (hasTimes) {
            appendPart(points.timesMs, chunk.timesMs, begin, count);
        }
        appendPart(points.values, chunk.values, begin, count);
        begin += count;
        m_openPoints += count;
        if (points.size() == SeriesChunk::capacity) {
            close(open);
        }
    }
    if (m_openPoints > mostOpenPoints) {
        closeAll();
    }
    if (m_encodedBytes > mostEncodedBytes) {
        handOnEncoded();
    }
}

std::vector<EncodedSeries> SeriesCollector::take()
{
    std::vector<EncodedSeries> series;
    series.reserve(m_series.size());
    for (Open& open : m_series) {
        close(open);
        open.series.content = open.content.value();
        series.push_back(std::move(open.series));
    }
    m_series.clear();
    m_encodedBytes = 0;
    return series;
}

std::uint64_t hashOf(const std::vector<EncodedSeries>& series)
{
    StableHash hash;
    for (const EncodedSeries& each : series) {
        hash.add(each.content);
    }
    return hash.value();
}

} // namespace trefoil
