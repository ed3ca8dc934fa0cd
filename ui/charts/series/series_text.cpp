// SPDX-License-Identifier: GPL-3.0-or-later
// What a series view says in words.
#include "ui/bridge/text.h"
#include "ui/bridge/value_text.h"
#include "ui/charts/series/prepare.h"

#include "core/base/number_text.h"
#include "core/units/standard_quantities.h"

#include <QCoreApplication>
#include <QDateTime>

#include <map>
#include <set>

namespace trefoil {

namespace {

struct SeriesWords {
    Q_DECLARE_TR_FUNCTIONS(SeriesWords)
};

QString cardLine(const QString& name, const QString& value)
{
    return QStringLiteral("<tr><td>%1&nbsp;&nbsp;</td><td align=right>%2</td></tr>")
        .arg(name.toHtmlEscaped(), value.toHtmlEscaped());
}

QString utcText(std::int64_t ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

std::size_t drawnRunCount(const PreparedSeries& prepared)
{
    std::set<std::uint32_t> rows;
    for (const PreparedCurve& curve : prepared.curves) {
        rows.insert(curve.row);
    }
    return rows.size();
}

} // namespace

QString alignmentText(SeriesAlignment alignment)
{
    switch (alignment) {
    case SeriesAlignment::Step:
        return SeriesWords::tr("Step");
    case SeriesAlignment::Elapsed:
        return SeriesWords::tr("Time since the start");
    case SeriesAlignment::Clock:
        return SeriesWords::tr("Clock time");
    case SeriesAlignment::Energy:
        break;
    }
    return SeriesWords::tr("Energy used so far");
}

QString undrawnText(const PreparedSeries& prepared)
{
    QStringList parts;
    if (!prepared.undrawn.empty()) {
        std::map<QString, int> reasons;
        for (const UndrawnRun& run : prepared.undrawn) {
            ++reasons[run.reason];
        }
        QStringList each;
        for (const auto& [reason, count] : reasons) {
            each << QStringLiteral("%1 %2").arg(count).arg(reason);
        }
        parts << SeriesWords::tr("%n runs not drawn: %1", nullptr, static_cast<int>(prepared.undrawn.size()))
                     .arg(each.join(QStringLiteral(", ")));
    }
    if (prepared.runsBeyond > 0) {
        parts << SeriesWords::tr(
            "%n more runs have it: select the ones to draw", nullptr, static_cast<int>(prepared.runsBeyond));
    }
    if (prepared.pointsNotDrawn > 0) {
        parts << SeriesWords::tr(
            "%n points are missing or not on this axis", nullptr, static_cast<int>(prepared.pointsNotDrawn));
    }
    return parts.join(QStringLiteral(" · "));
}

QString seriesCaption(const PreparedSeries& prepared)
{
    QStringList parts;
    if (prepared.options.smoothing > 0) {
        parts << SeriesWords::tr(
            "Smoothed: exponential moving average, debiased, weight %1; pale: the values as recorded.")
                     .arg(toText(formatNumber(prepared.options.smoothing)));
    }
    if (!prepared.energyNote.isEmpty()) {
        parts << SeriesWords::tr("Energy: %1.").arg(prepared.energyNote);
    }
    return parts.join(u' ');
}

QString seriesSummary(const PreparedSeries& prepared)
{
    if (prepared.curves.empty()) {
        return prepared.undrawn.empty() ? SeriesWords::tr("No series to draw") : undrawnText(prepared);
    }
    QStringList parts;
    parts << SeriesWords::tr("%1 of %n runs by %2", nullptr, static_cast<int>(drawnRunCount(prepared)))
                 .arg(toText(prepared.y.quantity->name), alignmentText(prepared.options.alignment).toLower());
    AxisExtent extent;
    for (const PreparedCurve& curve : prepared.curves) {
        if (const Curve::Range own = curve.raw.yRange(); !own.isEmpty) {
            extent.add(own.lower);
            extent.add(own.upper);
        }
    }
    if (!extent.isEmpty()) {
        parts << SeriesWords::tr("from %1 to %2")
                     .arg(valueText(extent.low, *prepared.y.quantity),
                         valueText(extent.high, *prepared.y.quantity));
    }
    if (prepared.options.smoothing > 0) {
        parts << SeriesWords::tr("smoothed with weight %1")
                     .arg(toText(formatNumber(prepared.options.smoothing)));
    }
    if (!prepared.energyNote.isEmpty()) {
        parts << prepared.energyNote;
    }
    if (const QString undrawn = undrawnText(prepared); !undrawn.isEmpty()) {
        parts << undrawn;
    }
    return parts.join(QStringLiteral("; "));
}

QString seriesCard(const PreparedSeries& prepared, std::size_t index, const CurvePoint& place)
{
    const PreparedCurve& curve = prepared.curves[index];
    const Quantity& quantity = *prepared.y.quantity;
    const Curve& shown = curve.shown();
    const std::size_t at = shown.indexOf(place.x, place.y);
    QString rows;
    if (curve.smooth) {
        rows += cardLine(SeriesWords::tr("smoothed"), valueText(place.y, quantity));
    }
    if (at < curve.points->size()) {
        const SeriesPoints& points = *curve.points;
        rows += cardLine(toText(quantity.name), valueText(points.values[at], quantity));
        if (!points.steps.empty()) {
            rows += cardLine(SeriesWords::tr("step"), toText(formatNumber(points.steps[at])));
        }
        if (!points.timesMs.empty()) {
            rows += cardLine(SeriesWords::tr("time"), utcText(points.timesMs[at]));
        }
    }
    if (prepared.options.alignment == SeriesAlignment::Energy) {
        rows += cardLine(SeriesWords::tr("energy so far"), valueText(place.x, quantityOf(Standard::Energy)));
    } else if (prepared.options.alignment == SeriesAlignment::Elapsed) {
        rows +=
            cardLine(SeriesWords::tr("since the start"), valueText(place.x, quantityOf(Standard::Duration)));
    }
    return QStringLiteral("<b>%1</b><br>%2<table>%3</table>")
        .arg(curve.run.toHtmlEscaped(), curve.series.toHtmlEscaped(), rows);
}

} // namespace trefoil
