// SPDX-License-Identifier: GPL-3.0-or-later
// Real folders from their files to their runs: what the importers make of every table and log, and what
// joining makes of that. Skipped where they are not beside the source tree.
#include "tests/conformance/imported_folder.h"

#include <algorithm>
#include <cstdio>
#include <set>

#include <QtTest/QTest>

using namespace trefoil;
using test::ImportedFolder;
namespace fs = std::filesystem;

namespace {

const fs::path shared = fs::path(TREFOIL_SOURCE_DIR) / ".." / "shared";

/// A folder, its joins, and questions about them.
struct JoinedFolder {
    ImportedFolder folder;
    std::vector<JoinItem> items;
    JoinProposal proposal;
    std::map<RecordId, RunId> runs;
    std::map<RunId, std::vector<RecordId>> members;

    void join()
    {
        items = folder.items();
        NoProgress progress;
        proposal = proposeJoins(items, progress);
        runs = test::runsAfter(items, proposal);
        for (const auto& [record, run] : runs) {
            members[run].push_back(record);
        }
    }

    /// The records of files whose path ends so, in order of end where they have one.
    [[nodiscard]] std::vector<RecordId> recordsOf(const std::vector<std::string>& endings) const
    {
        std::vector<const JoinItem*> found;
        for (const JoinItem& item : items) {
            const std::string path = folder.place(item.record).file->path.string();
            if (std::any_of(endings.begin(), endings.end(),
                    [&](const std::string& ending) { return path.ends_with(ending); })) {
                found.push_back(&item);
            }
        }
        std::stable_sort(found.begin(), found.end(), [](const JoinItem* a, const JoinItem* b) {
            return a->endedAt && b->endedAt && a->endedAt->milliseconds < b->endedAt->milliseconds;
        });
        std::vector<RecordId> records;
        for (const JoinItem* item : found) {
            records.push_back(item->record);
        }
        return records;
    }

    [[nodiscard]] std::string ending(RecordId record) const
    {
        const fs::path& path = folder.place(record).file->path;
        return path.parent_path().filename().string() + "/" + path.filename().string();
    }

    /// The other files that the record's run has records of, and how often.
    [[nodiscard]] std::map<std::string, int> partners(RecordId record) const
    {
        std::map<std::string, int> files;
        for (const RecordId other : members.at(runs.at(record))) {
            files[ending(other)] += other == record ? 0 : 1;
        }
        std::erase_if(files, [](const auto& entry) { return entry.second == 0; });
        return files;
    }
};

void print(const JoinedFolder& joined)
{
    for (const auto& file : joined.folder.files()) {
        std::printf("  %-62s %-28s %5zu records %4zu diagnostics%s\n",
            file->path.lexically_relative(shared).string().c_str(),
            file->format.empty() ? "-" : file->format.c_str(), file->sink.records.size(),
            file->sink.diagnostics.size(),
            file->outcome ? "" : (" refused: " + describe(file->outcome.error())).c_str());
    }
    std::printf("  %zu records, %zu runs; %s\n", joined.items.size(), joined.members.size(),
        test::countsByReason(joined.proposal).c_str());
    std::fflush(stdout);
}

} // namespace

class TestConformanceStudy : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void runsOfTheStudyAreWhole_data();
    void runsOfTheStudyAreWhole();
    void groupValuesReachTheirRun_data() { runsOfTheStudyAreWhole_data(); }
    void groupValuesReachTheirRun();
    void inferenceStaysApartFromTraining_data() { runsOfTheStudyAreWhole_data(); }
    void inferenceStaysApartFromTraining();
    void predictionsReachTheirRun();
    void summariesJoinNothing();
    void greenMlBenchIsWhole();
    void unrelatedLogsStayApart();

private:
    JoinedFolder m_study;
};

void TestConformanceStudy::initTestCase()
{
    const fs::path study = shared / "data" / "study";
    if (!fs::exists(study)) {
        QSKIP("the study is not beside the source tree");
    }
    m_study.folder.addFolder(study, {"/predictions/", "/history/"});
    m_study.join();
    print(m_study);
}

void TestConformanceStudy::runsOfTheStudyAreWhole_data()
{
    QTest::addColumn<QString>("study");
    QTest::addColumn<int>("runs");
    QTest::addColumn<int>("least");
    QTest::newRow("A") << "study_a" << 220 << 215;
    QTest::newRow("B") << "study_b" << 240 << 238;
}

void TestConformanceStudy::runsOfTheStudyAreWhole()
{
    QFETCH(QString, study);
    QFETCH(int, runs);
    QFETCH(int, least);
    const std::string folder = study.toStdString();
    const auto rows = m_study.recordsOf({folder + "/results.csv"});
    const auto logs = m_study.recordsOf({folder + "/codecarbon/emissions.csv",
        folder + "/codecarbon_session2/emissions.csv", folder + "/codecarbon_control/emissions.csv"});
    QCOMPARE(rows.size(), static_cast<std::size_t>(runs));
    QCOMPARE(logs.size(), rows.size());
    // Runs came one after the other and each appended its row: the k-th row in time is the k-th run.
    std::map<RecordId, RecordId> truth;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        truth[rows[i]] = logs[i];
    }
    int right = 0;
    int wrong = 0;
    for (const RecordId row : rows) {
        for (const RecordId other : m_study.members.at(m_study.runs.at(row))) {
            if (m_study.folder.place(other).file->format != "codecarbon") {
                continue;
            }
            const bool isRight = other == truth.at(row);
            (isRight ? right : wrong) += 1;
            if (!isRight) {
                qWarning("%s joined with %s", m_study.folder.place(row).text().c_str(),
                    m_study.folder.place(other).text().c_str());
            }
        }
    }
    qInfo("%d of %d right, %d wrong", right, runs, wrong);
    QCOMPARE(wrong, 0);
    QVERIFY(right >= least);
}

void TestConformanceStudy::groupValuesReachTheirRun()
{
    QFETCH(QString, study);
    const std::string folder = study.toStdString();
    const auto rows = m_study.recordsOf({folder + "/group_confusion.csv"});
    QVERIFY(!rows.empty());
    for (const RecordId row : rows) {
        const Record& record = *m_study.folder.place(row).record;
        QVERIFY2(!record.groups.empty(), m_study.folder.place(row).text().c_str());
        const auto partners = m_study.partners(row);
        QVERIFY2(partners.contains(folder + "/results.csv"), m_study.folder.place(row).text().c_str());
        QCOMPARE(partners.at(folder + "/results.csv"), 1);
    }
}

void TestConformanceStudy::inferenceStaysApartFromTraining()
{
    QFETCH(QString, study);
    const std::string folder = study.toStdString();
    const auto rows = m_study.recordsOf({folder + "/results_inference.csv"});
    QVERIFY(!rows.empty());
    for (const RecordId row : rows) {
        const std::map<std::string, int> expected = {{"codecarbon_inference/emissions.csv", 1}};
        QCOMPARE(m_study.partners(row), expected);
    }
}

/// Predictions state no time, and training and inference have one name: only the accuracy tells them apart.
void TestConformanceStudy::predictionsReachTheirRun()
{
    JoinedFolder whole;
    whole.folder.addFolder(shared / "data" / "study" / "study_a", {"/history/"});
    whole.join();
    print(whole);
    int right = 0, apart = 0;
    for (const JoinItem& item : whole.items) {
        const auto place = whole.folder.place(item.record);
        if (place.file->format != "predictions") {
            continue;
        }
        const auto partners = whole.partners(item.record);
        QVERIFY2(!partners.contains("study_a/results_inference.csv"), place.text().c_str());
        for (const RecordId other : whole.members.at(whole.runs.at(item.record))) {
            const auto partner = whole.folder.place(other);
            if (partner.file->path.filename() == "results.csv") {
                QCOMPARE(partner.record->name, place.record->name);
            }
        }
        const bool isWhole = partners.contains("study_a/results.csv");
        (isWhole ? right : apart) += 1;
    }
    qInfo("%d predictions joined with their results, %d apart", right, apart);
    QCOMPARE(right, 110);
    QCOMPARE(apart, 0);
}

void TestConformanceStudy::summariesJoinNothing()
{
    const std::set<std::string> whole = {"results.csv", "results_inference.csv", "group_confusion.csv",
        "confusion_matrix.csv", "emissions.csv", "results_carbontracker_a.csv",
        "results_carbontracker_b.csv"};
    for (const JoinItem& item : m_study.items) {
        const auto place = m_study.folder.place(item.record);
        if (!whole.contains(place.file->path.filename().string())) {
            QVERIFY2(m_study.partners(item.record).empty(), place.text().c_str());
        }
    }
}

void TestConformanceStudy::greenMlBenchIsWhole()
{
    const fs::path path = shared / "samples/codecarbon/v3.2.3-green-ml-bench";
    if (!fs::exists(path)) {
        QSKIP("the sample is not beside the source tree");
    }
    JoinedFolder bench;
    bench.folder.addFolder(path, {});
    bench.join();
    print(bench);
    const auto rows = bench.recordsOf({"/results.csv", "/results_scaling_multiseed.csv"});
    QCOMPARE(rows.size(), std::size_t{148});
    for (const RecordId row : rows) {
        int logs = 0;
        for (const RecordId other : bench.members.at(bench.runs.at(row))) {
            const auto place = bench.folder.place(other);
            if (place.file->format != "codecarbon") {
                continue;
            }
            ++logs;
            const double own = bench.folder.place(row).record->values[Standard::Emissions];
            QVERIFY(std::abs(place.record->values[Standard::Emissions] - own) <= 1e-9 * own);
        }
        QCOMPARE(logs, 1);
    }
}

void TestConformanceStudy::unrelatedLogsStayApart()
{
    const fs::path path = shared / "samples/codecarbon";
    if (!fs::exists(path)) {
        QSKIP("the samples are not beside the source tree");
    }
    JoinedFolder all;
    all.folder.addFolder(path, {});
    all.join();
    print(all);
    // Each folder comes from another author, except the excerpt of green-ml-bench: what is in two of them is
    // never one run.
    for (const auto& [run, records] : all.members) {
        std::set<std::string> folders;
        for (const RecordId record : records) {
            const std::string folder = all.folder.place(record).file->path.parent_path().filename().string();
            folders.insert(folder == "ugly-padded-cells-excerpt" ? "v3.2.3-green-ml-bench" : folder);
        }
        QVERIFY2(folders.size() == 1, all.folder.place(records.front()).text().c_str());
    }
    for (const auto& file : all.folder.files()) {
        if (file->path.string().find("/negative-") != std::string::npos) {
            QVERIFY2(file->format != "codecarbon", file->path.c_str());
        }
    }
}

QTEST_APPLESS_MAIN(TestConformanceStudy)
#include "tst_conformance_study.moc"
