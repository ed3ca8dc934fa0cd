// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/frame/frame.h"
#include "core/series/curve.h"
#include "core/series/run_energy.h"
#include "core/store/run_series.h"
#include "core/store/series_cache.h"
#include "ui/charts/axis/prepared_axis.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace trefoil {

/// Along what the courses of several runs are laid over each other.
enum class SeriesAlignment {
    Step, ///< training step, epoch or sample, as the source counts
    Elapsed, ///< time since the run's first point of any series
    Clock, ///< when it was
    Energy, ///< energy that the run had used so far
};

struct SeriesOptions {
    std::string quantityId;
    SeriesAlignment alignment = SeriesAlignment::Step;
    double smoothing = 0; ///< weight of the debiased exponential moving average, 0 … 0.999
    AxisScale scale = AxisScale::Linear; ///< of the values

    bool operator==(const SeriesOptions&) const = default;
};

struct ReadSeries {
    RunSeries series;
    SeriesPointsPointer points;
};

/// One run with what is known of its course.
struct SeriesRun {
    std::uint32_t row = 0; ///< of the frame
    QString name;
    std::uint32_t colourCode = 0; ///< of its category
    std::vector<ReadSeries> drawn; ///< of the quantity that is looked at
    bool hasSingleValue = false; ///< where drawn is empty: there was no more than one value
    std::vector<ReadSeries> energy; ///< series of energy and power; only needed for SeriesAlignment::Energy
    std::optional<double> energyKwh; ///< the run's total
    std::optional<TimeSpan> time; ///< from its first to its last moment, as far as known
};

struct PreparedCurve {
    std::uint32_t row = 0;
    QString run;
    QString series; ///< as the source calls it
    std::uint32_t styleCode = 0; ///< for categoryStyle(): colour
    bool isEnergyEstimated = false; ///< its places, where they are energies
    int dash = 0; ///< tells curves of the same colour apart: 0 is a solid line
    Curve raw;
    std::optional<Curve> smooth;
    SeriesPointsPointer points;

    [[nodiscard]] const Curve& shown() const { return smooth ? *smooth : raw; }
};

/// A run of which nothing is drawn, and why.
struct UndrawnRun {
    std::uint32_t row = 0;
    QString run;
    QString reason; ///< "without this series"
};

/// The curves of several runs, ready to be drawn.
struct PreparedSeries {
    SeriesOptions options;
    PreparedAxis x; ///< for the clock: seconds since 1970
    PreparedAxis y;
    std::vector<PreparedCurve> curves;
    std::vector<UndrawnRun> undrawn;
    std::size_t runsBeyond = 0; ///< shown runs for which there was no room; see mostSeriesRuns
    std::size_t pointsNotDrawn = 0; ///< missing values, and those that the axes cannot show
    std::size_t estimatedRuns = 0; ///< whose energy is spread evenly
    QString energyNote; ///< belongs to the x axis: what of the energy is no measurement; empty without
    std::string conditions; ///< under which estimated energy is what it is (Frame::conditions); else empty
    bool zoneUnknown = false; ///< some times may be local ones
};

using PreparedSeriesPointer = std::shared_ptr<const PreparedSeries>;

/// Pure: the same input gives the same curves. quantity: of options.quantityId.
[[nodiscard]] PreparedSeries prepareSeries(
    const SeriesOptions& options, const Quantity& quantity, const std::vector<SeriesRun>& runs);

[[nodiscard]] QString alignmentText(SeriesAlignment alignment); ///< "Energy used so far"

/// What the eye sees, in words.
[[nodiscard]] QString seriesSummary(const PreparedSeries& prepared);

/// What a reader of a figure must know of its curves: how they were smoothed, and the energy note. Or
/// nothing.
[[nodiscard]] QString seriesCaption(const PreparedSeries& prepared);

/// "3 runs not drawn: 2 without this series, 1 without times", or nothing.
[[nodiscard]] QString undrawnText(const PreparedSeries& prepared);

/// Run, series, value and step of a point, as rich text. place: a point of the curve that is shown.
[[nodiscard]] QString seriesCard(const PreparedSeries& prepared, std::size_t curve, const CurvePoint& place);

} // namespace trefoil
