// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/hand_built_frame.h"

#include "core/derive/pareto_front.h"

#include <QTest>

#include <array>
#include <cmath>
#include <random>

using namespace trefoil;

namespace {

using Rows = std::vector<std::uint32_t>;

struct Problem {
    std::vector<Column> columns;
    std::vector<Objective> objectives;
    Rows rows;
};

Problem problemOf(std::vector<std::vector<double>> values, const std::vector<Direction>& directions)
{
    Problem problem;
    for (auto& column : values) {
        problem.columns.push_back(Column{nullptr, std::move(column), {}, 0});
    }
    for (std::size_t k = 0; k < problem.columns.size(); ++k) {
        problem.objectives.push_back({&problem.columns[k], directions[k]});
    }
    for (std::uint32_t row = 0; row < problem.columns[0].values.size(); ++row) {
        problem.rows.push_back(row);
    }
    return problem;
}

/// The definition, in so many words: O(n²) and independent of the implementation.
Rows membersByDefinition(const Problem& problem)
{
    const auto better = [&](std::uint32_t a, std::uint32_t b) {
        bool strictly = false;
        for (const Objective& objective : problem.objectives) {
            const double sign = objective.direction == Direction::HigherIsBetter ? -1 : 1;
            const double left = sign * objective.column->values[a];
            const double right = sign * objective.column->values[b];
            if (left > right) {
                return false;
            }
            strictly = strictly || left < right;
        }
        return strictly;
    };
    Rows members;
    for (const std::uint32_t row : problem.rows) {
        const bool isBeaten = std::any_of(problem.rows.begin(), problem.rows.end(),
            [&](std::uint32_t other) { return better(other, row); });
        if (!isBeaten) {
            members.push_back(row);
        }
    }
    return members;
}

constexpr Direction up = Direction::HigherIsBetter;
constexpr Direction down = Direction::LowerIsBetter;

} // namespace

class TestParetoFront : public QObject {
    Q_OBJECT

private slots:
    void findsTheBestTradeoffs();
    void exactTiesAreAllMembers();
    void aTieInOneObjectiveIsDecidedByTheOther();
    void rowsWithoutAValueAreNeitherMemberNorDominated();
    void onlyTheGivenRowsCompete();
    void agreesWithTheDefinition_data();
    void agreesWithTheDefinition();
    void largeSetsAgreeWithTheDefinition_data();
    void largeSetsAgreeWithTheDefinition();
    void doesNotDependOnUnitsOrOrder();
    void nothingGivesNothing();
};

void TestParetoFront::findsTheBestTradeoffs()
{
    const Problem problem = problemOf({{0.57, 0.47, 0.51, 0.46}, {0.12, 0.21, 48.7, 702}}, {up, down});
    const ParetoFront front = paretoFront(problem.objectives, problem.rows);
    QCOMPARE(front.members, Rows({0}));
    QCOMPARE(front.dominated, Rows({1, 2, 3}));
    QVERIFY(front.incomplete.empty());
}

void TestParetoFront::exactTiesAreAllMembers()
{
    const Problem problem = problemOf({{1, 1, 2}, {5, 5, 4}}, {up, up});
    QCOMPARE(paretoFront(problem.objectives, problem.rows).members, Rows({0, 1, 2}));
    const Problem beaten = problemOf({{1, 1, 2}, {5, 5, 5}}, {up, up});
    QCOMPARE(paretoFront(beaten.objectives, beaten.rows).members, Rows({2}));
}

void TestParetoFront::aTieInOneObjectiveIsDecidedByTheOther()
{
    const Problem problem = problemOf({{1, 1, 1}, {3, 2, 2}}, {down, down});
    QCOMPARE(paretoFront(problem.objectives, problem.rows).members, Rows({1, 2}));
}

void TestParetoFront::rowsWithoutAValueAreNeitherMemberNorDominated()
{
    const double inf = std::numeric_limits<double>::infinity();
    const Problem problem = problemOf({{0.9, absent, 0.1, 0.95}, {1, 0.0001, 2, inf}}, {up, down});
    const ParetoFront front = paretoFront(problem.objectives, problem.rows);
    QCOMPARE(front.members, Rows({0}));
    QCOMPARE(front.dominated, Rows({2}));
    QCOMPARE(front.incomplete, Rows({1, 3}));
    const std::array noColumn = {Objective{nullptr, down}};
    QCOMPARE(paretoFront(noColumn, problem.rows).incomplete.size(), std::size_t(4));
}

void TestParetoFront::onlyTheGivenRowsCompete()
{
    const Problem problem = problemOf({{3, 2, 1}, {1, 1, 1}}, {up, down});
    const Rows shown = {2, 1};
    QCOMPARE(paretoFront(problem.objectives, shown).members, Rows({1}));
}

void TestParetoFront::agreesWithTheDefinition_data()
{
    QTest::addColumn<int>("objectives");
    QTest::addColumn<int>("distinctValues");
    for (int objectives = 1; objectives <= 6; ++objectives) {
        for (const int distinct : {2, 5, 1000}) {
            QTest::addRow("%d objectives, %d values", objectives, distinct) << objectives << distinct;
        }
    }
}

void TestParetoFront::agreesWithTheDefinition()
{
    QFETCH(int, objectives);
    QFETCH(int, distinctValues);
    std::mt19937 random(static_cast<unsigned>(objectives * 7919 + distinctValues));
    for (int round = 0; round < 40; ++round) {
        const std::size_t count = 1 + random() % 150;
        std::vector<std::vector<double>> values(static_cast<std::size_t>(objectives));
        std::vector<Direction> directions;
        for (auto& column : values) {
            for (std::size_t i = 0; i < count; ++i) {
                column.push_back(static_cast<double>(random() % static_cast<unsigned>(distinctValues)));
            }
            directions.push_back(random() % 2 ? up : down);
        }
        const Problem problem = problemOf(std::move(values), directions);
        const ParetoFront front = paretoFront(problem.objectives, problem.rows);
        QCOMPARE(front.members, membersByDefinition(problem));
        QCOMPARE(front.members.size() + front.dominated.size(), count);
    }
}

void TestParetoFront::largeSetsAgreeWithTheDefinition_data()
{
    QTest::addColumn<int>("objectives");
    QTest::addColumn<int>("distinctValues"); // 1: all equal
    QTest::addColumn<double>("factor");
    for (int objectives = 2; objectives <= 4; ++objectives) {
        for (const int distinct : {1, 7, 1500, 1'000'000}) {
            QTest::addRow("%d objectives, %d values", objectives, distinct) << objectives << distinct << 1.0;
        }
        // Their differences are no numbers, or tell few points apart.
        QTest::addRow("%d objectives, huge", objectives) << objectives << 1500 << 4e304;
        QTest::addRow("%d objectives, tiny", objectives) << objectives << 1500 << 5e-324;
    }
}

void TestParetoFront::largeSetsAgreeWithTheDefinition()
{
    QFETCH(int, objectives);
    QFETCH(int, distinctValues);
    QFETCH(double, factor);
    std::mt19937 random(17);
    std::vector<std::vector<double>> values(static_cast<std::size_t>(objectives));
    for (std::size_t i = 0; i < 2500; ++i) {
        double sum = 0;
        for (auto& column : values) { // near a plane, so that many are on the front
            const double free = static_cast<double>(random() % static_cast<unsigned>(distinctValues));
            const double bound = 0.8 * distinctValues - sum;
            column.push_back(factor * std::floor(&column == &values.back() ? free / 8 + bound : free));
            sum += free;
        }
    }
    std::vector<Direction> directions(values.size(), down);
    directions.back() = up;
    for (double& value : values.back()) {
        value = -value;
    }
    const Problem problem = problemOf(std::move(values), directions);
    const ParetoFront front = paretoFront(problem.objectives, problem.rows);
    QCOMPARE(front.members, membersByDefinition(problem));
    QCOMPARE(front.members.size() + front.dominated.size(), problem.rows.size());
}

void TestParetoFront::doesNotDependOnUnitsOrOrder()
{
    std::mt19937 random(11);
    std::vector<double> accuracy, energy, scaled;
    for (int i = 0; i < 300; ++i) {
        accuracy.push_back(static_cast<double>(random() % 50));
        energy.push_back(static_cast<double>(1 + random() % 50));
        scaled.push_back(energy.back() * 3.6e6);
    }
    const Problem kwh = problemOf({accuracy, energy}, {up, down});
    Problem joules = problemOf({accuracy, scaled}, {up, down});
    std::shuffle(joules.rows.begin(), joules.rows.end(), random);
    QCOMPARE(
        paretoFront(joules.objectives, joules.rows).members, paretoFront(kwh.objectives, kwh.rows).members);
}

void TestParetoFront::nothingGivesNothing()
{
    const Problem problem = problemOf({{1, 2}}, {up});
    QVERIFY(paretoFront(problem.objectives, Rows{}).members.empty());
    QCOMPARE(paretoFront({}, problem.rows).incomplete.size(), std::size_t(2));
}

QTEST_APPLESS_MAIN(TestParetoFront)
#include "tst_pareto_front.moc"
