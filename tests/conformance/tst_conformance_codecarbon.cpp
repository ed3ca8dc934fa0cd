// SPDX-License-Identifier: GPL-3.0-or-later
// Real CodeCarbon files, read from ../shared/samples beside the repository. They are not part of it; without
// them the tests are skipped.

#include "core/ingest/builtin_importers.h"
#include "tests/support/collecting_sink.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include <QtTest/QTest>

using namespace trefoil;
using test::CollectingSink;
namespace fs = std::filesystem;

namespace {

const fs::path sharedFolder = fs::path(TREFOIL_SOURCE_DIR) / ".." / "shared";
const fs::path samplesFolder = sharedFolder / "samples" / "codecarbon";
const fs::path studyFolder = sharedFolder / "data" / "study";

struct Totals {
    std::size_t runs = 0;
    double energy = 0;
    double emissions = 0;
};

/// Of every run only the record that lasted longest, as the library counts them.
Totals totalsOf(const CollectingSink& sink)
{
    std::map<std::string, const Record*> longest;
    for (const Record& record : sink.records) {
        const std::string id =
            record.runIds.empty() ? "record " + std::to_string(longest.size()) : record.runIds.front();
        const Record*& kept = longest[id];
        if (kept == nullptr || record.values[Standard::Duration] > kept->values[Standard::Duration]) {
            kept = &record;
        }
    }
    Totals totals{longest.size(), 0, 0};
    for (const auto& [id, record] : longest) {
        totals.energy += record->values[Standard::Energy];
        totals.emissions += record->values[Standard::Emissions];
    }
    return totals;
}

Result<void> readInto(CollectingSink& sink, const fs::path& path)
{
    const auto source = Source::open(path);
    if (!source) {
        return tl::unexpected(source.error());
    }
    NoProgress progress;
    return findImporter("codecarbon")->read(*source, ImportOptions{}, sink, progress);
}

/// Equal to as many digits as the reference was printed with.
bool agrees(double value, double reference, int digits)
{
    return QByteArray::number(value, 'g', digits).toDouble()
        == QByteArray::number(reference, 'g', digits).toDouble();
}

constexpr double notStated = -1;

} // namespace

class TestConformanceCodecarbon : public QObject {
    Q_OBJECT

private slots:
    void readsTheGoldenNumbers_data();
    void readsTheGoldenNumbers();
    void recognisesOtherHeaders();
    void refusesOtherFiles_data();
    void refusesOtherFiles();
    void readsEveryRowOfTheStudy();
};

void TestConformanceCodecarbon::readsTheGoldenNumbers_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("setAside");
    QTest::addColumn<int>("runs");
    QTest::addColumn<double>("energy");
    QTest::addColumn<int>("energyDigits");
    QTest::addColumn<double>("emissions");
    QTest::addColumn<int>("emissionsDigits");
    const double no = notStated;
    QTest::newRow("v1-bigscience-tokens") << 8 << 0 << 8 << 0.0163784802 << 9 << 0.00138809279 << 9;
    QTest::newRow("v2.1-taed2-crystalgazers") << 2 << 0 << 2 << 0.0124300277 << 9 << 0.00236170527 << 9;
    QTest::newRow("v2.3.1-green-hackathon") << 1 << 0 << 1 << 0.0069700268 << 8 << 0.000469710106 << 9;
    QTest::newRow("v2.4.2-bert-pruning") << 18 << 0 << 18 << 17.999674 << 8 << 3.24746519 << 9;
    QTest::newRow("v2.4.3-codecarbon-examples")
        << 26 << 2 << 18 << 0.00804458649583742 << 15 << 0.000191493047696238 << 15;
    QTest::newRow("v3.0.2-jetson") << 1 << 0 << 1 << 9.1159247e-05 << 8 << 1.87121807e-05 << 9;
    QTest::newRow("v3.2.1-greenai-airquality") << 1 << 0 << 1 << 0.0047775747 << 8 << 0.0033032677 << 8;
    QTest::newRow("v3.2.3-green-ml-bench") << 502 << 0 << 502 << 10.0021133 << 9 << 3.78428931 << 9;
    QTest::newRow("v3.2.3-jetson-nano-nogeo") << 1 << 0 << 1 << 2.46049087e-06 << 9 << 1.05940617e-06 << 9;
    QTest::newRow("v3.3.0-flush-cumulative")
        << 3 << 0 << 1 << 5.14787354818382e-05 << 15 << 1.3327795140966287e-05 << 16;
    QTest::newRow("v3.3.1-taed2-astra") << 13 << 0 << 13 << 0.0256022109 << 9 << 0.00445606481 << 9;
    QTest::newRow("ugly-race-fragments-excerpt") << 274 << 65 << 4 << 0.6204487920645443 << 15 << no << 0;
    QTest::newRow("ugly-truncated-last-line-excerpt") << 12 << 1 << 12 << 35.33629868994488 << 15 << no << 0;
    QTest::newRow("ugly-padded-cells-excerpt") << 16 << 0 << 16 << 0.29601367562742387 << 15 << no << 0;
    QTest::newRow("ugly-glued-rows") << 101 << 0 << 101 << no << 0 << no << 0;
}

void TestConformanceCodecarbon::readsTheGoldenNumbers()
{
    if (!fs::is_directory(samplesFolder)) {
        QSKIP("the real samples are not beside the repository");
    }
    QFETCH(int, rows);
    QFETCH(int, setAside);
    QFETCH(int, runs);
    QFETCH(double, energy);
    QFETCH(int, energyDigits);
    QFETCH(double, emissions);
    QFETCH(int, emissionsDigits);
    CollectingSink sink;
    const auto outcome = readInto(sink, samplesFolder / QTest::currentDataTag() / "emissions.csv");
    QVERIFY2(outcome, outcome ? "" : describe(outcome.error()).c_str());
    QCOMPARE(sink.records.size(), static_cast<std::size_t>(rows));
    const auto aside = std::count_if(sink.diagnostics.begin(), sink.diagnostics.end(),
        [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::SetAside; });
    QCOMPARE(aside, setAside);
    const Totals totals = totalsOf(sink);
    QCOMPARE(totals.runs, static_cast<std::size_t>(runs));
    if (energy != notStated) {
        QVERIFY2(agrees(totals.energy, energy, energyDigits), QByteArray::number(totals.energy, 'g', 17));
    }
    if (emissions != notStated) {
        QVERIFY2(agrees(totals.emissions, emissions, emissionsDigits),
            QByteArray::number(totals.emissions, 'g', 17));
    }
}

void TestConformanceCodecarbon::recognisesOtherHeaders()
{
    if (!fs::is_directory(samplesFolder)) {
        QSKIP("the real samples are not beside the repository");
    }
    for (const char* name : {"test-headers/emissions_valid_headers.csv",
             "test-headers/emissions_invalid_headers.csv", "ugly-bom-crlf-indexcol/emissions.csv",
             "ugly-country-schema-2020/emissions.csv", "ugly-trailing-empty-columns/emissions.csv",
             "v2alpha-real-crlf/emissions.csv", "v2alpha-real-crlf/emissions.csv.bak"}) {
        const auto source = Source::open(samplesFolder / name);
        QVERIFY(source);
        const auto candidates = detectFormat(*source);
        QVERIFY2(!candidates.empty() && candidates.front().importer->id == "codecarbon", name);
        CollectingSink sink;
        QVERIFY2(readInto(sink, samplesFolder / name), name);
        QVERIFY2(!sink.records.empty(), name);
        const bool isAnySetAside = std::any_of(sink.diagnostics.begin(), sink.diagnostics.end(),
            [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::SetAside; });
        QVERIFY2(!isAnySetAside, name);
    }
}

void TestConformanceCodecarbon::refusesOtherFiles_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("comment") << QStringLiteral("negative-not-codecarbon/emission_1.csv");
    QTest::newRow("zones") << QStringLiteral("negative-sim-emissions/emissions.csv");
    QTest::newRow("continents") << QStringLiteral("negative-sim-emissions-2/emissions.csv");
    QTest::newRow("results table") << QStringLiteral("v3.2.3-green-ml-bench/results.csv");
    QTest::newRow("evaluation table") << QStringLiteral("v2.4.2-bert-pruning/eval_metrics_MRPC.csv");
}

void TestConformanceCodecarbon::refusesOtherFiles()
{
    if (!fs::is_directory(samplesFolder)) {
        QSKIP("the real samples are not beside the repository");
    }
    QFETCH(QString, path);
    const fs::path file = samplesFolder / path.toStdString();
    const auto source = Source::open(file);
    QVERIFY(source);
    QCOMPARE(findImporter("codecarbon")->recognise(*source).confidence, 0.0);
    CollectingSink sink;
    const auto outcome = readInto(sink, file);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, Errc::FormatRefused);
    QVERIFY(sink.records.empty());
}

void TestConformanceCodecarbon::readsEveryRowOfTheStudy()
{
    if (!fs::is_directory(studyFolder)) {
        QSKIP("the study's files are not beside the repository");
    }
    std::size_t files = 0;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(studyFolder)) {
        if (entry.path().filename() != "emissions.csv") {
            continue;
        }
        ++files;
        const auto source = Source::open(entry.path());
        QVERIFY(source);
        const std::string_view bytes = source->bytes();
        const auto rows = std::count(bytes.begin(), bytes.end(), '\n') - 1;
        CollectingSink sink;
        QVERIFY(readInto(sink, entry.path()));
        QCOMPARE(static_cast<std::ptrdiff_t>(sink.records.size()), rows);
        const bool isMachine = entry.path().string().find("machine_mode") != std::string::npos;
        for (const Record& record : sink.records) {
            const Context& context = sink.contextOf(record);
            QCOMPARE(record.values[Standard::Pue], 1.0);
            QCOMPARE(context.countryIso3, std::string("DNK"));
            QCOMPARE(context.trackingMode, std::string(isMachine ? "machine" : "process"));
            QVERIFY(context.hardware.starts_with("2 × unknown CPU; Linux-"));
            QCOMPARE(context.tool, std::string("CodeCarbon 3.3.0"));
            QCOMPARE(record.values[Standard::AcceleratorCount], 0.0);
        }
    }
    QVERIFY(files > 0);
}

QTEST_APPLESS_MAIN(TestConformanceCodecarbon)
#include "tst_conformance_codecarbon.moc"
