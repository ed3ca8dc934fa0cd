// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/tracking/column_series.h"

namespace trefoil {

ColumnSeries::ColumnSeries(SeriesRecorder& recorder, const std::vector<std::string>& header,
    std::string (*metricOf)(std::string_view column))
    : m_recorder(recorder)
    , m_header(header)
    , m_metricOf(metricOf)
    , m_series(header.size(), SeriesRecorder::none)
{
}

void ColumnSeries::add(std::size_t column, const SeriesRecorder::Point& point)
{
    std::size_t& series = m_series[column];
    if (series == SeriesRecorder::none) {
        const std::string& name = m_header[column];
        if (name.empty()) {
            return;
        }
        series = m_recorder.series(name, m_metricOf(name));
    }
    m_recorder.add(series, point);
}

void ColumnSeries::restart()
{
    m_series.assign(m_series.size(), SeriesRecorder::none);
}

} // namespace trefoil
