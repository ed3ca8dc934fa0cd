// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/number_text.h"
#include "unit/ingest/read_predictions.h"

#include <QtTest/QTest>

using namespace trefoil;
using trefoil::test::isNear;
using trefoil::test::ReadPredictions;

/// Which models a table of predictions has, what its columns are called, how its cells are written.
class TestPredictionTables : public QObject {
    Q_OBJECT

private slots:
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
};

QTEST_APPLESS_MAIN(TestPredictionTables)
#include "tst_prediction_tables.moc"
