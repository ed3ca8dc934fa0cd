// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/random_stream.h"
#include "core/statistics/regression_sums.h"

#include <cmath>
#include <vector>

#include <QtTest/QTest>

using namespace trefoil;

namespace {

struct Row {
    double label = 0, prediction = 0, weight = 1;
};

RegressionSums sumsOf(const std::vector<Row>& rows)
{
    RegressionSums sums;
    for (const Row& row : rows) {
        sums.add(row.label, row.prediction, row.weight);
    }
    return sums;
}

std::vector<Row> randomRows(std::size_t count, std::uint64_t seed)
{
    RandomStream random(seed);
    std::vector<Row> rows(count);
    for (Row& row : rows) {
        row.label = random.below(1000) / 10.0;
        row.prediction = row.label + random.below(100) / 10.0 - 4;
        row.weight = random.below(4);
    }
    return rows;
}

bool isNear(double one, double other)
{
    return std::abs(one - other) <= 1e-11 * std::max(1.0, std::abs(other));
}

bool areNear(const RegressionSums& one, const RegressionSums& other)
{
    return isNear(one.meanAbsoluteError(), other.meanAbsoluteError())
        && isNear(one.meanSquaredError(), other.meanSquaredError())
        && isNear(one.meanError(), other.meanError()) && isNear(one.r2(), other.r2());
}

} // namespace

class TestRegressionSums : public QObject {
    Q_OBJECT

private slots:
    void valuesOfTheDocumentationOfScikitLearn()
    {
        // The examples of mean_absolute_error (0.5), mean_squared_error (0.375), root_mean_squared_error
        // (0.612…) and r2_score (0.948…).
        const RegressionSums sums = sumsOf({{3, 2.5}, {-0.5, 0}, {2, 2}, {7, 8}});
        QCOMPARE(sums.meanAbsoluteError(), 0.5);
        QCOMPARE(sums.meanSquaredError(), 0.375);
        QVERIFY(isNear(sums.rootMeanSquaredError(), 0.6123724356957945));
        QVERIFY(isNear(sums.r2(), 0.9486081370449679));
        QCOMPARE(sums.meanError(), 0.25);
        QCOMPARE(sumsOf({{1, 3}, {2, 2}, {3, 1}}).r2(), -3.0);
    }
    void integerWeightsAreRepeatedRows()
    {
        const std::vector<Row> rows = randomRows(200, 3);
        std::vector<Row> repeated;
        for (const Row& row : rows) {
            repeated.insert(
                repeated.end(), static_cast<std::size_t>(row.weight), {row.label, row.prediction, 1});
        }
        QVERIFY(areNear(sumsOf(rows), sumsOf(repeated)));
    }
    void partsAddUpToTheWhole()
    {
        const std::vector<Row> rows = randomRows(301, 4);
        RegressionSums together;
        for (std::size_t begin = 0; begin < rows.size(); begin += 43) {
            const auto first = rows.begin() + static_cast<std::ptrdiff_t>(begin);
            together += sumsOf(
                {first, first + static_cast<std::ptrdiff_t>(std::min<std::size_t>(43, rows.size() - begin))});
        }
        together += RegressionSums();
        QVERIFY(areNear(together, sumsOf(rows)));
        QCOMPARE(together.rows(), std::int64_t{301});
    }
    void anotherUnitChangesErrorsButNotR2()
    {
        std::vector<Row> rows = randomRows(100, 5);
        const RegressionSums metres = sumsOf(rows);
        for (Row& row : rows) {
            row.label *= 1000;
            row.prediction *= 1000;
        }
        const RegressionSums millimetres = sumsOf(rows);
        QVERIFY(isNear(millimetres.meanAbsoluteError(), 1000 * metres.meanAbsoluteError()));
        QVERIFY(isNear(millimetres.meanSquaredError(), 1e6 * metres.meanSquaredError()));
        QVERIFY(isNear(millimetres.r2(), metres.r2()));
    }
    void aLargeMeanLosesNothing()
    {
        std::vector<Row> rows = randomRows(100, 6);
        const double plain = sumsOf(rows).r2();
        for (Row& row : rows) {
            row.label += 1e9; // Σw·label² would swallow the spread
            row.prediction += 1e9;
        }
        QVERIFY(std::abs(sumsOf(rows).r2() - plain) < 1e-6);
    }
    void nothingIsUndefined()
    {
        QVERIFY(std::isnan(RegressionSums().meanAbsoluteError()));
        QVERIFY(std::isnan(sumsOf({{1, 2, 0}}).meanError()));
        QVERIFY(std::isnan(sumsOf({{1, 2}, {1, 3}}).r2()));
        QVERIFY(!sumsOf({{1, 2}, {1, 3}}).hasSpread());
    }
};

QTEST_APPLESS_MAIN(TestRegressionSums)
#include "tst_regression_sums.moc"
