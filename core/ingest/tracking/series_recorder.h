// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/record_sink.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace trefoil {

/// Collects the points of the series of one record as they come in any order, hands them to the sink in
/// chunks, and remembers of each series what the record needs. Memory is bounded: at most mostBuffered points
/// wait, over all series.
class SeriesRecorder {
public:
    static constexpr std::size_t mostBuffered = 1'000'000;
    static constexpr std::size_t mostSeries = 10'000;
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

    /// What the points of the format have.
    struct Shape {
        bool hasSteps = true;
        bool hasTimes = true;
        /// The last point is the one of the greatest step, and of those the latest; else the one added last.
        bool lastIsGreatestStep = false;
    };

    struct Point {
        double value = 0; ///< in the unit that the name of the metric says, else canonical; NaN: so written
        double step = 0;
        std::int64_t timeMs = 0; ///< since 1970 in UTC
    };

    /// What is known of a series so far.
    struct Summary {
        std::string name; ///< as the source calls it
        std::string metric; ///< the name by which its quantity is found
        std::size_t points = 0;
        Point last;
        bool hasLast = false; ///< where the last one is that of the greatest step
        double lowest = std::numeric_limits<double>::infinity(); ///< of the finite values
        double highest = -std::numeric_limits<double>::infinity();
        bool hasFallen = false; ///< some value is below the one before it
    };

    SeriesRecorder(RecordSink& sink, Shape shape);

    /// The series of that name; none when it was not begun.
    [[nodiscard]] std::size_t find(std::string_view name) const;

    /// The series of that name, begun if there is none; none beyond mostSeries.
    [[nodiscard]] std::size_t series(std::string_view name, std::string_view metric);
    /// The name is also the name of the metric.
    [[nodiscard]] std::size_t series(std::string_view name) { return series(name, name); }

    /// Here, since it is done for every number of a log.
    void add(std::size_t index, const Point& point)
    {
        if (index >= m_series.size()) {
            return;
        }
        Series& series = m_series[index];
        if (m_shape.lastIsGreatestStep) {
            takeLast(series.summary, point);
        }
        ++m_points;
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

    /// Hands everything to the sink; before the record is accepted.
    void flush();

    [[nodiscard]] std::vector<Summary> summaries() const;
    /// The points of all series together.
    [[nodiscard]] std::size_t pointCount() const { return m_points; }
    [[nodiscard]] bool hasTooManySeries() const { return m_hasTooMany; }

    /// Empty again, for the next record.
    void restart();

private:
    struct Series {
        Summary summary;
        SeriesChunk chunk;
        double factor = 1; // from the values as written to the canonical unit
    };

    /// Finds texts without making a string of them.
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };

    void takeLast(Summary& summary, const Point& point);
    void summarise(Summary& summary, const SeriesChunk& chunk) const;
    void flush(Series& series);

    RecordSink& m_sink;
    Shape m_shape;
    std::vector<Series> m_series;
    std::unordered_map<std::string, std::size_t, TextHash, std::equal_to<>> m_byName;
    std::size_t m_buffered = 0;
    std::size_t m_points = 0;
    bool m_hasTooMany = false;
};

} // namespace trefoil
