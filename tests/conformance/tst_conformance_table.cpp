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
    void readsTheGoldenNumbers_data();
    void readsTheGoldenNumbers();
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

void TestConformanceTable::readsTheGoldenNumbers_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("records");
    QTest::addColumn<int>("record");
    QTest::addColumn<QString>("id");
    QTest::addColumn<double>("value"); // absent: the record has none
    const auto row = [](const char* path, int records, int record, const char* id, double value) {
        QTest::addRow("%s %s", path, id)
            << QString::fromLatin1(path) << records << record << QString::fromLatin1(id) << value;
    };
    row("pruning-csv/state-of-sparsity-resnet50/rn50_baselines.csv", 3, 0, "accuracy", 0.7667);
    row("pruning-csv/state-of-sparsity-resnet50/rn50_magnitude_pruning.csv", 236, 0, "accuracy",
        0.755599975586);
    row("compression-tables/cs6886-mobilenetv2/quantization_results.csv", 7, 0, "accuracy", 0.9086);
    row("compression-tables/cs24m538-mobilenet/compression_results.json", 8, 0, "size_bytes", 8.4e6);
    row("nn-pruning-json/cache/bert_squadv1.json", 2, 0, "f1", 0.885);
    row("pruning-csv/bert-pruning-energy/eval_metrics_MNLI.csv", 11, 0, "accuracy", 0.0881304126337239);
    // Parameters in millions, a perplexity of 0 that nobody measured, and "T_n" that counts nothing.
    row("resource-csv/pepr/results-imagenet.csv", 1445, 0, "parameters", 305.08e6);
    row("compression-tables/itera-lite-distillation/distillation_results.json", 4, 1, "perplexity", absent);
    row("resource-csv/pepr/full_data_pepr_dataset_level.csv", 400, 0, "true_negatives", absent);
    row("resource-csv/pepr/full_data_pepr_dataset_level.csv", 400, 0, "t_n", 0.02636151215540125);
}

void TestConformanceTable::readsTheGoldenNumbers()
{
    if (!fs::exists(samples)) {
        QSKIP("the samples are not beside the source tree");
    }
    QFETCH(const QString, path);
    QFETCH(const int, records);
    QFETCH(const int, record);
    QFETCH(const QString, id);
    QFETCH(const double, value);
    const auto source = Source::open(samples / "compression" / path.toStdString());
    QVERIFY(source.has_value());
    test::CollectingSink sink;
    NoProgress progress;
    QVERIFY(tableImporter().read(*source, {}, sink, progress));
    QCOMPARE(sink.records.size(), static_cast<std::size_t>(records));
    const Record& read = sink.records[static_cast<std::size_t>(record)];
    double found = absent;
    if (const auto standard = findStandard(id.toStdString())) {
        found = read.values[*standard];
    }
    for (const ExtraValue& extra : read.extras) {
        found = extra.quantity->id == id.toStdString() ? extra.value : found;
    }
    QVERIFY2(isAbsent(value) ? isAbsent(found) : found == value, QByteArray::number(found, 'g', 17));
}

QTEST_APPLESS_MAIN(TestConformanceTable)
#include "tst_conformance_table.moc"
