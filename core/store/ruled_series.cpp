// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ruled_series.h"

#include "core/base/progress.h"
#include "core/ingest/tracking/tracked_metric.h"
#include "core/store/series_reading.h"

#include <algorithm>
#include <utility>

namespace trefoil {

namespace {

constexpr std::int64_t everyRecord = 0;

} // namespace

RuledSeries::RuledSeries(sql::Connection& connection, ValueRules rules)
    : m_connection(connection)
    , m_rules(std::move(rules))
{
    if (!m_rules.empty()) {
        load(everyRecord);
    }
}

RuledSeries::RuledSeries(sql::Connection& connection, ValueRules rules, std::int64_t record)
    : m_connection(connection)
    , m_rules(std::move(rules))
{
    load(record);
}

void RuledSeries::load(std::int64_t record)
{
    // A single value is one that the file states.
    sql::Statement rows = m_connection.prepare(
        "SELECT id, record_id, quantity_id, name, points, numbers, first_step, last_step, first_time_ms,"
        " last_time_ms, last_value, smallest_value, largest_value FROM series"
        " WHERE points > 1 AND (?1 = 0 OR record_id = ?1) ORDER BY record_id, position");
    constexpr int firstSummaryColumn = 4;
    rows.bind(1, record);
    std::unordered_map<std::string, std::string> ownIds; // by name
    while (rows.step()) {
        const std::int64_t owner = rows.integer(1);
        const std::string quantityId(rows.text(2));
        Candidate candidate{SeriesId{rows.integer(0)}, std::string(rows.text(3)),
            seriesSummaryFrom(rows, firstSummaryColumn)};
        // Of several series of one quantity a record has the others under ids of their own.
        std::string& ownId = ownIds[candidate.name];
        if (ownId.empty()) {
            ownId = trackedQuantity(candidate.name).id;
        }
        const auto isWanted = [&](const std::string& id) {
            return record != everyRecord || m_rules.contains(id);
        };
        if (ownId != quantityId && isWanted(ownId)) {
            m_series[{owner, ownId}].push_back(candidate);
        }
        if (isWanted(quantityId)) {
            m_series[{owner, quantityId}].push_back(std::move(candidate));
        }
    }
}

RuledSeries::Choice RuledSeries::choose(std::int64_t record, const Quantity& quantity, double value)
{
    const auto found = m_series.find(Place{record, quantity.id});
    if (found == m_series.end()) {
        return {};
    }
    const auto series = std::ranges::find_if(
        found->second, [value](const Candidate& each) { return each.summary.last == value; });
    if (series == found->second.end()) {
        return {};
    }
    const auto rule = m_rules.find(quantity.id);
    Choice choice;
    choice.isOfSeries = true;
    choice.series = series->name;
    choice.rule = rule == m_rules.end() ? ValueRule{} : rule->second;
    const auto read = [&]() -> std::optional<SeriesPoints> {
        NoProgress progress;
        auto points = loadSeriesPoints(m_connection, series->id, progress);
        if (!points) {
            m_error = m_error ? m_error : std::optional(points.error());
            return std::nullopt;
        }
        return *std::move(points);
    };
    auto ruled = applyRule(choice.rule, quantity, series->summary, value, read);
    if (!ruled) {
        return {};
    }
    choice.ruled = *std::move(ruled);
    return choice;
}

Result<void> RuledSeries::takeResult()
{
    if (m_error) {
        return tl::unexpected<Error>(*std::exchange(m_error, std::nullopt));
    }
    return {};
}

} // namespace trefoil
