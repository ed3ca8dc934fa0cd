// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/tracking/series_recorder.h"

#include "core/base/utf8_text.h"
#include "core/ingest/tracking/tracked_metric.h"

#include <algorithm>
#include <cmath>

namespace trefoil {

namespace {

void widen(SeriesRecorder::Summary& summary, const std::vector<double>& values)
{
    constexpr double largest = std::numeric_limits<double>::max();
    double lowest = summary.lowest;
    double highest = summary.highest;
    double before = summary.points == values.size() ? -largest : summary.last.value;
    bool hasFallen = summary.hasFallen;
    for (const double value : values) { // without branches: there are millions
        hasFallen |= value < before;
        before = value;
        const bool isFinite = value >= -largest && value <= largest;
        lowest = isFinite && value < lowest ? value : lowest;
        highest = isFinite && value > highest ? value : highest;
    }
    summary.lowest = lowest;
    summary.highest = highest;
    summary.hasFallen = hasFallen;
}

double factorOf(const std::string& unit)
{
    const auto known = findUnit(unit);
    return known ? known->toCanonical : 1;
}

SeriesRecorder::Point lastOf(const SeriesChunk& chunk)
{
    SeriesRecorder::Point point{.value = chunk.values.back()};
    if (!chunk.steps.empty()) {
        point.step = chunk.steps.back();
    }
    if (!chunk.timesMs.empty()) {
        point.timeMs = chunk.timesMs.back();
    }
    return point;
}

} // namespace

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

void SeriesRecorder::takeLast(Summary& summary, const Point& point)
{
    const Point& last = summary.last;
    const bool isBefore = summary.hasLast
        && (point.step < last.step || (point.step == last.step && point.timeMs < last.timeMs));
    if (!isBefore) {
        summary.last = point;
        summary.hasLast = true;
    }
}

/// What the points that wait say. Not point by point: adding is what most of the time of reading goes into.
void SeriesRecorder::summarise(Summary& summary, const SeriesChunk& chunk) const
{
    if (chunk.values.empty()) {
        return;
    }
    summary.points += chunk.values.size();
    widen(summary, chunk.values);
    if (!m_shape.lastIsGreatestStep) {
        summary.last = lastOf(chunk);
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
    summarise(series.summary, chunk);
    if (chunk.quantity == nullptr) {
        const Summary& summary = series.summary;
        const MetricPlacement placed = placeTracked(summary.metric, summary.lowest, summary.highest);
        chunk.quantity = &m_sink.quantity(placed.quantity);
        series.factor = placed.standard ? factorOf(placed.unit) : 1;
    }
    if (series.factor != 1) {
        for (double& value : chunk.values) {
            value *= series.factor;
        }
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
        summarise(result.emplace_back(series.summary), series.chunk);
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
