// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compression/example_resampling.h"
#include "core/compression/uncertain_front.h"
#include "support/hand_built_frame.h"
#include "support/stops_after.h"

#include <QtTest>

#include <cmath>
#include <numeric>

using namespace trefoil;

namespace {

/// Examples of one class each; further attributes are added by the tests.
EvaluatedExamples examplesOf(std::size_t count)
{
    EvaluatedExamples examples;
    examples.count = count;
    examples.classes.assign(count, 0);
    return examples;
}

double quantityOf(const std::string& id, const EvaluatedRun& run, const EvaluatedExamples& examples,
    const std::vector<std::uint32_t>& counts = {})
{
    ExampleWeights weights(examples);
    if (!counts.empty()) {
        weights.times = counts;
        weights.count(examples);
    }
    return valueOf(*exampleObjective(id), run, examples, weights);
}

/// The runs 1, 2, … of accuracies that follow from the wrong answers, all of equal energy.
FramePointer frameOf(const Evaluations& evaluations, const std::vector<std::string>& variants,
    const std::vector<std::string>& seeds)
{
    std::vector<double> accuracies;
    std::vector<std::string> names;
    for (const EvaluatedRun& run : evaluations.runs) {
        accuracies.push_back(quantityOf("accuracy", run, evaluations.examples[run.examples]));
        names.push_back("run " + std::to_string(run.run.value));
    }
    return testing::HandBuiltFrame(names)
        .withText("variant", variants)
        .withText("seed", seeds)
        .with(Standard::Accuracy, accuracies)
        .with(Standard::Energy, std::vector<double>(names.size(), 5))
        .frame();
}

UncertainFront frontOf(
    const FramePointer& frame, const Evaluations& evaluations, std::uint32_t resamples = 20'000)
{
    const std::vector<Objective> objectives{{frame->find("accuracy"), Direction::HigherIsBetter},
        {frame->find("energy_kwh"), Direction::LowerIsBetter}};
    NoProgress progress;
    return *uncertainFront(
        *frame, findReplicates(*frame), objectives, {resamples, 7, 0.95}, evaluations, progress);
}

/// Four standard errors of a share among 20,000 resamples.
bool isNearShare(double share, double truth)
{
    return std::abs(share - truth) <= 4 * std::sqrt(truth * (1 - truth) / 20'000);
}

} // namespace

/// The front when the examples of the evaluation are drawn again.
class TestExampleResampling : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void quantitiesAreCountedByHand()
    {
        // 100 examples: classes 0 (60) and 1 (40); groups 0 (70), 1 (25) and none (5).
        EvaluatedExamples examples = examplesOf(100);
        std::vector<std::uint32_t> groups(100, 0);
        for (std::size_t i = 0; i < 100; ++i) {
            examples.classes[i] = i < 60 ? 0 : 1;
            groups[i] = i < 70 ? 0 : i < 95 ? 1 : EvaluatedExamples::noGroup;
        }
        examples.attributes = {groups};
        EvaluatedRun run;
        run.wrong = {0, 1, 2, 60, 61, 75, 76, 77, 99}; // 3 of class 0, 6 of class 1; 5 of group 0, 3 of 1
        run.unanswered = {3, 98};
        QCOMPARE(quantityOf("accuracy", run, examples), 1 - 9.0 / 98);
        QCOMPARE(quantityOf("zero_one_loss", run, examples), 9.0 / 98);
        QCOMPARE(quantityOf("balanced_accuracy", run, examples), 1 - (3.0 / 59 + 6.0 / 39) / 2);
        QCOMPARE(quantityOf("worst_group_true_positive_rate", run, examples), 1 - 6.0 / 39);
        QCOMPARE(quantityOf("largest_gap_true_positive_rate", run, examples), 6.0 / 39 - 3.0 / 59);
        // Group 1 has fewer than 30: no worst group, and nothing to compare group 0 with.
        QCOMPARE(quantityOf("worst_group_accuracy", run, examples), 1 - 5.0 / 69);
        QVERIFY(std::isnan(quantityOf("largest_gap_accuracy", run, examples)));
        QVERIFY(!exampleObjective("energy_kwh"));
    }
    void errorsOfNumbersAreCountedByHand()
    {
        EvaluatedExamples examples;
        examples.count = 40;
        examples.attributes = {std::vector<std::uint32_t>(40, 0)};
        EvaluatedRun run;
        run.errors.assign(40, 0.5);
        run.errors[7] = -2;
        run.errors[8] = absent;
        run.unanswered = {8};
        QCOMPARE(quantityOf("mean_absolute_error", run, examples), (38 * 0.5 + 2) / 39);
        QCOMPARE(quantityOf("root_mean_squared_error", run, examples), std::sqrt((38 * 0.25 + 4) / 39));
        QCOMPARE(quantityOf("worst_group_mean_squared_error", run, examples), (38 * 0.25 + 4) / 39);
        QVERIFY(std::isnan(quantityOf("accuracy", run, examples)));
    }
    void f1OfClasses_data()
    {
        QTest::addColumn<bool>("isDrawn");
        QTest::addColumn<bool>("isWeighted");
        QTest::addColumn<double>("f1");
        QTest::addColumn<double>("accuracy");
        QTest::addColumn<double>("balanced");
        // From the definitions, in fractions, by a program of its own.
        QTest::newRow("once") << false << false << 11.0 / 24 << 5.0 / 9 << 5.0 / 9;
        QTest::newRow("drawn") << true << false << 9.0 / 20 << 2.0 / 5 << 5.0 / 9;
        QTest::newRow("weighted") << false << true << 2477.0 / 6440 << 26.0 / 49 << 241.0 / 495;
        QTest::newRow("weighted and drawn") << true << true << 335.0 / 868 << 12.0 / 35 << 91.0 / 180;
    }
    void f1OfClasses()
    {
        QFETCH(const bool, isDrawn);
        QFETCH(const bool, isWeighted);
        QFETCH(const double, f1);
        QFETCH(const double, accuracy);
        QFETCH(const double, balanced);
        // Labels 0 0 0 0 1 1 1 2 2 2, answers 0 0 1 3 1 1 0 2 0 and none; 3 is no label.
        EvaluatedExamples examples = examplesOf(10);
        examples.classes = {0, 0, 0, 0, 1, 1, 1, 2, 2, 2};
        if (isWeighted) {
            examples.weights = {0.5, 1, 2, 0.25, 1, 3, 1.5, 1, 2, 5};
        }
        EvaluatedRun run;
        run.wrong = {2, 3, 6, 8};
        run.answeredAs = {1, 3, 0, 0};
        run.unanswered = {9};
        const std::vector<std::uint32_t> times =
            isDrawn ? std::vector<std::uint32_t>{2, 0, 1, 3, 1, 0, 2, 1, 0, 4} : std::vector<std::uint32_t>();
        QVERIFY(std::abs(quantityOf("f1_macro", run, examples, times) - f1) < 1e-12);
        QVERIFY(std::abs(quantityOf("f1", run, examples, times) - f1) < 1e-12); // three classes: their mean
        QVERIFY(std::abs(quantityOf("accuracy", run, examples, times) - accuracy) < 1e-12);
        QVERIFY(std::abs(quantityOf("balanced_accuracy", run, examples, times) - balanced) < 1e-12);
        run.answeredAs.clear();
        QVERIFY(std::isnan(quantityOf("f1_macro", run, examples, times))); // not known is not 0
    }
    void f1OfTwoClassesIsThePositiveOnes()
    {
        // Labels 0 0 1 1 1 0, answers 0 1 1 0 1 0: 2·2/(2·2 + 1 + 1); drawn 1 2 1 3 2 1 times 2·3/(2·3 + 2 +
        // 3).
        EvaluatedExamples examples = examplesOf(6);
        examples.classes = {0, 0, 1, 1, 1, 0};
        EvaluatedRun run;
        run.wrong = {1, 3};
        run.answeredAs = {1, 0};
        QCOMPARE(quantityOf("f1", run, examples), 2.0 / 3);
        QCOMPARE(quantityOf("f1", run, examples, {1, 2, 1, 3, 2, 1}), 6.0 / 11);
    }
    void r2OfNumbers()
    {
        // Labels 1 2 4 7 5, errors ½ −1 0 1 and none.
        EvaluatedExamples examples;
        examples.count = 5;
        examples.labels = {1, 2, 4, 7, 5};
        EvaluatedRun run;
        run.errors = {0.5, -1, 0, 1, absent};
        run.unanswered = {4};
        const std::vector<std::uint32_t> times{2, 0, 1, 3, 1};
        QVERIFY(std::abs(quantityOf("r2_score", run, examples) - 25.0 / 28) < 1e-12);
        QVERIFY(std::abs(quantityOf("r2_score", run, examples, times) - 80.0 / 87) < 1e-12);
        QVERIFY(std::isnan(quantityOf("r2_score", run, examples, {3, 0, 0, 0, 2}))); // one label: no spread
        examples.weights = {1, 2, 0.5, 1, 9};
        QVERIFY(std::abs(quantityOf("r2_score", run, examples, times) - 877.0 / 954) < 1e-12);
        QVERIFY(std::abs(quantityOf("mean_squared_error", run, examples, times) - 7.0 / 11) < 1e-12);
    }
    void smallGroupsAreCountedByExamplesNotByWeight()
    {
        EvaluatedExamples examples = examplesOf(60);
        examples.attributes = {std::vector<std::uint32_t>(60, 0)};
        std::fill(examples.attributes[0].begin() + 31, examples.attributes[0].end(), 1U); // 31 and 29
        examples.weights.assign(60, 0.1); // each group weighs about 3
        EvaluatedRun run;
        run.wrong = {0, 59};
        QVERIFY(std::abs(quantityOf("worst_group_accuracy", run, examples) - 30.0 / 31) < 1e-12);
        // Where one example outweighs the others, a group is as uncertain as one of few: (30 + 300)²/(30 +
        // 300²) = 1.2 examples.
        examples.weights.assign(60, 1);
        examples.weights[0] = 300;
        QVERIFY(std::isnan(quantityOf("worst_group_accuracy", run, examples)));
    }
    void countsAreRepetitions()
    {
        RandomStream random(3);
        EvaluatedExamples examples = examplesOf(200);
        examples.attributes.resize(1);
        EvaluatedRun run;
        std::vector<std::uint32_t> counts;
        EvaluatedExamples repeated;
        repeated.attributes.resize(1);
        EvaluatedRun again;
        for (std::uint32_t i = 0; i < 200; ++i) {
            examples.classes[i] = random.below(3);
            examples.attributes[0].push_back(random.below(2));
            counts.push_back(1 + random.below(3));
            const bool isWrong = random.below(4) == 0;
            if (isWrong) {
                run.wrong.push_back(i);
            }
            for (std::uint32_t copy = 0; copy < counts.back(); ++copy) {
                if (isWrong) {
                    again.wrong.push_back(static_cast<std::uint32_t>(repeated.count));
                }
                repeated.classes.push_back(examples.classes[i]);
                repeated.attributes[0].push_back(examples.attributes[0][i]);
                ++repeated.count;
            }
        }
        for (const char* id : {"accuracy", "balanced_accuracy", "worst_group_accuracy",
                 "largest_gap_accuracy", "worst_group_true_positive_rate"}) {
            QVERIFY(
                std::abs(quantityOf(id, run, examples, counts) - quantityOf(id, again, repeated)) < 1e-12);
        }
    }

    void aModelThatIsNeverBetterIsOnTheFrontWhereTheyTie()
    {
        // The second is wrong about one more of ten examples: they tie where that one is not drawn, in
        // (1 − 1/10)^10 of all. Drawn apart from each other it would be in about half of all.
        const Evaluations evaluations{
            {examplesOf(10)}, {{RunId{1}, 0, {4}, {}, {}}, {RunId{2}, 0, {4, 7}, {}, {}}}};
        const UncertainFront front = frontOf(frameOf(evaluations, {"p", "q"}, {"", ""}), evaluations);
        QCOMPARE(front.points[0].frequency, 1.0);
        QVERIFY(isNearShare(front.points[1].frequency, std::pow(0.9, 10)));
        QVERIFY(front.points[1].hasExamples);
        QCOMPARE(front.resampling.examples, std::size_t(10));
        QCOMPARE(front.resampling.quantities, std::vector<std::string>{"accuracy"});
    }
    void twoThatDifferInTwoExamples()
    {
        // Of two examples each tells the other one: counts are (2, 0), (1, 1) or (0, 2) in ¼, ½ and ¼.
        const Evaluations evaluations{
            {examplesOf(2)}, {{RunId{1}, 0, {0}, {}, {}}, {RunId{2}, 0, {1}, {}, {}}}};
        const UncertainFront front = frontOf(frameOf(evaluations, {"p", "q"}, {"", ""}), evaluations);
        QVERIFY(isNearShare(front.points[0].frequency, 0.75));
        QVERIFY(isNearShare(front.points[1].frequency, 0.75));
    }
    void modelsOfOtherExamplesAreDrawnApart()
    {
        // Each is wrong about its one example of two, of sets of their own: counts of wrong ones are 0, 1 or
        // 2 in ¼, ½ and ¼ for each; the first is ahead or equal in 1 − (¼·½ + ½·¼ + ¼·¼).
        const Evaluations evaluations{
            {examplesOf(2), examplesOf(2)}, {{RunId{1}, 0, {0}, {}, {}}, {RunId{2}, 1, {0}, {}, {}}}};
        const UncertainFront front = frontOf(frameOf(evaluations, {"p", "q"}, {"", ""}), evaluations);
        QVERIFY(isNearShare(front.points[0].frequency, 1 - 5.0 / 16));
        QCOMPARE(front.resampling.examples, std::size_t(4));
    }
    void replicatesAndExamplesAreNested()
    {
        // p is wrong about example 0 with seed 0 and about none with seed 1, q always about example 1; two
        // examples. Drawn seeds of p: wrong 0, 1 or 2 times (¼, ½, ¼) of the two; W counts example 0 and 2 −
        // W example 1. p's mean loss is s·W/4 and q's (2 − W)/2. q is on the front unless p's is lower: s =
        // 0: 2 − W = 0 needed: ¼. s = 1: W/4 ≥ (2 − W)/2 at W = 2 only (at W = 1 it is ¼ < ½): ¼. s = 2: W/2
        // ≥ (2 − W)/2 at W ≥ 1: ¾. In all ¼·¼ + ½·¼ + ¼·¾.
        const Evaluations evaluations{{examplesOf(2)},
            {{RunId{1}, 0, {0}, {}, {}}, {RunId{2}, 0, {}, {}, {}}, {RunId{3}, 0, {1}, {}, {}},
                {RunId{4}, 0, {1}, {}, {}}}};
        const FramePointer frame = frameOf(evaluations, {"p", "p", "q", "q"}, {"0", "1", "0", "1"});
        const UncertainFront front = frontOf(frame, evaluations);
        QCOMPARE(front.points.size(), std::size_t(2));
        QVERIFY(isNearShare(front.points[1].frequency, 0.25 * 0.25 + 0.5 * 0.25 + 0.25 * 0.75));
        QCOMPARE(front.resampling.seeds, std::size_t(2));
    }
    void namesOfExamplesMeanNothing()
    {
        Evaluations evaluations{{examplesOf(50)}, {{RunId{1}, 0, {}, {}, {}}}};
        evaluations.examples[0].attributes.resize(1);
        for (std::uint32_t i = 0; i < 50; ++i) {
            evaluations.examples[0].attributes[0].push_back(i % 7 == 0 ? 1 : 0);
        }
        evaluations.runs[0].wrong = {3, 14, 15, 21};
        EvaluatedExamples reversed = evaluations.examples[0];
        std::reverse(reversed.attributes[0].begin(), reversed.attributes[0].end());
        EvaluatedRun run = evaluations.runs[0];
        for (std::uint32_t& example : run.wrong) {
            example = 49 - example;
        }
        for (const char* id : {"accuracy", "worst_group_accuracy"}) {
            QCOMPARE(
                quantityOf(id, run, reversed), quantityOf(id, evaluations.runs[0], evaluations.examples[0]));
        }
    }

    void anotherEvaluationSaysNothing()
    {
        const Evaluations evaluations{
            {examplesOf(10)}, {{RunId{1}, 0, {4}, {}, {}}, {RunId{2}, 0, {4, 7}, {}, {}}}};
        const FramePointer frame = testing::HandBuiltFrame({"a", "b"})
                                       .withText("variant", {"p", "q"})
                                       .with(Standard::Accuracy, {0.7, 0.8004}) // only the second agrees
                                       .with(Standard::Energy, {5, 5})
                                       .frame();
        const UncertainFront front = frontOf(frame, evaluations, 100);
        QVERIFY(!front.points[0].hasExamples);
        QVERIFY(front.points[1].hasExamples);
    }
    void withoutEvaluationsNothingChanges()
    {
        const Evaluations evaluations{{examplesOf(10)},
            {{RunId{1}, 0, {4}, {}, {}}, {RunId{2}, 0, {4, 7}, {}, {}}, {RunId{3}, 0, {1}, {}, {}},
                {RunId{4}, 0, {4, 7}, {}, {}}}};
        const FramePointer frame = frameOf(evaluations, {"p", "p", "q", "q"}, {"0", "1", "2", "3"});
        const std::vector<Objective> objectives{{frame->find("accuracy"), Direction::HigherIsBetter},
            {frame->find("energy_kwh"), Direction::LowerIsBetter}};
        const auto plain = uncertainFront(*frame, findReplicates(*frame), objectives, {500, 7, 0.95});
        const UncertainFront front = frontOf(frame, {}, 500);
        QCOMPARE(front.points[0].frequency, plain[0].frequency);
        QCOMPARE(front.points[1].frequency, plain[1].frequency);
        QCOMPARE(front.resampling.examples, std::size_t(0));
    }
    void theSameSeedGivesTheSameNumbers()
    {
        const Evaluations evaluations{
            {examplesOf(9)}, {{RunId{1}, 0, {0}, {}, {}}, {RunId{2}, 0, {1}, {}, {}}}};
        const FramePointer frame = frameOf(evaluations, {"p", "q"}, {"", ""});
        QCOMPARE(frontOf(frame, evaluations, 300).points[0].frequency,
            frontOf(frame, evaluations, 300).points[0].frequency);
    }
    void itStopsWhenAsked()
    {
        const Evaluations evaluations{
            {examplesOf(9)}, {{RunId{1}, 0, {0}, {}, {}}, {RunId{2}, 0, {1}, {}, {}}}};
        const FramePointer frame = frameOf(evaluations, {"p", "q"}, {"", ""});
        const std::vector<Objective> objectives{{frame->find("accuracy"), Direction::HigherIsBetter}};
        const testing::StopsAfter progress(10);
        const auto front = uncertainFront(
            *frame, findReplicates(*frame), objectives, {1'000'000, 7, 0.95}, evaluations, progress);
        QVERIFY(!front);
        QCOMPARE(front.error().code, Errc::Cancelled);
    }
    void wordsSayOverWhat()
    {
        const FrontOptions options;
        QCOMPARE(describeResampling({10, 12'000, {}}, options),
            std::string("1,000 resamples over 10 seeds and 12,000 examples, seed 1"));
        QCOMPARE(describeResampling({1, 2999, {}}, options),
            std::string("1,000 resamples over 2,999 examples, seed 1"));
        QCOMPARE(
            describeResampling({3, 0, {}}, options), std::string("1,000 resamples over 3 seeds, seed 1"));
        QCOMPARE(describeResampling({1, 0, {}}, options), std::string("1,000 resamples over 1 seed, seed 1"));
    }
};

QTEST_APPLESS_MAIN(TestExampleResampling)
#include "tst_example_resampling.moc"
