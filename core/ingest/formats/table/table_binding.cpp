// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/table/table_binding.h"

#include "core/base/utf8_text.h"
#include "core/ingest/column_name.h"
#include "core/ingest/compression_settings.h"
#include "core/ingest/group_rates.h"
#include "core/ingest/metric_names.h"
#include "core/ingest/tracking/run_settings.h"
#include "core/units/quantity_name.h"

#include <algorithm>
#include <array>
#include <set>

namespace trefoil {

namespace {

/// "cpu_energy_hw (kWh)" → "CPU energy hw"
std::string shownName(std::string_view column)
{
    const ColumnName parsed = parseColumnName(column);
    return quantityNameFromColumnName(parsed.base.empty() ? column : std::string_view(parsed.base));
}

Sphere sphereOf(Dimension dimension, Direction direction)
{
    switch (dimension) {
    case Dimension::Energy:
    case Dimension::Power:
    case Dimension::Mass:
    case Dimension::Volume:
        return Sphere::Environment;
    case Dimension::Money:
    case Dimension::Time:
    case Dimension::Information:
        return Sphere::Economy;
    case Dimension::None:
        return direction == Direction::None ? Sphere::Setting : Sphere::Quality;
    case Dimension::Count:
    case Dimension::GridIntensity:
        return Sphere::Setting;
    }
    return Sphere::Setting;
}

/// What is used up is better lower, unless the name says that it is not what was used. Times, sizes and
/// powers are left open: many of them are conditions ("rss_at_start_mb", "power_limit_w").
Direction directionOf(Dimension dimension, std::string_view columnName)
{
    constexpr std::array consumed{Dimension::Energy, Dimension::Mass, Dimension::Volume, Dimension::Money};
    constexpr std::array otherwise{std::string_view{"sav"}, std::string_view{"avoid"},
        std::string_view{"offset"}, std::string_view{"budget"}, std::string_view{"limit"},
        std::string_view{"reduc"}, std::string_view{"price"}, std::string_view{"income"},
        std::string_view{"revenue"}};
    if (std::ranges::find(consumed, dimension) == consumed.end()) {
        return Direction::None;
    }
    const std::string name = toLowerAscii(columnName);
    const bool isOther = std::ranges::any_of(
        otherwise, [&](std::string_view word) { return name.find(word) != std::string::npos; });
    return isOther ? Direction::None : Direction::LowerIsBetter;
}

} // namespace

Quantity quantityOfColumn(const ColumnMapping& column)
{
    if (const auto standard = findStandard(column.quantityId)) {
        return quantityOf(*standard);
    }
    if (auto rate = column.group.empty() ? std::nullopt : groupRateQuantity(column.quantityId)) {
        return *std::move(rate);
    }
    if (auto setting = settingQuantity(column.quantityId);
        setting && setting->id == column.quantityId && column.unit.empty() && !column.better) {
        return *std::move(setting);
    }
    const Unit unit = findUnit(column.unit.empty() ? "1" : column.unit).value_or(Unit{});
    if (const Quantity* setting = findCompressionSetting(column.quantityId);
        setting && !column.better && (column.unit.empty() || setting->unit.dimension == unit.dimension)) {
        return *setting;
    }
    Quantity own;
    own.id = column.quantityId;
    own.unit = canonicalUnit(unit.dimension);
    const MetricMeaning meaning = metricMeaning(column.column);
    own.direction =
        unit.dimension == Dimension::None ? meaning.direction : directionOf(unit.dimension, column.column);
    own.direction = column.better.value_or(own.direction);
    own.sphere = sphereOf(unit.dimension, own.direction);
    const bool isCount = own.id.ends_with("_positives") || own.id.ends_with("_negatives");
    own.name = shownName(isCount ? std::string_view(own.id) : std::string_view(column.column));
    if (own.id == "accelerator_time_s") {
        own.name = "Accelerator time";
        own.direction = Direction::LowerIsBetter;
    }
    if (isCount) {
        own.unit = canonicalUnit(Dimension::Count);
        own.direction = Direction::None;
        own.sphere = Sphere::Setting;
    }
    return own;
}

TableBinding bindColumns(const Mapping& mapping, const std::vector<std::string>& header)
{
    TableBinding binding;
    for (const ColumnMapping& column : mapping.columns) {
        const auto found = std::find(header.begin(), header.end(), column.column);
        if (found == header.end()) {
            if (column.role != Role::Ignore) {
                binding.missing.push_back(column.column);
            }
            continue;
        }
        if (column.role == Role::Ignore) {
            continue;
        }
        BoundColumn bound;
        bound.index = static_cast<std::size_t>(found - header.begin());
        bound.role = column.role;
        bound.column = column.column;
        bound.grade = column.grade;
        bound.format.decimal = mapping.decimalMark == ',' ? DecimalMark::Comma : DecimalMark::Point;
        if (column.role == Role::Quantity) {
            bound.group = column.group;
            bound.attribute = column.attribute;
            bound.standard = findStandard(column.quantityId);
            const Unit canonical = quantityOfColumn(column).unit;
            bound.unit = column.unit.empty() ? canonical : findUnit(column.unit).value_or(canonical);
        }
        binding.hasGroups = binding.hasGroups || column.role == Role::Group;
        binding.columns.push_back(std::move(bound));
    }
    return binding;
}

void adoptFormats(TableBinding& binding, const TableSample& sample)
{
    for (BoundColumn& bound : binding.columns) {
        if (bound.index < sample.columns.size()) {
            bound.format = sample.columns[bound.index].format;
        }
    }
}

void declareQuantities(TableBinding& binding, const Mapping& mapping, RecordSink& sink)
{
    std::set<std::string> declared;
    for (const bool ofGroups : {false, true}) { // where the run's own value is before those of its groups
        for (BoundColumn& bound : binding.columns) {
            if (bound.role != Role::Quantity || bound.group.empty() == ofGroups) {
                continue;
            }
            const auto described = std::find_if(mapping.columns.begin(), mapping.columns.end(),
                [&](const ColumnMapping& column) { return column.column == bound.column; });
            bound.quantity = &sink.quantity(quantityOfColumn(*described));
            if (declared.insert(bound.quantity->id).second) {
                sink.declare({bound.quantity, bound.column, std::string(bound.unit.symbol), bound.grade});
            }
        }
    }
}

} // namespace trefoil
