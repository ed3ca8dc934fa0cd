// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/class_report.h"

#include <cmath>

#include <QtTest/QTest>

using namespace trefoil;

namespace {

/// A text alone would become a truth value.
std::vector<PlainValue> texts(std::initializer_list<std::string> words)
{
    return {words.begin(), words.end()};
}

ClassReport classesOf(const PredictionTable& table)
{
    return *reportClasses(table, *groupRows(table), {});
}

/// Confusion counts, rows are labels: cat (2, 1, 0), dog (1, 3, 0), bird (1, 0, 2) over cat, dog, bird.
PredictionTable pets()
{
    const auto labels = texts({"cat", "cat", "cat", "dog", "dog", "dog", "dog", "bird", "bird", "bird"});
    const auto predictions = texts({"cat", "cat", "dog", "cat", "dog", "dog", "dog", "cat", "bird", "bird"});
    const auto places = texts({"a", "a", "b", "a", "b", "b", "b", "a", "a", "b"});
    PredictionTable table;
    [[maybe_unused]] const auto set = setOutcomes(table, labels, predictions);
    table.groups.push_back(codeColumn("place", places));
    return table;
}

} // namespace

class TestClassReport : public QObject {
    Q_OBJECT

private slots:
    void figuresAreCountedByHand()
    {
        const ClassReport report = classesOf(pets());
        QCOMPARE(report.classes.size(), std::size_t{3});
        const ClassFigures& bird = report.classes[0];
        const ClassFigures& cat = report.classes[1];
        QCOMPARE(bird.name, std::string("bird"));
        QCOMPARE(bird.recall.value, 2.0 / 3);
        QCOMPARE(bird.precision.value, 1.0);
        QCOMPARE(bird.f1, 4.0 / 5);
        QCOMPARE(cat.recall.value, 2.0 / 3);
        QCOMPARE(cat.precision.value, 0.5);
        QCOMPARE(cat.examples, 3.0);
        QCOMPARE(report.macroRecall, (2.0 / 3 + 2.0 / 3 + 3.0 / 4) / 3);
        QCOMPARE(report.macroPrecision, (1 + 0.5 + 0.75) / 3);
        QCOMPARE(report.macroF1, (4.0 / 5 + 4.0 / 7 + 6.0 / 8) / 3);
        QCOMPARE(*report.worst, std::size_t{0});
        // Of place a: bird 1 of 2, cat 2 of 2, dog 0 of 1.
        QCOMPARE(bird.recallByGroup[0].value, 0.5);
        QCOMPARE(report.classes[2].recallByGroup[0].value, 0.0);
        // Wilson's interval of 2 of 3 (case x26).
        QVERIFY(std::abs(cat.recall.interval.low - 0.2077) < 5e-5);
        QVERIFY(std::abs(cat.recall.interval.high - 0.9385) < 5e-5);
    }
    void wholeWeightsAreRepetitions()
    {
        PredictionTable weighted = pets();
        weighted.weights = {1, 2, 0, 3, 1, 1, 2, 4, 1, 2};
        PredictionTable repeated = pets();
        repeated.rowCount = 0;
        repeated.labels.clear();
        repeated.predictions.clear();
        repeated.groups[0].codes.clear();
        for (std::size_t row = 0; row < weighted.rowCount; ++row) {
            for (double copy = 0; copy < weighted.weights[row]; ++copy) {
                repeated.labels.push_back(weighted.labels[row]);
                repeated.predictions.push_back(weighted.predictions[row]);
                repeated.groups[0].codes.push_back(weighted.groups[0].codes[row]);
                ++repeated.rowCount;
            }
        }
        const ClassReport one = classesOf(weighted), other = classesOf(repeated);
        for (std::size_t which = 0; which < 3; ++which) {
            QCOMPARE(one.classes[which].recall.value, other.classes[which].recall.value);
            QCOMPARE(one.classes[which].precision.value, other.classes[which].precision.value);
            QCOMPARE(one.classes[which].f1, other.classes[which].f1);
            QCOMPARE(one.classes[which].recallByGroup[1].value, other.classes[which].recallByGroup[1].value);
        }
        QCOMPARE(one.macroF1, other.macroF1);
    }
    void aClassWithoutExamplesTakesNoPartInRecall()
    {
        PredictionTable table;
        [[maybe_unused]] const auto set =
            setOutcomes(table, std::vector<PlainValue>{1.0, 2.0}, std::vector<PlainValue>{1.0, 3.0});
        table.groups.push_back(codeColumn("g", texts({"x", "y"})));
        const ClassReport report = classesOf(table);
        QVERIFY(std::isnan(report.classes[2].recall.value)); // 3 is never the label
        QVERIFY(std::isnan(report.classes[1].precision.value)); // 2 is never predicted
        QCOMPARE(report.macroRecall, 0.5);
        QCOMPARE(report.macroPrecision, 0.5);
        QVERIFY(std::isnan(report.classes[0].recallByGroup[1].value));
        QCOMPARE(*report.worst, std::size_t{1});
    }
    void fractionsAreNoClasses()
    {
        PredictionTable table;
        [[maybe_unused]] const auto set =
            setOutcomes(table, std::vector<PlainValue>{1.0, 2.0}, std::vector<PlainValue>{1.0, 2.5});
        table.groups.push_back(codeColumn("g", texts({"x", "y"})));
        QVERIFY(!reportClasses(table, *groupRows(table), {}));
    }
};

QTEST_APPLESS_MAIN(TestClassReport)
#include "tst_class_report.moc"
