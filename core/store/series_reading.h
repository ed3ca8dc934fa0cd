// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/series/series_points.h"
#include "core/store/run_series.h"
#include "core/store/sql/connection.h"

#include <vector>

namespace trefoil {

/// The summary that stands in nine columns of a row of series, from points on.
[[nodiscard]] SeriesSummary seriesSummaryFrom(const sql::Statement& row, int column);

/// The series of active imports, of one run or, without one, of all: ordered by run and by their place in
/// the source.
[[nodiscard]] Result<std::vector<RunSeries>> loadRunSeries(
    sql::Connection& connection, const QuantityRegistry& quantities, RunId run);

/// All points of a series, in the order of the source. A column that some chunks lack is empty.
/// Errors: LibraryDamaged, Cancelled.
[[nodiscard]] Result<SeriesPoints> loadSeriesPoints(
    sql::Connection& connection, SeriesId series, Progress& progress);

} // namespace trefoil
