// SPDX-License-Identifier: GPL-3.0-or-later
// Every table of the sample folder beside the source tree imports or is refused with a reason. Prints what
// came of each. Skipped where the samples are not there.
#include "core/ingest/formats/table/table_importer.h"
#include "core/ingest/mapping_proposal.h"
#include "tests/support/collecting_sink.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include <QtTest/QTest>

using namespace trefoil;
namespace fs = std::filesystem;

namespace {

const fs::path samples = fs::path(TREFOIL_SOURCE_DIR) / ".." / "shared" / "samples";

bool isTable(const fs::path& path)
{
    const std::string extension = path.extension().string();
    return extension == ".csv" || extension == ".json" || extension == ".tsv" || extension == ".jsonl";
}

std::string oneLine(std::string text)
{
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

std::string summary(const Source& source)
{
    const auto proposal = proposeMapping(source);
    if (!proposal) {
        return "refused: " + oneLine(describe(proposal.error()));
    }
    test::CollectingSink sink;
    NoProgress progress;
    const auto outcome = tableImporter().read(source, {}, sink, progress);
    if (!outcome) {
        return "refused: " + oneLine(describe(outcome.error()));
    }
    std::string text = std::to_string(sink.records.size()) + " records, "
        + std::to_string(sink.diagnostics.size()) + " diagnostics:";
    for (const ColumnMapping& column : proposal->columns) {
        if (column.role != Role::Ignore) {
            const bool isQuestion = column.reason.starts_with("?");
            text += " "
                + (column.role == Role::Quantity ? column.quantityId : std::string(roleName(column.role)))
                + (column.unit.empty() ? "" : "[" + column.unit + "]") + (isQuestion ? "?" : "");
        }
    }
    return text;
}

} // namespace

class TestConformanceTable : public QObject {
    Q_OBJECT

private slots:
    void everyTableImportsOrIsRefusedWithAReason_data();
    void everyTableImportsOrIsRefusedWithAReason();
};

void TestConformanceTable::everyTableImportsOrIsRefusedWithAReason_data()
{
    QTest::addColumn<QString>("path");
    if (!fs::exists(samples)) {
        QTest::newRow("no samples") << QString();
        return;
    }
    for (const char* folder : {"codecarbon", "combined", "compression"}) {
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(samples / folder)) {
            if (entry.is_regular_file() && isTable(entry.path())) {
                const std::string name = entry.path().lexically_relative(samples).string();
                QTest::newRow(name.c_str()) << QString::fromStdString(entry.path().string());
            }
        }
    }
}

void TestConformanceTable::everyTableImportsOrIsRefusedWithAReason()
{
    QFETCH(QString, path);
    if (path.isEmpty()) {
        QSKIP("the samples are not beside the source tree");
    }
    const auto source = Source::open(path.toStdString());
    QVERIFY(source.has_value());
    const std::string text = summary(*source);
    std::printf("%-70s %s\n", QTest::currentDataTag(), text.c_str());
    QVERIFY(text != "refused: ");
}

QTEST_APPLESS_MAIN(TestConformanceTable)
#include "tst_conformance_table.moc"
