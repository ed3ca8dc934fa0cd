// SPDX-License-Identifier: GPL-3.0-or-later
// Real logs of MLPerf, read from ../shared/samples beside the repository. Without them the tests are skipped.

#include "tests/conformance/imported_file.h"
#include "tests/conformance/imported_folder.h"

#include <cmath>
#include <filesystem>
#include <map>
#include <set>

#include <QtTest/QTest>

using namespace trefoil;
namespace fs = std::filesystem;

namespace {

const fs::path samples = fs::path(TREFOIL_SOURCE_DIR) / ".." / "shared" / "samples";

} // namespace

class TestConformanceMlperf : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void readsTrainingLogs_data();
    void readsTrainingLogs();
    void storesNobodysAddress();
    void joinsTheRunsOfATinyBenchmark();
};

void TestConformanceMlperf::initTestCase()
{
    if (!fs::is_directory(samples)) {
        QSKIP("the real samples are not beside the repository");
    }
}

void TestConformanceMlperf::readsTrainingLogs_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("series");
    QTest::addColumn<int>("points");
    QTest::addColumn<double>("last");
    QTest::newRow("hpc-cosmoflow-cscs/result_1.txt")
        << 24046.097 << QStringLiteral("eval_error") << 64 << 0.12387251853942871;
    QTest::newRow("hpc-cosmoflow-lbnl/result_5.txt")
        << 19238.348 << QStringLiteral("eval_error") << 47 << std::nan("");
    QTest::newRow("hpc-cosmoflow-ncsa/result_10.txt")
        << 12650.454 << QStringLiteral("eval_error") << 44 << std::nan("");
    QTest::newRow("hpc-deepcam-fujitsu/result_1.txt")
        << 714.052 << QStringLiteral("eval_accuracy") << 14 << 0.8202551612597309;
}

void TestConformanceMlperf::readsTrainingLogs()
{
    QFETCH(double, seconds);
    QFETCH(QString, series);
    QFETCH(int, points);
    QFETCH(double, last);
    const test::ImportedFile file(samples / "mlperf" / QTest::currentDataTag());
    QCOMPARE(file.format, std::string("mlperf_training"));
    QVERIFY(file.outcome);
    QCOMPARE(file.sink.records.size(), std::size_t{1});
    QCOMPARE(file.sum(Standard::Duration), seconds);
    QVERIFY(file.sink.diagnostics.empty());
    const SeriesChunk* chunk = file.series(series.toStdString());
    QVERIFY(chunk != nullptr);
    QCOMPARE(chunk->values.size(), static_cast<std::size_t>(points));
    if (!std::isnan(last)) {
        QCOMPARE(chunk->values.back(), last);
    }
}

void TestConformanceMlperf::storesNobodysAddress()
{
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(samples / "mlperf")) {
        if (!entry.is_regular_file()) {
            continue;
        }
        const test::ImportedFile file(entry.path());
        for (const Context& context : file.sink.contexts) {
            for (const std::string& text :
                {context.project, context.model, context.hardware, context.dataset}) {
                QVERIFY2(text.find('@') == std::string::npos && text.find("/home") == std::string::npos,
                    text.c_str());
            }
        }
    }
}

/// Accuracy, energy and performance of one benchmark lie in sibling folders.
void TestConformanceMlperf::joinsTheRunsOfATinyBenchmark()
{
    test::ImportedFolder folder;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(samples / "mlperf")) {
        if (entry.is_regular_file() && entry.path().filename() == "results.txt") {
            folder.addFile(entry.path());
        }
    }
    const std::vector<JoinItem> items = folder.items();
    QCOMPARE(items.size(), std::size_t{9});
    NoProgress progress;
    const JoinProposal proposal = proposeJoins(items, progress);
    std::map<RunId, std::set<std::string>> names;
    for (const auto& [record, run] : test::runsAfter(items, proposal)) {
        names[run].insert(folder.place(record).record->name);
    }
    QCOMPARE(names.size(), std::size_t{3});
    for (const auto& [run, called] : names) {
        QCOMPARE(called.size(), std::size_t{1});
    }
}

QTEST_APPLESS_MAIN(TestConformanceMlperf)
#include "tst_conformance_mlperf.moc"
