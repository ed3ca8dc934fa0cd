// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/paired_outcomes.h"
#include "core/statistics/permutation.h"

#include <cmath>
#include <vector>

#include <QtTest/QTest>

using namespace trefoil;

class TestPermutation : public QObject {
    Q_OBJECT

private slots:
    void signFlipsAreMcNemar()
    {
        const std::vector<double> baseline = {1, 1, 1, 0, 1, 1, 0, 1, 1, 1};
        const std::vector<double> changed = {1, 0, 1, 0, 0, 1, 1, 0, 1, 0};
        const PermutationTest test = pairedPermutation(baseline, changed, 1000, 1);
        QVERIFY(test.isExact);
        QCOMPARE(test.permutations, std::uint64_t(32));
        QVERIFY(std::abs(test.observed + 0.3) < 1e-12);
        QCOMPARE(test.p, 0.375);
        QCOMPARE(test.p, mcNemar({4, 1, 10}).exact);
    }
    void manyDifferencesAreSampled()
    {
        const std::vector<double> baseline(200, 0);
        std::vector<double> changed(200, 1);
        for (std::size_t i = 0; i < 100; ++i) {
            changed[i] = -1;
        }
        const PermutationTest none = pairedPermutation(baseline, changed, 500, 3);
        QVERIFY(!none.isExact);
        QCOMPARE(none.p, 1.0); // an observed mean of 0 is never extreme
        const PermutationTest all = pairedPermutation(baseline, std::vector<double>(200, 1), 500, 3);
        QCOMPARE(all.p, 1.0 / 501);
    }

    void exchangedGroups()
    {
        const std::vector<double> selected = {1, 1, 1, 0, 0, 0, 1, 0}; // .75 and .25
        const std::vector<std::uint32_t> groups = {0, 0, 0, 0, 1, 1, 1, 1};
        const PermutationTest test = gapPermutation(selected, groups, 1000, 1);
        QVERIFY(test.isExact);
        QCOMPARE(test.permutations, std::uint64_t(70)); // 4 of 8
        QCOMPARE(test.observed, 0.5);
        // Two of a group is the only table with a smaller gap: 36 of the 70.
        QVERIFY(std::abs(test.p - 34.0 / 70) < 1e-12);
    }
    void moreGroupsAreSampled()
    {
        const std::vector<double> selected = {1, 1, 0, 0, 1, 0};
        const std::vector<std::uint32_t> groups = {0, 0, 1, 1, 2, 2};
        const PermutationTest test = gapPermutation(selected, groups, 400, 1);
        QVERIFY(!test.isExact);
        QCOMPARE(test.permutations, std::uint64_t(400));
        QCOMPARE(test.observed, 1.0);
        QVERIFY(test.p > 0.2 && test.p < 1); // exactly 0.6: 54 of 90
        QVERIFY(std::isnan(gapPermutation({}, {}, 10, 1).p));
    }
};

QTEST_APPLESS_MAIN(TestPermutation)
#include "tst_permutation.moc"
