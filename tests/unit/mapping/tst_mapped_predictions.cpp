// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/mapping.h"
#include "tests/unit/mapping/imported_table.h"

#include <cmath>

#include <QtTest/QTest>

using namespace trefoil;
using trefoil::test::CollectingSink;
using trefoil::test::imported;

namespace {

Mapping mappingOf(std::initializer_list<std::pair<std::string, Role>> roles, char delimiter = ',')
{
    Mapping mapping;
    mapping.delimiter = delimiter;
    for (const auto& [column, role] : roles) {
        ColumnMapping& added = mapping.columns.emplace_back();
        added.column = column;
        added.role = role;
    }
    return mapping;
}

const std::string people = "truth,guess,dept,when,w\n1,1,10,1999,3\n1,0,20,2000,1\n0,0,20,2001,1\n";

Result<void> readWith(const std::string& text, const Mapping& mapping)
{
    CollectingSink sink;
    NoProgress progress;
    const Source source = Source::fromText("table.csv", std::string(text));
    return tableImporter().read(source, ImportOptions{&mapping}, sink, progress);
}

} // namespace

/// A table of predictions whose columns are called as nobody else calls them.
class TestMappedPredictions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rolesMakePredictionsOfAnyColumns()
    {
        const Mapping mapping = mappingOf({{"truth", Role::Label}, {"guess", Role::Prediction},
            {"dept", Role::Group}, {"when", Role::Ignore}, {"w", Role::Weight}});
        const CollectingSink sink = imported(people, &mapping);
        QCOMPARE(sink.records.size(), std::size_t(1));
        const Record& record = sink.records.front();
        QCOMPARE(record.name, std::string("table"));
        QVERIFY(std::abs(record.values[Standard::Accuracy] - 4.0 / 5) < 1e-12);
        QCOMPARE(record.values[Standard::Examples], 3.0);
        QVERIFY(std::ranges::all_of(
            record.groups, [](const GroupValue& value) { return value.attribute == "dept"; }));
        QVERIFY(std::ranges::any_of(record.groups, [](const GroupValue& value) {
            return value.quantity->id == "accuracy" && value.group == "20"
                && std::abs(value.value - 0.5) < 1e-12;
        }));
    }
    void severalColumnsOfPredictionsAreModels()
    {
        const Mapping mapping = mappingOf(
            {{"t", Role::Label}, {"big", Role::Prediction}, {"y_pred_small", Role::Prediction}}, ';');
        const CollectingSink sink = imported("t;big;y_pred_small\n1;1;0\n0;0;0\n", &mapping);
        QCOMPARE(sink.records.size(), std::size_t(2));
        QCOMPARE(sink.records[0].name, std::string("big"));
        QCOMPARE(sink.records[1].name, std::string("small"));
        QCOMPARE(sink.records[1].values[Standard::Accuracy], 0.5);
    }
    void aScoreAloneIsCut()
    {
        const Mapping mapping = mappingOf({{"t", Role::Label}, {"p", Role::Score}});
        const CollectingSink sink = imported("t,p\n1,0.75\n0,0.5\n", &mapping);
        QCOMPARE(sink.records.at(0).values[Standard::Accuracy], 0.5);
        QCOMPARE(sink.diagnostics.at(0).code, std::string("threshold_applied"));
    }
    void whatStandsAboveTheHeaderIsSkipped()
    {
        Mapping mapping = mappingOf({{"t", Role::Label}, {"p", Role::Prediction}});
        mapping.headerLine = 2;
        QCOMPARE(
            imported("made by us\nt,p\n1,1\n1,0\n", &mapping).records.at(0).values[Standard::Accuracy], 0.5);
    }
    void whatIsMissingIsSaid_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<int>("firstRole");
        QTest::addColumn<int>("secondRole");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char* name, Role first, Role second, const char* problem) {
            QTest::newRow(name) << "truth" << int(first) << int(second) << problem;
        };
        row("label alone", Role::Label, Role::Ignore, "no column is a prediction or a score");
        row("prediction alone", Role::Ignore, Role::Prediction, "no column is the label");
        row("two labels", Role::Label, Role::Label, "several columns are the label");
        row("about a run", Role::Label, Role::Dataset, "no column is a prediction or a score");
        QTest::newRow("not in the file")
            << "nowhere" << int(Role::Label) << int(Role::Prediction) << "the file has no column \"nowhere\"";
    }
    void whatIsMissingIsSaid()
    {
        QFETCH(QString, first);
        QFETCH(int, firstRole);
        QFETCH(int, secondRole);
        QFETCH(QString, problem);
        const Mapping mapping = mappingOf(
            {{first.toStdString(), static_cast<Role>(firstRole)}, {"guess", static_cast<Role>(secondRole)}});
        const auto outcome = readWith(people, mapping);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, Errc::MappingInvalid);
        QCOMPARE(QString::fromStdString(outcome.error().args.at(0)), problem);
    }
    void whatIsAboutRunsHasNoPlace()
    {
        const Mapping mapping =
            mappingOf({{"truth", Role::Label}, {"guess", Role::Prediction}, {"when", Role::Dataset}});
        QCOMPARE(QString::fromStdString(predictionsProblem(mapping)),
            QStringLiteral("column \"when\" is about a run, and the rows are examples: ignore it"));
        const Mapping scored = mappingOf({{"truth", Role::Label}, {"guess", Role::Prediction},
            {"dept", Role::Prediction}, {"w", Role::Score}});
        QVERIFY(predictionsProblem(scored).starts_with("a score belongs to one prediction"));
    }
    void aChosenGroupOfTooManyValuesIsSaid()
    {
        std::string text = "t,p,site\n";
        for (int i = 0; i < 60; ++i) {
            text += "1,1," + std::to_string(i) + '\n';
        }
        const Mapping mapping =
            mappingOf({{"t", Role::Label}, {"p", Role::Prediction}, {"site", Role::Group}});
        const CollectingSink sink = imported(text, &mapping);
        QVERIFY(sink.records.at(0).groups.empty());
        QCOMPARE(sink.diagnostics.at(0).code, std::string("no_groups"));
    }
    void modelAndVariantAreBothKept()
    {
        const Mapping mapping = mappingOf(
            {{"net", Role::Model}, {"how", Role::Variant}, {"t", Role::Label}, {"p", Role::Prediction}});
        const CollectingSink sink = imported("net,how,t,p\nresnet,dense,1,1\nvgg,dense,1,0\n", &mapping);
        QCOMPARE(sink.records.size(), std::size_t(2));
        QCOMPARE(sink.contextOf(sink.records[1]).model, std::string("vgg"));
    }
    void aSavedMappingKeepsTheRoles()
    {
        const Mapping mapping = mappingOf({{"truth", Role::Label}, {"guess", Role::Prediction},
            {"p", Role::Score}, {"n", Role::ExampleId}, {"w", Role::Weight}});
        const auto read = mappingFromJson(mappingToJson(mapping));
        QVERIFY(read);
        QCOMPARE(*read, mapping);
    }
};

QTEST_APPLESS_MAIN(TestMappedPredictions)
#include "tst_mapped_predictions.moc"
