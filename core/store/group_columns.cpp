// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/group_columns.h"

#include "core/frame/group_table.h"
#include "core/units/group_prefixes.h"
#include "core/units/group_quantities.h"

#include <cmath>
#include <map>
#include <optional>
#include <string>

namespace trefoil {

namespace {

struct GroupReading {
    double value = 0;
    std::optional<std::int64_t> support;
    Claim claim;
};

using Groups = std::map<std::string, GroupReading>; // by group
using Attributes = std::map<std::string, Groups>; // by attribute
using RowGroups = std::map<std::uint32_t, Attributes>; // by row

std::map<std::string, RowGroups> loadGroups(sql::Connection& connection, const RunRows& rows)
{
    std::map<std::string, RowGroups> byQuantity;
    auto record = rows.records().begin();
    sql::Statement values =
        connection.prepare("SELECT record_id, quantity_id, attribute, group_name, value, support"
                           " FROM group_value ORDER BY record_id, position");
    while (values.step()) {
        const std::int64_t id = values.integer(0);
        while (record != rows.records().end() && record->record < id) {
            ++record;
        }
        const double value = values.real(4);
        if (record == rows.records().end() || record->record != id || isAbsent(value)
            || isEverybody(values.text(3))) {
            continue;
        }
        const Claim claim{record->file->precedence, Grade::Measured, record->file->import, id};
        Attributes& attributes = byQuantity[std::string(values.text(1))][record->row];
        GroupReading& reading = attributes[std::string(values.text(2))][std::string(values.text(3))];
        if (outranks(claim, reading.claim)) {
            reading.value = value;
            reading.support = values.isNull(5) ? std::nullopt : std::optional(values.integer(5));
            reading.claim = claim;
        }
    }
    return byQuantity;
}

struct Spread {
    double lowest = absent;
    double highest = absent;
    double largestGap = absent;
};

/// "race, sex" beside race and sex. Runs with predictions have such pairs and runs with a table of results
/// have none; their worst groups would be of two kinds.
bool isPairOfOthers(const std::string& attribute, const Attributes& attributes)
{
    const std::size_t comma = attribute.find(", ");
    return comma != std::string::npos && attributes.contains(attribute.substr(0, comma))
        && attributes.contains(attribute.substr(comma + 2));
}

/// The extremes of few examples say nothing about a group, so small groups are left out.
Spread spreadOf(const Attributes& attributes)
{
    Spread spread;
    for (const auto& [attribute, groups] : attributes) {
        if (isPairOfOthers(attribute, attributes)) {
            continue;
        }
        double lowest = absent, highest = absent;
        std::size_t compared = 0;
        for (const auto& [group, reading] : groups) {
            if (!isTooSmallToCompare(reading.support)) {
                lowest = std::fmin(lowest, reading.value);
                highest = std::fmax(highest, reading.value);
                ++compared;
            }
        }
        spread.lowest = std::fmin(spread.lowest, lowest);
        spread.highest = std::fmax(spread.highest, highest);
        if (compared > 1) {
            spread.largestGap = std::fmax(spread.largestGap, highest - lowest);
        }
    }
    return spread;
}

} // namespace

std::vector<std::unique_ptr<ColumnBuilder>> groupColumns(
    sql::Connection& connection, QuantityRegistry& registry, const RunRows& rows)
{
    std::vector<std::unique_ptr<ColumnBuilder>> columns;
    for (const auto& [id, rowGroups] : loadGroups(connection, rows)) {
        const Quantity* base = registry.find(id);
        if (base == nullptr) {
            continue;
        }
        auto worst =
            std::make_unique<ColumnBuilder>(registry.add(groupQuantityOf(*base, worstGroupPrefix)), 0);
        auto gap = std::make_unique<ColumnBuilder>(registry.add(groupQuantityOf(*base, largestGapPrefix)), 0);
        const Claim derived{Precedence::Table, Grade::Derived, 0, 0};
        for (const auto& [row, attributes] : rowGroups) {
            const Spread spread = spreadOf(attributes);
            if (base->direction != Direction::None && !isAbsent(spread.lowest)) {
                worst->set(row, RunRows::notJoined,
                    base->direction == Direction::HigherIsBetter ? spread.lowest : spread.highest, derived);
            }
            if (!isAbsent(spread.largestGap)) {
                gap->set(row, RunRows::notJoined, spread.largestGap, derived);
            }
        }
        columns.push_back(std::move(worst));
        columns.push_back(std::move(gap));
    }
    return columns;
}

} // namespace trefoil
