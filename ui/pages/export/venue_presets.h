// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace trefoil {

/// The widths that venues ask for, from a data file that anybody can extend.
struct VenuePreset {
    QString name;
    double widthMillimetres = 0;
    double textPoints = 8;
    double maxHeightMillimetres = 0; ///< 0: not stated
    QString source;
};

[[nodiscard]] std::vector<VenuePreset> readVenuePresets(const QString& jsonPath);

} // namespace trefoil
