// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/record_builder.h"

#include <cmath>
#include <utility>

#include "core/base/number_text.h"
#include "core/ingest/metric_names.h"

namespace trefoil {

RecordBuilder::RecordBuilder(RecordSink& sink, std::string path)
    : m_sink(sink)
    , m_path(std::move(path))
{
}

const Quantity& RecordBuilder::declared(const Quantity& proposed, const Place& place)
{
    const Quantity& quantity = m_sink.quantity(proposed);
    if (m_declared.insert(quantity.id).second) {
        m_sink.declare(
            SourceColumn{&quantity, place.column, place.unit, place.grade, place.companion, place.line});
    }
    return quantity;
}

void RecordBuilder::setStandard(Standard standard, double written, const Place& place)
{
    const Quantity& quantity = quantityOf(standard);
    if (!std::isfinite(written)) {
        diagnose(Severity::Warning, "not_finite",
            quantity.name + " is " + formatNumber(written) + " in the file; it is left absent.",
            place.column);
        return;
    }
    const auto unit = findUnit(place.unit);
    declared(quantity, place);
    m_record.values[standard] = written * (unit ? unit->toCanonical : 1.0);
    m_present.insert(quantity.id);
}

void RecordBuilder::addExtra(Quantity quantity, double value, const Place& place)
{
    if (findStandard(quantity.id)) {
        quantity.id += "_as_written";
    }
    if (!m_present.insert(quantity.id).second) {
        return;
    }
    m_record.extras.push_back(ExtraValue{&declared(quantity, place), value});
}

void RecordBuilder::addMetric(std::string_view name, double value, const Place& place)
{
    MetricPlacement placed = placeMetric(name, value, value);
    if (placed.standard) {
        if (!has(placed.quantity.id)) {
            setStandard(*placed.standard, value, place);
        }
        return;
    }
    if (placed.fit != MetricPlacement::Fit::Fits) {
        noteOddMagnitude(name, value, placed, place.column);
    }
    addExtra(std::move(placed.quantity), value, place);
}

void RecordBuilder::noteOddMagnitude(
    std::string_view metric, double value, const MetricPlacement& placed, const std::string& pointer)
{
    const MetricMeaning meaning = metricMeaning(metric);
    const std::string name = meaning.standard ? quantityOf(*meaning.standard).name : placed.quantity.name;
    if (placed.fit == MetricPlacement::Fit::LooksLikePercent) {
        diagnose(Severity::Note, "looks_like_percent",
            name + " is " + formatNumber(value)
                + ", not between 0 and 1; it looks like per cent and is kept as " + placed.quantity.id + ".",
            pointer);
    } else {
        diagnose(Severity::Warning, "implausible_value",
            name + " is " + formatNumber(value) + ", which it cannot be; it is kept as " + placed.quantity.id
                + ".",
            pointer);
    }
}

void RecordBuilder::addGroup(const Quantity& quantity, GroupValue value, const Place& place)
{
    value.quantity = &declared(quantity, place);
    m_record.groups.push_back(std::move(value));
}

bool RecordBuilder::has(std::string_view id) const
{
    return m_present.contains(std::string(id));
}

void RecordBuilder::diagnose(Severity severity, std::string code, std::string reason, std::string pointer)
{
    m_sink.diagnose(Diagnostic{
        severity, std::move(code), std::move(reason), SourceRef{m_path, m_record.line, std::move(pointer)}});
}

void RecordBuilder::accept(const Context& context)
{
    m_record.context = m_sink.intern(context);
    m_sink.accept(m_record);
    discard();
}

void RecordBuilder::discard()
{
    m_record.clear();
    m_present.clear();
}

} // namespace trefoil
