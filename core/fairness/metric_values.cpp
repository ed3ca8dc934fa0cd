// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/metric_values.h"

#include "core/statistics/class_averages.h"
#include "core/statistics/proportion.h"

#include <cmath>

namespace trefoil {

namespace {

// Places of CellSums::confusion.
constexpr std::size_t trueNegative = 0;
constexpr std::size_t falsePositive = 1;
constexpr std::size_t falseNegative = 2;
constexpr std::size_t truePositive = 3;

CellSums together(const CellRange& range)
{
    CellSums sums;
    for (std::size_t cell = range.begin; cell < range.end; ++cell) {
        sums += range.table.cells[cell];
    }
    return sums;
}

/// A share of the weights, with Wilson's interval over the effective number of the rows in the denominator.
MetricValue rate(
    double numerator, double denominator, double squaredWeights, const GroupReportOptions& options)
{
    MetricValue result;
    result.numerator = numerator;
    result.denominator = denominator;
    result.value = numerator / denominator;
    result.size = effectiveSize(denominator, squaredWeights);
    if (result.size > 0) {
        result.interval = wilsonInterval({result.value * result.size, result.size}, options.confidence);
    }
    return result;
}

/// One of two places of the confusion counts, as a share of both; scikit-learn's 0 of 0 is 0.
MetricValue share(
    const CellSums& sums, std::size_t place, std::size_t other, const GroupReportOptions& options)
{
    const double denominator = sums.confusion[place] + sums.confusion[other];
    MetricValue result = rate(
        sums.confusion[place], denominator, sums.squaredWeights[place] + sums.squaredWeights[other], options);
    if (denominator == 0 && options.zeroOfZero == ZeroOfZero::Zero) {
        result.value = 0;
    }
    return result;
}

/// whole: all weights, added in the order in which the numerator was.
MetricValue ofAll(const CellSums& sums, double numerator, double whole, const GroupReportOptions& options)
{
    const auto& squared = sums.squaredWeights;
    return rate(numerator, whole, squared[0] + squared[1] + squared[2] + squared[3], options);
}

ClassAverages averagesOf(const CellRange& range)
{
    const ClassSums& sums = *range.classes;
    const std::size_t count = sums.classes.size();
    ClassAverages averages;
    for (std::size_t k = 0; k < count; ++k) {
        ClassTotals totals;
        for (std::size_t cell = range.begin; cell < range.end; ++cell) {
            totals.labels += sums.weight[cell * count + k];
            totals.predictions += sums.predicted[cell * count + k];
            totals.correct += sums.found[cell * count + k];
        }
        averages.add(totals);
    }
    return averages;
}

RegressionSums regressionOf(const CellRange& range)
{
    RegressionSums sums;
    for (std::size_t cell = range.begin; cell < range.end; ++cell) {
        sums += (*range.regression)[cell];
    }
    return sums;
}

/// scikit-learn makes equal labels finite: 1 where every prediction is exact, else 0; one row has none.
double r2Score(const RegressionSums& sums, ZeroOfZero zeroOfZero)
{
    if (sums.hasSpread() || zeroOfZero == ZeroOfZero::Undefined || sums.rows() < 2) {
        return sums.r2();
    }
    return sums.meanSquaredError() == 0 ? 1 : 0;
}

double calibrationError(const CellRange& range)
{
    double error = 0;
    double weight = 0;
    for (std::size_t k = 0; k < CalibrationSums::bins; ++k) {
        CalibrationSums::Bin bin;
        for (std::size_t cell = range.begin; cell < range.end; ++cell) {
            bin.weight += range.calibration->cells[cell][k].weight;
            bin.score += range.calibration->cells[cell][k].score;
            bin.label += range.calibration->cells[cell][k].label;
        }
        weight += bin.weight;
        error += std::abs(bin.score - bin.label); // n_k · |mean score − mean label|
    }
    return error / weight;
}

double brierScore(const CellRange& range, double weight)
{
    double error = 0;
    for (std::size_t cell = range.begin; cell < range.end; ++cell) {
        error += range.calibration->squaredError[cell];
    }
    return error / weight;
}

MetricValue plain(double value)
{
    MetricValue result;
    result.value = value;
    return result;
}

} // namespace

MetricValue metricValue(GroupMetric metric, const CellRange& range, const GroupReportOptions& options)
{
    const CellSums sums = together(range);
    switch (metric) {
    case GroupMetric::Count:
        return plain(static_cast<double>(sums.rows));
    case GroupMetric::SelectionRate:
        return ofAll(
            sums, sums.confusion[truePositive] + sums.confusion[falsePositive], sums.weight(), options);
    case GroupMetric::TruePositiveRate:
        return share(sums, truePositive, falseNegative, options);
    case GroupMetric::FalseNegativeRate:
        return share(sums, falseNegative, truePositive, options);
    case GroupMetric::FalsePositiveRate:
        return share(sums, falsePositive, trueNegative, options);
    case GroupMetric::TrueNegativeRate:
        return share(sums, trueNegative, falsePositive, options);
    case GroupMetric::Precision:
        return share(sums, truePositive, falsePositive, options);
    case GroupMetric::Accuracy:
        return ofAll(sums, sums.correct, sums.total, options);
    case GroupMetric::ZeroOneLoss: {
        MetricValue result = ofAll(sums, sums.total - sums.correct, sums.total, options);
        result.value = 1 - sums.correct / sums.total; // scikit-learn's last digit
        return result;
    }
    case GroupMetric::BalancedAccuracy:
        return plain(averagesOf(range).balancedAccuracy());
    case GroupMetric::MacroF1:
        return plain(averagesOf(range).macroF1());
    case GroupMetric::MeanPrediction:
        return plain(sums.prediction / sums.total);
    case GroupMetric::MeanAbsoluteError:
        return plain(sums.absoluteError / sums.total);
    case GroupMetric::MeanSquaredError:
        return plain(sums.squaredError / sums.total);
    case GroupMetric::RootMeanSquaredError:
        return plain(std::sqrt(sums.squaredError / sums.total));
    case GroupMetric::MeanError:
        return plain(regressionOf(range).meanError());
    case GroupMetric::R2Score:
        return plain(r2Score(regressionOf(range), options.zeroOfZero));
    case GroupMetric::BrierScore:
        return plain(brierScore(range, sums.total));
    case GroupMetric::ExpectedCalibrationError:
        return plain(calibrationError(range));
    }
    return {};
}

} // namespace trefoil
