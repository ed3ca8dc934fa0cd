// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/number_text.h"
#include "unit/ingest/read_predictions.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <QtTest/QTest>

using namespace trefoil;
using trefoil::test::isNear;
using trefoil::test::ReadPredictions;

namespace {

// Confusion counts, rows are labels: cat (2, 1, 0), dog (1, 3, 0), bird (1, 0, 2) over cat, dog, bird.
// Recall 2/3, 3/4, 2/3; precision 2/4, 3/4, 2/2; F1 4/7, 6/8, 4/5.
const std::string pets = "y_true,y_pred,place\n"
                         "cat,cat,a\ncat,cat,a\ncat,dog,b\n"
                         "dog,cat,a\ndog,dog,b\ndog,dog,b\ndog,dog,b\n"
                         "bird,cat,a\nbird,bird,a\nbird,bird,b\n";

/// The rows of a table in the opposite order, with a text for another everywhere.
std::string reversed(const std::string& table, const std::map<std::string, std::string>& renamed)
{
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < table.size();) {
        const std::size_t end = table.find('\n', begin);
        lines.push_back(table.substr(begin, end - begin));
        begin = end + 1;
    }
    std::reverse(lines.begin() + 1, lines.end());
    std::string text;
    for (const std::string& line : lines) {
        std::string cell;
        for (const char character : line + ',') {
            if (character != ',') {
                cell += character;
                continue;
            }
            const auto found = renamed.find(cell);
            text += (found == renamed.end() ? cell : found->second) + ',';
            cell.clear();
        }
        text.back() = '\n';
    }
    return text;
}

} // namespace

class TestPredictions : public QObject {
    Q_OBJECT

private slots:
    void classesAreCountedByHand()
    {
        const ReadPredictions read(pets);
        QVERIFY(read.outcome);
        const Record& record = read.sink.records.at(0);
        QVERIFY(isNear(record.values[Standard::Accuracy], 0.7));
        QVERIFY(isNear(record.values[Standard::BalancedAccuracy], (2.0 / 3 + 3.0 / 4 + 2.0 / 3) / 3));
        QVERIFY(isNear(read.extra("f1_macro"), (4.0 / 7 + 6.0 / 8 + 4.0 / 5) / 3));
        QVERIFY(isNear(read.group("true_positive_rate", "class", "dog"), 0.75));
        QVERIFY(isNear(read.group("false_negative_rate", "class", "cat"), 1.0 / 3));
        QVERIFY(isNear(read.group("precision", "class", "cat"), 0.5));
        QVERIFY(isNear(read.group("accuracy", "place", "a"), 3.0 / 5));
        // Of a: cat 2 of 2, dog 0 of 1, bird 1 of 2.
        QVERIFY(isNear(read.group("balanced_accuracy", "place", "a"), 0.5));
    }
    void noClassIsThePositiveOneUnlessSaid()
    {
        for (const std::string& text : {pets, std::string("y_true,y_pred,place\nyes,no,a\nno,no,b\n"),
                 std::string("y_true,y_pred,place\n1,-1,a\n-1,-1,b\n"),
                 std::string("y_true,y_pred,place\n1,2,a\n2,2,b\n")}) {
            const ReadPredictions read(text);
            QVERIFY(read.outcome);
            QVERIFY(!read.hasQuantity("selection_rate"));
            QVERIFY(read.hasQuantity("true_positive_rate"));
        }
        const ReadPredictions binary("y_true,y_pred,place\n1,0,a\n0,0,b\n");
        QVERIFY(binary.hasQuantity("selection_rate"));
        QVERIFY(binary.hasQuantity("true_positive_rate"));
        QVERIFY(std::isnan(binary.group("true_positive_rate", "place", "b"))); // no positive there
    }
    void ratesAreSharesOfTheirOwnExamples()
    {
        // a: TP 2, FN 1, FP 1, TN 1; b: TP 0, FN 1, FP 0, TN 2.
        const ReadPredictions read("y_true,y_pred,place,side\n1,1,a,l\n1,1,a,l\n1,0,a,r\n0,1,a,r\n0,0,a,r\n"
                                   "1,0,b,l\n0,0,b,l\n0,0,b,\n");
        QVERIFY(isNear(read.group("selection_rate", "place", "a"), 3.0 / 5));
        QVERIFY(isNear(read.group("true_positive_rate", "place", "a"), 2.0 / 3));
        QVERIFY(isNear(read.group("false_negative_rate", "place", "a"), 1.0 / 3));
        QVERIFY(isNear(read.group("false_positive_rate", "place", "a"), 1.0 / 2));
        QVERIFY(isNear(read.group("precision", "place", "a"), 2.0 / 3));
        QVERIFY(isNear(read.group("balanced_accuracy", "place", "a"), (2.0 / 3 + 1.0 / 2) / 2));
        QCOMPARE(read.group("false_positive_rate", "place", "b"), 0.0);
        QVERIFY(std::isnan(read.group("precision", "place", "b"))); // nothing predicted positive
        QVERIFY(isNear(read.group("accuracy", "place, side", "a, l"), 1));
        QVERIFY(isNear(read.group("accuracy", "place, side", "a, r"), 1.0 / 3));
        QVERIFY(isNear(read.group("accuracy", "place, side", "b, l"), 1.0 / 2)); // the third has no side
        const auto& groups = read.sink.records.at(0).groups;
        const auto support = [&](std::string_view quantity) {
            return std::find_if(groups.begin(), groups.end(), [&](const GroupValue& value) {
                return value.quantity->id == quantity && value.group == "a";
            })->support;
        };
        QCOMPARE(support("accuracy"), std::optional<std::int64_t>(5));
        QCOMPARE(support("true_positive_rate"), std::optional<std::int64_t>(3));
        QCOMPARE(support("false_positive_rate"), std::optional<std::int64_t>(2));
        QCOMPARE(support("precision"), std::optional<std::int64_t>(3));
    }
    void aClassThatIsNeverPredictedHasNoPrecision()
    {
        const ReadPredictions read("y_true,y_pred\na,b\nb,b\nb,c\n");
        QVERIFY(std::isnan(read.group("precision", "class", "a")));
        QCOMPARE(read.group("true_positive_rate", "class", "a"), 0.0);
        // c is no label: it has no recall, and takes no part in the mean of recalls, but in that of F1.
        QVERIFY(std::isnan(read.group("true_positive_rate", "class", "c")));
        QVERIFY(isNear(read.sink.records.at(0).values[Standard::BalancedAccuracy], 0.25));
        QVERIFY(isNear(read.extra("f1_macro"), (0 + 0.5 + 0) / 3));
    }
    void orderOfRowsAndNamesOfClassesMeanNothing()
    {
        const std::map<std::string, std::string> renamed = {{"cat", "2"}, {"dog", "10"}, {"bird", "3"}};
        const ReadPredictions plain(pets), other(reversed(pets, renamed));
        QVERIFY(other.outcome);
        for (const char* quantity : {"true_positive_rate", "false_negative_rate", "precision"}) {
            for (const auto& [name, number] : renamed) {
                QVERIFY(isNear(plain.group(quantity, "class", name), other.group(quantity, "class", number)));
            }
        }
        QVERIFY(isNear(plain.extra("f1_macro"), other.extra("f1_macro")));
        QVERIFY(isNear(
            plain.group("balanced_accuracy", "place", "b"), other.group("balanced_accuracy", "place", "b")));
        // Numbers are listed by size, not by their characters.
        std::vector<std::string> listed;
        for (const GroupValue& value : other.sink.records.at(0).groups) {
            if (value.attribute == "class" && value.quantity->id == "precision") {
                listed.push_back(value.group);
            }
        }
        QCOMPARE(listed, (std::vector<std::string>{"2", "3", "10"}));
    }
    void anAttributeOfTheNameClassKeepsIt()
    {
        const ReadPredictions read("y_true,y_pred,class\na,b,first\nb,b,second\nc,c,first\n");
        QCOMPARE(read.group("accuracy", "class", "first"), 0.5);
        QCOMPARE(read.group("true_positive_rate", "class of the label", "a"), 0.0);
    }
    void numbersOfARegression()
    {
        // By hand: errors −0.5, 0.5, 0, 1; mean label 2.875, Σ(label − mean)² = 29.1875.
        const ReadPredictions read("y_true,y_pred,side\n3,2.5,l\n-0.5,0,l\n2,2,r\n7,8,r\n,1,r\n");
        QVERIFY(read.outcome);
        const Record& record = read.sink.records.at(0);
        QVERIFY(isAbsent(record.values[Standard::Accuracy]));
        QCOMPARE(record.values[Standard::Examples], 4.0);
        QVERIFY(isNear(read.extra("mean_absolute_error"), 0.5));
        QVERIFY(isNear(read.extra("mean_squared_error"), 0.375));
        QVERIFY(isNear(read.extra("root_mean_squared_error"), std::sqrt(0.375)));
        QVERIFY(isNear(read.extra("mean_error"), 0.25));
        QVERIFY(isNear(read.extra("r2_score"), 1 - 1.5 / 29.1875));
        QVERIFY(isNear(read.group("mean_error", "side", "r"), 0.5));
        QVERIFY(isNear(read.group("r2_score", "side", "r"), 1 - 1 / 12.5));
        QCOMPARE(read.sink.count("incomplete_rows"), std::size_t{1});
    }
    void equalLabelsLeaveNothingToExplain()
    {
        const ReadPredictions read("y_true,y_pred,side\n3,2.5,l\n3,0.5,l\n2.5,2,r\n1,1,r\n");
        QVERIFY(std::isnan(read.group("r2_score", "side", "l")));
        QVERIFY(!std::isnan(read.group("r2_score", "side", "r")));
    }
    void scoresAreCutAtAHalfWhichIsSaid()
    {
        for (const char* text :
            {"y_true,y_pred\n0,0.25\n1,0.5\n1,0.25\n1,\n", "y_true,score\n0,0.25\n1,0.5\n1,0.25\n1,\n",
                "label_value,score\n0,0.25\n1,0.5\n1,0.25\n1,\n"}) {
            const ReadPredictions read(text);
            QVERIFY(read.outcome);
            QVERIFY(isNear(read.sink.records.at(0).values[Standard::Accuracy], 2.0 / 3));
            QCOMPARE(read.sink.count("threshold_applied"), std::size_t{1});
            const Predictions& answers = read.sink.predictions.at(0).predictions;
            QCOMPARE(answers.threshold, std::optional(0.5));
            QCOMPARE(answers.scores.at(1), 0.5);
            QVERIFY(std::isnan(answers.predictions.at(3)));
        }
    }
    void scoresOfOtherLabelsNeedAThreshold()
    {
        QVERIFY(ReadPredictions("y_true,y_pred\n1,1.25\n2,1.75\n").refusal().find("threshold")
            != std::string::npos);
    }
    void aScoreBesidePredictionsDecidesNothing()
    {
        const ReadPredictions read("y_true,y_pred,score\n0,1,0.25\n1,1,0.75\n");
        QVERIFY(isNear(read.sink.records.at(0).values[Standard::Accuracy], 0.5));
        QCOMPARE(read.sink.predictions.at(0).predictions.scores, (std::vector<double>{0.25, 0.75}));
        QVERIFY(!read.sink.predictions.at(0).predictions.threshold);
    }
    void tooManyNamesAreNoClasses()
    {
        std::string text = "y_true,y_pred\n";
        for (int i = 0; i < 501; ++i) {
            text += 'l' + std::to_string(i) + ",p" + std::to_string(i) + '\n';
        }
        QVERIFY(ReadPredictions(text).refusal().find("1000 different texts") != std::string::npos);
        text.resize(text.rfind('l')); // exactly a thousand
        QVERIFY(ReadPredictions(text).outcome);
    }
    void manyWholeNumbersAreNoClassesEither()
    {
        std::string text = "y_true,y_pred\n";
        for (int i = 0; i < 501; ++i) {
            text += std::to_string(2 * i) + ',' + std::to_string(2 * i + 1) + '\n';
        }
        const ReadPredictions read(text);
        QVERIFY(isNear(read.extra("mean_error"), 1));
        QVERIFY(!read.hasQuantity("accuracy"));
    }
    void wordsForNothingAreNoClasses()
    {
        const ReadPredictions read("y_true,y_pred\na,a\nb,NaN\nNone,a\nb,a\n");
        QCOMPARE(read.sink.records.at(0).values[Standard::Examples], 2.0);
        QVERIFY(std::isnan(read.group("true_positive_rate", "class", "NaN")));
    }
};

QTEST_APPLESS_MAIN(TestPredictions)
#include "tst_predictions.moc"
