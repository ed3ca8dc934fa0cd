// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/series_reading.h"

#include "core/series/series_codec.h"

#include <optional>
#include <utility>

namespace trefoil {

namespace {

std::optional<std::int64_t> optionalInteger(const sql::Statement& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.integer(column));
}

} // namespace

SeriesSummary seriesSummaryFrom(const sql::Statement& row, int column)
{
    SeriesSummary summary;
    summary.points = row.integer(column);
    summary.numbers = row.integer(column + 1);
    summary.firstStep = row.real(column + 2);
    summary.lastStep = row.real(column + 3);
    summary.firstTimeMs = optionalInteger(row, column + 4);
    summary.lastTimeMs = optionalInteger(row, column + 5);
    summary.last = row.real(column + 6);
    summary.smallest = row.real(column + 7);
    summary.largest = row.real(column + 8);
    return summary;
}

Result<std::vector<RunSeries>> loadRunSeries(
    sql::Connection& connection, const QuantityRegistry& quantities, RunId run)
{
    sql::Statement rows = connection.prepare(
        "SELECT s.id, r.run_id, s.quantity_id, s.name, f.path, s.points, s.numbers, s.first_step,"
        " s.last_step, s.first_time_ms, s.last_time_ms, s.last_value, s.smallest_value, s.largest_value,"
        " r.started_zone_known"
        " FROM series s JOIN record r ON r.id = s.record_id JOIN source_file f ON f.id = r.file_id"
        " JOIN import i ON i.id = f.import_id"
        " WHERE i.state = 'active' AND r.counts = 1 AND (?1 = 0 OR r.run_id = ?1)"
        " ORDER BY r.run_id, s.record_id, s.position");
    rows.bind(1, run.value);
    std::vector<RunSeries> series;
    while (rows.step()) {
        RunSeries& each = series.emplace_back();
        each.id = SeriesId{rows.integer(0)};
        each.run = RunId{rows.integer(1)};
        each.quantity = quantities.find(rows.text(2));
        each.name = rows.text(3);
        each.path = rows.text(4);
        each.summary = seriesSummaryFrom(rows, 5);
        each.zoneKnown = rows.integer(14) == 1;
        if (each.quantity == nullptr) {
            series.pop_back(); // of an import that was undone while we read
        }
    }
    return connection.takeResult().map([&] { return std::move(series); });
}

Result<SeriesPoints> loadSeriesPoints(sql::Connection& connection, SeriesId series, Progress& progress)
{
    sql::Statement rows =
        connection.prepare("SELECT data FROM series_chunk WHERE series_id = ?1 ORDER BY id");
    rows.bind(1, series.value);
    SeriesPoints points;
    while (rows.step()) {
        if (progress.stopRequested()) {
            return fail(Errc::Cancelled, {});
        }
        if (!decodeSeries(rows.blob(0), points)) {
            return fail(Errc::LibraryDamaged, {"", "the points of a series cannot be read"});
        }
    }
    // Steps or times of some chunks only could not be told apart from those of others.
    if (points.steps.size() != points.size()) {
        points.steps.clear();
    }
    if (points.timesMs.size() != points.size()) {
        points.timesMs.clear();
    }
    return connection.takeResult().map([&] { return std::move(points); });
}

} // namespace trefoil
