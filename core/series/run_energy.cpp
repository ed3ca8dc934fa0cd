// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/run_energy.h"

#include "core/units/standard_quantities.h"

#include <algorithm>
#include <array>
#include <map>

namespace trefoil {

namespace {

constexpr std::array parts{Standard::CpuPower, Standard::GpuPower, Standard::RamPower};

bool isPart(const Quantity& quantity)
{
    return std::ranges::any_of(parts, [&](Standard part) { return quantityOf(part).id == quantity.id; });
}

void append(RunEnergy& energy, EnergyCourse course, const EnergySeries& series, TimeSpan run)
{
    std::int64_t shift = 0;
    if (!series.zoneKnown) {
        const auto found = zoneShift(run, {course.beginMs(), course.endMs()});
        energy.isClockAmbiguous = energy.isClockAmbiguous || !found;
        shift = found.value_or(0);
        course = course.shifted(shift);
    }
    energy.shiftsMs.push_back(shift);
    energy.courses.push_back(std::move(course));
    energy.names.push_back(series.name);
}

/// Of several counters the one that counts most: it contains the others.
RunEnergy countedEnergy(const std::vector<EnergySeries>& series, TimeSpan run)
{
    RunEnergy best;
    for (const EnergySeries& each : series) {
        if (each.quantity->id != quantityOf(Standard::Energy).id) {
            continue;
        }
        EnergyCourse course = EnergyCourse::fromCounter(*each.points);
        if (!course.isEmpty() && course.total() > best.total()) {
            best = {};
            append(best, std::move(course), each, run);
        }
    }
    return best;
}

RunEnergy energyOfParts(const std::vector<EnergySeries>& series, TimeSpan run)
{
    RunEnergy sum;
    for (const Standard part : parts) {
        std::map<std::string, RunEnergy> byFile;
        for (const EnergySeries& each : series) {
            if (each.quantity->id != quantityOf(part).id) {
                continue;
            }
            if (EnergyCourse course = EnergyCourse::fromPower(*each.points); !course.isEmpty()) {
                append(byFile[each.path], std::move(course), each, run);
            }
        }
        const auto most =
            std::ranges::max_element(byFile, {}, [](const auto& file) { return file.second.total(); });
        if (most == byFile.end()) {
            continue;
        }
        RunEnergy& chosen = most->second;
        std::ranges::move(chosen.courses, std::back_inserter(sum.courses));
        std::ranges::move(chosen.names, std::back_inserter(sum.names));
        std::ranges::copy(chosen.shiftsMs, std::back_inserter(sum.shiftsMs));
        sum.isClockAmbiguous = sum.isClockAmbiguous || chosen.isClockAmbiguous;
    }
    return sum;
}

RunEnergy energyOfTheWhole(const std::vector<EnergySeries>& series, TimeSpan run)
{
    RunEnergy best;
    for (const EnergySeries& each : series) {
        if (each.quantity->unit.dimension != Dimension::Power || isPart(*each.quantity)) {
            continue;
        }
        EnergyCourse course = EnergyCourse::fromPower(*each.points);
        if (!course.isEmpty() && (best.isEmpty() || course.total() > best.total())) {
            best = {};
            append(best, std::move(course), each, run);
        }
    }
    return best;
}

/// Part of the energy at a guessed hour, or without that part, would be a wrong curve.
RunEnergy withKnownClocks(RunEnergy energy)
{
    if (energy.isClockAmbiguous) {
        energy = {};
        energy.isClockAmbiguous = true;
    }
    return energy;
}

} // namespace

double RunEnergy::total() const
{
    double kwh = 0;
    for (const EnergyCourse& course : courses) {
        kwh += course.total();
    }
    return kwh;
}

std::optional<double> RunEnergy::at(std::int64_t timeMs) const
{
    double kwh = 0;
    bool isCovered = false;
    for (const EnergyCourse& course : courses) {
        if (const auto used = course.at(timeMs)) {
            kwh += *used;
            isCovered = true;
        } else if (timeMs > course.endMs()) {
            kwh += course.total(); // one device was watched for less long than another
        }
    }
    return isCovered ? std::optional(kwh) : std::nullopt;
}

RunEnergy measuredEnergy(const std::vector<EnergySeries>& series, TimeSpan run)
{
    if (RunEnergy counted = countedEnergy(series, run); !counted.isEmpty()) {
        return withKnownClocks(std::move(counted));
    }
    RunEnergy ofParts = energyOfParts(series, run);
    RunEnergy whole = energyOfTheWhole(series, run);
    return withKnownClocks(whole.total() > ofParts.total() ? std::move(whole) : std::move(ofParts));
}

RunEnergy evenEnergy(double kwh, TimeSpan run)
{
    RunEnergy energy;
    energy.isEstimated = true;
    if (EnergyCourse course = EnergyCourse::even(kwh, run.first, run.second); !course.isEmpty()) {
        energy.courses.push_back(std::move(course));
        energy.shiftsMs.push_back(0);
    }
    return energy;
}

} // namespace trefoil
