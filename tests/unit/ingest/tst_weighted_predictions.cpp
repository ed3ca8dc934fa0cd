// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/ingest/read_predictions.h"

#include <QtTest/QTest>

using namespace trefoil;
using trefoil::test::isNear;
using trefoil::test::ReadPredictions;

/// Examples that count more or less than once.
class TestWeightedPredictions : public QObject {
    Q_OBJECT

private slots:
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
    void whatMayBeAWeightOfPeopleIsAWarning()
    {
        const auto severity = [](const std::string& column) {
            return ReadPredictions("y_true,y_pred," + column + "\n1,1,80\n").sink.diagnostics.at(0).severity;
        };
        QVERIFY(severity("weight") == Severity::Warning);
        QVERIFY(severity("sample_weight") == Severity::Note);
    }
};

QTEST_APPLESS_MAIN(TestWeightedPredictions)
#include "tst_weighted_predictions.moc"
