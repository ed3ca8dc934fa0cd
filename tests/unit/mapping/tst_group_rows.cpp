// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/mapping/imported_table.h"

#include <algorithm>

#include <QtTest/QTest>

using namespace trefoil;
using test::imported;

namespace {

double accuracyOf(const Record& record, std::string_view group)
{
    const auto found = std::ranges::find_if(record.groups,
        [&](const GroupValue& value) { return value.quantity->id == "accuracy" && value.group == group; });
    return found == record.groups.end() ? absent : found->value;
}

} // namespace

class TestGroupRows : public QObject {
    Q_OBJECT

private slots:
    void rowsOfOneRunBecomeItsGroups();
    void accuracyOfAClassAgainstTheRestIsItsRecall();
    void positivesForASizeMakeNoClass();
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
    QCOMPARE(sink.columns.back().column,
        std::string("(tp+tn)/(tp+fp+tn+fn); of a class against the rest tp/(tp+fn)"));
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
