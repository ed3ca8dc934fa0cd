// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/builtin_importers.h"
#include "core/ingest/mapping_proposal.h"
#include "core/ingest/read_again.h"
#include "unit/store/library_case.h"

using namespace trefoil;
using namespace trefoil::test;

namespace {

constexpr std::string_view metrics = "epoch,step,val_loss\n0,10,0.5\n1,20,0.25\n";

Result<ImportOutcome> importAs(Library& library, const char* format, const std::filesystem::path& path)
{
    NoProgress progress;
    return library.import({{path, findImporter(format), nullptr}}, progress);
}

std::string whyAgain(Library& library, const std::filesystem::path& path)
{
    const auto files = library.files();
    for (const FileOutcome& file : *files) {
        if (std::filesystem::path(file.path) == path) {
            return whyReadAgain(file.format, file.importerRevision, file.companions);
        }
    }
    return "not a file of the library";
}

std::optional<double> learningRate(Library& library)
{
    const FramePointer frame = frameOf(library);
    const Column* column = frame->find("learning_rate");
    return column != nullptr && column->has(0) ? std::optional(column->values[0]) : std::nullopt;
}

/// Another time of writing, whatever the clock of the file system resolves.
void touch(const std::filesystem::path& path)
{
    std::filesystem::last_write_time(path, std::filesystem::last_write_time(path) + std::chrono::seconds(5));
}

/// A mapping that takes the scores for values of the quantity.
std::string mappingTo(const char* quantity)
{
    Mapping mapping;
    mapping.columns.resize(2);
    mapping.columns[0].column = "run";
    mapping.columns[0].role = Role::RunName;
    mapping.columns[1].column = "score";
    mapping.columns[1].role = Role::Quantity;
    mapping.columns[1].quantityId = quantity;
    return mappingToJson(mapping);
}

/// A folder of MLflow with one run; the meta.yaml of the run.
std::filesystem::path mlflowRunIn(const Folder& folder)
{
    static_cast<void>(folder.write(u8"1/meta.yaml", "experiment_id: '1'\nname: Iris\n"));
    static_cast<void>(folder.write(u8"1/aa/params/lr", "0.1"));
    static_cast<void>(folder.write(u8"1/aa/metrics/loss", "1700000001000 0.5 0\n"));
    return folder.write(u8"1/aa/meta.yaml",
        "run_id: 0123456789abcdef0123456789abcdef\nrun_name: one\nstart_time: 1700000000000\n"
        "end_time: 1700000010000\nstatus: 3\n");
}

} // namespace

/// What lies beside a file is part of what it says.
class TestCompanions : public QObject {
    Q_OBJECT

private slots:
    void aChangeThatIsTakenBackIsOneToo()
    {
        const Folder folder;
        Library library = openNew(folder);
        const auto log = folder.write(u8"version_0/metrics.csv", metrics);
        for (const double rate : {0.1, 0.01, 0.1, 0.01}) {
            folder.write(u8"version_0/hparams.yaml", rate == 0.1 ? "lr: 0.1\n" : "lr: 0.01 # tuned\n");
            const auto imported = importAs(library, "lightning_csv", log);
            VERIFY_RESULT(imported);
            QVERIFY(!imported->files[0].alreadyThere);
            QCOMPARE(learningRate(library), std::optional(rate));
            QCOMPARE(whyAgain(library, log), std::string()); // so F5 has nothing more to offer
            QVERIFY(importAs(library, "lightning_csv", log)->files[0].alreadyThere);
        }
    }

    void aChangedSettingsFileIsNoticedAndUpdatesTheRun()
    {
        const Folder folder;
        Library library = openNew(folder);
        const auto log = folder.write(u8"version_0/metrics.csv", metrics);
        const auto settings = folder.write(u8"version_0/hparams.yaml", "lr: 0.1\n");
        VERIFY_RESULT(importAs(library, "lightning_csv", log));
        QCOMPARE(learningRate(library), std::optional(0.1));
        QCOMPARE(whyAgain(library, log), std::string());

        folder.write(u8"version_0/hparams.yaml", "lr: 0.01 # tuned\n");
        QCOMPARE(whyAgain(library, log), std::string("hparams.yaml changed"));
        const auto again = importAs(library, "lightning_csv", log);
        VERIFY_RESULT(again);
        QVERIFY(!again->files[0].alreadyThere);
        QCOMPARE(again->files[0].readAgain, std::string("hparams.yaml changed"));
        QCOMPARE(again->runsUpdated, 1);
        QCOMPARE(learningRate(library), std::optional(0.01));
        QCOMPARE(library.history()->back().summary,
            std::string("Imported 1 file: 0 runs added, 1 updated · read again: version_0/metrics.csv "
                        "(hparams.yaml changed)"));
        QCOMPARE(whyAgain(library, log), std::string());
        VERIFY_RESULT(library.undo());
        QCOMPARE(learningRate(library), std::optional(0.1));
        NoProgress progress;
        QVERIFY(library.check(progress)->problems.empty());
    }

    void aSettingsFileThatComesOrGoesIsNoticed()
    {
        const Folder folder;
        Library library = openNew(folder);
        const auto log = folder.write(u8"metrics.csv", metrics);
        VERIFY_RESULT(importAs(library, "lightning_csv", log));
        const auto settings = folder.write(u8"hparams.yaml", "lr: 0.1\n");
        QCOMPARE(whyAgain(library, log), std::string("hparams.yaml is new"));
        VERIFY_RESULT(importAs(library, "lightning_csv", log));
        QCOMPARE(learningRate(library), std::optional(0.1));
        std::filesystem::remove(settings);
        QCOMPARE(whyAgain(library, log), std::string("hparams.yaml is gone"));
    }

    void parametersOfMlflowAreNoticed()
    {
        const Folder folder;
        Library library = openNew(folder);
        const auto run = mlflowRunIn(folder);
        VERIFY_RESULT(importAs(library, "mlflow_file_store", run));
        QCOMPARE(learningRate(library), std::optional(0.1));
        folder.write(u8"1/aa/params/lr", "0.25");
        QCOMPARE(whyAgain(library, run), std::string("lr changed"));
        folder.write(u8"1/aa/params/batch_size", "64");
        QCOMPARE(whyAgain(library, run), std::string("files came to or went from params, lr changed"));
        QCOMPARE(importAs(library, "mlflow_file_store", run)->runsUpdated, 1);
        QCOMPARE(learningRate(library), std::optional(0.25));
        QCOMPARE(valueOf(*frameOf(library), "one", "batch_size"), std::optional(64.0));
        folder.write(u8"1/meta.yaml", "experiment_id: '1'\nname: Iris again\n");
        QCOMPARE(whyAgain(library, run), std::string("meta.yaml changed"));
    }

    void whatWasOnlyTouchedIsNoChangeAndIsRemembered()
    {
        const Folder folder;
        Library library = openNew(folder);
        const auto log = folder.write(u8"metrics.csv", metrics);
        const auto settings = folder.write(u8"hparams.yaml", "lr: 0.1\n");
        VERIFY_RESULT(importAs(library, "lightning_csv", log));
        const std::int64_t revision = library.revision();
        touch(log);
        touch(settings);
        QCOMPARE(whyAgain(library, log), std::string());
        const auto again = importAs(library, "lightning_csv", log);
        VERIFY_RESULT(again);
        QVERIFY(again->files[0].alreadyThere);
        QCOMPARE(library.revision(), revision);
        QCOMPARE(library.history()->size(), std::size_t(1));
        QCOMPARE(library.files()->front().stamp, *fileStamp(log)); // or F5 would find it for ever
        QCOMPARE(library.files()->front().companions.front().stamp, *fileStamp(settings));
    }

    void aCommentIsReadAndChangesNothingForGood()
    {
        const Folder folder;
        Library library = openNew(folder);
        const auto log = folder.write(u8"metrics.csv", metrics);
        folder.write(u8"hparams.yaml", "lr: 0.1\n");
        VERIFY_RESULT(importAs(library, "lightning_csv", log));
        folder.write(u8"hparams.yaml", "# note\nlr: 0.1\n");
        const auto again = importAs(library, "lightning_csv", log);
        VERIFY_RESULT(again);
        QVERIFY(!again->import.isValid());
        QCOMPARE(again->runsUnchanged, 1);
        QCOMPARE(library.history()->size(), std::size_t(1));
        QCOMPARE(whyAgain(library, log), std::string());
        QVERIFY(importAs(library, "lightning_csv", log)->files[0].alreadyThere);
    }

    void aPartThatSaysNothingNewIsRemembered()
    {
        const Folder folder;
        Library library = openNew(folder);
        const auto run = mlflowRunIn(folder);
        const auto part = folder.write(u8"1/aa/params/note", "first");
        NoProgress progress;
        const Importer* format = findImporter("mlflow_file_store");
        const std::vector<ImportFile> both{{run, format, nullptr}, {part, format, nullptr}};
        VERIFY_RESULT(library.import(both, progress));
        folder.write(u8"1/aa/params/note", "second thoughts");
        const auto again = library.import(both, progress);
        VERIFY_RESULT(again);
        QVERIFY(!again->import.isValid());
        QCOMPARE(whyAgain(library, run), std::string());
        const auto files = library.files();
        const auto known = std::ranges::find_if(
            *files, [&](const FileOutcome& file) { return std::filesystem::path(file.path) == part; });
        QVERIFY(known != files->end());
        QCOMPARE(known->stamp, *fileStamp(part)); // or F5 would find it for ever
    }

    void oneThatIsTooLargeToBeReadIsNotMissing()
    {
        const Folder folder;
        Library library = openNew(folder);
        const auto log = folder.write(u8"metrics.csv", metrics);
        folder.write(u8"hparams.yaml", "lr: 0.1\n#" + std::string(5'000'000, 'x'));
        VERIFY_RESULT(importAs(library, "lightning_csv", log));
        QVERIFY(!learningRate(library));
        QCOMPARE(whyAgain(library, log), std::string()); // and not "hparams.yaml is new" for ever
        folder.write(u8"hparams.yaml", "lr: 0.1\n");
        QCOMPARE(whyAgain(library, log), std::string("hparams.yaml changed"));
        VERIFY_RESULT(importAs(library, "lightning_csv", log));
        QCOMPARE(learningRate(library), std::optional(0.1));
    }

    void aMappingBesideATableIsNoticed()
    {
        const Folder folder;
        Library library = openNew(folder);
        const auto table = folder.write(u8"results.csv", "run,score\na,0.5\n");
        VERIFY_RESULT(importAs(library, "table", table));
        QCOMPARE(valueOf(*frameOf(library), "a", "score"), std::optional(0.5));
        QCOMPARE(whyAgain(library, table), std::string());
        const auto mapping = folder.write(u8"results.csv.mapping.json", mappingTo("accuracy"));
        QCOMPARE(whyAgain(library, table), std::string("results.csv.mapping.json is new"));
        QCOMPARE(importAs(library, "table", table)->runsUpdated, 1);
        QCOMPARE(valueOf(*frameOf(library), "a", "accuracy"), std::optional(0.5));
        QCOMPARE(whyAgain(library, table), std::string());
        folder.write(u8"results.csv.mapping.json", mappingTo("f1"));
        QCOMPARE(whyAgain(library, table), std::string("results.csv.mapping.json changed"));
        QCOMPARE(importAs(library, "table", table)->runsUpdated, 1);
        QCOMPARE(valueOf(*frameOf(library), "a", "f1"), std::optional(0.5));
    }

    void anotherMappingThatChangesNothingIsRemembered()
    {
        const Folder folder;
        Library library = openNew(folder);
        const auto table = folder.write(u8"results.csv", "run,score\na,0.5\n");
        const auto proposed = proposeMapping(*Source::open(table));
        VERIFY_RESULT(proposed);
        NoProgress progress;
        VERIFY_RESULT(library.import({{table, findImporter("table"), &*proposed}}, progress));
        Mapping renamed = *proposed;
        renamed.name = "another name";
        folder.write(u8"results.csv.mapping.json", mappingToJson(renamed));
        QVERIFY(hasNewMappingBeside(table.string(), library.files()->front().companions));
        const auto again = library.import({{table, findImporter("table"), &renamed}}, progress);
        VERIFY_RESULT(again);
        QCOMPARE(again->runsUnchanged, 1);
        QCOMPARE(whyAgain(library, table), std::string());
        QVERIFY(!hasNewMappingBeside(table.string(), library.files()->front().companions));
        QCOMPARE(library.files()->front().mapping, mappingToJson(renamed)); // for the next time
    }

    void aCopyOfTheWholeFolderAddsNothingOneWithOtherSettingsDoes()
    {
        const Folder folder;
        Library library = openNew(folder);
        folder.write(u8"a/hparams.yaml", "lr: 0.1\n");
        VERIFY_RESULT(importAs(library, "lightning_csv", folder.write(u8"a/metrics.csv", metrics)));
        folder.write(u8"b/hparams.yaml", "lr: 0.1\n");
        QVERIFY(importAs(library, "lightning_csv", folder.write(u8"b/metrics.csv", metrics))
                    ->files[0]
                    .alreadyThere);
        folder.write(u8"c/hparams.yaml", "lr: 0.5\n");
        QCOMPARE(importAs(library, "lightning_csv", folder.write(u8"c/metrics.csv", metrics))->runsAdded, 1);
    }
};

QTEST_APPLESS_MAIN(TestCompanions)
#include "test_companions.moc"
