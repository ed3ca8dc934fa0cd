// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series/energy_course.h"
#include "core/units/quantity.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace trefoil {

/// A series of power or energy of a run.
struct EnergySeries {
    const Quantity* quantity = nullptr;
    std::string name; ///< as the source calls it
    std::string path; ///< of its file: two files may have measured the same device
    const SeriesPoints* points = nullptr;
    bool zoneKnown = true; ///< false: its clock may be whole quarters of an hour off
};

/// From when to when, in milliseconds since 1970.
using TimeSpan = std::pair<std::int64_t, std::int64_t>;

/// The energy that one run had used by when.
struct RunEnergy {
    std::vector<EnergyCourse> courses; ///< of its devices; they add up
    std::vector<std::string> names; ///< of the series they come from
    bool isEstimated = false; ///< the total, spread evenly over the run's time
    std::vector<std::int64_t> shiftsMs; ///< one per course: by which a clock without a zone was set, else 0
    /// A clock without a zone fits the run at several hours, so nothing was taken from what it measured.
    bool isClockAmbiguous = false;

    [[nodiscard]] bool isEmpty() const { return courses.empty(); }
    [[nodiscard]] double total() const; ///< kWh
    /// Nothing outside of what was measured.
    [[nodiscard]] std::optional<double> at(std::int64_t timeMs) const;
};

/// A counter of energy if there is one. Else power: that of processor, accelerators and memory added up, each
/// from the file that saw most of it; or one other series of power, where that is more, for then it is the
/// power of all. Clocks without a zone are matched with the span of the run; where one of them
/// cannot be, there are no courses. Empty: no such series has times.
[[nodiscard]] RunEnergy measuredEnergy(const std::vector<EnergySeries>& series, TimeSpan run);

/// kwh, evenly over the time of the run; empty where that is no time.
[[nodiscard]] RunEnergy evenEnergy(double kwh, TimeSpan run);

} // namespace trefoil
