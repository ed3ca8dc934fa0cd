// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/series/series_summary.h"
#include "core/units/quantity.h"

#include <string>
#include <vector>

namespace trefoil {

using SeriesId = Id<struct SeriesTag>;

/// A series that a run has; its points are read when they are needed.
struct RunSeries {
    SeriesId id;
    RunId run;
    const Quantity* quantity = nullptr;
    std::string name; ///< as the source calls it: "train/loss"
    std::string path; ///< of the source file
    bool zoneKnown = false; ///< false: its times may be local ones
    SeriesSummary summary;
};

} // namespace trefoil
