// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compression/example_objective.h"
#include "core/compression/stored_evaluations.h"
#include "core/ingest/formats/predictions/predictions_importer.h"
#include "unit/store/library_case.h"

#include <cmath>

using namespace trefoil;
using namespace trefoil::test;

namespace {

/// 200 people of two attributes, with answers of two models, and weights where asked for.
std::string answersOfPeople(bool areWeighted)
{
    std::string text = areWeighted ? "id,y_true,y_pred_a,y_pred_b,sex,age_group,weight\n"
                                   : "id,y_true,y_pred_a,y_pred_b,sex,age_group\n";
    for (int i = 0; i < 200; ++i) {
        const int label = i % 3 == 0 ? 1 : 0;
        const int first = i % 7 == 0 ? 1 - label : label;
        const int second = i % 5 == 0 && i > 80 ? 1 - label : label;
        text += std::to_string(i) + ',' + std::to_string(label) + ',' + std::to_string(first) + ','
            + std::to_string(second) + (i % 4 == 0 ? ",f" : ",m") + (i < 90 ? ",young" : ",old");
        text += areWeighted ? ',' + std::to_string(1 + i % 6) + ".5\n" : "\n";
    }
    return text;
}

} // namespace

/// What the resampling of examples starts from is what the library says without it.
class TestStoredEvaluations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void drawnOnceTheyGiveTheRecordedValues_data()
    {
        QTest::addColumn<bool>("areWeighted");
        QTest::newRow("every example once") << false;
        QTest::newRow("weighted") << true;
    }
    void drawnOnceTheyGiveTheRecordedValues()
    {
        QFETCH(bool, areWeighted);
        const Folder folder;
        Library library = openNew(folder);
        static const Importer importer = predictionsImporter();
        NoProgress progress;
        VERIFY_RESULT(library.import(
            {{folder.write(u8"people.csv", answersOfPeople(areWeighted)), &importer, nullptr}}, progress));
        const FramePointer frame = frameOf(library);
        QCOMPARE(frame->rowCount(), std::size_t(2));
        const auto evaluations = storedEvaluations(library, frame->runs, progress);
        VERIFY_RESULT(evaluations);
        QCOMPARE(evaluations->examples.size(), std::size_t(1));
        QCOMPARE(evaluations->examples[0].weights.empty(), !areWeighted);
        for (const std::string quantity : {"accuracy", "worst_group_accuracy", "largest_gap_accuracy"}) {
            const auto objective = exampleObjective(quantity);
            QVERIFY(objective);
            for (const EvaluatedRun& run : evaluations->runs) {
                const EvaluatedExamples& examples = evaluations->examples[run.examples];
                const std::size_t row = run.run == frame->runs[0] ? 0 : 1;
                const auto recorded = valueOf(*frame, frame->names[row], quantity);
                QVERIFY2(recorded, quantity.c_str());
                const double again = trefoil::valueOf(*objective, run, examples, ExampleWeights(examples));
                QVERIFY2(std::abs(again - *recorded) < 1e-12, quantity.c_str());
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestStoredEvaluations)
#include "tst_stored_evaluations.moc"
