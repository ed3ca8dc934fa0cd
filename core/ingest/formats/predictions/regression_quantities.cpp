// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/predictions/regression_quantities.h"

namespace trefoil {

namespace {

Quantity errorQuantity(
    const char* id, const char* name, Direction direction, double lowerBound, double upperBound)
{
    return Quantity{
        id, name, canonicalUnit(Dimension::None), direction, Sphere::Quality, lowerBound, upperBound};
}

} // namespace

std::vector<RegressionValue> regressionValues(const RegressionSums& sums)
{
    constexpr double any = 1e308;
    constexpr Direction lower = Direction::LowerIsBetter;
    return {
        {errorQuantity("mean_absolute_error", "Mean absolute error", lower, 0, any),
            sums.meanAbsoluteError()},
        {errorQuantity("mean_squared_error", "Mean squared error", lower, 0, any), sums.meanSquaredError()},
        {errorQuantity("root_mean_squared_error", "Root mean squared error", lower, 0, any),
            sums.rootMeanSquaredError()},
        {errorQuantity("mean_error", "Mean error", Direction::None, -any, any), sums.meanError()},
        {errorQuantity("r2_score", "R²", Direction::HigherIsBetter, -any, 1), sums.r2()},
    };
}

} // namespace trefoil
