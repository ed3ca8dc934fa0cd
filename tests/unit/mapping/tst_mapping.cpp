// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/table/table_binding.h"
#include "core/ingest/formats/table/table_importer.h"
#include "core/ingest/formats/table/table_preview.h"
#include "core/ingest/mapping_proposal.h"
#include "tests/unit/mapping/imported_table.h"

#include <algorithm>

#include <QtTest/QTest>

using namespace trefoil;
using test::imported;

class TestMapping : public QObject {
    Q_OBJECT

private slots:
    void mappingSurvivesItsFile();
    void aMappingSaysWhichEndIsBetter();
    void orderOfColumnsDoesNotMatter();
    void previewShowsConvertedValues();
    void missingIsAbsent();
    void zeroOfWhatCannotBeZeroIsAbsent();
    void listsUnderKeysAreRows();
    void titlesOfPartsAreNoRows();
    void whatIsUsedUpIsBetterLower_data();
    void whatIsUsedUpIsBetterLower();
    void badRowsAreSetAside();
    void badMappingsAreRefused_data();
    void badMappingsAreRefused();
    void unknownUnitIsRefused();
    void anotherUnitInTheNameIsToldOf();
    void experimentsNameRuns();
    void whatIsNoTableIsRefused_data();
    void whatIsNoTableIsRefused();
};

void TestMapping::mappingSurvivesItsFile()
{
    auto mapping =
        proposeMapping(Source::fromText("t.csv", "run;model;energy_wh;acc\na;m;1,5;0,9\nb;m;2,5;0,8\n"));
    QVERIFY(mapping.has_value());
    QCOMPARE(mapping->delimiter, ';');
    QCOMPARE(mapping->decimalMark, ',');
    mapping->columns[3].grade = Grade::Declared;
    for (ColumnMapping& column : mapping->columns) {
        column.reason.clear();
    }
    const auto again = mappingFromJson(mappingToJson(*mapping));
    QVERIFY(again.has_value());
    QVERIFY(*again == *mapping);
}

void TestMapping::aMappingSaysWhichEndIsBetter()
{
    const auto mapping =
        mappingFromJson(R"({"columns":[{"column":"run","role":"run_name"},{"column":"trust",)"
                        R"("role":"quantity","quantity":"trust","better":"higher"}]})");
    QVERIFY(mapping.has_value());
    QVERIFY(mappingFromJson(mappingToJson(*mapping)).value() == *mapping);
    const auto sink = imported("run,trust\na,70\n", &*mapping);
    QCOMPARE(sink.records.size(), std::size_t{1});
    QCOMPARE(sink.records[0].extras.size(), std::size_t{1});
    const Quantity& trust = *sink.records[0].extras[0].quantity;
    QVERIFY(trust.direction == Direction::HigherIsBetter);
    QVERIFY(trust.sphere == Sphere::Quality);
    // A standard quantity has its direction already, and there are but two ends.
    for (const char* broken :
        {R"("quantity":"accuracy","better":"lower")", R"("quantity":"t","better":"more")"}) {
        QVERIFY(
            !mappingFromJson(std::string(R"({"columns":[{"column":"a","role":"quantity",)") + broken + "}]}")
                 .has_value());
    }
}

void TestMapping::orderOfColumnsDoesNotMatter()
{
    const auto one = imported("model,seed,accuracy,energy_wh\nA,1,0.5,10\nB,2,0.6,20\n", nullptr);
    const auto other = imported("energy_wh,accuracy,model,seed\n10,0.5,A,1\n20,0.6,B,2\n", nullptr);
    QCOMPARE(one.records.size(), other.records.size());
    for (std::size_t i = 0; i < one.records.size(); ++i) {
        QCOMPARE(one.records[i].values[Standard::Accuracy], other.records[i].values[Standard::Accuracy]);
        QCOMPARE(one.records[i].values[Standard::Energy], other.records[i].values[Standard::Energy]);
        QCOMPARE(one.records[i].name, other.records[i].name);
        QVERIFY(one.contextOf(one.records[i]) == other.contextOf(other.records[i]));
    }
}

void TestMapping::previewShowsConvertedValues()
{
    const Source source = Source::fromText("t.csv", "model,energy_wh,acc\nA,1500,76.3\nB,oops,80\n");
    const auto mapping = mappingFromJson(R"({"columns":[{"column":"energy_wh","role":"quantity",
        "quantity":"energy_kwh","unit":"Wh"},{"column":"acc","role":"quantity","quantity":"accuracy","unit":"%"}]})");
    QVERIFY(mapping.has_value());
    const auto preview = previewTable(source, *mapping, 10);
    QVERIFY(preview.has_value());
    QCOMPARE(preview->rowCount, std::size_t{2});
    QCOMPARE(preview->columns[1].cells[0].converted, std::string("1.5 kWh"));
    QCOMPARE(preview->columns[2].cells[0].converted, std::string("0.763"));
    QVERIFY(preview->columns[1].cells[1].isProblem);
}

void TestMapping::zeroOfWhatCannotBeZeroIsAbsent()
{
    const auto sink = imported("run,perplexity,loss\na,0,0\nb,12.5,0.5\n", nullptr);
    QCOMPARE(sink.records.size(), std::size_t{2});
    QVERIFY(isAbsent(sink.records[0].values[Standard::Perplexity]));
    QCOMPARE(sink.records[0].values[Standard::Loss], 0.0);
    QCOMPARE(sink.records[1].values[Standard::Perplexity], 12.5);
    QCOMPARE(sink.count("zero_not_measured"), std::size_t{1});
}

void TestMapping::listsUnderKeysAreRows()
{
    const auto sink =
        imported("{\"bert\": [{\"f1\": 88.5, \"speedup\": 1}],"
                 " \"pruned\": [{\"f1\": 87.5, \"speedup\": 2}, {\"f1\": 80.0, \"speedup\": 4}]}",
            nullptr);
    QCOMPARE(sink.records.size(), std::size_t{3});
    QCOMPARE(sink.records[0].name, std::string("bert"));
    QCOMPARE(sink.records[0].pointer, std::string("/bert/0"));
    QCOMPARE(sink.records[0].values[Standard::F1], 0.885);
    QCOMPARE(sink.records[2].name, std::string("pruned/1"));
    QCOMPARE(sink.records[2].values[Standard::F1], 0.8);
}

void TestMapping::titlesOfPartsAreNoRows()
{
    const auto sink = imported(
        "model,accuracy,loss\n-Adapter\na,0.5,1\n-Pruning\n-Pruning + Adapter\nb,0.75,2\n-Distillation\n",
        nullptr);
    QCOMPARE(sink.records.size(), std::size_t{2});
    QCOMPARE(sink.records[1].values[Standard::Accuracy], 0.75);
    QVERIFY(!proposeMapping(Source::fromText("odd.csv", "a,b,c\n1,2\n3,4\n5,6,7\n8,9\n")));
}

void TestMapping::missingIsAbsent()
{
    const auto sink =
        imported("model,accuracy,f1\nA,N/"
                 "A,0.5\nB,-,0.6\nC,,0.7\nD,\"1,000\",0.8\nE,0.9,0.9\nF,0.9,0.9\nG,0.9,0.9\nH,0.9,0.9\n",
            nullptr);
    QCOMPARE(sink.records.size(), std::size_t{8});
    for (std::size_t i = 0; i < 4; ++i) {
        QVERIFY(!sink.records[i].values.has(Standard::Accuracy));
    }
    QCOMPARE(sink.records[4].values[Standard::Accuracy], 0.9);
}

void TestMapping::whatIsUsedUpIsBetterLower_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<bool>("isLowerBetter");
    QTest::newRow("energy") << "energy_per_token_j"
                            << "J" << true;
    QTest::newRow("emissions") << "upstream_gco2e"
                               << "g CO2e" << true;
    QTest::newRow("money") << "labour_usd"
                           << "USD" << true;
    QTest::newRow("not used") << "energy_saved_kwh"
                              << "kWh" << false;
    QTest::newRow("a condition") << "energy_budget_kwh"
                                 << "kWh" << false;
    QTest::newRow("a time") << "time_limit_s"
                            << "s" << false;
    QTest::newRow("memory before the run") << "rss_at_start_mb"
                                           << "MB" << false;
}

void TestMapping::whatIsUsedUpIsBetterLower()
{
    QFETCH(QString, column);
    QFETCH(QString, unit);
    QFETCH(bool, isLowerBetter);
    ColumnMapping mapping;
    mapping.column = column.toStdString();
    mapping.quantityId = "own_" + mapping.column;
    mapping.unit = unit.toStdString();
    QCOMPARE(quantityOfColumn(mapping).direction, isLowerBetter ? Direction::LowerIsBetter : Direction::None);
}

void TestMapping::badRowsAreSetAside()
{
    const auto sink = imported("model,accuracy\nA,0.5\nB,0.6,9\nC,\nmodel,accuracy\nD,0.7\nE", nullptr);
    QCOMPARE(sink.records.size(), std::size_t{2});
    QCOMPARE(sink.count("too_many_cells"), std::size_t{1});
    QCOMPARE(sink.count("no_value"), std::size_t{1});
    QCOMPARE(sink.count("repeated_header"), std::size_t{1});
    QCOMPARE(sink.count("truncated"), std::size_t{1});
}

void TestMapping::badMappingsAreRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("no JSON") << "{";
    QTest::newRow("no columns") << "{}";
    QTest::newRow("unknown member") << R"({"columns":[{"column":"a","colour":"red"}]})";
    QTest::newRow("unknown role") << R"({"columns":[{"column":"a","role":"king"}]})";
    QTest::newRow("unknown unit")
        << R"({"columns":[{"column":"a","role":"quantity","quantity":"x","unit":"mile"}]})";
    QTest::newRow("wrong unit")
        << R"({"columns":[{"column":"a","role":"quantity","quantity":"energy_kwh","unit":"s"}]})";
    QTest::newRow("no quantity") << R"({"columns":[{"column":"a","role":"quantity"}]})";
    QTest::newRow("twice") << R"({"columns":[{"column":"a"},{"column":"a"}]})";
}

void TestMapping::badMappingsAreRefused()
{
    QFETCH(QString, text);
    const auto mapping = mappingFromJson(text.toStdString());
    QVERIFY(!mapping.has_value());
    QCOMPARE(mapping.error().code, Errc::MappingInvalid);
    QVERIFY(!mapping.error().args[0].empty());
}

void TestMapping::unknownUnitIsRefused()
{
    const Source source = Source::fromText("t.csv", "model,price\nA,0.4\nB,0.5\n");
    auto mapping = proposeMapping(source);
    QVERIFY(mapping.has_value());
    ColumnMapping& price = mapping->columns[1];
    price.role = Role::Quantity;
    price.quantityId = "cost_usd";
    price.unit = "EUR";
    QCOMPARE(columnProblem(price), std::string("unknown unit \"EUR\""));
    const auto preview = previewTable(source, *mapping, 10);
    QVERIFY(preview.has_value());
    QVERIFY(preview->columns[1].cells[0].converted.empty());
    test::CollectingSink sink;
    NoProgress progress;
    const auto read = tableImporter().read(source, ImportOptions{&*mapping}, sink, progress);
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().code, Errc::MappingInvalid);
    QVERIFY(sink.records.empty());
    price.unit = "kWh";
    QCOMPARE(columnProblem(price), std::string("the unit \"kWh\" does not fit cost_usd"));
    price.unit = "USD";
    QCOMPARE(columnProblem(price), std::string());
}

void TestMapping::anotherUnitInTheNameIsToldOf()
{
    const std::string text = "model,price €,energy (Wh)\nA,0.4,10\nB,0.5,20\n";
    const Source source = Source::fromText("t.csv", text);
    auto mapping = proposeMapping(source);
    QVERIFY(mapping.has_value());
    QVERIFY(mapping->columns[1].reason.starts_with("? the name says EUR"));
    QCOMPARE(imported(text, &*mapping).count("unit_doubt"), std::size_t{0});
    mapping->columns[1].quantityId = "cost_usd";
    mapping->columns[2].unit.clear();
    QCOMPARE(imported(text, &*mapping).count("unit_doubt"), std::size_t{2});
    const auto preview = previewTable(source, *mapping, 10);
    QVERIFY(preview.has_value());
    QVERIFY(preview->columns[1].doubt.starts_with("its name says EUR"));
    QVERIFY(preview->columns[2].doubt.starts_with("its name says Wh"));
    mapping->columns[1].unit = "USD"; // said by the person: no doubt
    QCOMPARE(imported(text, &*mapping).count("unit_doubt"), std::size_t{1});
}

void TestMapping::experimentsNameRuns()
{
    for (const std::string name : {"Experiment", "experiment name", "Run", "trial"}) {
        const auto mapping =
            proposeMapping(Source::fromText("t.csv", name + ",accuracy\nbase run,0.9\nsmall run,0.8\n"));
        QVERIFY(mapping.has_value());
        QCOMPARE(mapping->columns[0].role, Role::RunName);
        QVERIFY(mapping->columns[0].reason.starts_with("the name"));
    }
}

void TestMapping::whatIsNoTableIsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << "";
    QTest::newRow("one column") << "# This is just an example\n0\n";
    QTest::newRow("no numbers") << "a,b\nx,y\n";
    QTest::newRow("header only") << "model,accuracy\n";
    QTest::newRow("predictions") << "id,y_true,y_pred\n1,0,1\n";
    QTest::newRow("long table") << "quantity,value,unit\nenergy,1,kWh\n";
    QTest::newRow("list of numbers") << "[1,2,3]";
}

void TestMapping::whatIsNoTableIsRefused()
{
    QFETCH(QString, text);
    const Source source = Source::fromText("t.csv", text.toStdString());
    QVERIFY(!proposeMapping(source).has_value());
    QCOMPARE(tableImporter().recognise(source).confidence, 0.0);
}

QTEST_APPLESS_MAIN(TestMapping)
#include "tst_mapping.moc"
