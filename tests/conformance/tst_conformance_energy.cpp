// SPDX-License-Identifier: GPL-3.0-or-later
// Real logs of energy and power, read from ../shared beside the repository: the samples of other projects
// and the study's own carbontracker logs. Without them the tests are skipped. The numbers were computed from
// the same files by another program.

#include "tests/conformance/imported_file.h"

#include <algorithm>
#include <filesystem>

#include <QtTest/QTest>

using namespace trefoil;
using Imported = test::ImportedFile;
namespace fs = std::filesystem;

namespace {

const fs::path shared = fs::path(TREFOIL_SOURCE_DIR) / ".." / "shared";
const fs::path samples = shared / "samples";
constexpr double joulesPerKilowattHour = 3.6e6;

bool isNear(double found, double expected, double tolerance = 1e-5)
{
    return std::abs(found - expected) <= tolerance * std::abs(expected);
}

std::vector<fs::path> filesIn(const fs::path& folder)
{
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            files.push_back(entry.path());
        }
    }
    return files;
}

} // namespace

class TestConformanceEnergy : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void recognisesEveryFile_data();
    void recognisesEveryFile();
    void readsGraphicsCards_data();
    void readsGraphicsCards();
    void readsZeusWindows_data();
    void readsZeusWindows();
    void readsZeusTraces();
    void readsEco2ai_data();
    void readsEco2ai();
    void doubtsImplausibleEnergy();
    void readsPowerSamples_data();
    void readsPowerSamples();
    void readsCarbontracker();
    void leavesFailedRunsWithoutEnergy_data();
    void leavesFailedRunsWithoutEnergy();
    void readsTheStudysLogs();
    void storesNothingPrivate();
};

void TestConformanceEnergy::initTestCase()
{
    if (!fs::is_directory(samples)) {
        QSKIP("the real samples are not beside the repository");
    }
}

void TestConformanceEnergy::recognisesEveryFile_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("exception"); // part of the path of what is of no format of energy
    QTest::newRow("nvidia-smi") << QStringLiteral("nvidia_smi") << QStringLiteral("-");
    QTest::newRow("eco2ai") << QStringLiteral("eco2ai") << QStringLiteral("-");
    QTest::newRow("zeus") << QStringLiteral("zeus") << QStringLiteral("-");
    // Tables that people made of consoles' output, and the events of a fork.
    QTest::newRow("carbontracker") << QStringLiteral("carbontracker") << QStringLiteral("_results");
}

void TestConformanceEnergy::recognisesEveryFile()
{
    QFETCH(QString, format);
    QFETCH(QString, exception);
    for (const fs::path& path : filesIn(samples / QTest::currentDataTag())) {
        const std::string name = path.string();
        if (name.find(exception.toStdString()) != std::string::npos
            || name.find("events.jsonl") != std::string::npos) {
            continue;
        }
        const Imported imported(path);
        QVERIFY2(imported.format == format.toStdString(), (name + " is " + imported.format).c_str());
        QVERIFY2(imported.outcome.has_value(), name.c_str());
    }
}

void TestConformanceEnergy::readsGraphicsCards_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<double>("joules");
    QTest::newRow("vlm-rtx4090-head/gpu_log.csv") << 42.094 << 10779.176;
    QTest::newRow("resnet-vs-convnext-lcnn/LCNN_preprocessing.csv") << 98.108 << 3697.168;
    QTest::newRow("resnet-vs-convnext-full/GPU-stats.csv") << 101.135 << 3721.383;
}

void TestConformanceEnergy::readsGraphicsCards()
{
    QFETCH(double, seconds);
    QFETCH(double, joules);
    const Imported imported(samples / "nvidia-smi" / QTest::currentDataTag());
    QCOMPARE(imported.sink.records.size(), std::size_t{1});
    QVERIFY(isNear(imported.sum(Standard::Duration), seconds));
    QVERIFY(isNear(imported.joules(Standard::GpuEnergy), joules));
}

void TestConformanceEnergy::readsZeusWindows_data()
{
    QTest::addColumn<int>("windows");
    QTest::addColumn<double>("seconds");
    QTest::addColumn<double>("joules");
    QTest::newRow("v100-bert-1gpu/V100+bert-base-uncased+gpu0.csv") << 7 << 121.780 << 19136.859;
    QTest::newRow("a40-resnet18-1gpu/A40+resnet18+gpu0.csv") << 9 << 110.931 << 17723.909;
    QTest::newRow("a40-resnet18-4gpu/A40+resnet18+gpu0,1,2,3.csv") << 9 << 324.880 << 148815.390;
}

void TestConformanceEnergy::readsZeusWindows()
{
    QFETCH(int, windows);
    QFETCH(double, seconds);
    QFETCH(double, joules);
    const Imported imported(samples / "zeus" / QTest::currentDataTag());
    QCOMPARE(imported.sink.records.size(), static_cast<std::size_t>(windows));
    QVERIFY(isNear(imported.sum(Standard::Duration), seconds));
    QVERIFY(isNear(imported.joules(Standard::Energy), joules));
    for (const Record& record : imported.sink.records) {
        QVERIFY(!record.startedAt); // the clock counts from the start of the machine
    }
    QCOMPARE(imported.sink.count("overlapping_windows"), std::size_t{0});
}

void TestConformanceEnergy::readsZeusTraces()
{
    const Imported power(samples / "zeus/nsdi23-trace/summary_power_a40.csv");
    QCOMPARE(power.sink.records.size(), std::size_t{453});
    const Record& first = power.sink.records.front();
    QVERIFY(
        isNear(first.values[Standard::Energy] * joulesPerKilowattHour, 27.13 * 106.88881213499654, 1e-12));
    const Imported training(samples / "zeus/nsdi23-trace/summary_train.csv");
    QCOMPARE(training.sink.records.size() + training.sink.count("target_not_reached"), std::size_t{3759});
    QCOMPARE(training.sink.count("target_not_reached"), std::size_t{849});
}

void TestConformanceEnergy::readsEco2ai_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<double>("energy");
    QTest::newRow("green-ai-kowshik") << 4 << 4.40136e-07;
    QTest::newRow("green-ai-kowshik-library") << 51 << 3.77663e-07;
    QTest::newRow("daryabi-three-tools") << 9 << 1.19947e-04;
}

void TestConformanceEnergy::readsEco2ai()
{
    QFETCH(int, rows);
    QFETCH(double, energy);
    const Imported imported(samples / "eco2ai" / QTest::currentDataTag() / "emission.csv");
    QCOMPARE(imported.sink.records.size(), static_cast<std::size_t>(rows));
    QVERIFY(isNear(imported.sum(Standard::Energy), energy));
    if (rows == 9) {
        QVERIFY(isNear(imported.sum(Standard::Duration), 1394.395));
    }
}

void TestConformanceEnergy::doubtsImplausibleEnergy()
{
    const Imported imported(samples / "eco2ai/dbjoules/emission.csv");
    QCOMPARE(imported.sink.records.size(), std::size_t{326});
    QVERIFY(imported.sink.count("implausible_power") > 300);
}

void TestConformanceEnergy::readsPowerSamples_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<double>("seconds");
    QTest::addColumn<double>("total");
    QTest::addColumn<double>("cpu");
    QTest::addColumn<double>("gpu");
    QTest::newRow("powerjoular-ms/powerjoular.csv")
        << QStringLiteral("powerjoular") << 5.333 << 93.2806 << 18.3008 << 74.9798;
    // The last of the cumulative joules: 3.141 of the processor, 1.426 of the memory.
    QTest::newRow("intel-power-gadget/mock_intel_power_gadget_data.csv")
        << QStringLiteral("intel_power_gadget") << 1.252 << 4.567 << 3.141 << 0.0;
    // The sum over ten samples of power × interval.
    QTest::newRow("powermetrics-codecarbon/mock_powermetrics_log.txt")
        << QStringLiteral("powermetrics") << 1.074060 << 0.550957180 << 0.335211800 << 0.040926620;
    // mW in a column that says W: read as it says, with a warning. Times to the millisecond.
    QTest::newRow("jetson-jtop-custom/gpu_log.csv")
        << QStringLiteral("jetson") << 9.016 << 58589.798 << 0.0 << 58589.798;
}

void TestConformanceEnergy::readsPowerSamples()
{
    QFETCH(QString, format);
    QFETCH(double, seconds);
    QFETCH(double, total);
    QFETCH(double, cpu);
    QFETCH(double, gpu);
    const Imported imported(samples / "power-sampling" / QTest::currentDataTag());
    QCOMPARE(QString::fromStdString(imported.format), format);
    QVERIFY(imported.outcome.has_value());
    QCOMPARE(imported.sink.records.size(), std::size_t{1});
    QVERIFY(isNear(imported.sum(Standard::Duration), seconds));
    QVERIFY(isNear(imported.joules(Standard::Energy), total));
    QVERIFY(isNear(imported.joules(Standard::CpuEnergy), cpu));
    QVERIFY(isNear(imported.joules(Standard::GpuEnergy), gpu));
    QCOMPARE(imported.sink.count("implausible_power"), std::size_t{format == QStringLiteral("jetson")});
}

void TestConformanceEnergy::readsCarbontracker()
{
    const Imported old(
        samples / "carbontracker/fixture-v1.1.6-rtx3060/10151_2022-11-14T154243Z_carbontracker.log");
    QCOMPARE(old.sink.records.size(), std::size_t{1});
    QCOMPARE(old.sum(Standard::Energy), 0.003504);
    QVERIFY(isNear(old.sum(Standard::Emissions), 0.000357451, 1e-12));
    QCOMPARE(old.sink.records.front().values[Standard::Epochs], 1.0);
    const Imported apple(samples / "carbontracker/fixture-v2.3.4-apple/sample_carbontracker.log");
    QCOMPARE(apple.sink.records.size(), std::size_t{1});
    QCOMPARE(apple.sum(Standard::Duration), 33.57);
    const std::vector<ExtraValue>& extras = apple.sink.records.front().extras;
    const auto energy = std::find_if(extras.begin(), extras.end(),
        [](const ExtraValue& extra) { return extra.quantity->id == "energy_without_pue_kwh"; });
    QVERIFY(energy != extras.end());
    QVERIFY(isNear(energy->value * joulesPerKilowattHour, 228.43));
}

void TestConformanceEnergy::leavesFailedRunsWithoutEnergy_data()
{
    QTest::addColumn<int>("records");
    QTest::newRow("33340.202176/33340.202176_2026-05-27T174628Z_carbontracker.log") << 1;
    QTest::newRow("33447.772679/33447.772679_2026-05-27T174711Z_carbontracker.log") << 1;
    QTest::newRow("34014.419685/34014.419685_2026-05-27T174840Z_carbontracker.log") << 1;
}

void TestConformanceEnergy::leavesFailedRunsWithoutEnergy()
{
    const Imported imported(samples / "carbontracker" / QTest::currentDataTag());
    QFETCH(int, records);
    QCOMPARE(imported.sink.records.size(), static_cast<std::size_t>(records));
    QCOMPARE(imported.sink.count("no_measurement"), std::size_t{1});
    for (const Record& record : imported.sink.records) {
        QVERIFY(!record.values.has(Standard::Energy));
    }
}

void TestConformanceEnergy::readsTheStudysLogs()
{
    const fs::path folder = shared / "data" / "study" / "carbontracker" / "logs";
    if (!fs::is_directory(folder)) {
        QSKIP("the study's logs are not beside the repository");
    }
    std::size_t runs = 0;
    for (const fs::path& path : filesIn(folder)) {
        const Imported imported(path);
        QVERIFY2(imported.format == "carbontracker", path.c_str());
        QVERIFY2(imported.outcome.has_value(), path.c_str());
        for (const Record& record : imported.sink.records) {
            ++runs;
            QVERIFY2(record.values.has(Standard::Duration), path.c_str());
        }
    }
    QCOMPARE(runs, std::size_t{5});
}

/// What the logs say about people and machines is not taken along.
void TestConformanceEnergy::storesNothingPrivate()
{
    for (const char* folder : {"carbontracker", "eco2ai", "zeus", "nvidia-smi", "power-sampling"}) {
        for (const fs::path& path : filesIn(samples / folder)) {
            const Imported imported(path);
            if (imported.format == "table" || imported.format.empty()) {
                continue;
            }
            for (const Context& context : imported.sink.contexts) {
                for (const std::string* text : {&context.project, &context.model, &context.variant,
                         &context.dataset, &context.region, &context.hardware, &context.tool}) {
                    QVERIFY2(text->find('@') == std::string::npos || text->find("GHz") != std::string::npos,
                        text->c_str());
                    QVERIFY2(text->find("/home/") == std::string::npos, text->c_str());
                    QVERIFY2(text->find("C:\\") == std::string::npos, text->c_str());
                }
            }
        }
    }
}

QTEST_APPLESS_MAIN(TestConformanceEnergy)
#include "tst_conformance_energy.moc"
