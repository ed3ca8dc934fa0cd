// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/table/quantity_proposal.h"

#include "core/base/number_text.h"
#include "core/base/utf8_text.h"
#include "core/ingest/column_meaning.h"
#include "core/ingest/formats/table/odd_magnitude.h"
#include "core/ingest/formats/table/table_binding.h"
#include "core/ingest/formats/table/unit_doubt.h"
#include "core/ingest/tracking/run_settings.h"
#include "core/units/standard_quantities.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace trefoil {

namespace {

/// What the name says, unless the numbers cannot be that: "T_n" with fractions counts no true negatives.
std::optional<NamedQuantity> meaningOf(const ColumnSample& column)
{
    const auto named = quantityOfName(column.name);
    const bool isCount =
        named && (named->quantityId.ends_with("_positives") || named->quantityId.ends_with("_negatives"));
    return isCount && column.integers < column.numbers ? std::nullopt : named;
}

/// The unit that another column states for this one: "training_time" and "time_unit" with one value.
std::string unitFromColumn(const TableSample& sample, const ColumnSample& column)
{
    for (const ColumnSample& other : sample.columns) {
        if (!other.name.base.ends_with("_unit") || other.distinct.size() != 1) {
            continue;
        }
        std::string subject = other.name.base.substr(0, other.name.base.size() - 4);
        subject.insert(subject.begin(), '_');
        std::string padded = column.name.base;
        padded.insert(padded.begin(), '_');
        padded += '_';
        if (padded.find(subject) == std::string::npos) {
            continue;
        }
        if (const auto unit = findUnit(*other.distinct.begin())) {
            return std::string(unit->symbol);
        }
    }
    return {};
}

bool unitFits(const Quantity& quantity, std::string_view symbol)
{
    const auto unit = findUnit(symbol);
    return unit
        && (unit->dimension == quantity.unit.dimension
            || (quantity.unit.dimension == Dimension::Count && unit->symbol == "1"));
}

bool isFraction(const Quantity& quantity)
{
    return quantity.unit.dimension == Dimension::None && quantity.lowerBound == 0 && quantity.upperBound == 1;
}

void checkMagnitude(const ColumnSample& column, const Quantity& quantity, ColumnMapping& mapping)
{
    const auto unit = findUnit(mapping.unit.empty() ? quantity.unit.symbol : std::string_view(mapping.unit));
    const double factor = unit ? unit->toCanonical : 1;
    if (column.smallest * factor < quantity.lowerBound || column.largest * factor > quantity.upperBound) {
        mapping.reason = "? values from " + formatNumber(column.smallest) + " to "
            + formatNumber(column.largest) + " are implausible for " + quantity.name;
    }
}

void askForUnit(const ColumnSample& column, const Quantity& quantity, ColumnMapping& mapping)
{
    const auto unit = findUnit(mapping.unit.empty() ? quantity.unit.symbol : std::string_view(mapping.unit));
    const std::string question =
        unit ? magnitudeQuestion(quantity, *unit, {column.smallest, column.largest}) : std::string();
    if (!question.empty()) {
        mapping.unit = unit->symbol;
        mapping.reason = "? " + question + " The name says no unit; " + mapping.unit + " is read";
    }
}

/// No model has 25.6 parameters.
void readAsMillions(const ColumnSample& column, const Quantity& quantity, ColumnMapping& mapping)
{
    constexpr double mostMillions = 1e5; // beyond: a share or a mean of whole numbers
    const bool isOfParameters = quantity.id == "parameters" || quantity.id == "nonzero_parameters";
    if (isOfParameters && mapping.unit.empty() && column.integers < column.numbers
        && column.largest < mostMillions) {
        mapping.unit = "million";
        mapping.reason = "? values from " + formatNumber(column.smallest) + " to "
            + formatNumber(column.largest) + " are no whole numbers; millions are read";
    }
}

bool proposeStandard(
    const TableSample& sample, const ColumnSample& column, const NamedQuantity& named, ColumnMapping& mapping)
{
    const auto standard = findStandard(named.quantityId);
    mapping.role = Role::Quantity;
    mapping.quantityId = named.quantityId;
    mapping.reason = "the name \"" + column.column + "\" says " + std::string(named.quantityId);
    if (!standard) {
        mapping.unit = named.needsUnit ? column.name.unit : std::string();
        return true;
    }
    const Quantity& quantity = quantityOf(*standard);
    mapping.unit = column.name.unit;
    if (mapping.unit.empty()) {
        mapping.unit = unitFromColumn(sample, column);
    }
    const bool isStated = !mapping.unit.empty();
    const bool hasDimension =
        quantity.unit.dimension != Dimension::None && quantity.unit.dimension != Dimension::Count;
    if (mapping.unit.empty() && !named.assumedUnit.empty()) {
        mapping.unit = named.assumedUnit;
        if (column.name.key.find("msper1000") != std::string::npos) {
            mapping.reason += "; ms per 1000 examples are µs per example";
        } else if (hasDimension) {
            mapping.reason = "? the name has no unit; " + mapping.unit + " is assumed";
        }
    }
    if (!mapping.unit.empty() && !unitFits(quantity, mapping.unit)) {
        mapping = ColumnMapping{column.column, Role::Ignore, {}, {}, Grade::Measured, {}};
        return false;
    }
    if (isFraction(quantity)) {
        chooseScale(column, mapping);
    } else {
        checkMagnitude(column, quantity, mapping);
        if (!isStated) {
            askForUnit(column, quantity, mapping);
            readAsMillions(column, quantity, mapping);
        }
    }
    if (!column.name.question.empty()) {
        mapping.reason = column.name.question;
    }
    return true;
}

std::string canonicalSuffix(Dimension dimension)
{
    switch (dimension) {
    case Dimension::None:
    case Dimension::Count:
        return {};
    case Dimension::Information:
        return "_bytes";
    case Dimension::GridIntensity:
        return "_kg_co2e_per_kwh";
    default:
        return quantityIdFromColumnName(canonicalUnit(dimension).symbol).insert(0, 1, '_');
    }
}

/// An own quantity never takes the id of a standard one.
std::string ownId(const ColumnSample& column, std::set<std::string>& taken)
{
    const auto unit = findUnit(column.name.unit);
    std::string id = column.name.base.empty() ? quantityIdFromColumnName(column.column) : column.name.base;
    if (unit) {
        id += canonicalSuffix(unit->dimension);
    }
    if (findStandard(id) || taken.contains(id)) {
        id = quantityIdFromColumnName(column.column);
    }
    if (id == "pue") { // the standard one says that the energy already contains it, which a table does not
        id = "pue_of_data_centre";
    }
    const std::string base = id;
    for (int copy = 2; findStandard(id) || taken.contains(id); ++copy) {
        id = base + "_" + std::to_string(copy);
    }
    taken.insert(id);
    return id;
}

/// The same quantity that a training log has of it, so that runs of both kinds can be compared by it.
void proposeSetting(const ColumnSample& column, const Quantity& setting, ColumnMapping& mapping)
{
    mapping.role = Role::Quantity;
    mapping.quantityId = setting.id;
    mapping.grade = Grade::Declared;
    mapping.reason =
        "the name \"" + column.column + "\" says a parameter of the training: a setting, no result";
}

void proposeOwn(const ColumnSample& column, std::string_view betterColumn, std::set<std::string>& taken,
    ColumnMapping& mapping)
{
    mapping.role = Role::Quantity;
    mapping.quantityId = ownId(column, taken);
    mapping.unit =
        column.percents > 0 && column.percents == column.numbers ? std::string("%") : column.name.unit;
    if (!betterColumn.empty()) {
        mapping.reason = "column \"" + std::string(betterColumn)
            + "\" gives the standard quantity; this is kept beside it";
    } else if (mapping.reason.empty()) {
        mapping.reason = "numbers without a known name: a quantity of your own";
    }
    if (const std::string doubt = unknownUnitDoubt(mapping); !doubt.empty()) {
        mapping.reason = "? " + doubt;
    }
    if (!column.name.question.empty()) {
        mapping.reason = column.name.question;
    }
}

/// A table states what a run consumed and not how that was found out, unlike what a program counts or times
/// itself.
void gradeConsumption(std::vector<ColumnMapping>& columns)
{
    for (ColumnMapping& column : columns) {
        if (column.role == Role::Quantity && quantityOfColumn(column).sphere == Sphere::Environment) {
            column.grade = Grade::Declared;
        }
    }
}

/// A data frame's row numbers, written by pandas as a first column without a name.
bool isRowIndex(const ColumnSample& column)
{
    return column.isUnnamed && column.integers == column.filled && column.isUnique() && column.smallest >= 0;
}

} // namespace

void chooseScale(const ColumnSample& column, ColumnMapping& mapping)
{
    const std::string range = formatNumber(column.smallest) + " to " + formatNumber(column.largest);
    const std::size_t plain = column.numbers - column.percents;
    if (column.percents > 0) {
        // Cells with a sign are percent whatever the column's unit is, so it speaks of the others.
        mapping.unit = plain == 0 || 2 * column.plainAboveOne > plain ? "%" : "";
        mapping.reason = plain == 0 ? mapping.reason + "; the cells have percent signs"
                                    : "? only some of the cells have percent signs";
    } else if (column.largest > 1 && 2 * column.plainAboveOne <= plain && mapping.unit.empty()) {
        mapping.reason = "? most values are fractions, but they range from " + range;
    } else if (mapping.unit == "%" && column.largest <= 1) {
        mapping.reason = "? the name says percent, but the values are " + range;
    } else if (mapping.unit.empty() && column.largest > 1 && column.largest <= 100) {
        mapping.unit = "%";
        mapping.reason += "; values from " + range + " are percent";
    } else if (column.largest > 100 || column.smallest < 0) {
        mapping.reason = "? values from " + range + " are neither fractions nor percent";
    }
}

void proposeQuantities(const TableSample& sample, std::vector<ColumnMapping>& columns)
{
    std::map<std::string_view, std::size_t> best; // quantity → column
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto named = meaningOf(sample.columns[i]);
        if (columns[i].role != Role::Ignore || !sample.columns[i].isNumeric() || !named) {
            continue;
        }
        ColumnMapping proposal = columns[i];
        if (!proposeStandard(sample, sample.columns[i], *named, proposal)) {
            continue;
        }
        const auto found = best.find(named->quantityId);
        if (found == best.end() || meaningOf(sample.columns[found->second])->score < named->score) {
            best[named->quantityId] = i;
        }
    }
    std::set<std::string> taken;
    for (const auto& [id, column] : best) {
        taken.emplace(id);
        static_cast<void>(proposeStandard(
            sample, sample.columns[column], *meaningOf(sample.columns[column]), columns[column]));
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const ColumnSample& column = sample.columns[i];
        if (columns[i].role != Role::Ignore || !column.isNumeric()) {
            continue;
        }
        if (isRowIndex(column)) {
            columns[i].reason = "row numbers";
            continue;
        }
        const auto role = roleOfName(column.name);
        if (role && role->role == Role::Group) {
            columns[i].reason = "? its name says groups, but the rows are not groups of one run";
            continue;
        }
        const auto setting = settingQuantity(column.column);
        if (setting && taken.insert(setting->id).second) {
            proposeSetting(column, *setting, columns[i]);
            continue;
        }
        const auto named = meaningOf(column);
        const auto better = named ? best.find(named->quantityId) : best.end();
        proposeOwn(column, better == best.end() ? std::string_view() : sample.columns[better->second].column,
            taken, columns[i]);
    }
    gradeConsumption(columns);
}

} // namespace trefoil
