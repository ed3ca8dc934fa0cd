// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/run_energy.h"

#include "core/units/standard_quantities.h"

#include <cmath>
#include <limits>

#include <QTest>

using namespace trefoil;

namespace {

constexpr std::int64_t hour = 3'600'000;
constexpr TimeSpan twoHours{0, 2 * hour};

SeriesPoints watts(double value)
{
    return {{}, {0, 2 * hour}, {value, value}};
}

const Quantity& wholePower()
{
    static const Quantity quantity{"power_w", "Power", canonicalUnit(Dimension::Power)};
    return quantity;
}

} // namespace

/// Energy used so far, the axis that nobody else has.
class TestEnergyCourse : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// 1 kW for an hour, then rising to 3 kW over the next: 1 kWh, then 2 more.
    void integratesPowerByTrapezoid()
    {
        const auto course = EnergyCourse::fromPower({{}, {0, hour, 2 * hour}, {1000, 1000, 3000}});
        QCOMPARE(course.at(0), std::optional(0.0));
        QCOMPARE(course.at(hour / 2), std::optional(0.5));
        QCOMPARE(course.at(hour), std::optional(1.0));
        QCOMPARE(course.at(2 * hour), std::optional(3.0));
        QCOMPARE(course.total(), 3.0);
    }

    void nobodyMeasuredOutside()
    {
        const auto course = EnergyCourse::fromPower({{}, {hour, 2 * hour}, {1000, 1000}});
        QVERIFY(!course.at(hour - 1));
        QVERIFY(!course.at(2 * hour + 1));
    }

    void gapsAreNotBridged()
    {
        SeriesPoints power;
        for (std::int64_t second = 0; second < 20; ++second) {
            power.timesMs.push_back((second < 10 ? second : second + 3600) * 1000);
            power.values.push_back(3600);
        }
        const auto course = EnergyCourse::fromPower(power);
        QVERIFY(std::abs(course.total() - 18 * 3600 / 3.6e6) < 1e-12);
        QCOMPARE(course.at(9000), course.at(3'610'000));
    }

    void missingPowerIsNotZero()
    {
        const double missing = std::numeric_limits<double>::quiet_NaN();
        const auto course = EnergyCourse::fromPower({{}, {0, hour, 2 * hour}, {1000, missing, 1000}});
        QCOMPARE(course.total(), 2.0);
    }

    void aCounterIsTakenAsItIs()
    {
        const auto course = EnergyCourse::fromCounter({{}, {0, hour, 2 * hour}, {0.5, 1, 4}});
        QCOMPARE(course.at(0), std::optional(0.5));
        QCOMPARE(course.at(hour + hour / 2), std::optional(2.5));
    }

    void whatGoesBackIsNoCounter()
    {
        QVERIFY(EnergyCourse::fromCounter({{}, {0, hour, 2 * hour}, {1, 3, 2}}).isEmpty());
        QVERIFY(EnergyCourse::fromCounter({{1, 2}, {}, {1, 3}}).isEmpty());
    }

    void withoutTimesThereIsNone()
    {
        QVERIFY(EnergyCourse::fromPower({{1, 2}, {}, {100, 100}}).isEmpty());
        QVERIFY(EnergyCourse::fromPower({{}, {5}, {100}}).isEmpty());
    }

    void spreadEvenly()
    {
        const auto course = EnergyCourse::even(2, hour, 3 * hour);
        QCOMPARE(course.at(2 * hour), std::optional(1.0));
        QVERIFY(EnergyCourse::even(0, 0, hour).isEmpty());
        QVERIFY(EnergyCourse::even(1, hour, hour).isEmpty());
    }

    void clocksOfOtherZonesAreMatched()
    {
        const std::pair<std::int64_t, std::int64_t> run{100 * hour, 102 * hour};
        QCOMPARE(zoneShift(run, {102 * hour, 104 * hour}), std::optional(-2 * hour));
        QCOMPARE(zoneShift(run, {100 * hour + 60'000, 102 * hour}), std::optional(std::int64_t(0)));
        QCOMPARE(zoneShift(run, {94 * hour + hour / 4, 96 * hour + hour / 4}),
            std::optional(5 * hour + 3 * hour / 4));
        QCOMPARE(zoneShift(run, {900 * hour, 902 * hour}), std::optional(std::int64_t(0)));
        const auto course = EnergyCourse::even(1, 102 * hour, 104 * hour).shifted(-2 * hour);
        QCOMPARE(course.at(101 * hour), std::optional(0.5));
    }

    void devicesAddUp()
    {
        const SeriesPoints first = watts(1000);
        const SeriesPoints second = watts(500);
        const Quantity& gpu = quantityOf(Standard::GpuPower);
        const RunEnergy energy =
            measuredEnergy({{&gpu, "GPU 0", "a.csv", &first}, {&gpu, "GPU 1", "a.csv", &second},
                               {&quantityOf(Standard::CpuPower), "CPU", "b.csv", &first}},
                twoHours);
        QCOMPARE(energy.total(), 5.0);
        QCOMPARE(energy.names.size(), std::size_t(3));
        QCOMPARE(energy.at(hour), std::optional(2.5));
        QVERIFY(!energy.isEstimated);
    }

    void twoFilesOfTheSameDeviceCountOnce()
    {
        const SeriesPoints first = watts(1000);
        const SeriesPoints second = watts(900);
        const Quantity& gpu = quantityOf(Standard::GpuPower);
        const RunEnergy energy =
            measuredEnergy({{&gpu, "GPU 0", "a.csv", &second}, {&gpu, "gpu", "b.csv", &first}}, twoHours);
        QCOMPARE(energy.total(), 2.0);
    }

    void thePowerOfAllContainsItsParts()
    {
        const SeriesPoints part = watts(1000);
        const SeriesPoints whole = watts(1500);
        const SeriesPoints detail = watts(100);
        const std::vector<EnergySeries> series{{&quantityOf(Standard::CpuPower), "CPU", "a", &part},
            {&wholePower(), "all", "a", &whole}, {&wholePower(), "ANE", "a", &detail}};
        QCOMPARE(measuredEnergy(series, twoHours).total(), 3.0);
        QCOMPARE(measuredEnergy({series[0], series[2]}, twoHours).total(), 2.0);
    }

    void aCounterSaysItAll()
    {
        const SeriesPoints counter{{}, {0, 2 * hour}, {0.1, 0.4}};
        const SeriesPoints power = watts(9000);
        const RunEnergy energy = measuredEnergy(
            {{&wholePower(), "all", "a", &power}, {&quantityOf(Standard::Energy), "energy", "b", &counter}},
            twoHours);
        QCOMPARE(energy.total(), 0.4);
    }

    void aClockWithoutAZoneIsMatched()
    {
        const SeriesPoints power{{}, {2 * hour, 4 * hour}, {1000, 1000}};
        const RunEnergy energy = measuredEnergy({{&wholePower(), "all", "a", &power, false}}, twoHours);
        QCOMPARE(energy.shiftsMs, std::vector{-2 * hour});
        QVERIFY(!energy.isClockAmbiguous);
        QCOMPARE(energy.at(hour), std::optional(1.0));
        QCOMPARE(measuredEnergy({{&wholePower(), "all", "a", &power, true}}, twoHours).shiftsMs,
            std::vector{std::int64_t(0)});
    }

    void aClockThatFitsAtSeveralHoursIsNotGuessed()
    {
        QVERIFY(!zoneShift({0, 2 * hour}, {0, hour})); // the first hour of the run, or the second
        const SeriesPoints whole{{}, {0, 2 * hour}, {1000, 1000}};
        const SeriesPoints part{{}, {0, hour}, {1000, 1000}};
        const Quantity& gpu = quantityOf(Standard::GpuPower);
        const Quantity& cpu = quantityOf(Standard::CpuPower);
        const RunEnergy energy =
            measuredEnergy({{&gpu, "GPU", "a", &whole, false}, {&cpu, "CPU", "b", &part, false}}, twoHours);
        QVERIFY(energy.isEmpty() && energy.isClockAmbiguous);
        // A clock that tells its zone needs no match.
        const RunEnergy known =
            measuredEnergy({{&gpu, "GPU", "a", &whole, false}, {&cpu, "CPU", "b", &part, true}}, twoHours);
        QCOMPARE(known.total(), 3.0);
        QCOMPARE(known.shiftsMs, (std::vector<std::int64_t>{0, 0}));
    }

    void everyCourseSaysItsOwnShift()
    {
        const SeriesPoints east{{}, {2 * hour, 4 * hour}, {1000, 1000}};
        const SeriesPoints west{{}, {-5 * hour, -3 * hour}, {1000, 1000}};
        const RunEnergy energy =
            measuredEnergy({{&quantityOf(Standard::CpuPower), "CPU", "a", &east, false},
                               {&quantityOf(Standard::GpuPower), "GPU", "b", &west, false}},
                twoHours);
        QCOMPARE(energy.names, (std::vector<std::string>{"CPU", "GPU"}));
        QCOMPARE(energy.shiftsMs, (std::vector{-2 * hour, 5 * hour}));
    }

    void withoutPowerItIsSpreadEvenly()
    {
        const SeriesPoints noTimes{{1, 2}, {}, {100, 100}};
        QVERIFY(measuredEnergy({{&wholePower(), "all", "a", &noTimes}}, twoHours).isEmpty());
        const RunEnergy energy = evenEnergy(4, twoHours);
        QVERIFY(energy.isEstimated);
        QCOMPARE(energy.at(hour), std::optional(2.0));
        QVERIFY(evenEnergy(0, twoHours).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestEnergyCourse)
#include "tst_energy_course.moc"
