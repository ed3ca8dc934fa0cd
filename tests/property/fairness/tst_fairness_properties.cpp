// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold for any predictions, on random ones: the order of rows and the names of groups mean nothing,
// a weight of 3 is three rows, a group without rows changes no gap, a unit scales errors.
#include "core/fairness/disparity.h"
#include "core/statistics/random_stream.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <QtTest/QTest>

using namespace trefoil;

namespace {

constexpr int trials = 50;

struct Sample {
    std::vector<PlainValue> labels, predictions;
    std::vector<std::string> groups;
    std::vector<double> weights;
};

Sample randomSample(RandomStream& random, std::uint32_t classes = 2)
{
    Sample sample;
    const std::uint32_t rows = 1 + random.below(40);
    for (std::uint32_t i = 0; i < rows; ++i) {
        sample.labels.emplace_back(static_cast<double>(random.below(classes)));
        sample.predictions.emplace_back(static_cast<double>(random.below(classes)));
        sample.groups.push_back(std::string(1, static_cast<char>('a' + random.below(4))));
        sample.weights.push_back(1 + random.below(4));
    }
    return sample;
}

PredictionTable tableOf(const Sample& sample)
{
    PredictionTable table;
    [[maybe_unused]] const auto set = setOutcomes(table, sample.labels, sample.predictions);
    table.groups.push_back(
        codeColumn("g", std::vector<PlainValue>(sample.groups.begin(), sample.groups.end())));
    table.weights = sample.weights;
    return table;
}

Sample picked(const Sample& sample, const std::vector<std::uint32_t>& rows)
{
    Sample result;
    for (const std::uint32_t row : rows) {
        result.labels.push_back(sample.labels[row]);
        result.predictions.push_back(sample.predictions[row]);
        result.groups.push_back(sample.groups[row]);
        result.weights.push_back(sample.weights[row]);
    }
    return result;
}

bool same(double a, double b)
{
    return (std::isnan(a) && std::isnan(b)) || a == b
        || std::abs(a - b) <= 1e-12 * std::max(1.0, std::abs(b));
}

std::vector<double> numbersOf(const Aggregates& a)
{
    return {a.groupMin, a.groupMax, a.differenceBetweenGroups, a.differenceToOverall, a.ratioBetweenGroups,
        a.ratioToOverall};
}

/// Every overall value, aggregate and disparity except the count of rows.
std::vector<double> summary(const PredictionTable& table)
{
    const auto report = reportGroups(table, *groupRows(table), {});
    std::vector<double> numbers;
    for (const MetricByGroup& metric : report->metrics) {
        if (metric.error || metric.metric == GroupMetric::Count) {
            continue;
        }
        numbers.push_back(metric.overall[0].value);
        for (const double number : numbersOf(aggregate(*report, metric, 0, 0))) {
            numbers.push_back(number);
        }
    }
    for (const Disparity& disparity : disparities(*report, 0, 0)) {
        numbers.push_back(disparity.value);
    }
    return numbers;
}

bool same(const std::vector<double>& a, const std::vector<double>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double x, double y) { return same(x, y); });
}

} // namespace

class TestFairnessProperties : public QObject {
    Q_OBJECT

    RandomStream m_random{20261124};

private slots:
    void summaryIsNotEmpty() { QVERIFY(summary(tableOf(randomSample(m_random))).size() > 70); }

    void orderOfRowsMeansNothing()
    {
        for (int i = 0; i < trials; ++i) {
            const Sample sample = randomSample(m_random);
            std::vector<std::uint32_t> rows(sample.labels.size());
            std::iota(rows.begin(), rows.end(), 0U);
            m_random.shuffle(rows);
            QVERIFY(same(summary(tableOf(picked(sample, rows))), summary(tableOf(sample))));
        }
    }
    void namesOfGroupsMeanNothing()
    {
        for (int i = 0; i < trials; ++i) {
            const Sample sample = randomSample(m_random);
            Sample renamed = sample;
            for (std::string& group : renamed.groups) {
                group = std::string(1, static_cast<char>('z' - group[0] + 'a')) + " renamed";
            }
            QVERIFY(same(summary(tableOf(renamed)), summary(tableOf(sample))));
        }
    }
    void namesOfClassesMeanNothing()
    {
        for (int i = 0; i < trials; ++i) {
            const Sample sample = randomSample(m_random, 5);
            Sample renamed = sample;
            for (auto* outcomes : {&renamed.labels, &renamed.predictions}) {
                for (PlainValue& outcome : *outcomes) {
                    outcome = "class " + std::to_string(int(7 - std::get<double>(outcome)));
                }
            }
            GroupReportOptions options;
            options.metrics = {GroupMetric::Accuracy, GroupMetric::BalancedAccuracy, GroupMetric::MacroF1};
            const PredictionTable before = tableOf(sample), after = tableOf(renamed);
            const auto one = reportGroups(before, *groupRows(before), options);
            const auto other = reportGroups(after, *groupRows(after), options);
            for (std::size_t k = 0; k < options.metrics.size(); ++k) {
                QVERIFY(!one->metrics[k].error && !other->metrics[k].error);
                QVERIFY(same(one->metrics[k].overall[0].value, other->metrics[k].overall[0].value));
                QVERIFY(same(numbersOf(aggregate(*one, one->metrics[k], 0, 0)),
                    numbersOf(aggregate(*other, other->metrics[k], 0, 0))));
            }
        }
    }
    void wholeWeightsAreRepetitions()
    {
        for (int i = 0; i < trials; ++i) {
            const Sample sample = randomSample(m_random, 2 + m_random.below(4));
            std::vector<std::uint32_t> rows;
            for (std::uint32_t row = 0; row < sample.labels.size(); ++row) {
                rows.insert(rows.end(), static_cast<std::size_t>(sample.weights[row]), row);
            }
            PredictionTable repeated = tableOf(picked(sample, rows));
            repeated.weights.clear();
            QVERIFY(same(summary(repeated), summary(tableOf(sample))));
        }
    }
    void scaleOfWeightsMeansNothing()
    {
        for (int i = 0; i < trials; ++i) {
            Sample sample = randomSample(m_random);
            const std::vector<double> before = summary(tableOf(sample));
            for (double& weight : sample.weights) {
                weight *= 0.125;
            }
            QVERIFY(same(summary(tableOf(sample)), before));
        }
    }
    void emptyGroupsChangeNothing()
    {
        for (int i = 0; i < trials; ++i) {
            const PredictionTable table = tableOf(randomSample(m_random));
            PredictionTable wider = table;
            wider.groups[0].values.push_back("nobody");
            QVERIFY(same(summary(wider), summary(table)));
            // A second attribute of one value makes a product of cells, but no new cells with rows.
            wider.groups.push_back({"all", std::vector<std::uint32_t>(table.rowCount, 0), {"all"}});
            QVERIFY(same(summary(wider), summary(table)));
        }
    }
    void aUnitScalesErrors()
    {
        for (int i = 0; i < trials; ++i) {
            PredictionTable metres = tableOf(randomSample(m_random));
            for (double& prediction : metres.predictions) {
                prediction += 0.25 + 0.125 * m_random.below(8);
            }
            PredictionTable halves = metres;
            for (auto* values : {&halves.labels, &halves.predictions}) {
                std::transform(
                    values->begin(), values->end(), values->begin(), [](double x) { return 2 * x; });
            }
            GroupReportOptions options;
            options.metrics = {GroupMetric::MeanAbsoluteError, GroupMetric::RootMeanSquaredError};
            const auto inMetres = reportGroups(metres, *groupRows(metres), options);
            const auto inHalves = reportGroups(halves, *groupRows(halves), options);
            for (std::size_t k = 0; k < 2; ++k) {
                const Aggregates a = aggregate(*inMetres, inMetres->metrics[k], 0, 0);
                const Aggregates b = aggregate(*inHalves, inHalves->metrics[k], 0, 0);
                QVERIFY(same(b.differenceBetweenGroups, 2 * a.differenceBetweenGroups));
                QVERIFY(same(b.ratioBetweenGroups, a.ratioBetweenGroups));
                QVERIFY(same(b.ratioToOverall, a.ratioToOverall));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestFairnessProperties)
#include "tst_fairness_properties.moc"
