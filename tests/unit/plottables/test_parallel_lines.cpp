// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>
#include <random>

#include <QtTest>

#include "ui/charts/plottables/parallel_lines.h"
#include "ui/charts/plottables/parallel_polylines.h"

using namespace trefoil;

namespace {

constexpr double noValue = std::numeric_limits<double>::quiet_NaN();

LineColumns columnsOf(const std::vector<std::vector<double>>& axes)
{
    LineColumns columns;
    for (const std::vector<double>& axis : axes)
        columns.axes.push_back(std::make_shared<const std::vector<double>>(axis));
    return columns;
}

std::vector<std::vector<double>> randomAxes(std::size_t axes, std::size_t lines, double missing)
{
    std::mt19937 random(5);
    std::uniform_real_distribution<> position(0, 1);
    std::vector<std::vector<double>> values(axes);
    for (std::vector<double>& axis : values) {
        for (std::size_t i = 0; i < lines; ++i)
            axis.push_back(position(random) < missing ? noValue : position(random));
    }
    return values;
}

struct Panel {
    QCustomPlot plot;
    ParallelLines* lines;

    explicit Panel(const std::vector<std::vector<double>>& values)
        : lines(new ParallelLines(plot.xAxis, plot.yAxis))
    {
        plot.resize(700, 320);
        for (QCPAxis* axis : plot.axisRect()->axes())
            axis->setVisible(false);
        std::vector<ParallelAxis> axes(values.size());
        for (std::size_t i = 0; i < axes.size(); ++i) {
            axes[i].title = QStringLiteral("Axis %1").arg(i);
            axes[i].ticks = {{0.0, QStringLiteral("0")}, {1.0, QStringLiteral("1")}};
        }
        lines->setLineColours({QColor(0xd5, 0x5e, 0x00)});
        lines->setAxes(axes, columnsOf(values));
        plot.replot();
        plot.show(); // Grabbing a hidden widget resizes it, which replots.
        QCoreApplication::processEvents();
    }
    QPointF pixel(int axis, double position) const
    {
        const ParallelGeometry place = lines->geometry();
        return {place.axisX(axis), place.pixelOf(position)};
    }
    QPointF between(int axis, double first, double second) const
    {
        return (pixel(axis, first) + pixel(axis + 1, second)) / 2;
    }
};

bool inked(const QImage& image, QPointF at)
{
    for (int y = -1; y <= 1; ++y) {
        const QColor colour = image.pixelColor(at.toPoint() + QPoint(0, y));
        if (colour.red() - colour.blue() > 40)
            return true;
    }
    return false;
}

} // namespace

class TestParallelLines : public QObject {
    Q_OBJECT

private slots:
    void aMissingValueBreaksTheLine()
    {
        Panel panel({{0.9}, {0.2}, {noValue}, {0.5}, {0.7}});
        const QImage image = panel.plot.grab().toImage();
        QVERIFY(inked(image, panel.between(0, 0.9, 0.2)));
        QVERIFY(inked(image, panel.between(3, 0.5, 0.7)));
        QVERIFY(!inked(image, panel.between(1, 0.2, 0.5)));
        QVERIFY(!inked(image, panel.between(2, 0.2, 0.5)));
        QVERIFY(inked(image, panel.pixel(2, ParallelGeometry::missingPosition)));
    }
    void strokesAreCountedPerUnbrokenPiece_data()
    {
        QTest::addColumn<std::vector<double>>("positions");
        QTest::addColumn<int>("strokes");
        QTest::newRow("whole") << std::vector<double>{0, 1, 0, 1} << 1;
        QTest::newRow("broken") << std::vector<double>{0, 1, noValue, 1} << 1;
        QTest::newRow("two pieces") << std::vector<double>{0, 1, noValue, 1, 0} << 2;
        QTest::newRow("all missing") << std::vector<double>{noValue, noValue} << 0;
    }
    void strokesAreCountedPerUnbrokenPiece()
    {
        QFETCH(std::vector<double>, positions);
        QFETCH(int, strokes);
        std::vector<std::vector<double>> axes;
        for (const double position : positions)
            axes.push_back({position});
        QImage image(300, 200, QImage::Format_ARGB32_Premultiplied);
        QPainter painter(&image);
        const ParallelGeometry place(QRectF(0, 0, 300, 200), static_cast<int>(axes.size()), 12);
        QCOMPARE(paintPolyline(painter, place, columnsOf(axes), 0, QPen(Qt::red, 1)), strokes);
    }
    void pixelsAndStrokesShowTheSameLines()
    {
        // Above the limit of exact strokes every line is still there, and missing values still break it.
        auto values = randomAxes(4, ParallelLines::exactUpTo + 500, 1.0);
        values[0][7] = 0.9;
        values[1][7] = 0.2;
        values[3][7] = 0.4;
        Panel panel(values);
        panel.lines->setSelection([&] {
            auto set = std::make_shared<RowSet>(values[0].size());
            for (std::uint32_t row = 0; row < 300; ++row)
                set->insert(row);
            return set;
        }());
        replotOverlay(panel.plot);
        const QImage image = panel.plot.grab().toImage();
        QVERIFY(inked(image, panel.between(0, 0.9, 0.2)));
        QVERIFY(!inked(image, panel.between(1, 0.2, 0.4)));
        QVERIFY(!inked(image, panel.between(2, 0.2, 0.4)));
        QVERIFY(inked(image, panel.pixel(3, 0.4) + QPointF(2, 0)));
    }
    void scatteredOrderVisitsEveryLineOnce()
    {
        for (const std::size_t count : {1U, 2U, 3U, 4U, 6U, 301U, 516U, 1000U, 1024U}) {
            const std::size_t step = scatteringStep(count);
            std::vector<bool> isSeen(count);
            std::size_t neighbours = 0;
            for (std::size_t i = 0; i < count; ++i) {
                const std::size_t line = i * step % count;
                QVERIFY(!isSeen[line]);
                isSeen[line] = true;
                neighbours += (i + 1) * step % count == line + 1 ? 1 : 0;
            }
            QVERIFY(count < 300 || neighbours == 0); // a block of equal rows is taken apart
        }
    }

    void changingTheSelectionStepByStepGivesTheSamePicture()
    {
        const auto values = randomAxes(5, 6000, 0.05);
        Panel stepped(values);
        Panel fresh(values);
        std::shared_ptr<RowSet> last;
        for (double edge = 0.1; edge < 0.7; edge += 0.05) {
            last = std::make_shared<RowSet>(6000);
            for (std::uint32_t row = 0; row < 6000; ++row) {
                if (values[0][row] > edge && values[0][row] < edge + 0.2)
                    last->insert(row);
            }
            stepped.lines->setSelection(last);
            replotOverlay(stepped.plot);
        }
        fresh.lines->setSelection(last);
        replotOverlay(fresh.plot);
        QCOMPARE(stepped.plot.grab().toImage(), fresh.plot.grab().toImage());
    }
    void brushSelectionAndHoverLeaveTheLinesAlone()
    {
        Panel panel(randomAxes(4, 500, 0));
        const int before = panel.lines->baseDrawCount();
        const QImage plain = panel.plot.grab().toImage();
        auto set = std::make_shared<RowSet>(500);
        set->insert(3);
        panel.lines->setSelection(set);
        panel.lines->setBrush(1, std::pair(0.2, 0.6));
        panel.lines->setHoveredRow(3);
        replotOverlay(panel.plot);
        QCOMPARE(panel.lines->baseDrawCount(), before);
        QVERIFY(panel.plot.grab().toImage() != plain);
        panel.lines->setSelection(nullptr);
        panel.lines->setBrush(1, std::nullopt);
        panel.lines->setHoveredRow(std::nullopt);
        replotOverlay(panel.plot);
        QCOMPARE(panel.plot.grab().toImage(), plain);
    }
    void hitTestFindsTheLineUnderTheCursor()
    {
        Panel panel({{0.9, 0.1, 0.5}, {0.2, 0.1, noValue}, {0.3, 0.8, 0.5}});
        QCOMPARE(panel.lines->rowAt(panel.between(0, 0.9, 0.2), 2), std::optional<std::uint32_t>(0));
        QCOMPARE(panel.lines->rowAt(panel.between(1, 0.1, 0.8), 2), std::optional<std::uint32_t>(1));
        QCOMPARE(panel.lines->rowAt(panel.between(0, 0.5, 0.4), 1), std::optional<std::uint32_t>());
        QCOMPARE(panel.lines->rowAt(panel.between(0, 0.1, 0.1) + QPointF(0, 3), 4),
            std::optional<std::uint32_t>(1));
        QCOMPARE(panel.lines->rowAt(panel.between(0, 0.1, 0.1) + QPointF(0, 5), 4),
            std::optional<std::uint32_t>());
    }
    void theHandlesOfABrushCanBeFound()
    {
        const ParallelGeometry place(QRectF(0, 0, 600, 300), 3, 14);
        std::vector<ParallelAxis> axes(3);
        axes[1].brush = {0.3, 0.7};
        const auto at = [&](int axis, double position, double dy) {
            return place.hit(QPointF(place.axisX(axis), place.pixelOf(position) + dy), axes);
        };
        QCOMPARE(at(1, 0.7, 4), std::optional(ParallelHit{1, ParallelPart::BrushUpperEnd}));
        QCOMPARE(at(1, 0.3, 4), std::optional(ParallelHit{1, ParallelPart::BrushLowerEnd}));
        QCOMPARE(at(1, 0.5, 0), std::optional(ParallelHit{1, ParallelPart::BrushBody}));
        QCOMPARE(at(1, 0.9, 0), std::optional(ParallelHit{1, ParallelPart::Axis}));
        QCOMPARE(at(0, 0.5, 0), std::optional(ParallelHit{0, ParallelPart::Axis}));
        QCOMPARE(
            place.hit(place.titleRect(2).center(), axes), std::optional(ParallelHit{2, ParallelPart::Title}));
        QCOMPARE(
            place.hit(QPointF(place.axisX(0) + 60, place.pixelOf(0.5)), axes), std::optional<ParallelHit>());
        QCOMPARE(place.positionOf(place.pixelOf(0.37)), 0.37);
    }
    void titlesNeverOverlap()
    {
        const QFontMetricsF metrics{QFont()};
        ParallelAxis axis;
        axis.title = QStringLiteral("Worst-group balanced accuracy on the held-out set");
        axis.unit = QStringLiteral("percentage points");
        for (const double width : {400.0, 160.0, 80.0, 20.0}) {
            const QStringList lines = titleLines(axis, metrics, width);
            QVERIFY(!lines.isEmpty() && lines.size() <= 2);
            for (const QString& line : lines)
                QVERIFY2(metrics.horizontalAdvance(line) <= width || line.size() <= 1, qPrintable(line));
        }
        const ParallelGeometry place(QRectF(0, 0, 600, 300), 5, 14);
        for (int i = 0; i + 1 < 5; ++i)
            QVERIFY(place.titleRect(i).right() <= place.titleRect(i + 1).left());
        QVERIFY(place.missingTextRect(0).bottom() <= 300.5);
    }
    void aSingleAxisOrNoLineIsNoFault()
    {
        Panel panel(std::vector<std::vector<double>>(1, std::vector<double>{0.1}));
        QCOMPARE(panel.lines->rowAt(QPointF(300, 100), 500), std::optional<std::uint32_t>());
        Panel empty(std::vector<std::vector<double>>(2));
        auto none = std::make_shared<RowSet>(0);
        empty.lines->setSelection(none);
        empty.lines->setHoveredRow(4);
        replotOverlay(empty.plot);
        QCOMPARE(empty.lines->lineCount(), std::size_t{0});
    }
};

QTEST_MAIN(TestParallelLines)
#include "test_parallel_lines.moc"
