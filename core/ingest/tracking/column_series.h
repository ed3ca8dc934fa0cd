// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/tracking/series_recorder.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// The series of the columns of a table. Each is looked for once, since a table has millions of cells; it
/// begins with its first point, and columns of one name share it.
class ColumnSeries {
public:
    /// metricOf: the name by which the quantity of a column is found. The header must outlive this.
    ColumnSeries(SeriesRecorder& recorder, const std::vector<std::string>& header,
        std::string (*metricOf)(std::string_view column));

    /// Columns without a name have no series.
    void add(std::size_t column, const SeriesRecorder::Point& point)
    {
        if (m_series[column] == SeriesRecorder::none) {
            m_series[column] = begun(column);
        }
        m_recorder.add(m_series[column], point);
    }

    /// To be called with SeriesRecorder::restart().
    void restart();

private:
    [[nodiscard]] std::size_t begun(std::size_t column);

    SeriesRecorder& m_recorder;
    const std::vector<std::string>& m_header;
    std::string (*m_metricOf)(std::string_view column);
    std::vector<std::size_t> m_series; // by column
};

} // namespace trefoil
