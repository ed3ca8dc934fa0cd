// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/inequality.h"

#include "core/statistics/interval.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace trefoil {

std::vector<double> benefits(
    std::span<const double> labels, std::span<const double> predictions, double favorable)
{
    std::vector<double> result(labels.size());
    std::transform(labels.begin(), labels.end(), predictions.begin(), result.begin(),
        [&](double label, double prediction) {
            return 1.0 + (prediction == favorable ? 1 : 0) - (label == favorable ? 1 : 0);
        });
    return result;
}

std::vector<double> meansByGroup(std::span<const double> benefits, std::span<const std::uint32_t> groups)
{
    const std::size_t count = groups.empty() ? 0 : *std::max_element(groups.begin(), groups.end()) + 1UL;
    std::vector<double> sums(count);
    std::vector<double> sizes(count);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        sums[groups[i]] += benefits[i];
        sizes[groups[i]] += 1;
    }
    std::vector<double> means(groups.size());
    std::transform(groups.begin(), groups.end(), means.begin(),
        [&](std::uint32_t group) { return sums[group] / sizes[group]; });
    return means;
}

double generalizedEntropy(std::span<const double> benefits, double alpha, MeanLogDeviation formula)
{
    const double n = static_cast<double>(benefits.size());
    const double mean = std::accumulate(benefits.begin(), benefits.end(), 0.0) / n;
    if (!(mean > 0)) {
        return undefinedNumber;
    }
    double sum = 0;
    for (const double benefit : benefits) {
        const double share = benefit / mean;
        if (alpha == 1) {
            sum += share > 0 ? share * std::log(share) : 0;
        } else if (alpha == 0) {
            sum -= std::log(share);
        } else {
            sum += std::pow(share, alpha) - 1;
        }
    }
    if (alpha == 0) {
        return formula == MeanLogDeviation::AsInAif360 ? sum / n / mean : sum / n;
    }
    return alpha == 1 ? sum / n : sum / n / (alpha * (alpha - 1));
}

double theilIndex(std::span<const double> benefits)
{
    return generalizedEntropy(benefits, 1, MeanLogDeviation::AsDocumented);
}

double coefficientOfVariation(std::span<const double> benefits)
{
    return std::sqrt(2 * generalizedEntropy(benefits, 2, MeanLogDeviation::AsDocumented));
}

} // namespace trefoil
