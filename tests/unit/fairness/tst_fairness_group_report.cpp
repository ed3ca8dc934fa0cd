// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/class_report.h"
#include "core/fairness/disparity.h"

#include <cmath>

#include <QtTest/QTest>

using namespace trefoil;

namespace {

std::vector<PlainValue> texts(std::initializer_list<const char*> words)
{
    return {words.begin(), words.end()};
}

PredictionTable tableOf(const std::vector<PlainValue>& labels, const std::vector<PlainValue>& predictions,
    const std::vector<PlainValue>& groups)
{
    PredictionTable table;
    [[maybe_unused]] const auto set = setOutcomes(table, labels, predictions);
    table.groups.push_back(codeColumn("g", groups));
    return table;
}

GroupReport reportOf(const PredictionTable& table, const GroupReportOptions& options)
{
    return *reportGroups(table, *groupRows(table), options);
}

double value(const GroupReport& report, GroupMetric metric, std::size_t group)
{
    return report.find(metric)->byGroup[group].value;
}

} // namespace

/// What goes beyond the cases of tst_fairness_golden.
class TestFairnessGroupReport : public QObject {
    Q_OBJECT

private slots:
    void textLabelsWithAPositiveOne()
    {
        const PredictionTable table = tableOf(texts({"bad", "good", "good", "bad"}),
            texts({"bad", "bad", "good", "good"}), texts({"a", "a", "a", "b"}));
        GroupReportOptions options;
        options.positive = positiveLabel(table, "good");
        const GroupReport report = reportOf(table, options);
        QCOMPARE(value(report, GroupMetric::SelectionRate, 0), 1.0 / 3);
        QCOMPARE(value(report, GroupMetric::TruePositiveRate, 0), 0.5);
        QCOMPARE(value(report, GroupMetric::FalsePositiveRate, 1), 1.0);
        QVERIFY(report.find(GroupMetric::MeanPrediction)->error);
    }
    void unknownPositiveLabelIsRefused()
    {
        const PredictionTable table = tableOf(texts({"x", "y"}), texts({"x", "y"}), texts({"a", "b"}));
        GroupReportOptions options;
        options.positive = positiveLabel(table, "z");
        const GroupReport report = reportOf(table, options);
        QVERIFY(report.find(GroupMetric::TruePositiveRate)->error);
        QCOMPARE(value(report, GroupMetric::SelectionRate, 0), 0.0);
    }

    void zeroOfZeroCanBeUndefined()
    {
        const PredictionTable table = tableOf({1.0, 0.0, 0.0}, {1.0, 0.0, 1.0}, texts({"a", "b", "b"}));
        GroupReportOptions options;
        options.zeroOfZero = ZeroOfZero::Undefined;
        const GroupReport report = reportOf(table, options);
        const MetricByGroup& rate = *report.find(GroupMetric::TruePositiveRate);
        QVERIFY(std::isnan(rate.byGroup[1].value));
        QCOMPARE(rate.byGroup[1].denominator, 0.0);
        QCOMPARE(aggregate(report, rate, 0, 0).differenceBetweenGroups, 0.0);
        QCOMPARE(value(reportOf(table, {}), GroupMetric::TruePositiveRate, 1), 0.0);
    }

    void ratesHaveCountsAndWilsonIntervals()
    {
        std::vector<PlainValue> labels(263, PlainValue(1.0));
        std::vector<PlainValue> predictions(263, PlainValue(0.0));
        std::fill_n(predictions.begin(), 81, PlainValue(1.0));
        const std::vector<PlainValue> groups(263, PlainValue(std::string("a")));
        const GroupReport report = reportOf(tableOf(labels, predictions, groups), {});
        const MetricValue& rate = report.find(GroupMetric::TruePositiveRate)->byGroup[0];
        QCOMPARE(rate.numerator, 81.0);
        QCOMPARE(rate.denominator, 263.0);
        QVERIFY(std::abs(rate.interval.low - 0.255288519878274) < 1e-12);
        QVERIFY(std::abs(rate.interval.high - 0.3662095769828) < 1e-12);
        QVERIFY(std::isnan(report.find(GroupMetric::FalsePositiveRate)->byGroup[0].interval.low));
    }

    void regressionErrors()
    {
        const GroupReport report =
            reportOf(tableOf({1.0, 2.0, 4.0}, {1.5, 2.0, 1.0}, texts({"a", "a", "b"})), {});
        QCOMPARE(value(report, GroupMetric::MeanAbsoluteError, 0), 0.25);
        QCOMPARE(value(report, GroupMetric::MeanSquaredError, 1), 9.0);
        QCOMPARE(value(report, GroupMetric::RootMeanSquaredError, 1), 3.0);
        QCOMPARE(value(report, GroupMetric::MeanError, 0), 0.25);
        QCOMPARE(value(report, GroupMetric::MeanError, 1), -3.0);
        QCOMPARE(value(report, GroupMetric::R2Score, 0), 1 - 0.25 / 0.5);
        QVERIFY(std::isnan(value(report, GroupMetric::R2Score, 1)));
        // Over all: mean label 7/3, squares 14/3; squared errors 9.25.
        QVERIFY(std::abs(report.find(GroupMetric::R2Score)->overall[0].value - (1 - 9.25 * 3 / 14)) < 1e-12);
        QVERIFY(report.find(GroupMetric::Accuracy)->error);
    }
    void equalLabelsAreFiniteAsInScikitLearn()
    {
        PredictionTable table =
            tableOf({1.5, 1.5, 2.0, 2.0}, {1.5, 1.5, 2.0, 2.5}, texts({"a", "a", "b", "b"}));
        QCOMPARE(value(reportOf(table, {}), GroupMetric::R2Score, 0), 1.0);
        QCOMPARE(value(reportOf(table, {}), GroupMetric::R2Score, 1), 0.0);
        GroupReportOptions options;
        options.zeroOfZero = ZeroOfZero::Undefined;
        QVERIFY(std::isnan(value(reportOf(table, options), GroupMetric::R2Score, 0)));
    }
    void manyClasses()
    {
        const std::vector<PlainValue> labels = {0.0, 0.0, 1.0, 2.0, 2.0, 2.0};
        const std::vector<PlainValue> predictions = {0.0, 1.0, 1.0, 2.0, 0.0, 2.0};
        const GroupReport report =
            reportOf(tableOf(labels, predictions, texts({"a", "a", "a", "a", "b", "b"})), {});
        QCOMPARE(value(report, GroupMetric::BalancedAccuracy, 0), (0.5 + 1 + 1) / 3);
        QCOMPARE(value(report, GroupMetric::Accuracy, 1), 0.5);
        // Of b: 2 has F1 2·1/(2 + 1), 0 is predicted once and never the label.
        QCOMPARE(value(report, GroupMetric::MacroF1, 1), (2.0 / 3 + 0) / 2);
        QVERIFY(report.find(GroupMetric::TruePositiveRate)->error);
    }
    void thePositiveOfManyStandsAgainstTheRest()
    {
        const std::vector<PlainValue> labels = {0.0, 0.0, 1.0, 2.0, 2.0, 2.0, 3.0};
        const std::vector<PlainValue> predictions = {0.0, 2.0, 1.0, 2.0, 0.0, 2.0, 0.0};
        const PredictionTable table =
            tableOf(labels, predictions, texts({"a", "a", "a", "a", "b", "b", "b"}));
        GroupReportOptions options;
        QCOMPARE(value(reportOf(table, options), GroupMetric::SelectionRate, 0), 0.25); // of 1, as fairlearn
        options.positive = positiveLabel(table, "2");
        const GroupReport report = reportOf(table, options);
        QCOMPARE(value(report, GroupMetric::SelectionRate, 0), 0.5);
        QCOMPARE(value(report, GroupMetric::TruePositiveRate, 1), 0.5);
        QCOMPARE(value(report, GroupMetric::FalsePositiveRate, 0), 1.0 / 3);
        options.positive = positiveLabel(table, "4");
        QVERIFY(reportOf(table, options).find(GroupMetric::TruePositiveRate)->error);
    }
    void scoresHaveCalibration()
    {
        PredictionTable table =
            tableOf({1.0, 0.0, 1.0, 0.0}, {1.0, 1.0, 1.0, 0.0}, texts({"a", "a", "b", "b"}));
        table.scores = {0.9, 0.6, 1.0, 0.25};
        const GroupReport report = reportOf(table, {});
        QVERIFY(std::abs(value(report, GroupMetric::ExpectedCalibrationError, 0) - 0.35) < 1e-12);
        QVERIFY(std::abs(value(report, GroupMetric::BrierScore, 1) - 0.03125) < 1e-12);
        table.scores[0] = 1.5;
        QVERIFY(reportOf(table, {}).find(GroupMetric::BrierScore)->error);
    }
    void thresholdsMakePredictions()
    {
        PredictionTable table = tableOf({1.0, -1.0, 1.0}, {1.0, 1.0, 1.0}, texts({"a", "a", "b"}));
        table.scores = {0.7, 0.69, NAN};
        QVERIFY(applyThreshold(table, 0.7, {}));
        QCOMPARE(table.predictions[0], 1.0);
        QCOMPARE(table.predictions[1], -1.0);
        QVERIFY(std::isnan(table.predictions[2]));
    }

    void thresholdsNameTheirPositiveLabel()
    {
        const auto refusal = [](PredictionTable table, std::optional<std::string> positive) {
            table.scores.assign(table.rowCount, 0.4);
            const auto applied =
                applyThreshold(table, 0.5, positive ? positiveLabel(table, *positive) : PositiveLabel());
            return applied ? std::string() : applied.error().args.front();
        };
        const std::vector<PlainValue> sides = texts({"a", "a"});
        const PredictionTable words = tableOf(texts({"yes", "no"}), texts({"yes", "no"}), sides);
        QCOMPARE(refusal(words, "yes"), std::string());
        QCOMPARE(refusal(words, "Yes"), std::string("the positive label does not occur"));
        QVERIFY(refusal(words, {}).ends_with("name the positive one"));
        QVERIFY(refusal(tableOf({2.0, 3.0}, {2.0, 3.0}, sides), {}).ends_with("name the positive one"));
        QVERIFY(refusal(tableOf({0.0, 1.0, 2.0}, {0.0, 1.0, 2.0}, texts({"a", "a", "a"})), "2")
                    .starts_with("a threshold tells two labels apart"));
        // All are positive: what is below the threshold is a class that no label has.
        PredictionTable one = tableOf(texts({"yes", "yes"}), texts({"yes", "yes"}), sides);
        one.scores = {0.5, 0.4};
        QVERIFY(applyThreshold(one, 0.5, positiveLabel(one, "yes")));
        QCOMPARE(one.classes, (std::vector<std::string>{"yes", "not yes"}));
        const auto classes = reportClasses(one, *groupRows(one), {});
        QVERIFY(classes);
        QCOMPARE(classes->classes.back().name, std::string("not yes"));
    }

    void nothingWrongIsNoLossWhateverTheWeights()
    {
        const std::vector<PlainValue> outcomes = {0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0};
        PredictionTable table = tableOf(outcomes, outcomes, texts({"a", "a", "a", "a", "b", "b", "b", "b"}));
        table.weights = {0.5, 0.9, 0.6, 0.3, 0.7, 0.1, 0.6, 0.8}; // their sum depends on the order
        const GroupReport report = reportOf(table, {});
        const MetricByGroup& loss = *report.find(GroupMetric::ZeroOneLoss);
        QCOMPARE(loss.byGroup[0].value, 0.0);
        QCOMPARE(loss.byGroup[1].value, 0.0);
        QCOMPARE(value(report, GroupMetric::Accuracy, 1), 1.0);
        QVERIFY(std::isnan(aggregate(report, loss, 0, 0).ratioBetweenGroups));
        table.weights[0] = INFINITY;
        QVERIFY(!checkColumns(table));
    }

    void smallGroupsCanBeLeftOutOfGaps()
    {
        const GroupReport report = reportOf(
            tableOf({1.0, 1.0, 1.0, 1.0, 1.0}, {1.0, 0.0, 1.0, 1.0, 0.0}, texts({"a", "a", "b", "b", "c"})),
            {});
        const MetricByGroup& accuracy = *report.find(GroupMetric::Accuracy);
        QCOMPARE(aggregate(report, accuracy, 0, 0).differenceBetweenGroups, 1.0);
        QCOMPARE(aggregate(report, accuracy, 0, 2).differenceBetweenGroups, 0.5);
        QCOMPARE(worstGroup(report, accuracy, 0, Worst::Lowest, 0)->group, std::size_t(2));
        QCOMPARE(worstGroup(report, accuracy, 0, Worst::Lowest, 2)->rows, std::size_t(2));
        QVERIFY(!worstGroup(report, accuracy, 0, Worst::Highest, 3));
    }

    void modelsOfOneTable()
    {
        PredictionTable table =
            tableOf({1.0, 0.0, 1.0, 0.0}, {1.0, 1.0, 0.0, 0.0}, texts({"a", "b", "a", "c"}));
        table.model = codeColumn("model", texts({"m", "m", "n", "n"}));
        const PredictionTable second = rowsOfModel(table, 1);
        QCOMPARE(second.rowCount, std::size_t(2));
        const auto grouping = groupRows(second);
        QCOMPARE(grouping->groups, (std::vector<std::vector<std::string>>{{"a"}, {"c"}}));
        QCOMPARE(value(reportOf(second, {}), GroupMetric::Accuracy, 0), 0.0);
    }

    void refusals()
    {
        PredictionTable table = tableOf({1.0}, {1.0}, texts({"a"}));
        table.weights = {-1};
        QVERIFY(!groupRows(table));
        QVERIFY(!groupRows(PredictionTable{}));
        const PredictionTable none = tableOf({}, {}, {});
        QVERIFY(!reportGroups(none, *groupRows(none), {}));
    }
};

QTEST_APPLESS_MAIN(TestFairnessGroupReport)
#include "tst_fairness_group_report.moc"
