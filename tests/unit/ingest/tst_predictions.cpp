// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/number_text.h"
#include "core/ingest/formats/predictions/predictions_importer.h"
#include "tests/support/collecting_sink.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <QtTest/QTest>

using namespace trefoil;

namespace {

struct ReadPredictions {
    test::CollectingSink sink;
    Result<void> outcome;

    explicit ReadPredictions(const std::string& text)
    {
        NoProgress progress;
        outcome =
            predictionsImporter().read(Source::fromText("net.csv", std::string(text)), {}, sink, progress);
    }

    /// NaN: there is none.
    [[nodiscard]] double group(
        std::string_view quantity, std::string_view attribute, std::string_view name) const
    {
        for (const GroupValue& value : sink.records.at(0).groups) {
            if (value.quantity->id == quantity && value.attribute == attribute && value.group == name) {
                return value.value;
            }
        }
        return absent;
    }
    [[nodiscard]] double extra(std::string_view id) const
    {
        for (const ExtraValue& value : sink.records.at(0).extras) {
            if (value.quantity->id == id) {
                return value.value;
            }
        }
        return absent;
    }
    [[nodiscard]] bool hasQuantity(std::string_view id) const
    {
        return std::any_of(sink.columns.begin(), sink.columns.end(),
            [&](const SourceColumn& column) { return column.quantity->id == id; });
    }
    [[nodiscard]] std::string refusal() const { return outcome ? std::string() : outcome.error().args.at(1); }
};

// Confusion counts, rows are labels: cat (2, 1, 0), dog (1, 3, 0), bird (1, 0, 2) over cat, dog, bird.
// Recall 2/3, 3/4, 2/3; precision 2/4, 3/4, 2/2; F1 4/7, 6/8, 4/5.
const std::string pets = "y_true,y_pred,place\n"
                         "cat,cat,a\ncat,cat,a\ncat,dog,b\n"
                         "dog,cat,a\ndog,dog,b\ndog,dog,b\ndog,dog,b\n"
                         "bird,cat,a\nbird,bird,a\nbird,bird,b\n";

bool isNear(double one, double other)
{
    return std::abs(one - other) <= 1e-12;
}

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
    /// Of binary labels, of classes and of numbers.
    void wholeWeightsSayTheSameAsEqualRows()
    {
        for (const std::string& outcomes :
            {std::string("1,1 1,0 0,0 0,1 1,1"), std::string("cat,cat cat,dog dog,dog dog,bird bird,bird"),
                std::string("1.5,1 2,2.25 3,3.5 4,4 0.5,1.25")}) {
            std::string weighted = "y_true,y_pred,sample_weight,place\n", repeated = "y_true,y_pred,place\n";
            std::size_t begin = 0;
            for (const int weight : {3, 1, 2, 1, 0}) {
                const std::string outcome = outcomes.substr(begin, outcomes.find(' ', begin) - begin);
                begin += outcome.size() + 1;
                const std::string place = weight > 1 ? ",a\n" : ",b\n";
                weighted += outcome + ',' + std::to_string(weight) + place;
                for (int i = 0; i < weight; ++i) {
                    repeated += outcome + place;
                }
            }
            const ReadPredictions one(weighted), other(repeated);
            QVERIFY(one.outcome && other.outcome);
            const Record& record = one.sink.records.at(0);
            QCOMPARE(record.values[Standard::Examples], 5.0); // rows
            QVERIFY(!record.groups.empty());
            for (const GroupValue& value : other.sink.records.at(0).groups) {
                QVERIFY2(isNear(one.group(value.quantity->id, value.attribute, value.group), value.value),
                    value.quantity->id.c_str());
            }
            for (const ExtraValue& value : other.sink.records.at(0).extras) {
                QVERIFY2(isNear(one.extra(value.quantity->id), value.value), value.quantity->id.c_str());
            }
            for (const Standard standard : {Standard::Accuracy, Standard::BalancedAccuracy}) {
                const double expected = other.sink.records.at(0).values[standard];
                QCOMPARE(std::isnan(record.values[standard]), std::isnan(expected));
                QVERIFY(std::isnan(expected) || isNear(record.values[standard], expected));
            }
        }
    }
    void sizesOfWeightedGroupsAreEffectiveOnes()
    {
        // (1 + 1 + 1 + 3)² / (1 + 1 + 1 + 9) = 3.
        const ReadPredictions read("y_true,y_pred,weight,place\n1,1,1,a\n1,0,1,a\n0,0,1,a\n0,0,3,a\n");
        QVERIFY(read.outcome);
        const GroupValue& accuracy = read.sink.records.at(0).groups.at(0);
        QVERIFY(isNear(accuracy.value, 5.0 / 6));
        QCOMPARE(accuracy.support, std::optional<std::int64_t>(3));
        QVERIFY(read.sink.diagnostics.at(0).code == "weighted_examples");
        QVERIFY(!read.hasQuantity("weight"));
    }
    void aWeightThatIsNoneIsRefusedByItsLine()
    {
        for (const std::string wrong : {"", "-1", "inf", "many"}) {
            const ReadPredictions read("y_true,y_pred,weight\n1,1,1\n1,0," + wrong + "\n0,0,x\n");
            QVERIFY(!read.outcome);
            QCOMPARE(read.outcome.error().code, Errc::ParseFailed);
            QCOMPARE(read.outcome.error().where.line, 3);
            QCOMPARE(read.outcome.error().where.pointer, std::string("weight"));
            QVERIFY(read.sink.records.empty());
        }
    }
    void withoutAnyWeightThereAreNoRates()
    {
        const ReadPredictions read("y_true,y_pred,weight,place\n1,1,0,a\n1,0,0,b\n");
        QVERIFY(read.outcome);
        QCOMPARE(read.sink.records.at(0).values[Standard::Examples], 2.0);
        QVERIFY(std::isnan(read.sink.records.at(0).values[Standard::Accuracy]));
        QVERIFY(read.sink.records.at(0).groups.empty());
    }
    void rowsOfSeveralModelsAndSeedsAreRunsOfTheirOwn()
    {
        const ReadPredictions read(
            "id,variant,seed,label,prediction\n1,int8,1,1,1\n1,int8,0,1,0\n1,dense,0,1,1\n"
            "2,int8,1,0,0\n2,int8,0,0,0\n2,dense,0,0,0\n");
        QVERIFY(read.outcome);
        const std::vector<Record>& records = read.sink.records;
        QCOMPARE(records.size(), std::size_t(3));
        QCOMPARE(records[0].name, std::string("dense-s0"));
        QCOMPARE(records[1].name, std::string("int8-s0"));
        QCOMPARE(records[1].seed, std::optional<std::int64_t>(0));
        QVERIFY(isNear(records[1].values[Standard::Accuracy], 0.5));
        QVERIFY(isNear(records[2].values[Standard::Accuracy], 1));
        QCOMPARE(records[2].values[Standard::Examples], 2.0);
    }
    void variantsAreOfOneModel()
    {
        const auto contexts = [](const std::string& text) {
            const ReadPredictions read(text);
            std::vector<std::pair<std::string, std::string>> found;
            for (const Record& record : read.sink.records) {
                const Context& context = read.sink.contextOf(record);
                found.emplace_back(context.model, context.variant);
            }
            return found;
        };
        using Found = std::vector<std::pair<std::string, std::string>>;
        QCOMPARE(
            contexts("y_true,y_pred_dense,y_pred_int8\n1,1,0\n"), (Found{{"net", "dense"}, {"net", "int8"}}));
        QCOMPARE(contexts("y_true,y_pred,variant\n1,1,q4\n1,1,q8\n"), (Found{{"net", "q4"}, {"net", "q8"}}));
        QCOMPARE(contexts("y_true,y_pred,variant\n1,1,q4\n"), (Found{{"", "q4"}})); // of what it does not say
        QCOMPARE(contexts("y_true,y_pred_BERT,y_pred_ViT\n1,1,0\n"), (Found{{"BERT", ""}, {"ViT", ""}}));
        QCOMPARE(contexts("y_true,y_pred\n1,1\n"), (Found{{"", ""}}));
    }
    void variantsOfSeveralModelsAreNotPooled()
    {
        const ReadPredictions rows(
            "model,variant,y_true,y_pred\nresnet,dense,1,1\nresnet,int8,1,0\nvgg,dense,1,0\n");
        QCOMPARE(rows.sink.records.size(), std::size_t(3));
        QCOMPARE(rows.sink.records[1].name, std::string("resnet-int8"));
        QCOMPARE(rows.sink.contextOf(rows.sink.records[1]).model, std::string("resnet"));
        QCOMPARE(rows.sink.contextOf(rows.sink.records[1]).variant, std::string("int8"));
        QCOMPARE(rows.sink.records[2].values[Standard::Accuracy], 0.0);
        const ReadPredictions beside("model,y_true,y_pred_dense,y_pred_int8\na,1,1,0\nb,1,0,1\n");
        QCOMPARE(beside.sink.records.size(), std::size_t(4));
        QCOMPARE(beside.sink.contextOf(beside.sink.records[3]).model, std::string("b"));
        QCOMPARE(beside.sink.contextOf(beside.sink.records[3]).variant, std::string("int8"));
        QCOMPARE(beside.sink.records[3].values[Standard::Accuracy], 1.0);
    }
    void filesOfSeedsAreOfOneModel()
    {
        for (const std::string seed : {"0", "1"}) {
            test::CollectingSink sink;
            NoProgress progress;
            const Source source =
                Source::fromText("preds_seed" + seed + ".csv", "y_true,y_pred_dense,y_pred_int8\n1,1,0\n");
            QVERIFY(predictionsImporter().read(source, {}, sink, progress));
            QCOMPARE(sink.contextOf(sink.records.at(1)).model, std::string("preds"));
            QCOMPARE(sink.contextOf(sink.records.at(1)).variant, std::string("int8"));
            QCOMPARE(sink.records.at(1).seed, parseInteger(seed));
            QCOMPARE(sink.records.at(1).name, "int8-s" + seed);
        }
    }
    void numbersWithADecimalCommaAreNoGroups()
    {
        const ReadPredictions read("y_true;y_pred;dose\n1;1;0,5\n0;0;1,5\n1;0;2,25\n");
        QVERIFY(read.outcome);
        QVERIFY(read.sink.records.at(0).groups.empty());
    }
    void whatMayBeAWeightOfPeopleIsAWarning()
    {
        const auto severity = [](const std::string& column) {
            return ReadPredictions("y_true,y_pred," + column + "\n1,1,80\n").sink.diagnostics.at(0).severity;
        };
        QVERIFY(severity("weight") == Severity::Warning);
        QVERIFY(severity("sample_weight") == Severity::Note);
    }
    void otherDelimitersAndDecimalCommasAreRead()
    {
        const ReadPredictions semicolons(
            "y_true;y_prob;sample_weight;place\n1;0,75;1,5;a\n0;0,25;0,5;a\n1;0,25;2;b\n");
        QVERIFY(semicolons.outcome);
        QVERIFY(isNear(semicolons.sink.records.at(0).values[Standard::Accuracy], 0.5));
        const ReadPredictions tabs("y_true\ty_pred\tplace\n1\t0\ta\n0\t0\tb\n");
        QVERIFY(isNear(tabs.group("selection_rate", "place", "a"), 0));
    }
    void trueAndFalseAreOneAndZero()
    {
        const ReadPredictions read("target,predicted,place\nTrue,False,a\nFalse,False,b\ntrue,TRUE,a\n");
        QVERIFY(isNear(read.group("true_positive_rate", "place", "a"), 0.5));
        const ReadPredictions mixed("target,predicted,place\nTrue,perhaps,a\nFalse,False,b\n");
        QVERIFY(isNear(mixed.group("true_positive_rate", "class", "False"), 1)); // a name among names
    }
    void aNamedRunWithAScoreIsNoPrediction()
    {
        const Source source = Source::fromText("board.csv", "label,score\nint8,0.5\ndense,0.75\n");
        QCOMPARE(predictionsImporter().recognise(source).confidence, 0.0);
    }
    /// As studies encode them; what the name does not tell is a number, and so is an age in years.
    void numbersAreGroupsWhereTheNameSaysSo()
    {
        std::string text = "y_true,y_pred,sex,priors,group_number,age\n";
        for (int i = 0; i < 25; ++i) {
            const std::string bit = std::to_string(i % 2);
            text += "1," + bit + ',' + bit + ',' + bit + ',' + std::to_string(20 + i) + ','
                + std::to_string(20 + i % 2) + '\n';
        }
        const ReadPredictions read(text);
        QVERIFY(isNear(read.group("accuracy", "sex", "1"), 1));
        QVERIFY(isNear(read.group("accuracy", "sex", "0"), 0));
        QVERIFY(std::isnan(read.group("accuracy", "priors", "0")));
        QVERIFY(std::isnan(read.group("accuracy", "group_number", "20"))); // of 25 different numbers
        QVERIFY(std::isnan(read.group("accuracy", "age", "20"))); // years
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
