// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/tracking/series_recorder.h"

#include "core/base/utf8_text.h"
#include "core/ingest/tracking/tracked_metric.h"

#include <algorithm>
#include <cmath>

namespace trefoil {

SeriesRecorder::SeriesRecorder(RecordSink& sink, Shape shape)
    : m_sink(sink)
    , m_shape(shape)
{
}

std::size_t SeriesRecorder::find(std::string_view name) const
{
    const auto found = m_byName.find(name);
    return found == m_byName.end() ? none : found->second;
}

std::size_t SeriesRecorder::series(std::string_view name, std::string_view metric)
{
    if (const std::size_t known = find(name); known != none) {
        return known;
    }
    if (m_series.size() >= mostSeries) {
        m_hasTooMany = true;
        return none;
    }
    Series series;
    series.summary.name = toValidUtf8(name);
    series.summary.metric = toValidUtf8(metric);
    series.chunk.name = series.summary.name;
    m_series.push_back(std::move(series));
    m_byName.emplace(std::string(name), m_series.size() - 1);
    return m_series.size() - 1;
}

void SeriesRecorder::add(std::size_t index, const Point& point)
{
    if (index >= m_series.size()) {
        return;
    }
    Series& series = m_series[index];
    Summary& summary = series.summary;
    const Point& last = summary.last;
    const bool isBefore = m_shape.lastIsGreatestStep && summary.points > 0
        && (point.step < last.step || (point.step == last.step && point.timeMs < last.timeMs));
    if (!isBefore) {
        summary.last = point;
    }
    ++summary.points;
    ++m_points;
    if (std::isfinite(point.value)) {
        summary.lowest = std::min(summary.lowest, point.value);
        summary.highest = std::max(summary.highest, point.value);
    }
    SeriesChunk& chunk = series.chunk;
    chunk.values.push_back(point.value);
    if (m_shape.hasSteps) {
        chunk.steps.push_back(point.step);
    }
    if (m_shape.hasTimes) {
        chunk.timesMs.push_back(point.timeMs);
    }
    ++m_buffered;
    if (chunk.values.size() == SeriesChunk::capacity) {
        flush(series);
    } else if (m_buffered >= mostBuffered) {
        flush();
    }
}

void SeriesRecorder::flush()
{
    for (Series& series : m_series) {
        flush(series);
        // Other series may be the long ones next time.
        series.chunk.values.shrink_to_fit();
        series.chunk.steps.shrink_to_fit();
        series.chunk.timesMs.shrink_to_fit();
    }
}

void SeriesRecorder::flush(Series& series)
{
    SeriesChunk& chunk = series.chunk;
    if (chunk.values.empty()) {
        return;
    }
    if (chunk.quantity == nullptr) {
        const Summary& summary = series.summary;
        const MetricPlacement placed = placeTracked(summary.metric, summary.lowest, summary.highest);
        chunk.quantity = &m_sink.quantity(placed.quantity);
    }
    // Many programs log no step at all, and the tool then writes 0 for each point.
    const bool countsNone = m_shape.hasTimes && chunk.steps.size() > 1
        && std::all_of(chunk.steps.begin(), chunk.steps.end(), [](double step) { return step == 0; });
    if (countsNone) {
        chunk.steps.clear();
    }
    m_buffered -= chunk.values.size();
    m_sink.append(chunk);
    chunk.values.clear();
    chunk.steps.clear();
    chunk.timesMs.clear();
}

std::vector<SeriesRecorder::Summary> SeriesRecorder::summaries() const
{
    std::vector<Summary> result;
    result.reserve(m_series.size());
    for (const Series& series : m_series) {
        result.push_back(series.summary);
    }
    return result;
}

void SeriesRecorder::restart()
{
    m_series.clear();
    m_byName.clear();
    m_buffered = 0;
    m_points = 0;
    m_hasTooMany = false;
}

} // namespace trefoil
