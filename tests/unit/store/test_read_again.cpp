// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/builtin_importers.h"
#include "core/ingest/read_again.h"
#include "core/store/sql/connection.h"
#include "unit/store/library_case.h"

using namespace trefoil;
using namespace trefoil::test;

namespace {

constexpr std::string_view training = "epoch,accuracy,loss\n0,0.5,1.5\n1,0.75,0.5\n";

Result<ImportOutcome> importKeras(Library& library, const std::filesystem::path& path, bool isPreview = false)
{
    NoProgress progress;
    const std::vector<ImportFile> files{{path, findImporter("keras_csv"), nullptr}};
    return isPreview ? library.previewImport(files, progress) : library.import(files, progress);
}

std::string whyAgain(Library& library)
{
    const auto files = library.files();
    const FileOutcome& file = files->front();
    return whyReadAgain(file.format, file.importerRevision, file.companions);
}

/// Runs SQL on the library of the folder, which nobody has open.
void change(const Folder& folder, const std::string& sql)
{
    auto connection = sql::Connection::open(folder.path(u8"study.trefoil").string(), sql::Access::Create);
    connection->run(sql);
    VERIFY_RESULT(connection->takeResult());
}

/// The schema of that time.
const std::string schema8 =
    "ALTER TABLE source_column DROP COLUMN companion; ALTER TABLE source_column DROP COLUMN line;"
    "DROP TABLE refused_file; PRAGMA user_version = 8;";
const std::string beforeCurves = "UPDATE source_file SET importer_revision = 1;" + schema8;
const std::string withoutCurves =
    "DELETE FROM series_chunk; DELETE FROM series; UPDATE record SET content_hash = content_hash + 1;";

} // namespace

/// Libraries that an earlier Trefoil filled.
class TestReadAgain : public QObject {
    Q_OBJECT

private slots:
    void aFileThatWasReadWithoutCurvesGetsThem()
    {
        const Folder folder;
        const auto path = folder.write(u8"training.csv", training);
        {
            Library library = openNew(folder);
            VERIFY_RESULT(importKeras(library, path));
        }
        change(folder, beforeCurves + withoutCurves);
        Library library = openNew(folder);
        QVERIFY(library.series()->empty());
        QCOMPARE(whyAgain(library), std::string("Trefoil now reads more from this format"));
        const auto again = importKeras(library, path);
        VERIFY_RESULT(again);
        QCOMPARE(again->files[0].readAgain, std::string("Trefoil now reads more from this format"));
        QCOMPARE(again->runsUpdated, 1);
        QCOMPARE(library.series()->size(), std::size_t(2));
        QVERIFY(library.history()->back().summary.ends_with(
            "training.csv (Trefoil now reads more from this format)"));
        QCOMPARE(whyAgain(library), std::string());
    }

    void aFileWhoseCurvesAreHereIsLeftAlone()
    {
        const Folder folder;
        const auto path = folder.write(u8"training.csv", training);
        {
            Library library = openNew(folder);
            VERIFY_RESULT(importKeras(library, path));
        }
        const std::string revision = std::to_string(findImporter("keras_csv")->revision - 1);
        change(folder, "UPDATE source_file SET importer_revision = " + revision + ";" + schema8);
        Library library = openNew(folder);
        QCOMPARE(whyAgain(library), std::string());
        QVERIFY(importKeras(library, path)->files[0].alreadyThere);
    }

    void whatSaysNoMoreIsNotReadForEver()
    {
        const Folder folder;
        const auto path = folder.write(u8"training.csv", training);
        Library library = openNew(folder);
        VERIFY_RESULT(importKeras(library, path));
        change(folder, "UPDATE source_file SET importer_revision = 1");
        QVERIFY(!whyAgain(library).empty());
        const auto preview = importKeras(library, path, true);
        VERIFY_RESULT(preview);
        QVERIFY(!preview->import.isValid());
        QCOMPARE(whyAgain(library), std::string()); // looked at, and nothing to import
        QCOMPARE(library.history()->size(), std::size_t(1));
    }
};

QTEST_APPLESS_MAIN(TestReadAgain)
#include "test_read_again.moc"
