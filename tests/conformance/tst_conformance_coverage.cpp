// SPDX-License-Identifier: GPL-3.0-or-later
// Reads every file below ../shared/samples as an import would and prints, for each format, how many files and
// records it gave, what was set aside and why, and what joining makes of them. Skipped without the samples.

#include "tests/conformance/imported_folder.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <set>

#include <QtTest/QTest>

using namespace trefoil;
namespace fs = std::filesystem;

namespace {

const fs::path samples = fs::path(TREFOIL_SOURCE_DIR) / ".." / "shared" / "samples";

// In no format, and right so: prose, values that no format explains, and logs of a program that failed.
constexpr const char* unrecognised[] = {"PROVENANCE.csv", "/negative-", "explanations.txt", "nncf-modelzoo",
    "quantize-readme", "scoreboard", "-not-official", "trace1-timestamps.json", "nn-pruning-json/cache",
    "llama70b-int8wo-failed", "eval_metrics_MNLI.csv", "text2video-energy/notes.md"};

struct Row {
    int files = 0;
    int refused = 0;
    std::size_t records = 0;
    std::map<std::string, int> setAside; ///< by code
};

std::vector<fs::path> allFiles()
{
    std::vector<fs::path> paths;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(samples)) {
        if (entry.is_regular_file()) {
            paths.push_back(entry.path());
        }
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

std::string countsText(const std::map<std::string, int>& counts)
{
    std::string text;
    for (const auto& [name, count] : counts) {
        text += (text.empty() ? "" : ", ") + name + " " + std::to_string(count);
    }
    return text.empty() ? "-" : text;
}

} // namespace

class TestConformanceCoverage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everyFileIsInItsFormat();
    void printsWhatEachFormatGave();
    void printsTheJoins();

private:
    test::ImportedFolder m_all;
};

void TestConformanceCoverage::initTestCase()
{
    if (!fs::is_directory(samples)) {
        QSKIP("the real samples are not beside the repository");
    }
    for (const fs::path& path : allFiles()) {
        m_all.addFile(path);
    }
}

void TestConformanceCoverage::everyFileIsInItsFormat()
{
    for (const auto& file : m_all.files()) {
        const std::string path = file->path.string();
        const bool isKnown = std::any_of(std::begin(unrecognised), std::end(unrecognised),
            [&](const char* part) { return path.find(part) != std::string::npos; });
        QVERIFY2(!file->format.empty() || isKnown, (path + " is in no format").c_str());
    }
}

void TestConformanceCoverage::printsWhatEachFormatGave()
{
    std::map<std::string, Row> rows;
    for (const auto& file : m_all.files()) {
        Row& row = rows[file->format.empty() ? "(none)" : file->format];
        ++row.files;
        row.refused += file->outcome ? 0 : 1;
        row.records += file->outcome ? file->sink.records.size() : 0;
        for (const Diagnostic& diagnostic : file->sink.diagnostics) {
            row.setAside[diagnostic.code] += diagnostic.severity == Severity::SetAside ? 1 : 0;
        }
        if (file->format.empty() || !file->outcome) {
            const std::string why = file->outcome ? "in no format" : describe(file->outcome.error());
            std::printf("%s: %s\n", file->path.lexically_relative(samples).c_str(), why.c_str());
        }
        std::erase_if(row.setAside, [](const auto& each) { return each.second == 0; });
    }
    std::printf("\n| format | files | refused | records | set aside |\n|---|---:|---:|---:|---|\n");
    for (const auto& [format, row] : rows) {
        std::printf("| %s | %d | %d | %zu | %s |\n", format.c_str(), row.files, row.refused, row.records,
            countsText(row.setAside).c_str());
    }
    QVERIFY(rows.size() > 30);
}

void TestConformanceCoverage::printsTheJoins()
{
    const std::vector<JoinItem> items = m_all.items();
    NoProgress progress;
    const JoinProposal proposal = proposeJoins(items, progress);
    std::map<std::string, std::map<std::string, int>> joins; ///< by formats, then reason
    for (const Join& join : proposal.joins) {
        std::set<std::string> formats;
        for (const RecordId record : join.records) {
            formats.insert(m_all.place(record).file->format);
        }
        std::string names;
        for (const std::string& format : formats) {
            names += (names.empty() ? "" : " + ") + format;
        }
        ++joins[names][std::string(joinReasonName(join.reason))];
    }
    std::set<RunId> runs;
    for (const auto& [record, run] : test::runsAfter(items, proposal)) {
        runs.insert(run);
    }
    std::printf("\n| formats joined | joins |\n|---|---|\n");
    for (const auto& [formats, reasons] : joins) {
        std::printf("| %s | %s |\n", formats.c_str(), countsText(reasons).c_str());
    }
    std::printf("\n%zu records that count, %zu runs, %zu joins, %zu ambiguous\n", items.size(), runs.size(),
        proposal.joins.size(), proposal.ambiguities.size());
    QVERIFY(runs.size() <= items.size());
}

QTEST_APPLESS_MAIN(TestConformanceCoverage)
#include "tst_conformance_coverage.moc"
