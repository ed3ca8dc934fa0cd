// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/power_series.h"

#include "tests/support/collecting_sink.h"

#include <cmath>

#include <QtTest/QTest>

using namespace trefoil;

class TestPowerSeries : public QObject {
    Q_OBJECT

private slots:
    void integratesByTrapezoid();
    void integratesUnevenIntervals();
    void reportsGapsAndDoesNotBridgeThem();
    void acceptsAChangeOfRate();
    void leavesMissingSamplesOut();
    void doesNotIntegrateBackwards();
    void handsPointsOverInChunks();
    void hasNoMeanOfOneSample();
};

void TestPowerSeries::integratesByTrapezoid()
{
    PowerIntegrator integrator;
    for (int second = 0; second <= 1000; ++second) {
        integrator.add(second, 2.0 * second); // exact for a line: 2 t integrates to t²
    }
    const PowerIntegral integral = integrator.finish();
    QCOMPARE(integral.joules, 1e6);
    QCOMPARE(integral.seconds(), 1000.0);
    QCOMPARE(integral.meanWatts(), 1000.0);
    QCOMPARE(integral.gaps, std::int64_t{0});
}

void TestPowerSeries::integratesUnevenIntervals()
{
    PowerIntegrator integrator;
    for (const double second : {0.0, 1.0, 1.5, 5.0, 6.0}) {
        integrator.add(second, 10 + second);
    }
    QCOMPARE(integrator.finish().joules, 60.0 + 18.0);
}

void TestPowerSeries::reportsGapsAndDoesNotBridgeThem()
{
    PowerIntegrator integrator;
    for (int i = 0; i < 200; ++i) {
        integrator.add(i < 100 ? i : i + 3600, 50);
    }
    const PowerIntegral integral = integrator.finish();
    QCOMPARE(integral.gaps, std::int64_t{1});
    QCOMPARE(integral.longestGapSeconds, 3601.0);
    QCOMPARE(integral.coveredSeconds, 198.0);
    QCOMPARE(integral.joules, 198.0 * 50);
    QCOMPARE(integral.seconds(), 3799.0);
    QCOMPARE(doubtsAbout(integral, "gpu 0", {}).size(), std::size_t{1});
}

void TestPowerSeries::acceptsAChangeOfRate()
{
    PowerIntegrator integrator;
    double second = 0;
    for (int i = 0; i < 640; ++i) {
        integrator.add(second, 1);
        second += i < 320 ? 1 : 60;
    }
    QCOMPARE(integrator.finish().gaps, std::int64_t{0});
}

void TestPowerSeries::leavesMissingSamplesOut()
{
    PowerIntegrator integrator;
    integrator.add(0, 10);
    integrator.add(1, absent);
    integrator.add(2, 30);
    integrator.add(3, 30);
    integrator.add(INFINITY, 30);
    const PowerIntegral integral = integrator.finish();
    QCOMPARE(integral.missing, std::int64_t{2});
    QCOMPARE(integral.joules, 40.0 + 30.0);
}

void TestPowerSeries::doesNotIntegrateBackwards()
{
    PowerIntegrator integrator;
    for (const double second : {0.0, 1.0, 2.0, 0.5, 3.0}) {
        integrator.add(second, 10);
    }
    const PowerIntegral integral = integrator.finish();
    QCOMPARE(integral.backwards, std::int64_t{1});
    QCOMPARE(integral.joules, 30.0);
}

void TestPowerSeries::handsPointsOverInChunks()
{
    test::CollectingSink sink;
    PowerSeries series(sink, quantityOf(Standard::GpuPower), "gpu 0", Clock::Calendar);
    constexpr int count = 40'000;
    for (int i = 0; i < count; ++i) {
        series.add(1e9 + i, i % 7 == 0 ? absent : i);
    }
    QCOMPARE(series.finish().samples + count / 7 + 1, std::int64_t{count});
    std::size_t points = 0;
    for (const test::RecordSeries& part : sink.series) {
        QVERIFY(part.chunk.values.size() <= SeriesChunk::capacity);
        QCOMPARE(part.chunk.values.size(), part.chunk.timesMs.size());
        QVERIFY(part.chunk.steps.empty());
        points += part.chunk.values.size();
    }
    QCOMPARE(points, std::size_t{count});
    QCOMPARE(sink.series.back().chunk.timesMs.back(), std::int64_t{(1'000'000'000 + count - 1)} * 1000);
}

void TestPowerSeries::hasNoMeanOfOneSample()
{
    PowerIntegrator integrator;
    integrator.add(5, 10);
    const PowerIntegral integral = integrator.finish();
    QCOMPARE(integral.seconds(), 0.0);
    QVERIFY(std::isnan(integral.meanWatts()));
    QVERIFY(std::isnan(PowerIntegrator().finish().meanWatts()));
}

QTEST_APPLESS_MAIN(TestPowerSeries)
#include "tst_power_series.moc"
