// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <limits>
#include <random>

#include <QPaintEngine>
#include <QtTest>

#include "ui/charts/plottables/marker_painter.h"
#include "ui/charts/plottables/point_cloud.h"

using namespace trefoil;

namespace {

constexpr double noValue = std::numeric_limits<double>::quiet_NaN();

std::shared_ptr<const std::vector<double>> column(std::vector<double> values)
{
    return std::make_shared<const std::vector<double>>(std::move(values));
}

std::shared_ptr<const RowSet> rows(std::size_t size, std::initializer_list<std::uint32_t> members)
{
    auto set = std::make_shared<RowSet>(size);
    for (const std::uint32_t row : members)
        set->insert(row);
    return set;
}

struct Panel {
    QCustomPlot plot;
    PointCloud* cloud;

    explicit Panel(PointColumns columns)
        : cloud(new PointCloud(plot.xAxis, plot.yAxis))
    {
        plot.resize(400, 300);
        plot.xAxis->setRange(0, 10);
        plot.yAxis->setRange(0, 10);
        cloud->setStyles(
            {{QColor(0x00, 0x72, 0xb2), QColor(0x00, 0x72, 0xb2), MarkerShape::Circle, 5.0, false}});
        cloud->setColumns(std::move(columns));
        plot.replot();
        plot.show(); // Grabbing a hidden widget resizes it, which replots.
        QCoreApplication::processEvents();
    }
    QPointF pixel(double x, double y) const { return cloud->coordsToPixels(x, y); }
};

/// Records what it is asked to place; draws nothing.
class CountingEngine final : public QPaintEngine, public MarkerPlacingEngine {
public:
    CountingEngine()
        : QPaintEngine(AllFeatures)
    {
    }
    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState&) override { }
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override { ++images; }
    void drawImage(const QRectF&, const QImage&, const QRectF&, Qt::ImageConversionFlags) override
    {
        ++images;
    }
    void drawPath(const QPainterPath&) override { }
    void drawPolygon(const QPointF*, int, PolygonDrawMode) override { }
    Type type() const override { return User; }
    void placeMarkers(QPainter&, const PointMarker&, std::span<const QPointF> centres) override
    {
        markers.insert(markers.end(), centres.begin(), centres.end());
    }
    int images = 0;
    std::vector<QPointF> markers;
};

class CountingDevice final : public QPaintDevice {
public:
    QPaintEngine* paintEngine() const override { return &engine; }
    mutable CountingEngine engine;

protected:
    int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth:
            return 400;
        case PdmHeight:
            return 300;
        case PdmDevicePixelRatio:
            return 1;
        case PdmDevicePixelRatioScaled:
            return static_cast<int>(devicePixelRatioFScale());
        default:
            return 96;
        }
    }
};

} // namespace

class TestPointCloud : public QObject {
    Q_OBJECT

private slots:
    void everyPointOfAColumnOfEqualXIsDrawn()
    {
        // Adaptive sampling of QCPGraph draws three of these.
        std::vector<double> x(50, 5.0);
        std::vector<double> y;
        for (int i = 0; i < 50; ++i)
            y.push_back(0.1 + 0.19 * i);
        Panel panel({column(x), column(y), {}, {}, {}, {}});
        QCOMPARE(panel.cloud->drawnCount(), std::size_t{50});
        const QImage image = panel.plot.grab().toImage();
        for (const double value : y) {
            const QPointF at = panel.pixel(5.0, value);
            const QColor colour = image.pixelColor(at.toPoint());
            QVERIFY2(colour.blue() > 120 && colour.red() < 60, qPrintable(colour.name()));
        }
    }
    void manyPointsCoverEveryCellThatHoldsOne()
    {
        std::mt19937 random(7);
        std::uniform_real_distribution<> inside(0.5, 9.5);
        std::vector<double> x;
        std::vector<double> y;
        for (std::size_t i = 0; i < PointRaster::mergeAbove + 5000; ++i) {
            x.push_back(inside(random));
            y.push_back(inside(random));
        }
        Panel panel({column(x), column(y), {}, {}, {}, {}});
        QCOMPARE(panel.cloud->drawnCount(), x.size());
        const QImage image = panel.plot.grab().toImage();
        for (std::size_t i = 0; i < x.size(); i += 7) {
            const QPointF at = panel.pixel(x[i], y[i]);
            const QColor colour = image.pixelColor(static_cast<int>(at.x()), static_cast<int>(at.y()));
            QVERIFY(colour.blue() > 120 && colour.red() < 60);
        }
    }
    void hitTestFindsTheNearestPointExactly()
    {
        std::mt19937 random(11);
        std::uniform_real_distribution<> anywhere(-1, 11);
        std::vector<double> x;
        std::vector<double> y;
        for (int i = 0; i < 3000; ++i) {
            x.push_back(anywhere(random));
            y.push_back(anywhere(random));
        }
        Panel panel({column(x), column(y), {}, {}, {}, {}});
        const QRect rect = panel.plot.axisRect()->rect();
        int hits = 0;
        for (int round = 0; round < 500; ++round) {
            const QPointF at(
                rect.left() + (round * 37) % rect.width(), rect.top() + (round * 53) % rect.height());
            std::optional<std::uint32_t> expected;
            double best = 3.0;
            for (std::uint32_t i = 0; i < x.size(); ++i) {
                const double distance = QLineF(panel.pixel(x[i], y[i]), at).length();
                if (distance < best) {
                    best = distance;
                    expected = i;
                }
            }
            QCOMPARE(panel.cloud->rowAt(at, 3.0), expected);
            hits += expected ? 1 : 0;
        }
        QVERIFY(hits > 50 && hits < 500);
    }
    void rectangleFindsExactlyTheRowsInside()
    {
        std::mt19937 random(12);
        std::uniform_real_distribution<> anywhere(0, 10);
        std::vector<double> x;
        std::vector<double> y;
        std::vector<std::uint32_t> ids;
        for (std::uint32_t i = 0; i < 2000; ++i) {
            x.push_back(anywhere(random));
            y.push_back(anywhere(random));
            ids.push_back(4000 - i);
        }
        Panel panel(
            {column(x), column(y), {}, std::make_shared<const std::vector<std::uint32_t>>(ids), {}, {}});
        const QRectF area(panel.pixel(2.03, 7.1), panel.pixel(6.4, 3.2));
        RowSet expected(4001);
        for (std::uint32_t i = 0; i < x.size(); ++i) {
            if (area.contains(panel.pixel(x[i], y[i])))
                expected.insert(ids[i]);
        }
        QVERIFY(!expected.empty());
        QVERIFY(panel.cloud->rowsInRect(area, 4001) == expected);
    }
    void selectionAndHoverRedrawOnlyTheirLayer()
    {
        Panel panel({column({2, 5, 8}), column({2, 5, 8}), {}, {}, {}, {}});
        const int before = panel.cloud->baseDrawCount();
        const QImage plain = panel.plot.grab().toImage();
        panel.cloud->setSelection(rows(3, {1}));
        panel.cloud->setHoveredRow(1);
        replotOverlay(panel.plot);
        const QImage selected = panel.plot.grab().toImage();
        QCOMPARE(panel.cloud->baseDrawCount(), before);
        const auto at = [&](double value) { return panel.pixel(value, value).toPoint(); };
        QCOMPARE(selected.pixelColor(at(5)), plain.pixelColor(at(5)));
        QVERIFY(selected.pixelColor(at(2)).lightness() > plain.pixelColor(at(2)).lightness() + 60);
        panel.cloud->setSelection(nullptr);
        panel.cloud->setHoveredRow(std::nullopt);
        replotOverlay(panel.plot);
        QCOMPARE(panel.plot.grab().toImage(), plain);
    }
    void changingTheSelectionStepByStepGivesTheSamePicture()
    {
        std::mt19937 random(13);
        std::uniform_real_distribution<> anywhere(0, 10);
        std::vector<double> x;
        std::vector<double> y;
        for (int i = 0; i < 2000; ++i) {
            x.push_back(anywhere(random));
            y.push_back(anywhere(random));
        }
        Panel stepped({column(x), column(y), {}, {}, {}, {}});
        Panel fresh({column(x), column(y), {}, {}, {}, {}});
        auto last = std::make_shared<RowSet>(2000);
        for (double edge = 1; edge < 9; edge += 0.7) {
            auto set = std::make_shared<RowSet>(2000);
            for (std::uint32_t i = 0; i < 2000; ++i) {
                if (x[i] > edge && x[i] < edge + 2)
                    set->insert(i);
            }
            stepped.cloud->setSelection(set);
            replotOverlay(stepped.plot);
            last = set;
        }
        fresh.cloud->setSelection(last);
        replotOverlay(fresh.plot);
        QCOMPARE(stepped.plot.grab().toImage(), fresh.plot.grab().toImage());
    }
    void errorBarsReachTheirEnds()
    {
        Panel panel({column({5}), column({5}), {}, {}, column({2}), column({noValue})});
        const QImage image = panel.plot.grab().toImage();
        // The darkest of three pixels: the bar is one pixel high and may lie on either side of a pixel
        // border.
        const auto lightness = [&](QPointF at) {
            int darkest = 255;
            for (const int aside : {-1, 0, 1})
                darkest = std::min(darkest, image.pixelColor(at.toPoint() + QPoint(0, aside)).lightness());
            return darkest;
        };
        QVERIFY(lightness(panel.pixel(6.8, 5)) < 200);
        QVERIFY(lightness(panel.pixel(3.2, 5)) < 200);
        QVERIFY(lightness(panel.pixel(7.3, 5)) > 225);
        QVERIFY(lightness(panel.pixel(5, 5) + QPointF(0, 21)) > 225);
    }
    void exportPlacesOneMarkerPerVisiblePointAndNoSelection()
    {
        Panel panel({column({1, 5, 5, 8, noValue}), column({1, 5, 5, 8, 3}), {}, {}, {}, {}});
        panel.cloud->setVisibleRows(rows(5, {0, 1, 2, 4}));
        panel.cloud->setSelection(rows(5, {1}));
        panel.cloud->setHoveredRow(0);
        panel.plot.replot();
        CountingDevice device;
        QCPPainter painter;
        QVERIFY(painter.begin(&device));
        painter.setModes(QCPPainter::pmVectorized | QCPPainter::pmNoCaching);
        panel.plot.toPainter(&painter, 400, 300);
        painter.end();
        QCOMPARE(device.engine.markers.size(), std::size_t{3});
        QCOMPARE(device.engine.images, 0);
        QCOMPARE(device.engine.markers[1], device.engine.markers[2]);
    }
    void valuesThatCannotBeShownAreCountedAndNotDrawn_data()
    {
        QTest::addColumn<bool>("logarithmic");
        QTest::addColumn<int>("skipped");
        QTest::newRow("linear") << false << 3;
        QTest::newRow("logarithmic") << true << 5;
    }
    void valuesThatCannotBeShownAreCountedAndNotDrawn()
    {
        QFETCH(bool, logarithmic);
        QFETCH(int, skipped);
        const double infinite = std::numeric_limits<double>::infinity();
        Panel panel(
            {column({noValue, infinite, 1, 0, -1, 4}), column({1, 1, noValue, 1, 1, 4}), {}, {}, {}, {}});
        if (logarithmic)
            panel.plot.xAxis->setScaleType(QCPAxis::stLogarithmic);
        panel.plot.xAxis->setRange(logarithmic ? 0.1 : -5, 10);
        panel.plot.replot();
        QCOMPARE(panel.cloud->skippedCount(), static_cast<std::size_t>(skipped));
        QCOMPARE(panel.cloud->drawnCount(), static_cast<std::size_t>(6 - skipped));
        QCOMPARE(panel.cloud->rowAt(panel.pixel(4, 4), 0.5), std::optional<std::uint32_t>(5));
    }
    void nothingToDrawIsNoFault()
    {
        Panel panel({column({}), column({}), {}, {}, {}, {}});
        QCOMPARE(panel.cloud->drawnCount(), std::size_t{0});
        QCOMPARE(panel.cloud->rowAt(QPointF(100, 100), 50), std::nullopt);
        panel.cloud->setSelection(rows(0, {}));
        panel.cloud->setHoveredRow(17);
        replotOverlay(panel.plot);
        panel.cloud->setColumns({});
        panel.plot.replot();
        QCOMPARE(panel.cloud->pointCount(), std::size_t{0});
    }
};

QTEST_MAIN(TestPointCloud)
#include "test_point_cloud.moc"
