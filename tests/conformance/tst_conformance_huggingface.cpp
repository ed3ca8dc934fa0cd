// SPDX-License-Identifier: GPL-3.0-or-later
// Real files of Hugging Face trainers and cards, read from ../shared/samples beside the repository. Without
// them the tests are skipped.

#include "core/ingest/formats/huggingface_model_card/huggingface_model_card_importer.h"
#include "core/ingest/formats/huggingface_results/huggingface_results_importer.h"
#include "core/ingest/formats/huggingface_trainer_state/huggingface_trainer_state_importer.h"
#include "tests/support/collecting_sink.h"

#include <filesystem>

#include <QtTest/QTest>

using namespace trefoil;
using test::CollectingSink;
namespace fs = std::filesystem;

namespace {

const fs::path samplesFolder = fs::path(TREFOIL_SOURCE_DIR) / ".." / "shared" / "samples" / "huggingface";

Result<void> readText(const Importer& importer, std::string path, std::string bytes, CollectingSink& sink)
{
    const Source source = Source::fromText(std::move(path), std::move(bytes));
    NoProgress progress;
    return importer.read(source, {}, sink, progress);
}

std::string bytesOf(const fs::path& path)
{
    const auto source = Source::open(path);
    return source ? std::string(source->bytes()) : std::string();
}

const Importer& importerFor(const fs::path& path)
{
    if (path.filename() == "trainer_state.json") {
        return huggingfaceTrainerStateImporter();
    }
    return path.extension() == ".md" ? huggingfaceModelCardImporter() : huggingfaceResultsImporter();
}

double extraOf(const Record& record, std::string_view id)
{
    for (const ExtraValue& extra : record.extras) {
        if (extra.quantity->id == id) {
            return extra.value;
        }
    }
    return absent;
}

} // namespace

class TestConformanceHuggingface : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void readsTheGoldenNumbers_data();
    void readsTheGoldenNumbers();
    void keepsLastAndBestApart();
    void readsEveryRowOfTheHistory_data();
    void readsEveryRowOfTheHistory();
    void readsEverySample();
    void survivesTruncation();
};

void TestConformanceHuggingface::initTestCase()
{
    if (!fs::is_directory(samplesFolder)) {
        QSKIP("the real samples are not beside the repository");
    }
}

void TestConformanceHuggingface::readsTheGoldenNumbers_data()
{
    QTest::addColumn<QString>("quantityId");
    QTest::addColumn<double>("value");
    const auto row = [](const char* file, const char* id, double value) {
        QTest::addRow("%s %s", file, id) << QString::fromLatin1(id) << value;
    };
    row("lora-imdb-distilbert/trainer_state.json", "loss", 0.3891691565513611);
    row("lora-imdb-distilbert/trainer_state.json", "steps", 375);
    row("whisper-large-v2-japanese/trainer_state.json", "duration_s", 77350.9963);
    row("whisper-large-v2-japanese/all_results.json", "duration_s", 77350.9963);
    row("whisper-tiny-norwegian/all_results.json", "duration_s", 623384.3788);
    row("whisper-tiny-norwegian/README.md", "wer", 24.878197320341048);
    row("autotrain-imdb/README.md", "emissions_kg_co2e", 0.0002757084122251468);
    row("autotrain-imdb/README.md", "accuracy", 0.9372);
    row("autotrain-imdb/README.md", "auc", 0.9837227744);
    row("autotrain-ner-zero-f1/README.md", "f1", 0.0);
    row("dict-co2-taed2-astra/model_card.md", "energy_kwh", 0.001022);
    row("dict-co2-taed2-astra/model_card.md", "emissions_kg_co2e", 0.000178);
    row("dict-co2-taed2-astra/model_card.md", "duration_s", 93.2);
}

void TestConformanceHuggingface::readsTheGoldenNumbers()
{
    QFETCH(QString, quantityId);
    QFETCH(double, value);
    const std::string tag = QTest::currentDataTag();
    const fs::path path = samplesFolder / tag.substr(0, tag.find(' '));
    CollectingSink sink;
    QVERIFY(readText(importerFor(path), path.string(), bytesOf(path), sink));
    QCOMPARE(sink.records.size(), std::size_t{1});
    const auto standard = findStandard(quantityId.toStdString());
    const Record& record = sink.records.front();
    QCOMPARE(standard ? record.values[*standard] : extraOf(record, quantityId.toStdString()), value);
}

void TestConformanceHuggingface::keepsLastAndBestApart()
{
    for (const char* folder : {"whisper-large-v2-japanese", "whisper-large-v2-japanese-midrun"}) {
        const fs::path path = samplesFolder / folder / "trainer_state.json";
        CollectingSink sink;
        QVERIFY(readText(huggingfaceTrainerStateImporter(), path.string(), bytesOf(path), sink));
        const Record& record = sink.records.front();
        QCOMPARE(extraOf(record, "best_metric"), 0.7431560204762965);
        QVERIFY(extraOf(record, "wer") > extraOf(record, "best_metric"));
        const bool isMidrun = std::string_view(folder).ends_with("midrun");
        QCOMPARE(record.values.has(Standard::Duration), !isMidrun);
        QCOMPARE(sink.count("no_summary"), std::size_t{isMidrun ? 1U : 0U});
    }
}

void TestConformanceHuggingface::readsEveryRowOfTheHistory_data()
{
    QTest::addColumn<int>("training");
    QTest::addColumn<int>("evaluations");
    QTest::addColumn<QString>("metric");
    QTest::addColumn<double>("last");
    QTest::newRow("lora-imdb-distilbert") << 18 << 3 << QStringLiteral("eval_loss") << 0.3891691565513611;
    QTest::newRow("whisper-large-v2-japanese")
        << 200 << 5 << QStringLiteral("eval_wer") << 0.7449365679946583;
    QTest::newRow("whisper-tiny-norwegian") << 2000 << 100 << QStringLiteral("eval_wer") << absent;
}

void TestConformanceHuggingface::readsEveryRowOfTheHistory()
{
    QFETCH(int, training);
    QFETCH(int, evaluations);
    QFETCH(QString, metric);
    QFETCH(double, last);
    const fs::path path = samplesFolder / QTest::currentDataTag() / "trainer_state.json";
    CollectingSink sink;
    QVERIFY(readText(huggingfaceTrainerStateImporter(), path.string(), bytesOf(path), sink));
    std::size_t losses = 0;
    std::vector<double> values;
    for (const test::RecordSeries& series : sink.series) {
        losses += series.chunk.name == "loss" ? series.chunk.values.size() : 0;
        if (series.chunk.name == metric.toStdString()) {
            values.insert(values.end(), series.chunk.values.begin(), series.chunk.values.end());
        }
    }
    QCOMPARE(losses, static_cast<std::size_t>(training));
    QCOMPARE(values.size(), static_cast<std::size_t>(evaluations));
    QVERIFY(isAbsent(last) || values.back() == last);
}

void TestConformanceHuggingface::readsEverySample()
{
    std::size_t files = 0;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(samplesFolder)) {
        if (!entry.is_regular_file()) {
            continue;
        }
        ++files;
        const std::string name = entry.path().string();
        const auto source = Source::open(entry.path());
        QVERIFY(source);
        QVERIFY2(importerFor(entry.path()).recognise(*source).confidence > 0, name.c_str());
        CollectingSink sink;
        const auto outcome = readText(importerFor(entry.path()), name, std::string(source->bytes()), sink);
        QVERIFY2(outcome, name.c_str());
        QVERIFY2(!sink.records.empty() && !sink.columns.empty(), name.c_str());
    }
    QVERIFY(files >= 18);
}

void TestConformanceHuggingface::survivesTruncation()
{
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(samplesFolder)) {
        if (!entry.is_regular_file()) {
            continue;
        }
        const std::string whole = bytesOf(entry.path());
        for (std::size_t i = 0; i < 200; ++i) {
            CollectingSink sink;
            const auto outcome = readText(importerFor(entry.path()), entry.path().string(),
                whole.substr(0, whole.size() * i / 200), sink);
            QCOMPARE(outcome.has_value(), !sink.records.empty());
        }
    }
}

QTEST_APPLESS_MAIN(TestConformanceHuggingface)
#include "tst_conformance_huggingface.moc"
