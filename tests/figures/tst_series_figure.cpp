// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/units/standard_quantities.h"
#include "figures/external_tool.h"
#include "ui/figures/series_figure.h"

#include <QtTest>

#include <QRegularExpression>

#include <limits>

using namespace trefoil;

namespace {

const double missing = std::numeric_limits<double>::quiet_NaN();

SeriesRun runNamed(const QString& name, SeriesPoints points)
{
    ReadSeries read;
    read.series.quantity = &quantityOf(Standard::Accuracy);
    read.series.name = "val/acc";
    read.series.zoneKnown = true;
    read.points = std::make_shared<const SeriesPoints>(std::move(points));
    SeriesRun run;
    run.name = name;
    run.drawn.push_back(read);
    return run;
}

PreparedSeries seriesOf(const SeriesOptions& options, const std::vector<SeriesRun>& runs)
{
    return prepareSeries(options, quantityOf(Standard::Accuracy), runs);
}

FigureSize sizeOf(double width)
{
    FigureSize size;
    size.widthMillimetres = width;
    return size;
}

QByteArray rendered(PreparedSeries series, double width, FigureFormat format)
{
    const auto figure =
        prepareFigure(std::make_shared<const PreparedSeries>(std::move(series)), sizeOf(width));
    NoProgress progress;
    return figure ? writeFigure(*recordFigure(*figure), format, {}, progress).value_or(QByteArray())
                  : QByteArray();
}

const SeriesPoints course{{0, 1, 2, 3}, {}, {0.1, 0.4, 0.2, 0.6}};
const SeriesOptions bySteps{"accuracy", SeriesAlignment::Step, 0, AxisScale::Linear};

} // namespace

/// Curves on paper.
class TestSeriesFigure : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pdfHasTheExactWidth_data()
    {
        QTest::addColumn<double>("millimetres");
        QTest::addColumn<QString>("points");
        QTest::newRow("two columns") << 171.45 << QStringLiteral("Page size: +486 x");
        QTest::newRow("one column") << 82.55 << QStringLiteral("Page size: +234 x");
    }
    void pdfHasTheExactWidth()
    {
        QFETCH(double, millimetres);
        QFETCH(QString, points);
        const QByteArray pdf =
            rendered(seriesOf(bySteps, {runNamed("a", course)}), millimetres, FigureFormat::Pdf);
        const ToolOutput information = runOnBytes(QStringLiteral("pdfinfo"), {QStringLiteral("{}")}, pdf);
        QVERIFY2(information.exitCode == 0, qPrintable(information.text));
        QVERIFY2(QRegularExpression(points).match(information.text).hasMatch(), qPrintable(information.text));
    }

    void everyCurveHasItsNameAndTextsTheirSize()
    {
        std::vector<SeriesRun> runs;
        for (int i = 0; i < 20; ++i) {
            runs.push_back(runNamed(QStringLiteral("a run of a long name %1").arg(i), course));
            runs.back().row = static_cast<std::uint32_t>(i);
        }
        const QByteArray svg = rendered(seriesOf(bySteps, runs), 82.55, FigureFormat::Svg);
        for (int i = 0; i < 20; ++i) {
            const QByteArray name = ">a run of a long name " + QByteArray::number(i) + '<';
            QVERIFY2(svg.contains(name), name);
        }
        QVERIFY(!svg.contains("more</text>"));
        QVERIFY(svg.contains("font-size=\"7\"")); // ticks and legend
        QVERIFY(svg.contains("font-size=\"8\"")); // titles of the axes
    }

    void smoothingIsStatedOnThePaper()
    {
        SeriesOptions options = bySteps;
        const QByteArray plain =
            rendered(seriesOf(options, {runNamed("a", course)}), 171.45, FigureFormat::Svg);
        QVERIFY(!plain.isEmpty() && !plain.contains("moving average"));
        options.smoothing = 0.9;
        const QByteArray smooth =
            rendered(seriesOf(options, {runNamed("a", course)}), 171.45, FigureFormat::Svg);
        QVERIFY2(
            smooth.contains(">Smoothed: exponential moving average, debiased, weight 0.9; pale: the values "
                            "as recorded.</text>"),
            smooth);
    }

    void whatIsOutOfSightIsClipped()
    {
        PreparedSeries series = seriesOf(bySteps, {runNamed("a", course)});
        series.x.lower = 1.25; // between two points
        series.x.upper = 1.75;
        series.y.lower = 0.25;
        series.y.upper = 0.35;
        const QString svg = QString::fromUtf8(rendered(series, 171.45, FigureFormat::Svg));
        static const QRegularExpression curve(QStringLiteral("stroke=\"#0072b2\"[^>]* d=\"M([-0-9. ]+)\""));
        static const QRegularExpression clips(
            QStringLiteral("<clipPath id=\"(\\w+)\"><path d=\"M([-0-9. ]+)Z"));
        // The curve stands in the group that the axis rectangle clips.
        auto paths = curve.globalMatch(svg);
        QVERIFY(paths.hasNext());
        qsizetype last = 0;
        while (paths.hasNext())
            last = paths.next().capturedStart();
        const qsizetype group = svg.lastIndexOf(QStringLiteral("<g clip-path=\"url(#"), last);
        const QString id = svg.mid(group + 19, svg.indexOf(u')', group) - group - 19);
        auto rectangles = clips.globalMatch(svg);
        double left = -1;
        while (rectangles.hasNext()) {
            const auto each = rectangles.next();
            if (each.captured(1) == id)
                left = each.captured(2).section(u' ', 0, 0).toDouble();
        }
        QVERIFY2(left > 10, qPrintable(id)); // right of the axis labels
        const QString data = QString::fromUtf8(*figureData(series));
        QCOMPARE(data, QStringLiteral("run,series,step,accuracy\n")); // no point lies between
    }

    void missingNumbersAreEmptyCells()
    {
        SeriesOptions options = bySteps;
        options.smoothing = 0.5;
        const PreparedSeries series =
            seriesOf(options, {runNamed("a, \"b\"", {{0, 1, 2}, {}, {0.5, missing, 0.25}})});
        QCOMPARE(figureData(series),
            QByteArray("run,series,step,accuracy,accuracy_smoothed\n\"a, \"\"b\"\"\",val/acc,0,0.5,0.5\n"
                       "\"a, \"\"b\"\"\",val/acc,1,,\n"
                       "\"a, \"\"b\"\"\",val/acc,2,0.25,0.3333333333333333\n"));
    }

    void aDenseCurveKeepsItsWidthOnPaper()
    {
        SeriesPoints noise;
        for (int i = 0; i < 60'000; ++i) {
            noise.steps.push_back(i);
            noise.values.push_back(i % 2 == 0 ? 0.1 : 0.9);
        }
        const QByteArray svg = rendered(seriesOf(bySteps, {runNamed("a", noise)}), 82.55, FigureFormat::Svg);
        static const QRegularExpression longest("stroke-width=\"([.0-9]+)\"[^>]* d=\"M[^\"]{20000}");
        QCOMPARE(longest.match(QString::fromUtf8(svg)).captured(1), QStringLiteral(".9"));
    }

    void conditionsOfEstimatedEnergyAreSaid()
    {
        SeriesOptions options = bySteps;
        options.alignment = SeriesAlignment::Energy;
        SeriesRun run = runNamed("a", {{0, 1}, {}, {0.5, 0.25}});
        run.energyKwh = 2;
        PreparedSeries series = seriesOf(options, {run});
        series.conditions = "common conditions: PUE 1.2";
        QCOMPARE(figureData(series),
            QByteArray("run,series,energy_kwh,energy_from,accuracy,conditions\n"
                       "a,val/acc,1,estimated,0.5,common conditions: PUE 1.2\n"
                       "a,val/acc,2,estimated,0.25,common conditions: PUE 1.2\n"));
        const QByteArray svg = rendered(series, 171.45, FigureFormat::Svg);
        QVERIFY2(svg.contains("run's time. Common conditions: PUE 1.2.</text>"), svg.right(600));
    }

    void withoutACurveThereIsNoFigure()
    {
        const auto figure =
            prepareFigure(std::make_shared<const PreparedSeries>(seriesOf(bySteps, {})), sizeOf(100));
        QVERIFY(!figure);
        QVERIFY(figure.error().code == Errc::SpecInvalid);
    }
};

QTEST_MAIN(TestSeriesFigure)
#include "tst_series_figure.moc"
