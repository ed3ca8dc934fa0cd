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

std::size_t ColumnSeries::begun(std::size_t column)
{
    const std::string& name = m_header[column];
    return name.empty() ? SeriesRecorder::none : m_recorder.series(name, m_metricOf(name));
}

void ColumnSeries::restart()
{
    m_series.assign(m_series.size(), SeriesRecorder::none);
}

} // namespace trefoil
