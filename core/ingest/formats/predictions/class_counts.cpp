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

std::optional<double> ClassCounts::balancedAccuracy() const
{
    double sum = 0;
    std::int64_t occurring = 0;
    for (std::size_t which = 0; which < m_classes.size(); ++which) {
        if (const auto own = recall(which)) {
            sum += *own;
            ++occurring;
        }
    }
    return occurring > 0 ? std::optional(sum / static_cast<double>(occurring)) : std::nullopt;
}

std::optional<double> ClassCounts::macroF1() const
{
    double sum = 0;
    std::int64_t occurring = 0;
    for (const OfClass& each : m_classes) {
        if (const auto own = shareOfCounts(2 * each.correct, each.labels + each.predictions)) {
            sum += *own;
            ++occurring;
        }
    }
    return occurring > 0 ? std::optional(sum / static_cast<double>(occurring)) : std::nullopt;
}

} // namespace trefoil
