// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/curve.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include <QTest>

using namespace trefoil;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

Curve curveOf(std::vector<double> x, std::vector<double> y)
{
    return {std::make_shared<const std::vector<double>>(std::move(x)),
        std::make_shared<const std::vector<double>>(std::move(y))};
}

Curve curveOf(std::vector<double> y)
{
    std::vector<double> x(y.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
        x[i] = static_cast<double>(i);
    }
    return curveOf(std::move(x), std::move(y));
}

/// Lowest and highest y of each pixel column, found the slow way.
std::vector<std::pair<double, double>> extremes(
    const std::vector<CurvePoint>& points, double lower, double upper, int columns)
{
    std::vector<std::pair<double, double>> found(static_cast<std::size_t>(columns) + 1, {missing, missing});
    for (const CurvePoint& point : points) {
        if (point.x < lower || point.x > upper || !std::isfinite(point.y)) {
            continue;
        }
        auto& [low, high] =
            found[static_cast<std::size_t>(std::floor((point.x - lower) / ((upper - lower) / columns)))];
        low = std::fmin(low, point.y);
        high = std::fmax(high, point.y);
    }
    return found;
}

std::vector<CurvePoint> allPoints(const Curve& curve)
{
    std::vector<CurvePoint> points;
    for (std::size_t i = 0; i < curve.size(); ++i) {
        points.push_back({curve.x()[i], curve.y()[i], false});
    }
    return points;
}

bool sameExtremes(const Curve& curve, double lower, double upper, int columns)
{
    const auto expected = extremes(allPoints(curve), lower, upper, columns);
    const auto found = extremes(curve.decimated(lower, upper, columns), lower, upper, columns);
    return std::equal(expected.begin(), expected.end(), found.begin(), [](const auto& a, const auto& b) {
        return (a == b) || (std::isnan(a.first) && std::isnan(b.first));
    });
}

std::size_t lineCount(const std::vector<CurvePoint>& points)
{
    return static_cast<std::size_t>(
        std::count_if(points.begin(), points.end(), [](const CurvePoint& p) { return p.startsLine; }));
}

} // namespace

/// Looking at millions of points: nothing that the eye could see gets lost.
class TestCurve : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aShortCurveIsDrawnAsItIs()
    {
        const auto points = curveOf({1, 3, 2}).decimated(0, 2, 100);
        QCOMPARE(points, (std::vector<CurvePoint>{{0, 1, true}, {1, 3, false}, {2, 2, false}}));
    }

    void everyColumnKeepsItsExtremes()
    {
        std::mt19937 random(11);
        std::normal_distribution<double> noise;
        for (const std::size_t size : {5U, 64U, 65U, 1000U, 30'000U}) {
            std::vector<double> x;
            std::vector<double> y;
            double at = 0;
            for (std::size_t i = 0; i < size; ++i) {
                at += std::abs(noise(random));
                x.push_back(at);
                y.push_back(random() % 17 == 0 ? missing : noise(random));
            }
            const Curve curve = curveOf(x, y);
            for (const int columns : {1, 7, 100, 1500}) {
                QVERIFY(sameExtremes(curve, 0, at, columns));
                QVERIFY(sameExtremes(curve, at / 3, at / 2, columns));
            }
        }
    }

    void aColumnCostsAtMostFourPoints()
    {
        std::vector<double> y(1'000'000);
        std::mt19937 random(5);
        std::generate(y.begin(), y.end(), [&] { return static_cast<double>(random()); });
        QVERIFY(curveOf(y).decimated(0, 1e6, 800).size() <= 4U * 801U);
    }

    void oneSpikeAmongAMillionIsSeen()
    {
        std::vector<double> y(1'000'000, 0.0);
        y[777'777] = 1;
        const auto points = curveOf(y).decimated(0, 1e6, 500);
        QCOMPARE(
            std::count_if(points.begin(), points.end(), [](const CurvePoint& p) { return p.y == 1; }), 1);
    }

    void aMissingValueBreaksTheLine()
    {
        const auto points = curveOf({1, missing, 2, 3}).decimated(0, 3, 100);
        QCOMPARE(points, (std::vector<CurvePoint>{{0, 1, true}, {2, 2, true}, {3, 3, false}}));
        QCOMPARE(curveOf({1, missing, 2, 3}).missing(), std::size_t(1));
    }

    void aLongGapBreaksTheLineHoweverFarOneLooks()
    {
        std::vector<double> y(10'000, 1.0);
        std::fill(y.begin() + 4000, y.begin() + 6000, missing);
        const Curve curve = curveOf(y);
        for (const int columns : {20, 100, 1000}) {
            QCOMPARE(lineCount(curve.decimated(0, 9999, columns)), std::size_t(2));
        }
    }

    void infinityIsNoPointOfALine()
    {
        const Curve curve = curveOf({1, std::numeric_limits<double>::infinity(), 3});
        QCOMPARE(curve.yRange().upper, 3.0);
        QCOMPARE(lineCount(curve.decimated(0, 2, 10)), std::size_t(2));
    }

    void theLineRunsOnToTheBorder()
    {
        const auto points = curveOf({0, 1, 2, 3, 4, 5}).decimated(2.2, 3.8, 100);
        QCOMPARE(points, (std::vector<CurvePoint>{{2, 2, true}, {3, 3, false}, {4, 4, false}}));
        const auto between = curveOf({0, 1, 2}).decimated(1.2, 1.8, 100); // no point inside
        QCOMPARE(between, (std::vector<CurvePoint>{{1, 1, true}, {2, 2, false}}));
    }

    void aStepThatGoesBackBeginsANewLine()
    {
        const auto points = curveOf({0, 1, 2, 1, 2}, {5, 4, 3, 6, 5}).decimated(0, 2, 100);
        QCOMPARE(lineCount(points), std::size_t(2));
        QCOMPARE(points.size(), std::size_t(5));
    }

    void pointsAtNoPlaceAreLeftOut()
    {
        const Curve curve = curveOf({0, missing, 2}, {1, 2, 3});
        QCOMPARE(curve.decimated(0, 2, 10), (std::vector<CurvePoint>{{0, 1, true}, {2, 3, true}}));
    }

    void equalPlacesAreOneColumn()
    {
        const auto points = curveOf({1, 1, 1, 1, 1, 1}, {1, 5, 3, 0, 2, 4}).decimated(1, 1, 10);
        QCOMPARE(extremes(points, 1, 2, 1)[0], std::pair(0.0, 5.0));
        QVERIFY(points.size() <= 4);
    }

    void nothingStaysNothing()
    {
        QVERIFY(Curve().decimated(0, 1, 100).empty());
        QVERIFY(curveOf({missing}).yRange().isEmpty);
        QVERIFY(curveOf({1, 2}).decimated(0, 1, 0).empty());
    }

    void findsAPointAgain()
    {
        const Curve curve = curveOf({0, 1, 2, 1, 2}, {5, 4, 3, 6, 5});
        QCOMPARE(curve.indexOf(1, 6), std::size_t(3));
        QCOMPARE(curve.indexOf(1, 7), curve.size());
    }
};

QTEST_APPLESS_MAIN(TestCurve)
#include "tst_curve.moc"
