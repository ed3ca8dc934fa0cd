// SPDX-License-Identifier: GPL-3.0-or-later
// The predictions of 120 image classifiers of ten classes against the confusion matrices and the results that
// the study's own scripts wrote from the same models. Read from ../shared/data beside the repository; without
// it the test is skipped.

#include "conformance/imported_file.h"
#include "core/base/number_text.h"
#include "core/ingest/csv/csv_columns.h"

#include <cmath>
#include <map>

#include <QtTest/QTest>

using namespace trefoil;
namespace fs = std::filesystem;

namespace {

const fs::path study = fs::path(TREFOIL_SOURCE_DIR) / ".." / "shared" / "data" / "study" / "study_b";

/// Counts by label and prediction.
using Confusion = std::map<std::pair<std::string, std::string>, double>;

template <class Use>
void forEachRowOf(const fs::path& path, Use use)
{
    const auto source = Source::open(path);
    QVERIFY(source);
    const CsvColumns header = columnsOf(source->bytes(), ',');
    NoProgress progress;
    bool isHeader = true;
    QVERIFY(forEachRow(*source, ',', progress, [&](const CsvRow& row) {
        if (!isHeader) {
            use([&](const char* column) { return std::string(cellAt(row, header.find(column))); });
        }
        isHeader = false;
    }));
}

std::map<std::string, Confusion> confusions()
{
    std::map<std::string, Confusion> byRun;
    forEachRowOf(study / "confusion_matrix.csv", [&](auto&& cell) {
        byRun[cell("run")][{cell("y_true"), cell("y_pred")}] = parseNumber(cell("count")).value();
    });
    return byRun;
}

double sumWhere(const Confusion& confusion, const std::string& label, const std::string& prediction)
{
    double sum = 0;
    for (const auto& [pair, count] : confusion) {
        const bool isWanted =
            (label.empty() || pair.first == label) && (prediction.empty() || pair.second == prediction);
        sum += isWanted ? count : 0;
    }
    return sum;
}

} // namespace

class TestConformanceClasses : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!fs::exists(study)) {
            QSKIP("the study is not beside the source tree");
        }
    }
    void everyClassIsThatOfTheConfusionMatrix()
    {
        const auto byRun = confusions();
        int files = 0;
        int values = 0;
        for (const fs::directory_entry& entry : fs::directory_iterator(study / "predictions")) {
            const test::ImportedFile file(entry.path());
            QCOMPARE(file.format, std::string("predictions"));
            QVERIFY2(file.outcome, entry.path().c_str());
            QCOMPARE(file.sink.records.size(), std::size_t{1});
            const Confusion& confusion = byRun.at(entry.path().stem().string());
            for (const GroupValue& value : file.sink.records.front().groups) {
                QCOMPARE(value.attribute, std::string("class"));
                const double correct = sumWhere(confusion, value.group, value.group);
                const double labels = sumWhere(confusion, value.group, {});
                const bool isPrecision = value.quantity->id == "precision";
                const double whole = isPrecision ? sumWhere(confusion, {}, value.group) : labels;
                const bool isError = value.quantity->id == "false_negative_rate";
                const double expected = isError ? 1 - correct / whole : correct / whole;
                QVERIFY(std::abs(value.value - expected) < 1e-12);
                QCOMPARE(static_cast<double>(value.support.value()), whole);
                ++values;
            }
            ++files;
        }
        QCOMPARE(files, 120);
        QVERIFY(values > 120 * 20); // two quantities of ten classes at least: precision may be 0 of 0
    }
    void accuracyIsThatOfTheResults()
    {
        int compared = 0;
        forEachRowOf(study / "results.csv", [&](auto&& cell) {
            const fs::path path = study / "predictions" / (cell("run") + ".csv");
            if (!fs::exists(path)) {
                return;
            }
            const test::ImportedFile file(path);
            const Record& record = file.sink.records.at(0);
            const auto isSix = [](double one, double other) { return std::abs(one - other) <= 5.1e-7; };
            QVERIFY(isSix(record.values[Standard::Accuracy], parseNumber(cell("accuracy")).value()));
            QVERIFY(isSix(
                record.values[Standard::BalancedAccuracy], parseNumber(cell("balanced_accuracy")).value()));
            ++compared;
        });
        QCOMPARE(compared, 120);
    }
};

QTEST_APPLESS_MAIN(TestConformanceClasses)
#include "tst_conformance_classes.moc"
