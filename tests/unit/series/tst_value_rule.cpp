// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/value_rule.h"

#include "core/units/standard_quantities.h"

#include <cmath>

#include <QTest>

using namespace trefoil;

namespace {

const double missing = std::numeric_limits<double>::quiet_NaN();

RuledValue ruled(const char* rule, Standard quantity, const SeriesPoints& points)
{
    SeriesSummary summary;
    summary.add(points);
    return applyRule(*valueRuleFromText(rule), quantityOf(quantity), summary, points.values.back(), [&] {
        return std::optional(points);
    }).value();
}

const SeriesPoints rising{{0, 10, 20, 30}, {}, {0.5, 0.9, 0.7, 0.8}};

} // namespace

/// Which value of a series is the run's.
class TestValueRule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textsGoThereAndBack()
    {
        for (const char* text : {"last", "best", "mean:5", "mean:1", "step:1000", "step:0.5", "step:-1"}) {
            const auto rule = valueRuleFromText(text);
            QVERIFY2(rule, text);
            QCOMPARE(toText(*rule), std::string(text));
        }
    }

    void otherTextsAreNoRules()
    {
        for (const char* text : {"", "first", "mean", "mean:", "mean:0", "mean:1.5", "mean:x", "mean:1e9",
                 "step:nan", "step:inf", "step", "Best", "best:3"}) {
            QVERIFY2(!valueRuleFromText(text), text);
        }
    }

    void bestFollowsTheDirection()
    {
        QCOMPARE(ruled("best", Standard::Accuracy, rising).value, 0.9);
        QCOMPARE(ruled("best", Standard::Loss, rising).value, 0.5);
        QCOMPARE(ruled("best", Standard::Accuracy, rising).reason, std::string("best of 4 values"));
    }

    void withoutADirectionNothingIsBest()
    {
        QVERIFY(!suits(ValueRule{ValueRule::Kind::Best}, quantityOf(Standard::Steps)));
        QVERIFY(std::isnan(ruled("best", Standard::Steps, rising).value));
    }

    void lastIsWhatTheImporterTook()
    {
        QCOMPARE(ruled("last", Standard::Accuracy, rising).value, 0.8);
        QCOMPARE(ruled("last", Standard::Accuracy, rising).reason, std::string("last of 4 values"));
    }

    void meansTakeTheLastNumbers()
    {
        QCOMPARE(ruled("mean:2", Standard::Accuracy, rising).value, 0.75);
        QCOMPARE(ruled("mean:2", Standard::Accuracy, rising).reason,
            std::string("mean of the last 2 of 4 values"));
        QCOMPARE(ruled("mean:100", Standard::Accuracy, rising).reason,
            std::string("mean of the last 4 of 4 values"));
        QCOMPARE(ruled("mean:2", Standard::Accuracy, {{1, 2, 3}, {}, {0.5, 0.25, missing}}).value, 0.375);
    }

    void whatIsNoNumberIsNotCounted()
    {
        const SeriesPoints gaps{{1, 2, 3, 4}, {}, {0.5, missing, 0.25, missing}};
        QCOMPARE(ruled("best", Standard::Accuracy, gaps).reason,
            std::string("best of 2 values (2 more are no numbers)"));
        QCOMPARE(ruled("last", Standard::Accuracy, gaps).reason,
            std::string("last of 2 values (2 more are no numbers)"));
        QCOMPARE(ruled("mean:5", Standard::Accuracy, gaps).reason,
            std::string("mean of the last 2 of 2 values (2 more are no numbers)"));
        QCOMPARE(ruled("step:3", Standard::Accuracy, {{1, 2, 3}, {}, {missing, 0.5, 0.25}}).reason,
            std::string("at step 3, of 2 values (1 more is no number)"));
        QCOMPARE(ruled("mean:5", Standard::Accuracy, {{1}, {}, {missing}}).reason,
            std::string("none of 1 value is a number"));
    }

    void pointsCountInTheOrderOfTheirSteps()
    {
        QCOMPARE(ruled("mean:1", Standard::Accuracy, {{30, 10, 20}, {}, {3, 1, 2}}).value, 3.0);
        QCOMPARE(ruled("step:20", Standard::Accuracy, {{30, 10, 20}, {}, {3, 1, 2}}).value, 2.0);
    }

    void atAStepIsTheLastUpToIt()
    {
        QCOMPARE(ruled("step:20", Standard::Accuracy, rising).value, 0.7);
        QCOMPARE(ruled("step:20", Standard::Accuracy, rising).reason, std::string("at step 20, of 4 values"));
        QCOMPARE(ruled("step:29", Standard::Accuracy, rising).value, 0.7);
        QCOMPARE(ruled("step:29", Standard::Accuracy, rising).reason,
            std::string("at step 20, the last up to step 29, of 4 values"));
    }

    void aSeriesThatEndsEarlierHasNoneAtThatStep()
    {
        const RuledValue value = ruled("step:31", Standard::Accuracy, rising);
        QVERIFY(std::isnan(value.value));
        QCOMPARE(value.reason, std::string("the series ends at step 30, before step 31"));
        QVERIFY(std::isnan(ruled("step:-1", Standard::Accuracy, rising).value));
        QCOMPARE(ruled("step:1", Standard::Accuracy, {{}, {}, {1, 2}}).reason,
            std::string("the series counts no steps"));
    }

    void aRestartCountsAsTheLaterWord()
    {
        const SeriesPoints resumed{{0, 10, 20, 10, 20}, {}, {1, 2, 3, 4, 5}};
        QCOMPARE(ruled("step:10", Standard::Accuracy, resumed).value, 4.0);
    }

    void whatCannotBeReadIsNoValue()
    {
        SeriesSummary summary;
        summary.add(rising);
        const auto nothing = [] { return std::optional<SeriesPoints>(); };
        QVERIFY(
            !applyRule(*valueRuleFromText("mean:2"), quantityOf(Standard::Accuracy), summary, 1, nothing));
        QVERIFY(applyRule(*valueRuleFromText("best"), quantityOf(Standard::Accuracy), summary, 1, nothing));
    }
};

QTEST_APPLESS_MAIN(TestValueRule)
#include "tst_value_rule.moc"
