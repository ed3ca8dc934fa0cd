// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/smoothing.h"

#include <cmath>
#include <limits>

#include <QTest>

using namespace trefoil;

class TestSmoothing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noWeightChangesNothing()
    {
        const std::vector<double> values{3, -1, 4};
        QCOMPARE(smoothed(values, 0), values);
    }

    /// By hand: m = 0.5, 1.25, 2.125; divided by 0.5, 0.75, 0.875.
    void isTheDebiasedMovingAverage()
    {
        const std::vector<double> values{1, 2, 3};
        QCOMPARE(smoothed(values, 0.5), (std::vector<double>{1, 1.25 / 0.75, 2.125 / 0.875}));
    }

    void aConstantStaysConstantFromTheFirstPoint()
    {
        for (const double value : smoothed(std::vector<double>(50, 7.0), 0.95)) {
            QVERIFY(std::abs(value - 7) < 1e-12);
        }
    }

    void missingValuesStayMissingAndTakeNoPart()
    {
        const double missing = std::numeric_limits<double>::quiet_NaN();
        const auto with = smoothed(std::vector<double>{1, missing, 2}, 0.5);
        const auto without = smoothed(std::vector<double>{1, 2}, 0.5);
        QVERIFY(std::isnan(with[1]));
        QCOMPARE(with[0], without[0]);
        QCOMPARE(with[2], without[1]);
    }

    void weightsBeyondAreAsFarAsTheyGo()
    {
        QVERIFY(std::isfinite(smoothed(std::vector<double>{1, 2}, 1.0)[1]));
        QCOMPARE(smoothed(std::vector<double>{1, 2}, -3), (std::vector<double>{1, 2}));
    }
};

QTEST_APPLESS_MAIN(TestSmoothing)
#include "tst_smoothing.moc"
