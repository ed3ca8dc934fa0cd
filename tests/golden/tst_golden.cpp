// SPDX-License-Identifier: GPL-3.0-or-later
// Every folder <importer>/<case>/ beside this file is a test: the input file in it, of several the first by
// name or the one that the file .input names, is imported and what comes out is compared with expected.json.
// Other files are its neighbours in the folder. TREFOIL_UPDATE_GOLDEN=1 writes expected.json anew.
// A mapping.json in the folder is given to the importer as the mapping.

#include "core/ingest/builtin_importers.h"
#include "core/ingest/mapping.h"
#include "tests/support/record_dump.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <random>
#include <sstream>

#include <QtTest/QTest>

using namespace trefoil;
namespace fs = std::filesystem;

namespace {

const fs::path goldenFolder = fs::path(TREFOIL_SOURCE_DIR) / "tests" / "golden";

struct GoldenCase {
    const Importer* importer = nullptr;
    std::string importerId;
    fs::path folder;
    fs::path input;
    std::optional<Result<Mapping>> mapping; ///< of mapping.json; absent: as the importer proposes
};

std::string readAll(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

GoldenCase caseIn(const fs::path& folder)
{
    GoldenCase result;
    result.folder = folder;
    result.importerId = folder.parent_path().filename().string();
    result.importer = findImporter(result.importerId);
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        const bool isInput = entry.is_regular_file() && name != "expected.json" && name != "mapping.json"
            && !name.starts_with('.');
        if (isInput && (result.input.empty() || entry.path() < result.input)) {
            result.input = entry.path();
        }
    }
    if (std::ifstream named(folder / ".input"); named) {
        std::string name;
        std::getline(named, name);
        result.input = folder / name;
    }
    if (const fs::path mapping = folder / "mapping.json"; fs::exists(mapping)) {
        result.mapping = mappingFromJson(readAll(mapping));
    }
    return result;
}

std::vector<GoldenCase> allCases()
{
    std::vector<GoldenCase> cases;
    for (const fs::directory_entry& format : fs::directory_iterator(goldenFolder)) {
        if (!format.is_directory()) {
            continue;
        }
        for (const fs::directory_entry& folder : fs::directory_iterator(format.path())) {
            cases.push_back(caseIn(folder.path()));
        }
    }
    std::sort(cases.begin(), cases.end(),
        [](const GoldenCase& a, const GoldenCase& b) { return a.folder < b.folder; });
    return cases;
}

std::string import(const GoldenCase& golden, std::string bytes)
{
    const Source source =
        Source::fromText(golden.input.lexically_relative(goldenFolder).string(), std::move(bytes));
    ImportOptions options;
    options.mapping = golden.mapping && *golden.mapping ? &golden.mapping->value() : nullptr;
    return test::importAndDump(*golden.importer, source, options);
}

/// Flips one bit in each of some bytes; the same ones on every machine.
std::string damaged(std::string bytes, std::uint32_t seed)
{
    std::minstd_rand random(seed); // NOLINT(cert-msc51-cpp): reproducible on purpose
    for (std::size_t i = 0; i < 1 + bytes.size() / 200; ++i) {
        const std::size_t at = random() % bytes.size();
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
    }
    return bytes;
}

} // namespace

class TestGolden : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { fs::current_path(goldenFolder); } // paths in expected.json are relative to it
    void importsAsExpected_data() { addCases(); }
    void importsAsExpected();
    void everyImporterHasACase();
    void survivesTruncation_data() { addCases(); }
    void survivesTruncation();
    void survivesBitFlips_data() { addCases(); }
    void survivesBitFlips();

private:
    static void addCases();
};

void TestGolden::addCases()
{
    QTest::addColumn<QString>("folder");
    for (const GoldenCase& golden : allCases()) {
        const std::string name = golden.folder.lexically_relative(goldenFolder).string();
        QTest::newRow(name.c_str()) << QString::fromStdString(golden.folder.string());
    }
}

void TestGolden::importsAsExpected()
{
    QFETCH(QString, folder);
    const GoldenCase golden = caseIn(folder.toStdString());
    QVERIFY2(golden.importer != nullptr, golden.importerId.c_str());
    QVERIFY2(!golden.input.empty(), "no input file");
    QVERIFY2(!golden.mapping || *golden.mapping, "mapping.json cannot be read");
    const std::string found = import(golden, readAll(golden.input));
    const fs::path expectedPath = golden.folder / "expected.json";
    if (qEnvironmentVariableIsSet("TREFOIL_UPDATE_GOLDEN")) {
        std::ofstream(expectedPath, std::ios::binary) << found;
    }
    QCOMPARE(QString::fromStdString(found), QString::fromStdString(readAll(expectedPath)));
}

void TestGolden::everyImporterHasACase()
{
    for (const Importer& importer : builtinImporters()) {
        QVERIFY2(fs::is_directory(goldenFolder / importer.id), std::string(importer.id).c_str());
    }
}

void TestGolden::survivesTruncation()
{
    QFETCH(QString, folder);
    const GoldenCase golden = caseIn(folder.toStdString());
    QVERIFY(golden.importer != nullptr);
    const std::string whole = readAll(golden.input);
    const std::size_t step = 1 + whole.size() / 200;
    for (std::size_t length = 0; length < whole.size(); length += step) {
        QVERIFY(!import(golden, whole.substr(0, length)).empty());
    }
}

void TestGolden::survivesBitFlips()
{
    QFETCH(QString, folder);
    const GoldenCase golden = caseIn(folder.toStdString());
    QVERIFY(golden.importer != nullptr);
    const std::string whole = readAll(golden.input);
    if (whole.empty()) {
        return;
    }
    for (std::uint32_t seed = 1; seed <= 100; ++seed) {
        QVERIFY(!import(golden, damaged(whole, seed)).empty());
    }
}

QTEST_APPLESS_MAIN(TestGolden)
#include "tst_golden.moc"
