// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/pareto_front.h"
#include "core/derive/repeated_front.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include <QTest>

using namespace trefoil;

namespace {

using Rows = std::vector<std::uint32_t>;

Rows membersOf(const std::vector<Column>& columns)
{
    std::vector<Objective> objectives;
    for (const Column& column : columns) {
        objectives.push_back({&column, Direction::LowerIsBetter});
    }
    Rows rows(columns.front().values.size());
    std::iota(rows.begin(), rows.end(), 0U);
    return paretoFront(objectives, rows).members;
}

Rows membersOf(RepeatedFront& front, const std::vector<Column>& columns)
{
    for (std::size_t point = 0; point < columns.front().values.size(); ++point) {
        for (std::size_t k = 0; k < columns.size(); ++k) {
            front.at(point)[k] = columns[k].values[point];
        }
    }
    Rows members = front.find();
    std::sort(members.begin(), members.end());
    return members;
}

} // namespace

class TestRepeatedFront : public QObject {
    Q_OBJECT

private slots:
    void agreesWithTheFront_data()
    {
        QTest::addColumn<int>("points");
        QTest::addColumn<int>("objectives");
        QTest::addColumn<double>("scatter"); // around a plane where everything is on the front
        QTest::newRow("one point") << 1 << 3 << 1.0;
        QTest::newRow("one objective") << 100 << 1 << 1.0;
        QTest::newRow("two objectives") << 300 << 2 << 1.0;
        QTest::newRow("three objectives") << 300 << 3 << 1.0;
        QTest::newRow("five objectives") << 300 << 5 << 1.0;
        QTest::newRow("nearly all are members") << 400 << 3 << 0.02;
        QTest::newRow("more than are compared one by one") << 3000 << 4 << 0.1;
    }
    void agreesWithTheFront()
    {
        QFETCH(const int, points);
        QFETCH(const int, objectives);
        QFETCH(const double, scatter);
        std::mt19937 random(3);
        std::uniform_real_distribution<double> any(0, 1);
        std::vector<Column> columns(static_cast<std::size_t>(objectives));
        RepeatedFront front(static_cast<std::size_t>(points), columns.size());
        std::size_t changes = 0;
        Rows before;
        for (int repetition = 0; repetition < 20; ++repetition) {
            for (Column& column : columns) {
                column.values.resize(static_cast<std::size_t>(points), 0.5);
            }
            for (std::size_t point = 0; point < columns[0].values.size(); ++point) {
                double sum = 0;
                for (Column& column : columns) {
                    // Steps of 1/64, so that values and whole points are often equal.
                    const double moved =
                        repetition == 0 ? any(random) : column.values[point] + (any(random) - 0.5) / 8;
                    column.values[point] = std::round(64 * moved) / 64;
                    sum += column.values[point];
                }
                if (objectives > 1) {
                    columns.back().values[point] +=
                        scatter < 1 ? objectives * 0.5 - sum + scatter * any(random) : 0;
                }
            }
            const Rows expected = membersOf(columns);
            QCOMPARE(membersOf(front, columns), expected);
            changes += expected != before ? 1U : 0U;
            before = expected;
        }
        QVERIFY(points == 1 || changes > (objectives == 1 ? 2U : 10U)); // else the test tried one front only
    }
    void noPoints()
    {
        RepeatedFront front(0, 2);
        QVERIFY(front.find().empty());
    }
};

QTEST_APPLESS_MAIN(TestRepeatedFront)
#include "tst_repeated_front.moc"
