// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/series.h"
#include "core/series/series_summary.h"

#include <cstdint>
#include <string>
#include <vector>

namespace trefoil {

/// A series as the library keeps it.
struct EncodedSeries {
    std::string quantityId;
    std::string name;
    SeriesSummary summary;
    std::vector<std::string> chunks; ///< of encodeSeries
};

/// Gathers the points that an importer appends until their record is accepted. Memory: the compressed chunks
/// and one chunk under way per series.
class SeriesCollector {
public:
    /// Columns that are not as long as the values are left out; empty chunks are ignored.
    void append(const SeriesChunk& chunk);
    [[nodiscard]] bool isEmpty() const { return m_series.empty(); }
    /// The series so far, in the order of their first points; the collector is empty afterwards.
    [[nodiscard]] std::vector<EncodedSeries> take();

private:
    struct Open {
        EncodedSeries series;
        SeriesPoints points; // not yet encoded
    };
    Open& openSeries(const SeriesChunk& chunk);
    static void close(Open& open);

    std::vector<Open> m_series;
};

/// Changes whenever a point does.
[[nodiscard]] std::uint64_t hashOf(const std::vector<EncodedSeries>& series);

} // namespace trefoil
