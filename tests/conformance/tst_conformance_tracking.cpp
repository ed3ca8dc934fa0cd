// SPDX-License-Identifier: GPL-3.0-or-later
// Real logs of training programs and experiment trackers, read from ../shared/samples beside the repository.
// Without them the tests are skipped.

#include "tests/conformance/imported_file.h"

#include <algorithm>
#include <filesystem>

#include <QtTest/QTest>

using namespace trefoil;
using Imported = test::ImportedFile;
namespace fs = std::filesystem;

namespace {

const fs::path samples = fs::path(TREFOIL_SOURCE_DIR) / ".." / "shared" / "samples";

double valueOf(const Record& record, std::string_view id)
{
    if (const auto standard = findStandard(id)) {
        return record.values[*standard];
    }
    for (const ExtraValue& extra : record.extras) {
        if (extra.quantity->id == id) {
            return extra.value;
        }
    }
    return absent;
}

fs::path onlyFileIn(const fs::path& folder)
{
    return fs::directory_iterator(folder)->path();
}

bool isNear(double found, double expected)
{
    return std::abs(found - expected) <= 1e-6 * std::abs(expected);
}

} // namespace

class TestConformanceTracking : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void readsEventFiles_data();
    void readsEventFiles();
    void keepsWhatATruncatedEventFileHas();
    void refusesAGitLfsPointer();
    void readsLightning();
    void splitsKerasSessions();
    void readsUltralytics_data();
    void readsUltralytics();
    void readsMlflowFolders_data();
    void readsMlflowFolders();
    void readsValuesOfMlflow();
    void readsMlflowDatabases_data();
    void readsMlflowDatabases();
    void readsWandb_data();
    void readsWandb();
    void givesNoNoise();
};

void TestConformanceTracking::initTestCase()
{
    if (!fs::is_directory(samples)) {
        QSKIP("the real samples are not beside the repository");
    }
}

void TestConformanceTracking::readsEventFiles_data()
{
    QTest::addColumn<QString>("tag");
    QTest::addColumn<int>("scalars");
    QTest::addColumn<double>("lastStep");
    QTest::addColumn<double>("lastValue");
    QTest::newRow("torch-duplicate-steps") << QStringLiteral("dup_steps/foo") << 420 << 199.0 << 1.54785;
    QTest::newRow("torch-strict-run1") << QString() << 100 << 495.0 << 1.21209;
    QTest::newRow("torch-lax-run1") << QString() << 330 << 0.0 << 0.0;
    QTest::newRow("torch-lax-run3") << QString() << 390 << 0.0 << 0.0;
    QTest::newRow("yolov5-quince-scalars") << QStringLiteral("metrics/mAP_0.5") << 1560 << 119.0 << 0.808558;
}

void TestConformanceTracking::readsEventFiles()
{
    QFETCH(QString, tag);
    QFETCH(int, scalars);
    QFETCH(double, lastStep);
    QFETCH(double, lastValue);
    const Imported imported(onlyFileIn(samples / "tensorboard" / QTest::currentDataTag()));
    QCOMPARE(imported.format, std::string("tensorboard"));
    QVERIFY(imported.outcome.has_value());
    QCOMPARE(imported.sink.records.size(), std::size_t{1});
    QCOMPARE(imported.points(), static_cast<std::size_t>(scalars));
    QVERIFY(imported.sink.diagnostics.empty());
    if (lastValue > 0) {
        const SeriesChunk* series =
            tag.isEmpty() ? &imported.sink.series.back().chunk : imported.series(tag.toStdString());
        QVERIFY(series != nullptr);
        QCOMPARE(series->steps.back(), lastStep);
        QVERIFY(std::abs(series->values.back() - lastValue) < 1e-5);
    }
}

void TestConformanceTracking::keepsWhatATruncatedEventFileHas()
{
    const Imported imported(onlyFileIn(samples / "tensorboard" / "ugly-truncated-tail"));
    QVERIFY(imported.outcome.has_value());
    QCOMPARE(imported.sink.records.size(), std::size_t{1});
    QCOMPARE(imported.sink.count("truncated"), std::size_t{1});
    QVERIFY(imported.sink.diagnostics.front().reason.find("781 records") != std::string::npos);
}

void TestConformanceTracking::refusesAGitLfsPointer()
{
    const Imported imported(onlyFileIn(samples / "tensorboard" / "ugly-git-lfs-pointer"));
    QCOMPARE(imported.format, std::string("tensorboard"));
    QVERIFY(!imported.outcome);
    QCOMPARE(imported.outcome.error().code, Errc::FormatRefused);
    QVERIFY(describe(imported.outcome.error()).find("Git LFS") != std::string::npos);
}

void TestConformanceTracking::readsLightning()
{
    const Imported imported(samples / "lightning/mnist-version_18/metrics.csv");
    QCOMPARE(imported.format, std::string("lightning_csv"));
    QCOMPARE(imported.sink.records.size(), std::size_t{1});
    const Record& record = imported.sink.records.front();
    QCOMPARE(record.values[Standard::Accuracy], 0.9636666774749756);
    QCOMPARE(record.values[Standard::Epochs], 5.0);
    QCOMPARE(Imported(samples / "lightning/mnist-version_18/hparams.yaml").sink.count("part_of_run"),
        std::size_t{1});
}

void TestConformanceTracking::splitsKerasSessions()
{
    const Imported imported(samples / "keras/brain-tumor-four-appended-runs/training_log.csv");
    QCOMPARE(imported.format, std::string("keras_csv"));
    QCOMPARE(imported.sink.records.size(), std::size_t{4});
    const std::vector<double> epochs = {5, 4, 10, 5};
    for (std::size_t i = 0; i < epochs.size(); ++i) {
        QCOMPARE(imported.sink.records[i].values[Standard::Epochs], epochs[i]);
        QVERIFY(imported.sink.records[i].values.has(Standard::Accuracy));
    }
    QCOMPARE(imported.points(), std::size_t{24 * 5});
}

void TestConformanceTracking::readsUltralytics_data()
{
    QTest::addColumn<double>("epochs");
    QTest::addColumn<QString>("quantity");
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("model");
    QTest::newRow("yolov5-quince") << 120.0 << QStringLiteral("map50") << 0.80856
                                   << QStringLiteral("yolov5s");
    QTest::newRow("yolov5-quince-second") << 60.0 << QString() << 0.0 << QStringLiteral("yolov5n");
    QTest::newRow("yolo26-nutrition") << 50.0 << QStringLiteral("map50_95") << 0.87231 << QString();
}

void TestConformanceTracking::readsUltralytics()
{
    QFETCH(double, epochs);
    QFETCH(QString, quantity);
    QFETCH(double, value);
    QFETCH(QString, model);
    const Imported imported(samples / "ultralytics" / QTest::currentDataTag() / "results.csv");
    QCOMPARE(imported.format, std::string("ultralytics"));
    QCOMPARE(imported.sink.records.size(), std::size_t{1});
    const Record& record = imported.sink.records.front();
    QCOMPARE(record.values[Standard::Epochs], epochs);
    QCOMPARE(QString::fromStdString(imported.sink.contextOf(record).model), model);
    if (!quantity.isEmpty()) {
        QVERIFY(isNear(valueOf(record, quantity.toStdString()), value));
    }
    if (model.isEmpty()) {
        QVERIFY(isNear(record.values[Standard::Duration], 1482.73));
    }
}

void TestConformanceTracking::readsMlflowFolders_data()
{
    QTest::addColumn<int>("runs");
    QTest::addColumn<int>("deleted");
    QTest::newRow("filestore-crystalgazers") << 2 << 1;
    QTest::newRow("filestore-mnist-lightning") << 4 << 2;
    QTest::newRow("filestore-mlflow3-iris") << 3 << 0;
}

void TestConformanceTracking::readsMlflowFolders()
{
    QFETCH(int, runs);
    QFETCH(int, deleted);
    std::size_t records = 0;
    std::size_t setAside = 0;
    for (const fs::directory_entry& entry :
        fs::recursive_directory_iterator(samples / "mlflow" / QTest::currentDataTag())) {
        if (entry.is_regular_file()) {
            const Imported imported(entry.path());
            QCOMPARE(imported.format, std::string("mlflow_file_store"));
            QVERIFY(imported.outcome.has_value());
            records += imported.sink.records.size();
            setAside += imported.sink.count("deleted_run");
        }
    }
    QCOMPARE(records, static_cast<std::size_t>(runs));
    QCOMPARE(setAside, static_cast<std::size_t>(deleted));
}

void TestConformanceTracking::readsValuesOfMlflow()
{
    const Imported gazers(
        samples / "mlflow/filestore-crystalgazers/mlruns/0/71347e4c2db446c8baec3cc105a6ab93/meta.yaml");
    QCOMPARE(gazers.sink.records.size(), std::size_t{1});
    QCOMPARE(valueOf(gazers.sink.records.front(), "accuracy_percent"), 36.01128880526811);
    QCOMPARE(gazers.sink.records.front().values[Standard::Duration], 1317.376);
    QVERIFY(gazers.series("valid_acc")->steps.empty()); // four epochs, and 0 is written for each
    const Imported iris(samples
        / "mlflow/filestore-mlflow3-iris/mlruns/744527609198417912/297e120377d94dd6bfe43bc04737bec0/"
          "meta.yaml");
    QCOMPARE(iris.sink.records.front().values[Standard::Accuracy], 0.96);
    QCOMPARE(iris.series("accuracy")->values.size(), std::size_t{1});
}

void TestConformanceTracking::readsMlflowDatabases_data()
{
    QTest::addColumn<int>("runs");
    QTest::addColumn<int>("failed");
    QTest::addColumn<int>("points");
    QTest::newRow("sqlite-iris") << 3 << 0 << 15;
    QTest::newRow("sqlite-iris-v2-failedruns") << 8 << 8 << 40;
}

void TestConformanceTracking::readsMlflowDatabases()
{
    QFETCH(int, runs);
    QFETCH(int, failed);
    QFETCH(int, points);
    const Imported imported(samples / "mlflow" / QTest::currentDataTag() / "mlflow.db");
    QCOMPARE(imported.format, std::string("mlflow_database"));
    QVERIFY(imported.outcome.has_value());
    QCOMPARE(imported.sink.records.size(), static_cast<std::size_t>(runs));
    QCOMPARE(imported.sink.count("failed_run"), static_cast<std::size_t>(failed));
    QCOMPARE(imported.points(), static_cast<std::size_t>(points));
    for (const Record& record : imported.sink.records) {
        QCOMPARE(record.values.has(Standard::Duration), failed == 0);
    }
}

void TestConformanceTracking::readsWandb_data()
{
    QTest::addColumn<QString>("quantity");
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("hardware");
    const QString gpus = QStringLiteral("8 x NVIDIA GeForce RTX 2080 Ti");
    QTest::newRow("run-20251020_204649-d1cdy879")
        << QStringLiteral("accuracy") << 0.9165294466754307 << QString();
    QTest::newRow("run-20251020_205458-pypd7lzd") << QStringLiteral("accuracy_percent") << 77.05 << gpus;
    QTest::newRow("run-20251021_004443-qz48bh33") << QStringLiteral("duration_s") << absent << gpus;
    QTest::newRow("run-20251021_011737-6uhm85ui") << QStringLiteral("duration_s") << 162.0 << gpus;
}

void TestConformanceTracking::readsWandb()
{
    QFETCH(QString, quantity);
    QFETCH(double, value);
    QFETCH(QString, hardware);
    const std::string folder = QTest::currentDataTag();
    const Imported imported(samples / "wandb" / folder / "wandb-summary.json");
    QCOMPARE(imported.format, std::string("wandb"));
    QCOMPARE(imported.sink.records.size(), std::size_t{1});
    const Record& record = imported.sink.records.front();
    QCOMPARE(record.runIds, std::vector<std::string>{folder.substr(folder.size() - 8)});
    const double found = valueOf(record, quantity.toStdString());
    QVERIFY(isAbsent(value) ? isAbsent(found) : found == value);
    if (!hardware.isEmpty()) {
        QCOMPARE(QString::fromStdString(imported.sink.contextOf(record).hardware), hardware);
    }
}

/// Whoever drops a whole folder gets records and notes, but no errors for the files that belong to others.
void TestConformanceTracking::givesNoNoise()
{
    for (const char* folder : {"keras", "lightning", "tensorboard", "ultralytics", "wandb"}) {
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(samples / folder)) {
            if (!entry.is_regular_file() || entry.path().string().find("lfs-pointer") != std::string::npos) {
                continue;
            }
            const Imported imported(entry.path());
            QVERIFY2(!imported.format.empty(), entry.path().c_str());
            QVERIFY2(imported.outcome.has_value(), entry.path().c_str());
            const bool isPart = imported.sink.count("part_of_run") == 1;
            QVERIFY2(isPart == imported.sink.records.empty(), entry.path().c_str());
        }
    }
}

QTEST_APPLESS_MAIN(TestConformanceTracking)
#include "tst_conformance_tracking.moc"
