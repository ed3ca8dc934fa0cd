// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/series/value_rule.h"
#include "core/store/run_series.h"
#include "core/store/sql/connection.h"
#include "core/units/quantity.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace trefoil {

using ValueRules = std::map<std::string, ValueRule>; ///< by quantity id; quantities without one: the last

/// Finds the series that a record's value is the last number of, and chooses another of its values where the
/// quantity has a rule. A value that is not the end of a series of the same quantity and record was stated by
/// the file itself, such as a final evaluation: it stays as it is.
class RuledSeries {
public:
    /// The series of all records, of the quantities that have a rule. Cheap without rules.
    RuledSeries(sql::Connection& connection, ValueRules rules);
    /// The series of one record, of all quantities.
    RuledSeries(sql::Connection& connection, ValueRules rules, std::int64_t record);

    struct Choice {
        bool isOfSeries = false; ///< else the rest says nothing
        RuledValue ruled; ///< NaN: the series has no such value
        std::string series; ///< as the source calls it
        ValueRule rule;
    };
    /// What stands for the value of the record.
    [[nodiscard]] Choice choose(std::int64_t record, const Quantity& quantity, double value);

    [[nodiscard]] bool isEmpty() const { return m_series.empty(); }
    [[nodiscard]] bool hasRule(const std::string& quantityId) const { return m_rules.contains(quantityId); }
    /// The first series that could not be read, if any. Errors: LibraryDamaged.
    [[nodiscard]] Result<void> takeResult();

private:
    struct Candidate {
        SeriesId id;
        std::string name;
        SeriesSummary summary;
    };
    struct Place {
        std::int64_t record = 0;
        std::string quantityId;

        bool operator==(const Place&) const = default;
    };
    struct PlaceHash {
        std::size_t operator()(const Place& place) const
        {
            return std::hash<std::string>()(place.quantityId) ^ static_cast<std::size_t>(place.record);
        }
    };

    void load(std::int64_t record);

    sql::Connection& m_connection;
    ValueRules m_rules;
    std::unordered_map<Place, std::vector<Candidate>, PlaceHash> m_series;
    std::optional<Error> m_error;
};

} // namespace trefoil
