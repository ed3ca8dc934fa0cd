// SPDX-License-Identifier: GPL-3.0-or-later
// A file that a special format owns is not taken for a plain table, and the other way round. Skipped where
// the samples are not beside the source tree.
#include "core/ingest/builtin_importers.h"

#include <cstdio>
#include <filesystem>
#include <map>

#include <QtTest/QTest>

using namespace trefoil;
namespace fs = std::filesystem;

namespace {

const fs::path samples = fs::path(TREFOIL_SOURCE_DIR) / ".." / "shared" / "samples";

struct Owner {
    const char* path; ///< a part of the path
    const char* format;
};

// The first one that fits.
constexpr Owner owners[] = {
    {"/negative-", "table"},
    {"/codecarbon/test-headers/", "codecarbon"},
    {"/trainer_state.json", "huggingface_trainer_state"},
    {"/all_results.json", "huggingface_results"},
    {"/eval_results.json", "huggingface_results"},
    {"/train_results.json", "huggingface_results"},
    {"/lm-eval-json/", "lm_eval"},
    {"/lm-eval-old/", "lm_eval"},
};

std::string expectedFormat(const std::string& path)
{
    const bool isCodecarbon = path.find("/samples/codecarbon/") != std::string::npos
        && path.ends_with("/emissions.csv") && path.find("/negative-") == std::string::npos;
    if (isCodecarbon) {
        return "codecarbon";
    }
    for (const Owner& owner : owners) {
        const bool isJson = path.ends_with(".json") || std::string_view(owner.format) == "table"
            || std::string_view(owner.format) == "codecarbon";
        if (isJson && path.find(owner.path) != std::string::npos) {
            return owner.format;
        }
    }
    return {};
}

} // namespace

class TestConformanceDetection : public QObject {
    Q_OBJECT

private slots:
    void specialFormatsWin_data();
    void specialFormatsWin();
};

void TestConformanceDetection::specialFormatsWin_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("format");
    if (!fs::exists(samples)) {
        QTest::newRow("no samples") << QString() << QString();
        return;
    }
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(samples)) {
        const std::string format = expectedFormat(entry.path().string());
        if (entry.is_regular_file() && !format.empty()) {
            QTest::newRow(entry.path().lexically_relative(samples).c_str())
                << QString::fromStdString(entry.path().string()) << QString::fromStdString(format);
        }
    }
}

void TestConformanceDetection::specialFormatsWin()
{
    QFETCH(QString, path);
    QFETCH(QString, format);
    if (path.isEmpty()) {
        QSKIP("the samples are not beside the source tree");
    }
    const auto source = Source::open(path.toStdString());
    QVERIFY(source.has_value());
    const auto candidates = detectFormat(*source);
    if (format == QStringLiteral("table") && candidates.empty()) {
        return; // refused is right as well
    }
    QVERIFY(!candidates.empty());
    QCOMPARE(QString::fromUtf8(candidates.front().importer->id.data(),
                 static_cast<qsizetype>(candidates.front().importer->id.size())),
        format);
}

QTEST_APPLESS_MAIN(TestConformanceDetection)
#include "tst_conformance_detection.moc"
