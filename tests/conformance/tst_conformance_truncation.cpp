// SPDX-License-Identifier: GPL-3.0-or-later
// Every sample file, cut off at many places and with flipped bits: it imports, or is refused with a reason.
// Skipped where the samples are not beside the source tree.
#include "core/ingest/builtin_importers.h"
#include "tests/support/collecting_sink.h"

#include <algorithm>
#include <filesystem>
#include <random>

#include <QtTest/QTest>

using namespace trefoil;
namespace fs = std::filesystem;

namespace {

const fs::path samples = fs::path(TREFOIL_SOURCE_DIR) / ".." / "shared" / "samples";
constexpr int damagesPerFile = 60;

/// Even: cut off; odd: some bits flipped. The same on every machine.
std::string damaged(std::string_view whole, int variant, std::minstd_rand& random)
{
    std::string bytes(whole);
    if (bytes.empty()) {
        return bytes;
    }
    if (variant % 2 == 0) {
        bytes.resize(random() % bytes.size());
        return bytes;
    }
    for (int i = 0; i < variant; ++i) {
        const std::size_t at = random() % bytes.size();
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
    }
    return bytes;
}

/// Empty when all is well.
std::string importAll(const Source& source)
{
    const auto candidates = detectFormat(source);
    if (candidates.empty()) {
        return {};
    }
    test::CollectingSink sink;
    NoProgress progress;
    const Importer& importer = *candidates.front().importer;
    const auto outcome = importer.read(source, {}, sink, progress);
    if (!outcome && describe(outcome.error()).empty()) {
        return "refused without a reason";
    }
    for (const Diagnostic& diagnostic : sink.diagnostics) {
        if (diagnostic.reason.empty()) {
            return "a diagnostic without a reason";
        }
    }
    return {};
}

} // namespace

class TestConformanceTruncation : public QObject {
    Q_OBJECT

private slots:
    void damagedFilesImportOrAreRefused_data();
    void damagedFilesImportOrAreRefused();
};

void TestConformanceTruncation::damagedFilesImportOrAreRefused_data()
{
    QTest::addColumn<QString>("folder");
    if (!fs::exists(samples)) {
        QTest::newRow("no samples") << QString();
        return;
    }
    for (const fs::directory_entry& entry : fs::directory_iterator(samples)) {
        if (entry.is_directory()) {
            const std::string name = entry.path().filename().string();
            QTest::newRow(name.c_str()) << QString::fromStdString(entry.path().string());
        }
    }
}

void TestConformanceTruncation::damagedFilesImportOrAreRefused()
{
    QFETCH(QString, folder);
    if (folder.isEmpty()) {
        QSKIP("the samples are not beside the source tree");
    }
    std::vector<fs::path> paths;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder.toStdString())) {
        if (entry.is_regular_file()) {
            paths.push_back(entry.path());
        }
    }
    std::sort(paths.begin(), paths.end());
    std::minstd_rand random; // NOLINT(cert-msc51-cpp): reproducible on purpose
    for (const fs::path& path : paths) {
        const auto whole = Source::open(path);
        QVERIFY2(whole.has_value(), path.c_str());
        for (int variant = 0; variant < damagesPerFile; ++variant) {
            const std::string problem =
                importAll(Source::fromText(path.string(), damaged(whole->bytes(), variant, random)));
            QVERIFY2(problem.empty(), (path.string() + ": " + problem).c_str());
        }
    }
}

QTEST_APPLESS_MAIN(TestConformanceTruncation)
#include "tst_conformance_truncation.moc"
