// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/paired_outcomes.h"

#include <cmath>

#include <QtTest/QTest>

using namespace trefoil;

namespace {

bool near(double a, double b)
{
    return std::abs(a - b) <= 1e-12 * std::max(1.0, std::abs(b));
}

} // namespace

class TestPairedOutcomes : public QObject {
    Q_OBJECT

private slots:
    void mcNemarTest()
    {
        const McNemar test = mcNemar({21, 9, 100});
        QVERIFY(near(test.exact, 0.0427739452570677)); // scipy's binomtest and chi2
        QVERIFY(near(test.midP, 0.0294493734836578));
        QVERIFY(near(test.chiSquare.statistic, 4.8));
        QVERIFY(near(test.chiSquare.p, 0.0284597369163106));
        QVERIFY(near(test.chiSquareCorrected.statistic, 4.03333333333333));
        QVERIFY(near(test.chiSquareCorrected.p, 0.0446097180249395));
    }
    void mcNemarOfEqualCounts()
    {
        const McNemar test = mcNemar({5, 5, 100});
        QCOMPARE(test.exact, 1.0);
        QVERIFY(near(test.midP, 1 - 252.0 / 1024 / 2));
    }
    void mcNemarOfNothing()
    {
        const McNemar test = mcNemar({0, 0, 100});
        QCOMPARE(test.exact, 1.0);
        QCOMPARE(test.midP, 1.0);
        QVERIFY(std::isnan(test.chiSquare.p));
        QVERIFY(std::isnan(test.chiSquareCorrected.statistic));
    }

    void changeInOneGroupAgainstAnother()
    {
        const PairedOutcomes hispanic{7, 1, 63};
        const PairedOutcomes africanAmerican{12, 15, 344};
        const ChangeOfGap change = changeOfGap(hispanic, africanAmerican);
        QVERIFY(near(hispanic.change(), -6.0 / 63));
        QVERIFY(near(change.difference, -6.0 / 63 - 3.0 / 344));
        QVERIFY(std::abs(change.standardError - 0.0458) < 5e-5);
        QVERIFY(std::abs(change.test.statistic + 2.27) < 5e-3);
        QVERIFY(std::abs(change.test.p - 0.023) < 5e-4);
    }
    void groupsWithoutChangeHaveNoTest()
    {
        QVERIFY(std::isnan(changeOfGap({0, 0, 10}, {0, 0, 20}).test.p));
        QVERIFY(std::isnan(changeOfGap({0, 0, 0}, {1, 0, 20}).difference));
    }
};

QTEST_APPLESS_MAIN(TestPairedOutcomes)
#include "tst_paired_outcomes.moc"
