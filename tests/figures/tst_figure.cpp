// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/derive.h"
#include "core/figure/compare_board.h"
#include "core/report/drawn_data.h"
#include "ui/figures/compression_figures.h"
#include "ui/figures/figure_renderer.h"

#include "figures/external_tool.h"
#include "tests/support/hand_built_frame.h"
#include "tests/support/stops_after.h"
#include "tests/support/text_classification_frame.h"

#include <QImage>
#include <QRegularExpression>
#include <QtTest>

using namespace trefoil;
using trefoil::testing::textClassificationFrame;

namespace {

FigureSpec sampleSpec(double width)
{
    FigureSpec spec = compareBoard(*textClassificationFrame());
    spec.size.widthMillimetres = width;
    return spec;
}

QByteArray rendered(const FigureSpec& spec, FigureFormat format)
{
    const auto bytes = renderFigure(spec, textClassificationFrame(), format, {"study", "as recorded", {}});
    return bytes ? *bytes : QByteArray();
}

QString pageText(const QByteArray& pdf)
{
    return runOnBytes(QStringLiteral("pdftotext"),
        {QStringLiteral("-layout"), QStringLiteral("{}"), QStringLiteral("-")}, pdf)
        .text;
}

} // namespace

class TestFigure : public QObject {
    Q_OBJECT

private slots:
    void dataThatIsStoppedIsNone()
    {
        const auto data =
            writeFigureData(sampleSpec(82.55), textClassificationFrame(), testing::StopsAfter(3));
        QVERIFY(!data);
        QCOMPARE(data.error().code, Errc::Cancelled);
    }

    void pdfHasTheExactWidthAndOneFontFamily_data()
    {
        QTest::addColumn<double>("width");
        QTest::addColumn<QString>("points");
        QTest::newRow("one column") << 82.55 << QStringLiteral("234 x");
        QTest::newRow("full width") << 171.45 << QStringLiteral("486 x");
    }
    void pdfHasTheExactWidthAndOneFontFamily()
    {
        QFETCH(double, width);
        QFETCH(QString, points);
        const QByteArray pdf = rendered(sampleSpec(width), FigureFormat::Pdf);
        const ToolOutput info = runOnBytes(QStringLiteral("pdfinfo"), {QStringLiteral("{}")}, pdf);
        QVERIFY2(info.exitCode == 0, qPrintable(info.text));
        QVERIFY2(info.text.contains(points), qPrintable(info.text));
        const ToolOutput fonts = runOnBytes(QStringLiteral("pdffonts"), {QStringLiteral("{}")}, pdf);
        const QStringList lines = fonts.text.split(QLatin1Char('\n'), Qt::SkipEmptyParts).mid(2);
        QVERIFY(!lines.isEmpty());
        for (const QString& line : lines)
            QVERIFY2(line.contains(QStringLiteral("DejaVuSans")) && line.contains(QStringLiteral("TrueType")),
                qPrintable(line));
    }
    void everyAxisIsNamedWithItsUnit()
    {
        const QString text = pageText(rendered(sampleSpec(171.45), FigureFormat::Pdf));
        for (const QString& label : {QStringLiteral("Energy (Wh)"), QStringLiteral("Cost (USD)"),
                 QStringLiteral("4 runs without a value"), QStringLiteral("reasoning LLM"),
                 QStringLiteral("on the Pareto front"), QStringLiteral("dominated")})
            QVERIFY2(text.contains(label), qPrintable(text));
    }
    void textHasThePointsOfTheSpec()
    {
        const QString svg = QString::fromUtf8(rendered(sampleSpec(171.45), FigureFormat::Svg));
        QVERIFY(svg.contains(QStringLiteral("font-size=\"8\"")));
        const QRegularExpression size(QStringLiteral("font-size=\"([0-9.]+)\""));
        auto matches = size.globalMatch(svg);
        QVERIFY(matches.hasNext());
        while (matches.hasNext())
            QVERIFY(matches.next().captured(1).toDouble() >= 7);
    }
    void svgPlacesOneSymbolPerDrawnRun()
    {
        FigureSpec spec = sampleSpec(171.45);
        spec.panels = {spec.panels[0]};
        const QString svg = QString::fromUtf8(rendered(spec, FigureFormat::Svg));
        QCOMPARE(svg.count(QStringLiteral("<use ")), 13);
    }
    void sameSpecGivesSameBytes_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("pdf") << static_cast<int>(FigureFormat::Pdf);
        QTest::newRow("svg") << static_cast<int>(FigureFormat::Svg);
        QTest::newRow("png") << static_cast<int>(FigureFormat::Png);
    }
    void sameSpecGivesSameBytes()
    {
        QFETCH(int, format);
        const FigureSpec spec = sampleSpec(171.45);
        const QByteArray first = rendered(spec, static_cast<FigureFormat>(format));
        QVERIFY(!first.isEmpty());
        QVERIFY(first == rendered(spec, static_cast<FigureFormat>(format)));
    }
    void pngHas600DotsPerInch()
    {
        FigureSpec spec = sampleSpec(82.55);
        spec.size.heightMillimetres = 50.8;
        spec.panels = {spec.panels[0]};
        const QImage image = QImage::fromData(rendered(spec, FigureFormat::Png), "PNG");
        QCOMPARE(image.size(), QSize(1950, 1200));
        QCOMPARE(image.dotsPerMeterX(), 23622);
    }
    void csvIsTheDrawnData()
    {
        const FigureSpec spec = sampleSpec(171.45);
        QCOMPARE(rendered(spec, FigureFormat::Csv),
            QByteArray::fromStdString(toCsv(drawnData(spec, *textClassificationFrame()))));
    }
    void commonConditionsStandUnderThePanelsAndInTheData()
    {
        Scenario scenario;
        scenario.pue = 1.5;
        const FramePointer derived = derive(textClassificationFrame(), scenario);
        const FigureSpec spec = sampleSpec(171.45);
        const auto pdf = renderFigure(spec, derived, FigureFormat::Pdf, {"study", "", {}});
        QVERIFY(pdf);
        const QString said = QStringLiteral("Common conditions: PUE 1.5");
        QVERIFY2(pageText(*pdf).contains(said), qPrintable(pageText(*pdf)));
        QVERIFY(!pageText(rendered(spec, FigureFormat::Pdf)).contains(QStringLiteral("onditions")));
        const auto csv = renderFigure(spec, derived, FigureFormat::Csv, {});
        QVERIFY(csv);
        const QList<QByteArray> lines = csv->split('\n');
        QVERIFY(lines[0].endsWith(",conditions"));
        QVERIFY(lines[1].endsWith(",common conditions: PUE 1.5"));
        QVERIFY(!rendered(spec, FigureFormat::Csv).contains("conditions"));
    }

    void noteTakesItsRoomFromTheAskedHeight()
    {
        Scenario scenario;
        scenario.pue = 1.5;
        FigureSpec spec = sampleSpec(100);
        spec.size.heightMillimetres = 80;
        const auto svg = renderFigure(
            spec, derive(textClassificationFrame(), scenario), FigureFormat::Svg, {"study", "", {}});
        QVERIFY(svg);
        QVERIFY2(
            svg->contains("height=\"80mm\"") || svg->contains("height=\"226.77"), svg->left(400).constData());
    }

    void theSelectedVariantIsNamed()
    {
        const FramePointer frame = testing::HandBuiltFrame({"d", "p50", "p90"})
                                       .withText("model", {"CNN", "CNN", "CNN"})
                                       .withText("variant", {"dense", "prune50", "prune90"})
                                       .with(Standard::Accuracy, {0.9, 0.9, 0.8})
                                       .with(Standard::Energy, {3, 2, 1})
                                       .frame();
        NoProgress progress;
        const CompressionReportPointer report = *reportCompression(frame, {}, progress);
        GroupTable table;
        table.quantities = {&quantityOf(Standard::Accuracy)};
        table.groups = {{"sex", "Female"}, {"sex", "Male"}};
        for (const RunId run : frame->runs) {
            table.readings.push_back({run, 0, 0, 0.8, 100});
            table.readings.push_back({run, 0, 1, 0.9, 100});
        }
        RowSet selection(3);
        selection.insert(2);
        const auto textOf = [&](const auto& board) {
            const auto figure = prepareFigure(board, {});
            const auto pdf = writeFigure(
                *recordFigure(*figure), FigureFormat::Pdf, {"study", "as recorded", {}}, progress);
            return pageText(*pdf);
        };
        const QString named = QStringLiteral("selected: prune90");
        QVERIFY(textOf(prepareGroupsBoard(report, table, {}, nullptr, &selection)).contains(named));
        QVERIFY(!textOf(prepareGroupsBoard(report, table, {}, nullptr, nullptr))
                     .contains(QLatin1String("selected")));
        PreparedCompressBoard compress = prepareCompressBoard(report, {}, nullptr);
        QVERIFY(!textOf(compress).contains(QLatin1String("selected")));
        compress.selected = selectedVariants(compress, &selection);
        QVERIFY(textOf(compress).contains(named));
    }

    void dataOfGroupsTellsRunsAndGrades()
    {
        const FramePointer frame = testing::HandBuiltFrame({"one", "two"}).frame();
        NoProgress progress;
        const CompressionReportPointer report = *reportCompression(frame, {}, progress);
        GroupTable table;
        table.quantities = {&quantityOf(Standard::Accuracy)};
        table.groups = {{"sex", "Female"}, {"sex", "Male"}};
        table.readings = {{frame->runs[0], 0, 0, 0.8, 100, Grade::Derived}, {frame->runs[0], 0, 1, 0.9, 100},
            {frame->runs[1], 0, 1, 0.7, 100}};
        const QString data =
            QString::fromUtf8(figureData(prepareGroupsBoard(report, table, {}, nullptr, nullptr)));
        const QStringList lines = data.split(u'\n');
        QCOMPARE(lines[0],
            QStringLiteral("model,attribute,group,n,accuracy,low,high,runs,runs_of_model,grade,"
                           "difference_to_best_group,change,change_low,change_high,p,change_runs"));
        QVERIFY2(lines[1].startsWith(QStringLiteral("one,sex,Female,100,0.8,0.71")), qPrintable(lines[1]));
        QVERIFY2(lines[1].contains(QStringLiteral(",1,1,derived,-0.09999")), qPrintable(lines[1]));
        QVERIFY2(lines[2].endsWith(QStringLiteral(",1,1,measured,0,,,,,")), qPrintable(lines[2]));
        QCOMPARE(lines[3], QStringLiteral("two,sex,Female,100,,,,0,1,,,,,,,")); // missing is not zero
    }

    void formatFromPath_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("format");
        QTest::newRow("pdf") << QStringLiteral("a/b.pdf") << static_cast<int>(FigureFormat::Pdf);
        QTest::newRow("upper case") << QStringLiteral("B.SVG") << static_cast<int>(FigureFormat::Svg);
        QTest::newRow("unknown") << QStringLiteral("b.gif") << -1;
        QTest::newRow("none") << QStringLiteral("figure") << -1;
    }
    void formatFromPath()
    {
        QFETCH(QString, path);
        const auto format = figureFormatFromPath(path.toStdString());
        QTEST(format ? static_cast<int>(*format) : -1, "format");
    }
    void refusesWhatCannotBeDrawn()
    {
        FigureSpec spec = sampleSpec(171.45);
        spec.size.widthMillimetres = -1;
        QCOMPARE(renderFigure(spec, textClassificationFrame(), FigureFormat::Pdf, {}).error().code,
            Errc::SpecInvalid);
        spec = sampleSpec(171.45);
        spec.panels[0].x.quantityId = "nobody_knows";
        QCOMPARE(renderFigure(spec, textClassificationFrame(), FigureFormat::Csv, {}).error().code,
            Errc::UnknownQuantity);
    }
};

QTEST_MAIN(TestFigure)
#include "tst_figure.moc"
