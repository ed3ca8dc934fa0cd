// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>

#include <QtTest>

#include "ui/charts/plottables/front_line.h"

using namespace trefoil;
using Points = std::vector<QPointF>;

class TestFrontLine : public QObject {
    Q_OBJECT

private slots:
    void stepsTurnAtTheWorseCorner_data()
    {
        QTest::addColumn<bool>("lowerX");
        QTest::addColumn<bool>("lowerY");
        QTest::addColumn<Points>("points");
        QTest::addColumn<Points>("expected");
        QTest::newRow("less x, more y") << true << false << Points{{1, 1}, {2, 3}, {5, 4}}
                                        << Points{{1, 1}, {2, 1}, {2, 3}, {5, 3}, {5, 4}};
        QTest::newRow("less x, less y") << true << true << Points{{1, 4}, {2, 3}, {5, 1}}
                                        << Points{{1, 4}, {2, 4}, {2, 3}, {5, 3}, {5, 1}};
        QTest::newRow("more x, more y") << false << false << Points{{5, 1}, {2, 3}, {1, 4}}
                                        << Points{{5, 1}, {2, 1}, {2, 3}, {1, 3}, {1, 4}};
        QTest::newRow("more x, less y") << false << true << Points{{5, 4}, {2, 3}, {1, 1}}
                                        << Points{{5, 4}, {2, 4}, {2, 3}, {1, 3}, {1, 1}};
        QTest::newRow("unsorted") << true << false << Points{{5, 4}, {1, 1}}
                                  << Points{{1, 1}, {5, 1}, {5, 4}};
        QTest::newRow("equal points") << true << false << Points{{1, 1}, {1, 1}} << Points{{1, 1}};
        QTest::newRow("same x") << true << false << Points{{1, 1}, {1, 2}} << Points{{1, 2}};
        QTest::newRow("dominated") << true << false << Points{{1, 2}, {3, 1}} << Points{{1, 2}};
        QTest::newRow("not finite") << true << false
                                    << Points{{std::numeric_limits<double>::quiet_NaN(), 2}, {3, 1}}
                                    << Points{{3, 1}};
        QTest::newRow("none") << true << false << Points{} << Points{};
    }
    void stepsTurnAtTheWorseCorner()
    {
        QFETCH(bool, lowerX);
        QFETCH(bool, lowerY);
        QFETCH(Points, points);
        QFETCH(Points, expected);
        const auto direction = [](bool lower) {
            return lower ? BetterDirection::Lower : BetterDirection::Higher;
        };
        QVERIFY(frontSteps(points, direction(lowerX), direction(lowerY)) == expected);
    }
    void theLineRunsToTheWorseBorder()
    {
        QCustomPlot plot;
        plot.xAxis->setRange(0, 10);
        auto* front = new FrontLine(plot.xAxis, plot.yAxis);
        front->setFront({{2, 3}, {5, 4}}, BetterDirection::Lower, BetterDirection::Higher);
        QCOMPARE(front->steps().back(), QPointF(10, 4));
        front->setFront({{2, 4}, {5, 3}}, BetterDirection::Higher, BetterDirection::Higher);
        QCOMPARE(front->steps().back(), QPointF(0, 4));
    }
    void aLogarithmicAxisLeavesOutWhatItCannotShow()
    {
        QCustomPlot plot;
        plot.xAxis->setScaleType(QCPAxis::stLogarithmic);
        plot.xAxis->setRange(0.1, 10);
        auto* front = new FrontLine(plot.xAxis, plot.yAxis);
        front->setFront({{0, 1}, {5, 4}}, BetterDirection::Lower, BetterDirection::Higher);
        QCOMPARE(front->steps().front(), QPointF(5, 4));
        QCOMPARE(front->steps().size(), std::size_t{2});
    }
};

QTEST_MAIN(TestFrontLine)
#include "test_front_line.moc"
