// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/series/prepare.h"

#include "core/base/number_text.h"
#include "core/series/smoothing.h"
#include "core/units/standard_quantities.h"
#include "ui/bridge/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace trefoil {

namespace {

struct SeriesText {
    Q_DECLARE_TR_FUNCTIONS(SeriesText)
};

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr double msPerSecond = 1000;

using Numbers = std::vector<double>;

/// Places on the x axis of one run's series.
class Alignment {
public:
    Alignment(SeriesAlignment kind, const SeriesRun& run)
        : m_kind(kind)
        , m_run(run)
    {
        if (kind == SeriesAlignment::Energy) {
            findEnergy();
        }
    }

    /// Empty, and why() says the reason, where the points have no place.
    [[nodiscard]] Curve::Numbers places(const SeriesPointsPointer& shared)
    {
        const SeriesPoints& points = *shared;
        switch (m_kind) {
        case SeriesAlignment::Step:
            return points.steps.empty() ? without(SeriesText::tr("without steps"))
                                        : Curve::Numbers(shared, &points.steps);
        case SeriesAlignment::Elapsed:
        case SeriesAlignment::Clock:
            return points.timesMs.empty() ? without(SeriesText::tr("without times")) : times(points);
        case SeriesAlignment::Energy:
            break;
        }
        return energies(points);
    }

    [[nodiscard]] const QString& why() const { return m_why; }
    [[nodiscard]] bool isEstimated() const { return m_isEstimated; }
    [[nodiscard]] const RunEnergy& energy() const { return m_energy; }
    [[nodiscard]] bool isClockAmbiguous() const { return m_isClockAmbiguous; }

private:
    Curve::Numbers without(const QString& why)
    {
        m_why = why;
        return nullptr;
    }

    [[nodiscard]] Curve::Numbers times(const SeriesPoints& points) const
    {
        const std::int64_t start = m_kind == SeriesAlignment::Clock
            ? 0
            : m_run.time.value_or(TimeSpan{points.timesMs.front(), 0}).first;
        auto seconds = std::make_shared<Numbers>();
        seconds->reserve(points.size());
        for (const std::int64_t time : points.timesMs) {
            seconds->push_back(static_cast<double>(time - start) / msPerSecond);
        }
        return seconds;
    }

    void findEnergy()
    {
        std::vector<EnergySeries> series;
        for (const ReadSeries& each : m_run.energy) {
            series.push_back({each.series.quantity, each.series.name, each.series.path, each.points.get(),
                each.series.zoneKnown});
        }
        if (m_run.time) {
            m_energy = measuredEnergy(series, *m_run.time);
        }
        m_isClockAmbiguous = m_energy.isClockAmbiguous;
        if (m_energy.isEmpty() && m_run.energyKwh && m_run.time) {
            m_energy = evenEnergy(*m_run.energyKwh, *m_run.time);
        }
    }

    Curve::Numbers energies(const SeriesPoints& points)
    {
        if (points.timesMs.empty() && m_run.energyKwh) {
            return evenShares(points.size(), *m_run.energyKwh);
        }
        if (m_energy.isEmpty() && m_isClockAmbiguous) {
            return without(SeriesText::tr("with a power log that fits several time zones"));
        }
        if (m_energy.isEmpty()) {
            return without(m_run.energyKwh ? SeriesText::tr("without times")
                                           : SeriesText::tr("without energy on record"));
        }
        m_isEstimated = m_energy.isEstimated;
        auto kwh = std::make_shared<Numbers>();
        kwh->reserve(points.size());
        for (const std::int64_t time : points.timesMs) {
            kwh->push_back(m_energy.at(time).value_or(missing));
        }
        if (std::ranges::none_of(*kwh, [](double value) { return std::isfinite(value); })) {
            return without(SeriesText::tr("measured at other times than their energy"));
        }
        return kwh;
    }

    /// Where nobody wrote down when: every point took the same part of the energy.
    Curve::Numbers evenShares(std::size_t count, double kwh)
    {
        m_isEstimated = true;
        auto shares = std::make_shared<Numbers>();
        shares->reserve(count);
        for (std::size_t i = 1; i <= count; ++i) {
            shares->push_back(kwh * static_cast<double>(i) / static_cast<double>(count));
        }
        return shares;
    }

    SeriesAlignment m_kind;
    const SeriesRun& m_run;
    RunEnergy m_energy;
    QString m_why;
    bool m_isEstimated = false;
    bool m_isClockAmbiguous = false;
};

QString whyUndrawn(const SeriesRun& run, const Alignment& alignment)
{
    if (!run.drawn.empty()) {
        return alignment.why();
    }
    return run.hasSingleValue ? SeriesText::tr("with a single value") : SeriesText::tr("without this series");
}

/// Values as the axis can show them: the others are missing. Shared with the points where all can be shown.
Curve::Numbers shownValues(const SeriesPointsPointer& points, AxisScale scale)
{
    if (scale != AxisScale::Logarithmic) {
        return {points, &points->values};
    }
    auto values = std::make_shared<Numbers>(points->values);
    std::ranges::replace_if(
        *values, [](double value) { return !(value > 0); }, missing);
    return values;
}

PreparedCurve curveOf(
    const SeriesRun& run, const ReadSeries& read, const SeriesOptions& options, const Curve::Numbers& places)
{
    PreparedCurve curve;
    curve.row = run.row;
    curve.run = run.name;
    curve.series = toText(read.series.name);
    curve.styleCode = run.colourCode;
    curve.points = read.points;
    const Curve::Numbers values = shownValues(read.points, options.scale);
    curve.raw = Curve(places, values);
    if (options.smoothing > 0) {
        curve.smooth = Curve(places, std::make_shared<const Numbers>(smoothed(*values, options.smoothing)));
    }
    return curve;
}

/// Runs have the colours of their categories where these tell them apart, else one after the other; curves
/// of the same colour have another dash each.
void giveStyles(std::vector<PreparedCurve>& curves)
{
    std::map<std::uint32_t, std::uint32_t> order; // by row
    std::set<std::uint32_t> codes;
    for (const PreparedCurve& curve : curves) {
        if (order.try_emplace(curve.row, static_cast<std::uint32_t>(order.size())).second) {
            codes.insert(curve.styleCode);
        }
    }
    const bool isTold = codes.size() == order.size();
    constexpr std::uint32_t colours = 7; // of categoryStyle()
    constexpr std::uint32_t blue = 0;
    constexpr std::uint32_t lightBlue = 5; // its outline, on white, is nearly the blue
    std::map<std::uint32_t, int> used; // by colour
    for (PreparedCurve& curve : curves) {
        if (!isTold) {
            curve.styleCode = order[curve.row];
        }
        const std::uint32_t colour = curve.styleCode % colours;
        curve.dash = used[colour == lightBlue ? blue : colour]++;
    }
}

void widen(AxisExtent& extent, const Curve::Range& range)
{
    if (!range.isEmpty) {
        extent.add(range.lower);
        extent.add(range.upper);
    }
}

void setXAxis(PreparedSeries& prepared, const AxisExtent& extent)
{
    constexpr double padding = 0.01;
    PreparedAxis& axis = prepared.x;
    switch (prepared.options.alignment) {
    case SeriesAlignment::Step:
        axis.quantity = &quantityOf(Standard::Steps);
        fitAxis(axis, extent, padding);
        axis.title = axis.unit.symbol.isEmpty() ? SeriesText::tr("Step")
                                                : SeriesText::tr("Step (%1)").arg(axis.unit.symbol);
        break;
    case SeriesAlignment::Elapsed:
        axis.quantity = &quantityOf(Standard::Duration);
        fitAxis(axis, extent, padding);
        axis.title = SeriesText::tr("Time since the start (%1)").arg(axis.unit.symbol);
        break;
    case SeriesAlignment::Clock:
        fitAxis(axis, extent, padding);
        axis.title = prepared.zoneUnknown ? SeriesText::tr("Time (UTC, or local where the log tells no zone)")
                                          : SeriesText::tr("Time (UTC)");
        break;
    case SeriesAlignment::Energy:
        axis.quantity = &quantityOf(Standard::Energy);
        fitAxis(axis, extent, padding);
        axis.title = SeriesText::tr("Energy used so far (%1)").arg(axis.unit.symbol);
        break;
    }
}

/// What of the energy of the drawn runs is no plain measurement.
struct EnergyNotes {
    std::size_t drawn = 0;
    std::size_t estimated = 0;
    std::size_t ambiguous = 0; ///< of the estimated ones, those with a power log whose hour is not known
    std::size_t shifted = 0;
    std::set<std::int64_t> shiftsMs;

    void add(const Alignment& alignment)
    {
        ++drawn;
        estimated += alignment.isEstimated() ? std::size_t{1} : std::size_t{0};
        ambiguous += alignment.isClockAmbiguous() ? std::size_t{1} : std::size_t{0};
        const std::size_t before = shifted;
        for (const std::int64_t shift : alignment.energy().shiftsMs) {
            if (shift != 0) {
                shiftsMs.insert(shift);
                shifted = before + 1;
            }
        }
    }

    [[nodiscard]] QString text() const
    {
        QStringList parts;
        if (estimated > 0) {
            parts << ofRuns(SeriesText::tr("estimated: energy spread evenly over the run's time"), estimated);
        }
        if (ambiguous > 0) {
            parts << ofRuns(
                SeriesText::tr("power log left out because its clock fits several time zones"), ambiguous);
        }
        if (shifted > 0) {
            QStringList hours;
            for (const std::int64_t shift : shiftsMs) {
                constexpr double msPerHour = 3.6e6;
                hours << (shift > 0 ? QStringLiteral("+") : QString())
                        % toText(formatNumber(static_cast<double>(shift) / msPerHour)) % QStringLiteral(" h");
            }
            parts << ofRuns(SeriesText::tr("clock of the power log without a zone set by %1")
                                .arg(hours.join(QStringLiteral(", "))),
                shifted);
        }
        return parts.join(QStringLiteral("; "));
    }

private:
    [[nodiscard]] QString ofRuns(const QString& what, std::size_t count) const
    {
        return count == drawn ? what
                              : SeriesText::tr("%1, for %2 of %3 runs").arg(what).arg(count).arg(drawn);
    }
};

void setAxes(PreparedSeries& prepared, const Quantity& quantity)
{
    AxisExtent x;
    AxisExtent y;
    for (const PreparedCurve& curve : prepared.curves) {
        widen(x, curve.raw.xRange());
        widen(y, curve.raw.yRange());
        prepared.pointsNotDrawn += curve.raw.missing();
    }
    prepared.y.scale = prepared.options.scale;
    prepared.y.quantity = &quantity;
    fitAxis(prepared.y, y, scatterPadding);
    setXAxis(prepared, x);
}

} // namespace

PreparedSeries prepareSeries(
    const SeriesOptions& options, const Quantity& quantity, const std::vector<SeriesRun>& runs)
{
    PreparedSeries prepared;
    prepared.options = options;
    EnergyNotes notes;
    for (const SeriesRun& run : runs) {
        Alignment alignment(options.alignment, run);
        const std::size_t before = prepared.curves.size();
        for (const ReadSeries& read : run.drawn) {
            if (const Curve::Numbers places = alignment.places(read.points)) {
                prepared.curves.push_back(curveOf(run, read, options, places));
                prepared.curves.back().isEnergyEstimated = alignment.isEstimated();
                prepared.zoneUnknown = prepared.zoneUnknown || !read.series.zoneKnown;
            }
        }
        if (prepared.curves.size() > before) {
            notes.add(alignment);
        } else {
            prepared.undrawn.push_back({run.row, run.name, whyUndrawn(run, alignment)});
        }
    }
    giveStyles(prepared.curves);
    prepared.estimatedRuns = notes.estimated;
    prepared.energyNote = notes.text();
    setAxes(prepared, quantity);
    return prepared;
}

} // namespace trefoil
