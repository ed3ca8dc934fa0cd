// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/mapping/imported_table.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include <QtTest/QTest>

using namespace trefoil;
using test::imported;

namespace {

const GroupValue* valueOf(const Record& record, std::string_view group, std::string_view quantityId)
{
    const auto found = std::ranges::find_if(record.groups,
        [&](const GroupValue& value) { return value.quantity->id == quantityId && value.group == group; });
    return found == record.groups.end() ? nullptr : &*found;
}

double accuracyOf(const Record& record, std::string_view group)
{
    const GroupValue* accuracy = valueOf(record, group, "accuracy");
    return accuracy == nullptr ? absent : accuracy->value;
}

template <class Sink>
std::string formulaOf(const Sink& sink, std::string_view quantityId)
{
    const auto declared = std::ranges::find_if(
        sink.columns, [&](const SourceColumn& column) { return column.quantity->id == quantityId; });
    return declared == sink.columns.end() || declared->grade != Grade::Derived ? std::string()
                                                                               : declared->column;
}

} // namespace

class TestGroupRows : public QObject {
    Q_OBJECT

private slots:
    void rowsOfOneRunBecomeItsGroups();
    void accuracyOfAClassAgainstTheRestIsItsRecall();
    void positivesForASizeMakeNoClass();
    void ratesFollowFromCounts();
    void zeroOfZeroIsMissing();
    void aWrittenRateIsNotDerivedAgain();
    void whatAllRowsOfARunSayIsTheRuns();
    void whatIsKnownByGroupOnlyIsTold();
};

void TestGroupRows::rowsOfOneRunBecomeItsGroups()
{
    const auto sink = imported("run,variant,seed,attribute,group,n,tp,fp,tn,fn\n"
                               "a,dense,0,race,X,10,3,1,4,2\n"
                               "a,dense,0,race,Y,4,2,0,2,0\n"
                               "b,dense,1,race,X,10,5,0,5,0\n",
        nullptr);
    QCOMPARE(sink.records.size(), std::size_t{2});
    QCOMPARE(sink.records[0].line, std::int64_t{2});
    const auto& groups = sink.records[0].groups;
    const auto found = std::find_if(groups.begin(), groups.end(),
        [](const GroupValue& value) { return value.quantity->id == "accuracy" && value.group == "X"; });
    QVERIFY(found != groups.end());
    QCOMPARE(found->value, 0.7);
    QCOMPARE(found->attribute, std::string("race"));
    QCOMPARE(found->support.value_or(0), std::int64_t{10});
    QCOMPARE(found->line, std::int64_t{2});
    const auto other = std::find_if(groups.begin(), groups.end(),
        [](const GroupValue& value) { return value.quantity->id == "true_positives" && value.group == "Y"; });
    QVERIFY(other != groups.end());
    QCOMPARE(other->line, std::int64_t{3}); // its own row, not that of the record
    const auto declared = std::find_if(sink.columns.begin(), sink.columns.end(),
        [](const SourceColumn& column) { return column.quantity->id == "accuracy"; });
    QVERIFY(declared != sink.columns.end());
    QCOMPARE(declared->grade, Grade::Derived);
    QCOMPARE(declared->column, std::string("(tp+tn)/(tp+fp+tn+fn)"));
}

void TestGroupRows::accuracyOfAClassAgainstTheRestIsItsRecall()
{
    const auto sink = imported("run,attribute,group,n,tp,fp,tn,fn\n"
                               "a,class,0,10,6,1,29,4\n"
                               "a,class,1,30,29,4,6,1\n",
        nullptr);
    QCOMPARE(accuracyOf(sink.records[0], "0"), 0.6); // 35 of all 40 are right, 6 of the 10 of this class
    QCOMPARE(accuracyOf(sink.records[0], "1"), 29.0 / 30);
    QCOMPARE(formulaOf(sink, "accuracy"),
        std::string("(tp+tn)/(tp+fp+tn+fn); of a class against the rest tp/(tp+fn)"));
    QCOMPARE(valueOf(sink.records[0], "1", "precision")->value, 29.0 / 33);
    // Rates of the others say nothing of a class.
    QVERIFY(valueOf(sink.records[0], "1", "false_positive_rate") == nullptr);
    QVERIFY(valueOf(sink.records[0], "1", "balanced_accuracy") == nullptr);
}

void TestGroupRows::positivesForASizeMakeNoClass()
{
    const auto sink = imported("run,attribute,group,n,tp,fp,tn,fn\n"
                               "a,sex,female,10,6,1,29,4\n"
                               "a,sex,male,20,19,4,6,1\n",
        nullptr); // 40 and 30 examples, so that the positives are not everybody
    QCOMPARE(accuracyOf(sink.records[0], "female"), 35.0 / 40);
    QCOMPARE(accuracyOf(sink.records[0], "male"), 25.0 / 30);
}

void TestGroupRows::ratesFollowFromCounts()
{
    // 3 + 1 are called positive, 3 + 2 are it, 1 + 4 are not.
    const auto sink = imported("run,attribute,group,n,tp,fp,tn,fn\n"
                               "a,race,X,10,3,1,4,2\n"
                               "a,race,Y,20,8,2,9,1\n",
        nullptr);
    struct Expected {
        const char* quantity;
        double value;
        std::int64_t examples;
        const char* formula;
    };
    for (const Expected& expected : {Expected{"accuracy", 0.7, 10, "(tp+tn)/(tp+fp+tn+fn)"},
             Expected{"selection_rate", 0.4, 10, "(tp+fp)/(tp+fp+tn+fn)"},
             Expected{"true_positive_rate", 0.6, 5, "tp/(tp+fn)"},
             Expected{"false_negative_rate", 0.4, 5, "fn/(tp+fn)"},
             Expected{"false_positive_rate", 0.2, 5, "fp/(fp+tn)"},
             Expected{"true_negative_rate", 0.8, 5, "tn/(fp+tn)"},
             Expected{"precision", 0.75, 4, "tp/(tp+fp)"},
             Expected{"balanced_accuracy", 0.7, 10, "mean of tp/(tp+fn) and tn/(fp+tn)"}}) {
        const GroupValue* value = valueOf(sink.records[0], "X", expected.quantity);
        QVERIFY2(value != nullptr, expected.quantity);
        QVERIFY2(std::abs(value->value - expected.value) < 1e-12, expected.quantity);
        QCOMPARE(value->support, std::optional(expected.examples));
        QCOMPARE(value->line, std::int64_t{2});
        QCOMPARE(formulaOf(sink, expected.quantity), std::string(expected.formula));
    }
    QCOMPARE(sink.count("by_group_only"), std::size_t{1}); // of the accuracy alone
}

void TestGroupRows::zeroOfZeroIsMissing()
{
    const auto sink = imported("run,attribute,group,n,tp,fp,tn,fn\n"
                               "a,race,NoPositives,4,0,1,3,0\n"
                               "a,race,NoneChosen,4,0,0,3,1\n"
                               "a,race,Nobody,0,0,0,0,0\n",
        nullptr);
    const Record& run = sink.records[0];
    for (const char* rate : {"true_positive_rate", "false_negative_rate"}) {
        QVERIFY2(valueOf(run, "NoPositives", rate) == nullptr, rate);
    }
    QCOMPARE(valueOf(run, "NoPositives", "false_positive_rate")->value, 0.25);
    QCOMPARE(valueOf(run, "NoPositives", "balanced_accuracy")->value, 0.75); // of the class that occurs
    QVERIFY(valueOf(run, "NoneChosen", "precision") == nullptr);
    QCOMPARE(valueOf(run, "NoneChosen", "true_positive_rate")->value, 0.0); // of 1, so it is known
    QCOMPARE(valueOf(run, "NoneChosen", "selection_rate")->value, 0.0);
    QVERIFY(std::ranges::none_of(run.groups, [](const GroupValue& value) {
        return value.group == "Nobody" && !value.quantity->id.ends_with("tives");
    }));
}

void TestGroupRows::aWrittenRateIsNotDerivedAgain()
{
    const auto sink = imported("run,attribute,group,n,tp,fp,tn,fn,fpr\n"
                               "a,race,X,10,3,1,4,2,0.21\n"
                               "a,race,Y,20,8,2,9,1,0.19\n",
        nullptr);
    QCOMPARE(formulaOf(sink, "false_positive_rate"), std::string());
    QVERIFY(formulaOf(sink, "true_positive_rate") == "tp/(tp+fn)");
}

void TestGroupRows::whatAllRowsOfARunSayIsTheRuns()
{
    const auto sink = imported("run,sex,accuracy,energy_kwh,cost_usd,tp,level\n"
                               "a,male,0.9,1.5,3,7,4\n"
                               "a,female,0.8,1.5,3,7,4\n"
                               "b,male,0.7,2.5,4,5,6\n"
                               "b,female,0.7,2.5,5,4,6\n",
        nullptr);
    QCOMPARE(sink.records.size(), std::size_t{2});
    const Record& a = sink.records[0];
    const Record& b = sink.records[1];
    QCOMPARE(a.values[Standard::Energy], 1.5);
    QCOMPARE(b.values[Standard::Energy], 2.5);
    QCOMPARE(a.values[Standard::Cost], 3.0);
    QVERIFY(!b.values.has(Standard::Cost)); // differs by group
    QVERIFY(!b.values.has(Standard::Accuracy)); // equal by chance: it is not in the other run
    const auto groupsOf = [](const Record& record, const std::string& id) {
        return std::count_if(record.groups.begin(), record.groups.end(),
            [&](const GroupValue& value) { return value.quantity->id == id; });
    };
    QCOMPARE(groupsOf(a, "energy_kwh"), 0);
    QCOMPARE(groupsOf(b, "cost_usd"), 2);
    QCOMPARE(groupsOf(b, "accuracy"), 2);
    QCOMPARE(groupsOf(a, "true_positives"), 2); // a count of the group even where two are equal
    QCOMPARE(groupsOf(a, "level"), 0); // equal in every run
    QCOMPARE(a.extras.size(), std::size_t{1});
    QCOMPARE(a.extras[0].value, 4.0);
}

void TestGroupRows::whatIsKnownByGroupOnlyIsTold()
{
    const auto sink = imported("run,sex,accuracy,energy_kwh\n"
                               "a,male,0.9,1.5\na,female,0.8,1.5\nb,male,0.7,2.5\nb,female,0.6,2.5\n",
        nullptr);
    QCOMPARE(sink.count("by_group_only"), std::size_t{1});
    QVERIFY(sink.diagnostics[0].reason.starts_with("Accuracy is known by group only in 2 of 2 runs"));
    const auto stated = imported("run,sex,accuracy\na,male,0.9\na,female,0.8\na,all,0.85\n", nullptr);
    QCOMPARE(stated.count("by_group_only"), std::size_t{0});
    QCOMPARE(stated.records[0].values[Standard::Accuracy], 0.85);
}

QTEST_APPLESS_MAIN(TestGroupRows)
#include "tst_group_rows.moc"
