// SPDX-License-Identifier: GPL-3.0-or-later
// Values that stand in files beside the source: metrics and parameters of an MLflow folder.
#include "core/base/sha256.h"
#include "core/ingest/builtin_importers.h"
#include "core/store/sql/connection.h"
#include "unit/store/library_case.h"

#include <algorithm>

using namespace trefoil;
using namespace trefoil::test;

namespace {

constexpr std::string_view accuracies = "1000 0.25 0\n3000 0.75 2\nno point\n2000 0.5 1\n";

std::filesystem::path writeRun(const Folder& folder)
{
    for (const char8_t* name : {u8"run/metrics/val", u8"run/params", u8"run/tags"}) {
        std::filesystem::create_directories(folder.path(name));
    }
    folder.write(u8"run/metrics/val/acc", accuracies);
    folder.write(u8"run/metrics/peak_memory_mb", "1000 5 0\n2000 9 1\n3000 7 2\n");
    folder.write(u8"run/params/lr", "0.125");
    return folder.write(u8"run/meta.yaml",
        "run_id: 0123456789abcdef0123456789abcdef\nrun_name: one\nstart_time: 1700000000000\n"
        "end_time: 1700000010000\nstatus: 3\n");
}

Result<ImportOutcome> importRun(Library& library, const std::filesystem::path& meta)
{
    NoProgress progress;
    return library.import({{meta, findImporter("mlflow_file_store"), nullptr}}, progress);
}

ValueTrace traceOf(Library& library, std::string_view quantity)
{
    const auto details = library.details(frameOf(library)->runs.front());
    const auto found = std::ranges::find_if(
        details->values, [&](const ValueTrace& value) { return value.quantity->id == quantity; });
    return found == details->values.end() ? ValueTrace() : *found;
}

} // namespace

class TestPlacesBeside : public QObject {
    Q_OBJECT

private slots:
    void aMetricIsTracedToTheLineOfItsFile()
    {
        const Folder folder;
        Library library = openNew(folder);
        const auto meta = writeRun(folder);
        VERIFY_RESULT(importRun(library, meta));
        const ValueTrace accuracy = traceOf(library, "accuracy");
        QCOMPARE(accuracy.value, 0.75);
        QCOMPARE(accuracy.where, (SourceRef{folder.path(u8"run/metrics/val/acc").string(), 2, "last point"}));
        QCOMPARE(accuracy.sha256, toHex(sha256(accuracies)));
        QCOMPARE(traceOf(library, "learning_rate").where,
            (SourceRef{folder.path(u8"run/params/lr").string(), 1, ""}));
        QCOMPARE(traceOf(library, "duration_s").where.path, meta.string());
    }

    void aValueByARuleIsNotSaidToStandInTheLastLine()
    {
        const Folder folder;
        Library library = openNew(folder);
        const auto meta = writeRun(folder);
        folder.write(u8"run/metrics/val/acc", "1000 0.25 0\n2000 0.5 1\n3000 0.75 2\n");
        VERIFY_RESULT(importRun(library, meta));
        QCOMPARE(traceOf(library, "accuracy").where.line, 3);
        VERIFY_RESULT(library.setValueRule("accuracy", {ValueRule::Kind::MeanOfLast, 2}));
        const ValueTrace accuracy = traceOf(library, "accuracy");
        QVERIFY(accuracy.isRuled);
        QCOMPARE(accuracy.where.path, folder.path(u8"run/metrics/val/acc").string());
        QCOMPARE(accuracy.where.line, 0);
        QCOMPARE(accuracy.where.pointer, std::string());
    }

    void aLibraryOfAnEarlierTrefoilIsToldThePlaces()
    {
        const Folder folder;
        const auto meta = writeRun(folder);
        {
            Library library = openNew(folder);
            VERIFY_RESULT(importRun(library, meta));
        }
        {
            auto connection =
                sql::Connection::open(folder.path(u8"study.trefoil").string(), sql::Access::Create);
            connection->run("UPDATE source_file SET importer_revision = 3;"
                            "UPDATE source_column SET companion = '', line = 0");
            VERIFY_RESULT(connection->takeResult());
        }
        Library library = openNew(folder);
        QCOMPARE(traceOf(library, "accuracy").where.path, meta.string());
        VERIFY_RESULT(importRun(library, meta));
        QCOMPARE(traceOf(library, "accuracy").where.line, 2);
        QCOMPARE(library.history()->size(), std::size_t(1)); // no value changed
    }
};

QTEST_APPLESS_MAIN(TestPlacesBeside)
#include "test_places_beside.moc"
