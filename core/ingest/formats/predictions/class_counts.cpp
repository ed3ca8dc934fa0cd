// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/predictions/class_counts.h"

namespace trefoil {

namespace {

std::optional<double> shareOfCounts(std::int64_t part, std::int64_t whole)
{
    return whole > 0 ? std::optional(static_cast<double>(part) / static_cast<double>(whole)) : std::nullopt;
}

} // namespace

std::optional<double> ClassCounts::accuracy() const
{
    return shareOfCounts(m_correct, m_examples);
}

std::optional<double> ClassCounts::selectionRate(std::size_t which) const
{
    return shareOfCounts(m_classes[which].predictions, m_examples);
}

std::optional<double> ClassCounts::recall(std::size_t which) const
{
    return shareOfCounts(m_classes[which].correct, m_classes[which].labels);
}

std::optional<double> ClassCounts::precision(std::size_t which) const
{
    return shareOfCounts(m_classes[which].correct, m_classes[which].predictions);
}

ClassAverages ClassCounts::averages() const
{
    ClassAverages averages;
    for (const OfClass& each : m_classes) {
        averages.add({static_cast<double>(each.labels), static_cast<double>(each.predictions),
            static_cast<double>(each.correct)});
    }
    return averages;
}

std::optional<double> ClassCounts::balancedAccuracy() const
{
    return m_examples > 0 ? std::optional(averages().balancedAccuracy()) : std::nullopt;
}

std::optional<double> ClassCounts::macroF1() const
{
    return m_examples > 0 ? std::optional(averages().macroF1()) : std::nullopt;
}

} // namespace trefoil
