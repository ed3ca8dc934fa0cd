// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/tracking/last_values.h"

#include "core/base/number_text.h"
#include "core/ingest/tracking/tracked_metric.h"

#include <algorithm>
#include <cmath>

namespace trefoil {

namespace {

/// The smaller, the more a series speaks for the run.
int rankOf(const SeriesRecorder::Summary& summary)
{
    switch (readTrackedName(summary.metric).phase) {
    case Phase::Test:
        return 0;
    case Phase::Validation:
        return 1;
    case Phase::Unsaid:
        return 2;
    case Phase::Training:
        return 3;
    }
    return 3;
}

/// What grows while a run lasts.
bool isUsedUp(const Quantity& quantity)
{
    const Dimension dimension = quantity.unit.dimension;
    return dimension == Dimension::Energy || dimension == Dimension::Mass || dimension == Dimension::Volume
        || dimension == Dimension::Money;
}

} // namespace

LastValues::LastValues(std::string wherePrefix)
    : m_wherePrefix(std::move(wherePrefix))
{
}

void LastValues::put(RecordBuilder& builder, const SeriesRecorder& recorder)
{
    put(builder, recorder.summaries());
}

void LastValues::put(RecordBuilder& builder, std::vector<SeriesRecorder::Summary> summaries)
{
    std::stable_sort(summaries.begin(), summaries.end(),
        [](const auto& a, const auto& b) { return rankOf(a) < rankOf(b); });
    for (const SeriesRecorder::Summary& summary : summaries) {
        if (summary.points > 0) {
            put(builder, summary);
        }
    }
}

void LastValues::put(RecordBuilder& builder, const SeriesRecorder::Summary& summary)
{
    RecordBuilder::Place place{
        m_wherePrefix + summary.name + (summary.points > 1 ? ", last point" : ""), "", Grade::Measured};
    if (const auto line = m_lines.find(summary.name); line != m_lines.end()) {
        place.companion = m_wherePrefix + summary.name;
        place.line = line->second;
    }
    MetricPlacement placed = placeTracked(summary.metric, summary.lowest, summary.highest);
    const bool isPeak = placed.standard == Standard::PeakMemory;
    if (isPeak && summary.points > 1) {
        place.column = m_wherePrefix + summary.name + ", highest point";
        place.line = 0; // which one it is was not remembered
    }
    const double value = isPeak ? summary.highest : summary.last.value;
    if (!std::isfinite(value)) {
        if (m_noted.insert("finite " + summary.metric).second) {
            builder.diagnose(Severity::Warning, "not_finite",
                summary.name + " ends with " + formatNumber(value) + "; it is left absent.", place.column);
        }
        return;
    }
    // What falls is no running total: these are values of single steps or epochs.
    const bool isOfSteps = placed.standard && isUsedUp(placed.quantity) && summary.hasFallen;
    if (isOfSteps || builder.has(placed.quantity.id)) {
        builder.addExtra(trackedQuantity(summary.metric), value, place);
        return;
    }
    if (placed.standard) {
        place.unit = placed.unit;
        // Somebody logged a total under that name; how it was found out the file does not say.
        place.grade = placed.quantity.sphere == Sphere::Environment ? Grade::Declared : place.grade;
        builder.setStandard(*placed.standard, value, place);
        return;
    }
    if (placed.fit != MetricPlacement::Fit::Fits && m_noted.insert(placed.quantity.id).second) {
        builder.noteOddMagnitude(readTrackedName(summary.metric).metric, value, placed, place.column);
    }
    builder.addExtra(std::move(placed.quantity), value, place);
}

} // namespace trefoil
