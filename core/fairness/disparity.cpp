// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/disparity.h"

#include <cmath>

namespace trefoil {

namespace {

constexpr Comparison comparisons[] = {Comparison::BetweenGroups, Comparison::ToOverall};

double difference(const Aggregates& aggregates, Comparison comparison)
{
    return comparison == Comparison::BetweenGroups ? aggregates.differenceBetweenGroups
                                                   : aggregates.differenceToOverall;
}

double ratio(const Aggregates& aggregates, Comparison comparison)
{
    return comparison == Comparison::BetweenGroups ? aggregates.ratioBetweenGroups
                                                   : aggregates.ratioToOverall;
}

/// Python's max([tpr, fpr]) and min: the running value is replaced only by one that is truly more extreme.
double worstOf(double truePositive, double falsePositive, bool largest)
{
    const bool isWorse = largest ? falsePositive > truePositive : falsePositive < truePositive;
    return isWorse ? falsePositive : truePositive;
}

double meanOf(double a, double b)
{
    if (std::isnan(a)) {
        return b;
    }
    return std::isnan(b) ? a : (a + b) / 2;
}

/// A metric's aggregates, or why there are none.
struct Part {
    const MetricByGroup* metric = nullptr;
    Aggregates aggregates;
};

Part partOf(const GroupReport& report, GroupMetric wanted, std::size_t level, std::size_t smallestGroup)
{
    Part part{report.find(wanted), {}};
    if (part.metric && !part.metric->error) {
        part.aggregates = aggregate(report, *part.metric, level, smallestGroup);
    }
    return part;
}

void addSimple(std::vector<Disparity>& list, std::string_view differenceName, std::string_view ratioName,
    const Part& part)
{
    if (!part.metric) {
        return;
    }
    for (const Comparison comparison : comparisons) {
        list.push_back(
            {differenceName, comparison, {}, difference(part.aggregates, comparison), part.metric->error});
        list.push_back({ratioName, comparison, {}, ratio(part.aggregates, comparison), part.metric->error});
    }
}

void addOdds(std::vector<Disparity>& list, const Part& truePositive, const Part& falsePositive)
{
    if (!truePositive.metric || !falsePositive.metric) {
        return;
    }
    const std::optional<Error>& error =
        truePositive.metric->error ? truePositive.metric->error : falsePositive.metric->error;
    for (const Comparison comparison : comparisons) {
        const double differences[] = {difference(truePositive.aggregates, comparison),
            difference(falsePositive.aggregates, comparison)};
        const double ratios[] = {
            ratio(truePositive.aggregates, comparison), ratio(falsePositive.aggregates, comparison)};
        list.push_back({"equalized_odds_difference", comparison, OddsSummary::WorstCase,
            worstOf(differences[0], differences[1], true), error});
        list.push_back({"equalized_odds_ratio", comparison, OddsSummary::WorstCase,
            worstOf(ratios[0], ratios[1], false), error});
        list.push_back({"equalized_odds_difference", comparison, OddsSummary::Mean,
            meanOf(differences[0], differences[1]), error});
        list.push_back(
            {"equalized_odds_ratio", comparison, OddsSummary::Mean, meanOf(ratios[0], ratios[1]), error});
    }
}

} // namespace

std::string_view comparisonName(Comparison comparison)
{
    return comparison == Comparison::BetweenGroups ? "between_groups" : "to_overall";
}

std::string_view summaryName(OddsSummary summary)
{
    return summary == OddsSummary::WorstCase ? "worst_case" : "mean";
}

Aggregates aggregate(std::span<const double> values, double overall)
{
    Aggregates result;
    for (const double value : values) {
        if (std::isnan(value)) {
            continue;
        }
        result.groupMin = std::fmin(result.groupMin, value);
        result.groupMax = std::fmax(result.groupMax, value);
        result.differenceToOverall = std::fmax(result.differenceToOverall, std::abs(value - overall));
        double quotient = value / overall; // 0/0 is NaN and skipped, x/0 is infinite and becomes 0
        quotient = quotient > 1 ? 1 / quotient : quotient;
        result.ratioToOverall = std::fmin(result.ratioToOverall, quotient);
    }
    result.differenceBetweenGroups = result.groupMax - result.groupMin;
    result.ratioBetweenGroups = result.groupMin / result.groupMax;
    return result;
}

Aggregates aggregate(
    const GroupReport& report, const MetricByGroup& metric, std::size_t level, std::size_t smallestGroup)
{
    std::vector<double> values;
    for (std::size_t group = 0; group < report.groupCount; ++group) {
        const std::size_t place = level * report.groupCount + group;
        if (report.rows[place] >= smallestGroup) {
            values.push_back(metric.byGroup[place].value);
        }
    }
    return aggregate(values, metric.overall[level].value);
}

std::vector<Disparity> disparities(const GroupReport& report, std::size_t level, std::size_t smallestGroup)
{
    const auto part = [&](GroupMetric metric) { return partOf(report, metric, level, smallestGroup); };
    const Part truePositive = part(GroupMetric::TruePositiveRate);
    std::vector<Disparity> list;
    addSimple(
        list, "demographic_parity_difference", "demographic_parity_ratio", part(GroupMetric::SelectionRate));
    addSimple(list, "equal_opportunity_difference", "equal_opportunity_ratio", truePositive);
    addOdds(list, truePositive, part(GroupMetric::FalsePositiveRate));
    return list;
}

std::optional<WorstGroup> worstGroup(const GroupReport& report, const MetricByGroup& metric,
    std::size_t level, Worst worst, std::size_t smallestGroup)
{
    std::optional<WorstGroup> found;
    for (std::size_t group = 0; group < report.groupCount && !metric.error; ++group) {
        const std::size_t place = level * report.groupCount + group;
        const MetricValue& candidate = metric.byGroup[place];
        if (std::isnan(candidate.value) || report.rows[place] < smallestGroup) {
            continue;
        }
        const bool isWorse = !found
            || (worst == Worst::Lowest ? candidate.value < found->value.value
                                       : candidate.value > found->value.value);
        if (isWorse) {
            found = WorstGroup{group, candidate, report.rows[place]};
        }
    }
    return found;
}

} // namespace trefoil
