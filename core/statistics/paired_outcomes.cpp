// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/paired_outcomes.h"

#include "core/statistics/distributions.h"

#include <algorithm>
#include <cmath>

namespace trefoil {

double PairedOutcomes::variance() const
{
    if (!(examples > 0)) {
        return undefinedNumber;
    }
    const double net = lost - gained;
    return (lost + gained - net * net / examples) / (examples * examples);
}

McNemar mcNemar(const PairedOutcomes& outcomes)
{
    McNemar result;
    const double discordant = outcomes.lost + outcomes.gained;
    if (!(discordant > 0)) {
        result.exact = 1;
        result.midP = 1;
        return result;
    }
    const double fewer = std::min(outcomes.lost, outcomes.gained);
    const double atFewer = binomialProbability(fewer, discordant, 0.5);
    result.exact = std::min(1.0, 2 * binomialLower(fewer, discordant, 0.5));
    result.midP = outcomes.lost == outcomes.gained ? 1 - atFewer / 2 : result.exact - atFewer;
    const double net = std::abs(outcomes.lost - outcomes.gained);
    const auto test = [&](double distance) {
        const double statistic = distance * distance / discordant;
        return TestResult{statistic, chiSquareUpper(statistic, 1)};
    };
    result.chiSquare = test(net);
    result.chiSquareCorrected = test(net - 1);
    return result;
}

ChangeOfGap changeOfGap(const PairedOutcomes& a, const PairedOutcomes& b)
{
    ChangeOfGap result;
    result.difference = a.change() - b.change();
    result.standardError = std::sqrt(a.variance() + b.variance());
    if (result.standardError > 0) {
        result.test.statistic = result.difference / result.standardError;
        result.test.p = 2 * normalProbability(-std::abs(result.test.statistic));
    }
    return result;
}

} // namespace trefoil
