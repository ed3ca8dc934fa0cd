// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/series.h"
#include "core/series/series_summary.h"
#include "core/store/series_encoder.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <vector>

namespace trefoil {

/// A series as the library keeps it.
struct EncodedSeries {
    std::int64_t number = 0; ///< in its file, from 0
    std::string quantityId;
    std::string name;
    SeriesSummary summary;
    std::uint64_t content = 0; ///< changes whenever a point does
    std::vector<std::string> chunks; ///< of encodeSeries; those that were handed on before are not here
};

/// Gathers the points that an importer appends until their record is accepted. Memory is bounded whatever the
/// length and number of the series: what is encoded is handed on, in order, as soon as it is more than
/// mostEncodedBytes, and what is not encoded yet is at most mostOpenPoints and what waits for the encoder.
class SeriesCollector {
public:
    static constexpr std::size_t mostEncodedBytes = 4 * 1024 * 1024;
    static constexpr std::size_t mostOpenPoints = 1'000'000;

    /// handOn may be called from another thread, and not after take() or the end of the collector.
    explicit SeriesCollector(std::function<void(std::vector<EarlyChunk>)> handOn);

    /// Columns that are not as long as the values are left out; empty chunks are ignored.
    void append(const SeriesChunk& chunk);
    [[nodiscard]] bool isEmpty() const { return m_series.empty(); }
    /// The series so far, in the order of their first points; the collector is empty afterwards.
    [[nodiscard]] std::vector<EncodedSeries> take();

private:
    struct Open {
        std::string quantityId;
        std::string name;
        SeriesPoints points; // not yet encoded
        SeriesEncoder::Course course;
    };
    Open& openSeries(const SeriesChunk& chunk);
    void close(Open& open);
    void closeAll();

    std::deque<Open> m_series; // the encoder keeps to their places
    std::int64_t m_nextNumber = 0;
    std::size_t m_openPoints = 0;
    SeriesEncoder m_encoder; // ends before the series
};

/// Changes whenever a point does.
[[nodiscard]] std::uint64_t hashOf(const std::vector<EncodedSeries>& series);

} // namespace trefoil
