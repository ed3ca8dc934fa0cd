// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/class_averages.h"

#include <cmath>

#include <QTest>

using namespace trefoil;

/// Means over classes; the numbers are fractions reckoned by hand.
class TestClassAverages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void threeClasses()
    {
        // Labels 0 0 0 1 2, predictions 0 0 1 1 0.
        ClassAverages averages;
        averages.add({3, 3, 2});
        averages.add({1, 2, 1});
        averages.add({1, 0, 0});
        QCOMPARE(averages.balancedAccuracy(), (2.0 / 3 + 1 + 0) / 3);
        QCOMPARE(averages.macroPrecision(), (2.0 / 3 + 0.5) / 2); // class 2 is never predicted
        QCOMPARE(averages.macroF1(), (4.0 / 6 + 2.0 / 3 + 0) / 3);
    }
    void whatIsNeverALabelHasNoRecall()
    {
        ClassAverages averages;
        averages.add({2, 1, 1});
        averages.add({0, 1, 0});
        QCOMPARE(averages.balancedAccuracy(), 0.5);
        QCOMPARE(averages.macroF1(), (2.0 / 3 + 0) / 2);
    }
    void withoutExamplesThereIsNoMean()
    {
        ClassAverages averages;
        QVERIFY(std::isnan(averages.balancedAccuracy()) && std::isnan(averages.macroF1()));
        averages.add({0, 0, 0});
        QVERIFY(std::isnan(averages.macroPrecision()) && std::isnan(averages.macroF1()));
    }
};

QTEST_APPLESS_MAIN(TestClassAverages)
#include "tst_class_averages.moc"
