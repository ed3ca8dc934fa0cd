// SPDX-License-Identifier: GPL-3.0-or-later
// Columns that are values of groups, and columns that are parameters of a training.
#include "core/ingest/mapping_proposal.h"
#include "tests/unit/mapping/imported_table.h"

#include <QtTest>

#include <algorithm>
#include <map>

using namespace trefoil;
using test::imported;

namespace {

Mapping proposedFor(const std::string& table)
{
    const auto mapping = proposeMapping(Source::fromText("table.csv", table));
    return mapping ? *mapping : Mapping();
}

ColumnMapping columnOf(const Mapping& mapping, std::string_view name)
{
    const auto found = std::ranges::find(mapping.columns, name, &ColumnMapping::column);
    return found == mapping.columns.end() ? ColumnMapping() : *found;
}

/// A table of two runs with these columns of fractions behind the name.
std::string tableWith(const QStringList& columns)
{
    std::string table = "run," + columns.join(u',').toStdString() + "\n";
    for (const char* row : {"a,0.5", "b,0.75"}) {
        table += row;
        for (qsizetype i = 1; i < columns.size(); ++i) {
            table += ",0.25";
        }
        table += "\n";
    }
    return table;
}

} // namespace

class TestWideGroups : public QObject {
    Q_OBJECT

private slots:
    void columnsThatDifferInTheGroupAreItsValues_data()
    {
        QTest::addColumn<QStringList>("columns");
        QTest::addColumn<QString>("quantity");
        QTest::addColumn<QString>("attribute");
        QTest::addColumn<QStringList>("groups");
        QTest::newRow("brackets") << QStringList{"accuracy (f)", "accuracy (m)"} << "accuracy"
                                  << "sex" << QStringList{"f", "m"};
        QTest::newRow("behind") << QStringList{"fpr_black", "fpr_white"} << "false_positive_rate"
                                << "race" << QStringList{"black", "white"};
        QTest::newRow("before") << QStringList{"Female accuracy", "Male accuracy"} << "accuracy"
                                << "sex" << QStringList{"female", "male"};
        QTest::newRow("attribute named") << QStringList{"f1_age_25_45", "f1_age_45"} << "f1"
                                         << "age" << QStringList{"25_45", "45"};
        QTest::newRow("numbered") << QStringList{"loss_group1", "loss_group2", "loss_group3"} << "loss"
                                  << "group" << QStringList{"1", "2", "3"};
    }
    void columnsThatDifferInTheGroupAreItsValues()
    {
        QFETCH(const QStringList, columns);
        QFETCH(const QStringList, groups);
        const Mapping mapping = proposedFor(tableWith(columns));
        for (qsizetype i = 0; i < columns.size(); ++i) {
            const ColumnMapping column = columnOf(mapping, columns[i].toStdString());
            QVERIFY(column.role == Role::Quantity);
            QTEST(QString::fromStdString(column.quantityId), "quantity");
            QTEST(QString::fromStdString(column.attribute), "attribute");
            QCOMPARE(QString::fromStdString(column.group), groups[i]);
            QVERIFY2(column.reason.find("of the group \"" + column.group + "\"") != std::string::npos,
                column.reason.c_str());
        }
    }

    void otherWordsAreNoGroups_data()
    {
        QTest::addColumn<QStringList>("columns");
        QTest::newRow("parts of the data") << QStringList{"accuracy_train", "accuracy_val"};
        QTest::newRow("averages") << QStringList{"f1_macro", "f1_micro"};
        QTest::newRow("statistics") << QStringList{"accuracy_mean", "accuracy_std"};
        QTest::newRow("data sets") << QStringList{"accuracy_mnli", "accuracy_sst2"};
        QTest::newRow("one only") << QStringList{"accuracy", "accuracy_female"};
        QTest::newRow("different quantities") << QStringList{"accuracy_female", "f1_male"};
        QTest::newRow("no quality") << QStringList{"energy_female", "energy_male"};
    }
    void otherWordsAreNoGroups()
    {
        QFETCH(const QStringList, columns);
        for (const ColumnMapping& column : proposedFor(tableWith(columns)).columns) {
            QVERIFY2(column.group.empty(), column.column.c_str());
        }
    }

    void whatMayBeAGroupIsSaid()
    {
        const Mapping mapping = proposedFor(tableWith({"accuracy_mnli", "accuracy_sst2"}));
        QCOMPARE(columnOf(mapping, "accuracy_mnli").quantityId, std::string("accuracy_mnli"));
        QVERIFY(columnOf(mapping, "accuracy_mnli").reason.find("may be a data set") != std::string::npos);
    }

    void theyBecomeValuesOfGroupsBesideTheRunsOwn()
    {
        const std::string table = "run,accuracy (f),accuracy (m),accuracy,fpr_black,fpr_white\n"
                                  "a,80,90,85,0.25,0.125\nb,70,,75,0.5,0.25\n";
        const auto sink = imported(table, nullptr);
        QCOMPARE(sink.records.size(), std::size_t(2));
        QCOMPARE(sink.records[0].values[Standard::Accuracy], 0.85);
        std::map<std::string, double> groups;
        for (const GroupValue& group : sink.records[0].groups) {
            groups[group.quantity->id + " " + group.attribute + " " + group.group] = group.value;
        }
        const std::map<std::string, double> expected{{"accuracy sex f", 0.8}, {"accuracy sex m", 0.9},
            {"false_positive_rate race black", 0.25}, {"false_positive_rate race white", 0.125}};
        QVERIFY(groups == expected);
        QCOMPARE(sink.records[1].groups.size(), std::size_t(3)); // missing is absent
        const auto accuracy = std::ranges::find_if(
            sink.columns, [](const SourceColumn& column) { return column.quantity->id == "accuracy"; });
        QCOMPARE(accuracy->column, std::string("accuracy"));
        QCOMPARE(sink.records[0].groups.back().quantity->name, std::string("False positive rate"));
        QVERIFY(sink.records[0].groups.back().quantity->direction == Direction::LowerIsBetter);
    }

    void theMappingKeepsThem()
    {
        const Mapping mapping = proposedFor(tableWith({"accuracy (f)", "accuracy (m)"}));
        const auto again = mappingFromJson(mappingToJson(mapping));
        QVERIFY(again);
        QCOMPARE(columnOf(*again, "accuracy (f)").group, std::string("f"));
        QCOMPARE(columnOf(*again, "accuracy (f)").attribute, std::string("sex"));
        const auto refused = mappingFromJson(
            "{\"columns\": [{\"column\": \"run\", \"role\": \"run_name\", \"group\": \"f\"}]}");
        QVERIFY(!refused);
        QVERIFY(!mappingFromJson("{\"columns\": [{\"column\": \"acc\", \"role\": \"quantity\","
                                 " \"quantity\": \"accuracy\", \"attribute\": \"sex\"}]}"));
    }

    void parametersAreNoResults_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("lr") << "learning_rate";
        QTest::newRow("Learning rate") << "learning_rate";
        QTest::newRow("batch size") << "batch_size";
        QTest::newRow("max_epochs") << "planned_epochs";
        QTest::newRow("weight decay") << "weight_decay";
        QTest::newRow("dropout") << "dropout";
        QTest::newRow("hidden size") << "hidden_size";
    }
    void parametersAreNoResults()
    {
        QFETCH(const QString, id);
        const std::string name = QTest::currentDataTag();
        const std::string table = "run,accuracy,seed," + name + "\na,0.5,1,0.5\nb,0.75,2,0.25\n";
        const Mapping mapping = proposedFor(table);
        QCOMPARE(QString::fromStdString(columnOf(mapping, name).quantityId), id);
        QVERIFY(columnOf(mapping, name).reason.find("no result") != std::string::npos);
        QVERIFY(columnOf(mapping, "seed").role == Role::Seed);
        const auto sink = imported(table, &mapping);
        QCOMPARE(sink.records.size(), std::size_t(2));
        QCOMPARE(sink.records[1].extras.size(), std::size_t(1));
        const Quantity& quantity = *sink.records[1].extras[0].quantity;
        QCOMPARE(QString::fromStdString(quantity.id), id);
        QVERIFY(quantity.sphere == Sphere::Setting);
        QVERIFY(quantity.direction == Direction::None);
        QCOMPARE(sink.records[1].extras[0].value, 0.25);
    }
};

QTEST_APPLESS_MAIN(TestWideGroups)
#include "tst_wide_groups.moc"
