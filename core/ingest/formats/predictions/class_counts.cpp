// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/predictions/class_counts.h"

namespace trefoil {

namespace {

std::optional<double> shareOfWeight(double part, const WeightSum& whole)
{
    return whole.sum > 0 ? std::optional(part / whole.sum) : std::nullopt;
}

} // namespace

std::optional<double> ClassCounts::accuracy() const
{
    return shareOfWeight(m_correct, m_all);
}

std::optional<double> ClassCounts::selectionRate(std::size_t which) const
{
    return shareOfWeight(m_classes[which].predictions.sum, m_all);
}

std::optional<double> ClassCounts::recall(std::size_t which) const
{
    return shareOfWeight(m_classes[which].correct, m_classes[which].labels);
}

std::optional<double> ClassCounts::precision(std::size_t which) const
{
    return shareOfWeight(m_classes[which].correct, m_classes[which].predictions);
}

ClassAverages ClassCounts::averages() const
{
    ClassAverages averages;
    for (const OfClass& each : m_classes) {
        averages.add({each.labels.sum, each.predictions.sum, each.correct});
    }
    return averages;
}

std::optional<double> ClassCounts::balancedAccuracy() const
{
    return m_all.sum > 0 ? std::optional(averages().balancedAccuracy()) : std::nullopt;
}

std::optional<double> ClassCounts::macroF1() const
{
    return m_all.sum > 0 ? std::optional(averages().macroF1()) : std::nullopt;
}

} // namespace trefoil
