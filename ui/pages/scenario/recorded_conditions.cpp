// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/scenario/recorded_conditions.h"

#include <algorithm>
#include <iterator>

namespace trefoil {

namespace {

std::optional<RecordedCondition> summary(std::vector<double> values)
{
    if (values.empty()) {
        return std::nullopt;
    }
    const auto [lowest, highest] = std::minmax_element(values.begin(), values.end());
    RecordedCondition condition{0, *lowest, *highest, values.size()};
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    condition.median = *middle;
    return condition;
}

} // namespace

std::optional<RecordedCondition> recordedGridIntensity(const Frame& recorded)
{
    constexpr double gramsPerKilogram = 1000;
    const Column* energy = recorded.find("energy_kwh");
    const Column* emissions = recorded.find("emissions_kg_co2e");
    std::vector<double> values;
    if (energy != nullptr && emissions != nullptr) {
        for (std::size_t row = 0; row < recorded.rowCount(); ++row) {
            if (energy->has(row) && emissions->has(row) && energy->values[row] > 0) {
                values.push_back(emissions->values[row] / energy->values[row] * gramsPerKilogram);
            }
        }
    }
    return summary(std::move(values));
}

std::optional<RecordedCondition> recordedPue(const Frame& recorded)
{
    const Column* pue = recorded.find("pue");
    std::vector<double> values;
    if (pue != nullptr) {
        std::copy_if(pue->values.begin(), pue->values.end(), std::back_inserter(values),
            [](double value) { return value >= 1; });
    }
    return summary(std::move(values));
}

} // namespace trefoil
