// SPDX-License-Identifier: GPL-3.0-or-later
// Real results of the lm-evaluation-harness, read from ../shared/samples beside the repository. Without them
// the tests are skipped.

#include "core/ingest/formats/lm_eval/lm_eval_importer.h"
#include "tests/support/collecting_sink.h"

#include <algorithm>
#include <filesystem>

#include <QtTest/QTest>

using namespace trefoil;
using test::CollectingSink;
namespace fs = std::filesystem;

namespace {

const fs::path samplesFolder = fs::path(TREFOIL_SOURCE_DIR) / ".." / "shared" / "samples" / "compression";

std::vector<fs::path> samples()
{
    std::vector<fs::path> paths;
    for (const char* folder : {"lm-eval-json", "lm-eval-old"}) {
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(samplesFolder / folder)) {
            if (entry.path().extension() == ".json") {
                paths.push_back(entry.path());
            }
        }
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

std::string bytesOf(const fs::path& path)
{
    const auto source = Source::open(path);
    return source ? std::string(source->bytes()) : std::string();
}

Result<void> readText(const fs::path& path, std::string bytes, CollectingSink& sink)
{
    const Source source = Source::fromText(path.string(), std::move(bytes));
    NoProgress progress;
    return lmEvalImporter().read(source, {}, sink, progress);
}

fs::path sampleIn(const std::string& folder)
{
    for (const fs::path& path : samples()) {
        if (path.parent_path().filename() == folder) {
            return path;
        }
    }
    return {};
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

class TestConformanceLmEval : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void readsScores_data();
    void readsScores();
    void readsParts_data();
    void readsParts();
    void distrustsPackedParameters();
    void readsEverySample();
    void survivesTruncation();
};

void TestConformanceLmEval::initTestCase()
{
    if (!fs::is_directory(samplesFolder)) {
        QSKIP("the real samples are not beside the repository");
    }
}

void TestConformanceLmEval::readsScores_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<double>("value");
    QTest::newRow("arc-easy-v0-res") << QStringLiteral("arc_easy_acc") << 0.2474747474747475;
    QTest::newRow("gemma-7b-2024") << QStringLiteral("accuracy") << 0.33744075829383885;
    QTest::newRow("gemma-2b-global-mmlu-2026") << QStringLiteral("accuracy") << 0.255;
    QTest::newRow("qwen3-1.7b-gptq-4bit-mbpp_instruct") << QStringLiteral("mbpp_instruct_pass_at_1") << 0.358;
    QTest::newRow("rwkv7-pile-partial") << QStringLiteral("mmlu_acc") << 0.2528129896026207;
    QTest::newRow("nugen-bar-exam") << QStringLiteral("aibe_exact_match") << 0.8;
}

void TestConformanceLmEval::readsScores()
{
    QFETCH(QString, id);
    QFETCH(double, value);
    const fs::path path = sampleIn(QTest::currentDataTag());
    CollectingSink sink;
    QVERIFY(readText(path, bytesOf(path), sink));
    QCOMPARE(sink.records.size(), std::size_t{1});
    const auto standard = findStandard(id.toStdString());
    const Record& record = sink.records.front();
    QCOMPARE(standard ? record.values[*standard] : extraOf(record, id.toStdString()), value);
}

void TestConformanceLmEval::readsParts_data()
{
    QTest::addColumn<QString>("attribute");
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("parts");
    const QString mmlu = QStringLiteral("mmlu");
    QTest::newRow("rwkv7-pile-partial") << mmlu << QStringLiteral("mmlu_acc") << 57;
    QTest::newRow("qwen2.5-1.5b-fp32-0.4.8") << QStringLiteral("xnli") << QStringLiteral("xnli_acc") << 15;
    QTest::newRow("gemma-2b-global-mmlu-2026")
        << QStringLiteral("global_mmlu_sw") << QStringLiteral("accuracy") << 6;
    QTest::newRow("pythia-v1-70m-0shot")
        << QStringLiteral("hendrycksTest") << QStringLiteral("hendryckstest_acc") << 57;
}

void TestConformanceLmEval::readsParts()
{
    QFETCH(QString, attribute);
    QFETCH(QString, id);
    QFETCH(int, parts);
    const fs::path path = sampleIn(QTest::currentDataTag());
    CollectingSink sink;
    QVERIFY(readText(path, bytesOf(path), sink));
    const auto& groups = sink.records.front().groups;
    const auto found = std::count_if(groups.begin(), groups.end(), [&](const GroupValue& group) {
        return group.attribute == attribute.toStdString() && group.quantity->id == id.toStdString();
    });
    QCOMPARE(static_cast<int>(found), parts);
}

void TestConformanceLmEval::distrustsPackedParameters()
{
    for (const char* bits : {"2bit", "3bit", "4bit", "8bit", "bf16-base"}) {
        const fs::path path = sampleIn("qwen3-1.7b-gptq-" + std::string(bits) + "-mbpp_instruct");
        CollectingSink sink;
        QVERIFY(readText(path, bytesOf(path), sink));
        const bool isBaseline = std::string_view(bits) == "bf16-base";
        QCOMPARE(sink.records.front().values.has(Standard::Parameters), isBaseline);
        QCOMPARE(sink.count("packed_parameters"), std::size_t{isBaseline ? 0U : 1U});
    }
}

void TestConformanceLmEval::readsEverySample()
{
    for (const fs::path& path : samples()) {
        const auto source = Source::open(path);
        QVERIFY(source);
        QVERIFY2(lmEvalImporter().recognise(*source).confidence > 0.5, path.c_str());
        CollectingSink sink;
        QVERIFY2(readText(path, std::string(source->bytes()), sink), path.c_str());
        QCOMPARE(sink.records.size(), std::size_t{1});
        QVERIFY2(!sink.contextOf(sink.records.front()).model.empty(), path.c_str());
        QVERIFY2(!sink.contextOf(sink.records.front()).model.starts_with('/'), path.c_str());
    }
}

void TestConformanceLmEval::survivesTruncation()
{
    for (const fs::path& path : samples()) {
        const std::string whole = bytesOf(path);
        for (std::size_t i = 0; i < 200; ++i) {
            CollectingSink sink;
            QVERIFY(!readText(path, whole.substr(0, whole.size() * i / 200), sink));
            QVERIFY(sink.records.empty());
        }
    }
}

QTEST_APPLESS_MAIN(TestConformanceLmEval)
#include "tst_conformance_lm_eval.moc"
