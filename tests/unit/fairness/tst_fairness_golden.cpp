// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fairness_cases.h"

#include <QtTest/QTest>

using namespace trefoil::test;

/// Small cases whose numbers were counted by hand, in the form of the larger collections.
class TestFairnessGolden : public QObject {
    Q_OBJECT

private slots:
    void byHand_data()
    {
        QTest::addColumn<int>("index");
        const auto cases = readFairnessCases(file);
        QVERIFY(!cases.empty());
        for (std::size_t i = 0; i < cases.size(); ++i) {
            QTest::newRow(cases[i].id.c_str()) << static_cast<int>(i);
        }
    }
    void byHand()
    {
        QFETCH(const int, index);
        const FairnessCase golden = readFairnessCases(file)[static_cast<std::size_t>(index)];
        QCOMPARE(QString::fromStdString(metricFrameDifferences(golden)), QString());
    }

private:
    const std::filesystem::path file =
        std::filesystem::path(TREFOIL_SOURCE_DIR) / "tests" / "unit" / "fairness" / "golden" / "by_hand.json";
};

QTEST_APPLESS_MAIN(TestFairnessGolden)
#include "tst_fairness_golden.moc"
