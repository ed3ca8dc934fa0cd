// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <vector>

namespace trefoil {

/// Average grid intensity of a country, from the bundled table.
struct GridIntensity {
    std::string iso3; ///< empty for aggregates such as "World"
    QString name;
    double gramsPerKwh = 0;
    int year = 0;
    QString source;
};

/// In the order of names. Columns iso3, name, g_co2e_per_kwh, year and source_id; rows that lack a number are
/// left out.
[[nodiscard]] std::vector<GridIntensity> readGridIntensities(const QString& csvPath);

} // namespace trefoil
