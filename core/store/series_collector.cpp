// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/series_collector.h"

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
    : m_encoder(mostEncodedBytes, std::move(handOn))
{
}

SeriesCollector::Open& SeriesCollector::openSeries(const SeriesChunk& chunk)
{
    // From the back: importers that alternate do so among the last few.
    const auto found = std::find_if(m_series.rbegin(), m_series.rend(),
        [&](const Open& open) { return open.name == chunk.name && open.quantityId == chunk.quantity->id; });
    if (found != m_series.rend()) {
        return *found;
    }
    Open& open = m_series.emplace_back();
    open.quantityId = chunk.quantity->id;
    open.name = chunk.name;
    open.course.number = m_nextNumber++;
    open.course.content.add(open.quantityId);
    open.course.content.add(open.name);
    return open;
}

void SeriesCollector::close(Open& open)
{
    if (open.points.size() > 0) {
        m_openPoints -= open.points.size();
        m_encoder.encode(open.course, open.points);
    }
}

void SeriesCollector::closeAll()
{
    for (Open& open : m_series) {
        close(open);
        open.points = {}; // other series may be the long ones next time
    }
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
}

std::vector<EncodedSeries> SeriesCollector::take()
{
    for (Open& open : m_series) {
        close(open);
    }
    std::vector<EarlyChunk> chunks = m_encoder.finish();
    std::vector<EncodedSeries> series;
    series.reserve(m_series.size());
    for (Open& open : m_series) {
        series.push_back({open.course.number, std::move(open.quantityId), std::move(open.name),
            open.course.summary, open.course.content.value(), {}});
    }
    for (EarlyChunk& chunk : chunks) {
        const auto place = static_cast<std::size_t>(chunk.series - series.front().number);
        series[place].chunks.push_back(std::move(chunk.data));
    }
    m_series.clear();
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
