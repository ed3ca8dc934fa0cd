// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/score_bias.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

namespace trefoil {

namespace {

constexpr std::size_t bins = 11;

template <class Predicate>
double share(std::span<const double> values, Predicate predicate)
{
    const auto count = static_cast<double>(std::count_if(values.begin(), values.end(), predicate));
    return values.empty() ? undefinedNumber : count / static_cast<double>(values.size());
}

} // namespace

double uncertainty(std::span<const double> probabilities)
{
    return share(probabilities, [](double p) { return std::abs(p - 0.5) < 0.4; });
}

double expectedCalibrationError(std::span<const double> probabilities, std::span<const double> labels)
{
    std::array<double, bins> gap = {}; // Σp − Σlabel: n_k times the gap of the means
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        if (!(probabilities[i] >= 0 && probabilities[i] <= 1)) {
            return undefinedNumber;
        }
        gap[static_cast<std::size_t>(probabilities[i] * 10)] += probabilities[i] - labels[i];
    }
    double error = 0;
    for (const double value : gap) {
        error += std::abs(value);
    }
    return error / static_cast<double>(probabilities.size());
}

double predictedPositiveRate(std::span<const double> probabilities, double threshold)
{
    return share(probabilities, [&](double p) { return p > threshold; });
}

double matchingThreshold(std::span<const double> scores, std::span<const double> labels)
{
    const auto positives =
        std::count_if(labels.begin(), labels.end(), [](double label) { return label > 0; });
    if (positives <= 0 || static_cast<std::size_t>(positives) > scores.size()) {
        return std::numeric_limits<double>::infinity();
    }
    std::vector<double> sorted(scores.begin(), scores.end());
    const auto place = sorted.begin() + (positives - 1);
    std::nth_element(sorted.begin(), place, sorted.end(), std::greater<>());
    return *place;
}

double biasAmplification(std::span<const double> probabilities, std::span<const double> labels,
    std::span<const std::uint8_t> protectedValues, const BiasAmplificationOptions& options)
{
    double predicted[2] = {0, 0};
    double positive[2] = {0, 0};
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        const std::size_t side = protectedValues[i] != 0 ? 1 : 0;
        predicted[side] += probabilities[i] > options.threshold ? 1 : 0;
        positive[side] += labels[i] > 0 ? 1 : 0;
    }
    const double fewest = static_cast<double>(options.fewestPositives);
    const double* training = options.trainingShare;
    const double smaller = std::min(training[0], training[1]);
    const bool isClose = std::abs(training[1] - training[0]) / smaller < 0.1;
    if (positive[0] < fewest || positive[1] < fewest || isClose || predicted[0] + predicted[1] == 0) {
        return undefinedNumber;
    }
    const std::size_t more = training[1] > training[0] ? 1 : 0;
    return predicted[more] / (predicted[0] + predicted[1]) - positive[more] / (positive[0] + positive[1]);
}

} // namespace trefoil
