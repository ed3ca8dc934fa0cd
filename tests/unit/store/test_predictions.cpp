// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/predictions/predictions_importer.h"
#include "core/store/group_reading.h"
#include "core/store/prediction_codec.h"
#include "core/store/prediction_encoder.h"
#include "core/store/sql/connection.h"
#include "core/store/threshold_reading.h"
#include "unit/store/library_case.h"

#include <cmath>
#include <map>
#include <tuple>

using namespace trefoil;
using namespace trefoil::test;

namespace {

Result<ImportOutcome> importPredictions(Library& library, const std::filesystem::path& path)
{
    static const Importer importer = predictionsImporter();
    NoProgress progress;
    return library.import({{path, &importer, nullptr}}, progress);
}

std::vector<RunPredictions> allOf(Library& library)
{
    return library.predictions().value_or(std::vector<RunPredictions>());
}

Predictions answersOf(Library& library, const RunPredictions& of)
{
    return *library.predictionsOf(of.id, *library.exampleSet(of.examples));
}

/// By run, quantity, attribute and group: the value and the number of examples behind it.
std::map<std::tuple<std::int64_t, std::string, std::string, std::string>, std::pair<double, std::int64_t>>
valuesOf(const GroupTable& table)
{
    std::map<std::tuple<std::int64_t, std::string, std::string, std::string>, std::pair<double, std::int64_t>>
        values;
    for (const GroupedValue& reading : table.readings) {
        const GroupName& name = table.groups[reading.group];
        values[{reading.run.value, table.quantities[reading.quantity]->id, name.attribute, name.group}] = {
            reading.value, reading.support.value_or(-1)};
    }
    return values;
}

ExampleSet people()
{
    ExampleSet examples;
    examples.ids = {"a", "b", "ç"};
    examples.classes = {"cat", "dog"};
    examples.labels = {1, std::nan(""), 0};
    examples.weights = {1, 2.5, 0};
    examples.groups = {{"sex", {0, noCode, 1}, {"f", "m"}}, {"place", {0, 0, 0}, {""}}};
    return examples;
}

} // namespace

/// What models answered about single examples: stored beside the record of their quality.
class TestPredictions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatAModelAnswered()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importPredictions(library,
            folder.write(u8"net.csv", "id,y_true,y_pred,score,sex\n1,1,1,0.75,f\n2,0,1,0.5,m\n3,1,,,\n")));
        const auto found = allOf(library);
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].exampleCount, 3);
        QVERIFY(!found[0].threshold);
        const Predictions answers = answersOf(library, found[0]);
        QCOMPARE(answers.examples->ids, (std::vector<std::string>{"1", "2", "3"}));
        QCOMPARE(answers.examples->labels, (std::vector<double>{1, 0, 1}));
        QCOMPARE(answers.examples->groups, (std::vector<CodedColumn>{{"sex", {0, 1, noCode}, {"f", "m"}}}));
        QCOMPARE(answers.predictions[1], 1.0);
        QVERIFY(std::isnan(answers.predictions[2]) && std::isnan(answers.scores[2]));
        QCOMPARE(answers.scores[0], 0.75);
        QCOMPARE(library.predictions(found[0].run)->size(), std::size_t(1));
    }

    void modelsShareTheirExamplesInWhateverOrder()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importPredictions(library,
            folder.write(u8"a.csv", "id,y_true,y_pred,side\np,cat,cat,m\nq,dog,cat,f\nr,cat,cat,f\n")));
        VERIFY_RESULT(importPredictions(library,
            folder.write(u8"b.csv", "id,y_true,y_pred,side\nr,cat,bird,f\np,cat,cat,m\nq,dog,dog,f\n")));
        const auto found = allOf(library);
        QCOMPARE(found.size(), std::size_t(2));
        QCOMPARE(found[0].examples, found[1].examples);
        const Predictions second = answersOf(library, found[1]);
        QCOMPARE(second.examples->classes, (std::vector<std::string>{"cat", "dog"}));
        QCOMPARE(second.classes, (std::vector<std::string>{"bird", "cat", "dog"}));
        QCOMPARE(second.predictions, (std::vector<double>{1, 2, 0})); // of p, q, r
    }

    void modelsOfOneFileShareThemToo()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importPredictions(library,
            folder.write(u8"two.csv", "id,model_id,y_true,y_pred\n1,x,1,1\n2,x,0,0\n2,y,0,1\n1,y,1,1\n")));
        const auto found = allOf(library);
        QCOMPARE(found.size(), std::size_t(2));
        QCOMPARE(found[0].examples, found[1].examples);
        QCOMPARE(answersOf(library, found[1]).predictions, (std::vector<double>{1, 1}));
    }

    void scoresWithoutPredictionsAreCutAtAHalfAndSaySo()
    {
        const Folder folder;
        Library library = openNew(folder);
        const auto imported = importPredictions(
            library, folder.write(u8"s.csv", "id,y_true,score\n1,1,0.5\n2,0,0.25\n3,0,0.75\n"));
        VERIFY_RESULT(imported);
        const auto found = allOf(library);
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].threshold, std::optional(0.5));
        QCOMPARE(answersOf(library, found[0]).predictions, (std::vector<double>{1, 0, 1}));
        QCOMPARE(answersOf(library, found[0]).scores, (std::vector<double>{0.5, 0.25, 0.75}));
    }

    void importingAgainAddsNoneAndAChangedAnswerUpdates()
    {
        const Folder folder;
        Library library = openNew(folder);
        // One answer for another of the same kind: no number of the run changes.
        VERIFY_RESULT(
            importPredictions(library, folder.write(u8"a.csv", "id,y_true,y_pred\n1,1,1\n2,1,0\n")));
        VERIFY_RESULT(importPredictions(library, folder.path(u8"a.csv")));
        QCOMPARE(allOf(library).size(), std::size_t(1));
        const auto changed =
            importPredictions(library, folder.write(u8"a.csv", "id,y_true,y_pred\n1,1,0\n2,1,1\n"));
        VERIFY_RESULT(changed);
        QCOMPARE(changed->runsUpdated, 1);
        QCOMPARE(allOf(library).size(), std::size_t(1));
        QCOMPARE(answersOf(library, allOf(library)[0]).predictions, (std::vector<double>{0, 1}));
        VERIFY_RESULT(library.undo());
        QCOMPARE(answersOf(library, allOf(library)[0]).predictions, (std::vector<double>{1, 0}));
        VERIFY_RESULT(library.undo());
        QVERIFY(allOf(library).empty());
    }

    void examplesOfNoModelGoWithTheirImport()
    {
        const Folder folder;
        {
            Library library = openNew(folder);
            VERIFY_RESULT(importPredictions(library, folder.write(u8"a.csv", "id,y_true,y_pred\n1,1,1\n")));
            VERIFY_RESULT(library.undo());
            VERIFY_RESULT(importPredictions(library, folder.write(u8"b.csv", "id,y_true,y_pred\n2,1,1\n")));
        }
        Library library = openNew(folder);
        VERIFY_RESULT(importPredictions(library, folder.write(u8"c.csv", "id,y_true,y_pred\n2,1,0\n")));
        auto connection =
            sql::Connection::open(folder.path(u8"study.trefoil").string(), sql::Access::ReadOnly);
        QVERIFY(connection.has_value());
        QCOMPARE(connection->integer("SELECT count(*) FROM example_set"), 1);
        QCOMPARE(connection->integer("SELECT count(*) FROM prediction"), 2);
    }

    void anotherThresholdGivesOtherRates()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importPredictions(library,
            folder.write(u8"s.csv",
                "id,y_true,score,sex,age\n1,1,0.9,f,old\n2,1,0.4,f,young\n3,0,0.45,f,old\n4,0,0.1,f,old\n"
                "5,1,0.6,m,old\n6,0,0.7,m,young\n7,,0.7,m,young\n")));
        VERIFY_RESULT(importPredictions(
            library, folder.write(u8"other.csv", "id,y_true,y_pred,sex\n1,1,0,f\n2,1,1,m\n")));
        NoProgress progress;
        const auto path = folder.path(u8"study.trefoil");
        const auto recorded = readGroupTable(path, progress);
        const auto same = readGroupTableAt(path, 0.5, progress);
        const auto lower = readGroupTableAt(path, 0.4, progress);
        VERIFY_RESULT(recorded);
        VERIFY_RESULT(same);
        VERIFY_RESULT(lower);
        // Another way to the same numbers: those of the import.
        const RunId run = runNamed(*frameOf(library), "s");
        const RunId other = runNamed(*frameOf(library), "other");
        auto recordedOfRun = valuesOf(**recorded);
        QVERIFY(recordedOfRun.contains({other.value, "accuracy", "sex", "f"}));
        std::erase_if(
            recordedOfRun, [&](const auto& each) { return std::get<0>(each.first) == other.value; });
        QCOMPARE(valuesOf(**same), recordedOfRun); // the other has no scores: not known at any threshold
        QCOMPARE((*same)->cutRuns.size(), std::size_t(1));
        QVERIFY(!(*recorded)->threshold);
        const auto values = valuesOf(**lower);
        QCOMPARE(values.at({run.value, "selection_rate", "sex", "f"}), std::pair(0.75, std::int64_t(4)));
        QCOMPARE(values.at({run.value, "true_positive_rate", "sex", "f"}), std::pair(1.0, std::int64_t(2)));
        QCOMPARE(values.at({run.value, "false_positive_rate", "sex", "f"}), std::pair(0.5, std::int64_t(2)));
        QCOMPARE(values.at({run.value, "accuracy", "sex, age", "f, old"}).second, 3);
        QVERIFY(!values.contains({run.value, "precision", "sex, age", "m, nobody"}));
    }

    void weightsAreKeptAndCountAtEveryThreshold()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importPredictions(library,
            folder.write(u8"w.csv",
                "id,y_true,score,sample_weight,sex\n1,1,0.9,3,f\n2,1,0.4,1,f\n3,0,0.45,1,f\n4,0,0.1,1,m\n")));
        QCOMPARE(answersOf(library, allOf(library)[0]).examples->weights, (std::vector<double>{3, 1, 1, 1}));
        NoProgress progress;
        const auto path = folder.path(u8"study.trefoil");
        const auto recorded = readGroupTable(path, progress);
        const auto same = readGroupTableAt(path, 0.5, progress);
        const auto lower = readGroupTableAt(path, 0.4, progress);
        VERIFY_RESULT(recorded);
        VERIFY_RESULT(same);
        VERIFY_RESULT(lower);
        QCOMPARE(valuesOf(**same), valuesOf(**recorded));
        const std::int64_t run = runNamed(*frameOf(library), "w").value;
        QCOMPARE(valuesOf(**same).at({run, "true_positive_rate", "sex", "f"}).first, 0.75);
        // Of f, all three are positive from 0.4 on: weights 3, 1 and 1 are (3 + 1 + 1)²/11 examples.
        QCOMPARE(valuesOf(**lower).at({run, "selection_rate", "sex", "f"}), std::pair(1.0, std::int64_t(2)));
    }

    /// It has no accuracy, and must not take that of the others with it.
    void aGroupWithoutWeightIsLeftOutAlone()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importPredictions(library,
            folder.write(
                u8"w.csv", "id,y_true,score,sample_weight,site\n1,1,0.9,3,a\n2,1,0.4,1,b\n3,0,0.45,0,c\n")));
        NoProgress progress;
        const auto path = folder.path(u8"study.trefoil");
        const auto recorded = valuesOf(**readGroupTable(path, progress));
        QCOMPARE(valuesOf(**readGroupTableAt(path, 0.5, progress)), recorded);
        const std::int64_t run = runNamed(*frameOf(library), "w").value;
        QVERIFY(recorded.contains({run, "accuracy", "site", "a"}));
        QVERIFY(!recorded.contains({run, "accuracy", "site", "c"}));
    }

    void classesAndLibrariesWithoutScoresKnowNoThreshold()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importPredictions(library,
            folder.write(u8"c.csv", "id,y_true,y_pred,score,sex\n1,cat,dog,0.6,f\n2,dog,dog,0.9,m\n")));
        NoProgress progress;
        const auto path = folder.path(u8"study.trefoil");
        const auto recorded = valuesOf(**readGroupTable(path, progress));
        QVERIFY(!recorded.empty());
        QCOMPARE(valuesOf(**readGroupTableAt(path, 0.7, progress)), recorded);
        VERIFY_RESULT(importPredictions(
            library, folder.write(u8"s.csv", "id,y_true,score,sex\n1,1,0.9,f\n2,0,0.4,f\n")));
        const auto cut = valuesOf(**readGroupTableAt(path, 0.3, progress));
        for (const auto& [name, value] : recorded) {
            QCOMPARE(cut.at(name), value);
        }
        QVERIFY(cut.size() > recorded.size());
    }

    void anOlderLibraryThatIsOnlyReadHasNone()
    {
        const Folder folder;
        const auto path = folder.path(u8"study.trefoil");
        static_cast<void>(openNew(folder));
        {
            auto connection = sql::Connection::open(path.string(), sql::Access::Create);
            VERIFY_RESULT(connection);
            connection->run("DROP TABLE prediction; DROP TABLE example_set; PRAGMA user_version = 5");
            VERIFY_RESULT(connection->takeResult());
        }
        auto library = Library::open(path, OpenMode::ReadOnly);
        VERIFY_RESULT(library);
        VERIFY_RESULT(library->predictions());
        QVERIFY(library->predictions()->empty());
        NoProgress progress;
        VERIFY_RESULT(readGroupTableAt(path, 0.5, progress));
    }

    void bytesComeBackExactly()
    {
        const ExampleSet examples = people();
        const auto back = decodeExamples(encodeExamples(examples));
        QVERIFY(back.has_value());
        QCOMPARE(encodeExamples(*back), encodeExamples(examples)); // NaN is not equal to itself
        QCOMPARE(back->ids, examples.ids);
        QCOMPARE(back->groups, examples.groups);
        Predictions answers;
        answers.classes = {"bird", "dog"};
        answers.predictions = {1, 0, std::nan("")};
        answers.scores = {0.1, 1.0 / 3, std::nan("")};
        const auto answersBack = decodePredictions(encodePredictions(answers), 3);
        QVERIFY(answersBack.has_value());
        QCOMPARE(answersBack->scores[1], 1.0 / 3);
        QCOMPARE(encodePredictions(*answersBack), encodePredictions(answers));
        QVERIFY(!decodePredictions(encodePredictions(answers), 2));
        QVERIFY(decodeExamples(encodeExamples({})).has_value());
    }

    void damagedBytesAreRefused()
    {
        const std::string bytes = encodeExamples(people());
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            QVERIFY(!decodeExamples(std::string_view(bytes).substr(0, size)));
        }
        for (std::size_t i = 0; i < bytes.size() * 8; ++i) {
            std::string flipped = bytes;
            flipped[i / 8] = static_cast<char>(flipped[i / 8] ^ (1 << i % 8));
            const auto read = decodeExamples(flipped); // another set, or none
            QVERIFY(!read || read->groups.empty() || read->groups[0].codes.size() == read->size());
        }
        ExampleSet uneven = people();
        uneven.weights.pop_back();
        QVERIFY(!decodeExamples(encodeExamples(uneven)));
        ExampleSet beyond = people();
        beyond.labels[0] = 2;
        QVERIFY(!decodeExamples(encodeExamples(beyond)));
    }
};

QTEST_APPLESS_MAIN(TestPredictions)
#include "test_predictions.moc"
