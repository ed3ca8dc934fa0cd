// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/number_text.h"
#include "core/join/join.h"

#include <QtTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <limits>
#include <map>
#include <sstream>

using namespace trefoil;
namespace fs = std::filesystem;

namespace {

using Row = std::map<std::string, std::string>;

std::vector<std::string> cells(const std::string& line)
{
    std::vector<std::string> result;
    std::istringstream stream(line);
    for (std::string cell; std::getline(stream, cell, ',');)
        result.push_back(cell);
    return result;
}

std::vector<Row> readRows(const fs::path& path)
{
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    const std::vector<std::string> header = cells(line);
    std::vector<Row> rows;
    while (std::getline(file, line)) {
        const std::vector<std::string> values = cells(line);
        Row row;
        for (std::size_t i = 0; i < std::min(header.size(), values.size()); ++i)
            row[header[i]] = values[i];
        rows.push_back(std::move(row));
    }
    return rows;
}

/// What importers would hand to joining, from the few columns that matter to it.
class Items {
public:
    std::vector<JoinItem> items;

    JoinItem& add(const std::string& format, const std::string& folder)
    {
        JoinItem item;
        const auto id = static_cast<std::int64_t>(items.size()) + 1;
        item.record = RecordId{id};
        item.run = RunId{id};
        item.file = FileId{m_file};
        item.format = format;
        item.folder = folder;
        item.durationSeconds = item.energyKwh = item.emissionsKg = std::numeric_limits<double>::quiet_NaN();
        items.push_back(item);
        return items.back();
    }

    std::vector<RecordId> addCodeCarbon(const fs::path& path)
    {
        ++m_file;
        std::vector<RecordId> records;
        for (Row& row : readRows(path)) {
            JoinItem& item = add("codecarbon", path.parent_path().string());
            item.name = row["project_name"];
            item.runIds = {row["run_id"]};
            item.endedAt = parseInstant(row["timestamp"]);
            item.durationSeconds = number(row["duration"]);
            item.emissionsKg = number(row["emissions"]);
            item.energyKwh = number(row["energy_consumed"]);
            records.push_back(item.record);
        }
        return records;
    }

    std::vector<RecordId> addTable(const fs::path& path, const std::string& durationColumn)
    {
        ++m_file;
        std::vector<RecordId> records;
        for (Row& row : readRows(path)) {
            JoinItem& item = add("table", path.parent_path().string());
            item.name = row["run"];
            for (const std::string& id : {row["run"], row["codecarbon_run_id"]}) {
                if (!id.empty())
                    item.runIds.push_back(id);
            }
            item.startedAt = parseInstant(row["started_at"]);
            item.endedAt = parseInstant(row.contains("timestamp") ? row["timestamp"] : row["finished_at"]);
            item.durationSeconds = number(row[durationColumn]);
            item.emissionsKg = number(row["co2eq_codecarbon_kg"]);
            records.push_back(item.record);
        }
        return records;
    }

private:
    static double number(const std::string& text)
    {
        return parseNumber(text).value_or(std::numeric_limits<double>::quiet_NaN());
    }

    std::int64_t m_file = 0;
};

std::vector<std::pair<RecordId, RecordId>> pairsOf(
    const JoinProposal& proposal, const std::vector<JoinItem>& items)
{
    std::map<RecordId, std::int64_t> run;
    for (const JoinItem& item : items)
        run[item.record] = item.run.value;
    for (const Join& join : proposal.joins) {
        for (const RecordId record : join.records)
            run[record] = run[join.records.front()];
    }
    std::map<std::int64_t, std::vector<RecordId>> runs;
    for (const auto& [record, id] : run)
        runs[id].push_back(record);
    std::vector<std::pair<RecordId, RecordId>> pairs;
    for (const auto& [id, records] : runs) {
        for (const RecordId a : records) {
            for (const RecordId b : records) {
                const auto format = [&](RecordId r) {
                    return items[static_cast<std::size_t>(r.value - 1)].format;
                };
                if (format(a) == "table" && format(b) == "codecarbon")
                    pairs.emplace_back(a, b);
            }
        }
    }
    return pairs;
}

fs::path shared()
{
    return fs::path(TREFOIL_SOURCE_DIR) / ".." / "shared";
}

} // namespace

class TestConformanceJoin : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!fs::exists(shared() / "samples"))
            QSKIP("the real samples are not here");
    }

    void greenMlBenchJoinsByValue()
    {
        const fs::path folder = shared() / "samples/codecarbon/v3.2.3-green-ml-bench";
        Items all;
        all.addCodeCarbon(folder / "emissions.csv");
        all.addTable(folder / "results.csv", "training_time_s");
        all.addTable(folder / "results_scaling_multiseed.csv", "training_time_s");
        NoProgress progress;
        const JoinProposal proposal = proposeJoins(all.items, progress);
        const auto pairs = pairsOf(proposal, all.items);
        QCOMPARE(pairs.size(), std::size_t{148});
        for (const auto& [table, log] : pairs) {
            const double own = all.items[static_cast<std::size_t>(table.value - 1)].emissionsKg;
            const double other = all.items[static_cast<std::size_t>(log.value - 1)].emissionsKg;
            QVERIFY(std::abs(own - other) <= 1e-9 * own);
        }
    }

    void crystalgazersJoinsWithTheZoneOfItsTracker()
    {
        Items all;
        const auto logs =
            all.addCodeCarbon(shared() / "samples/codecarbon/v2.1-taed2-crystalgazers/emissions.csv");
        QCOMPARE(logs.size(), std::size_t{2});
        const std::pair<const char*, double> runs[] = {
            {"2022-09-26T16:48:52Z", 1314.703}, {"2022-09-26T17:18:29Z", 1317.376}};
        for (const auto& [end, duration] : runs) {
            JoinItem& item = all.add("table", "mlruns");
            item.file = FileId{2};
            item.endedAt = parseInstant(end);
            item.durationSeconds = duration;
        }
        NoProgress progress;
        const JoinProposal proposal = proposeJoins(all.items, progress);
        const std::vector<std::pair<RecordId, RecordId>> expected = {
            {RecordId{3}, logs[0]}, {RecordId{4}, logs[1]}};
        QCOMPARE(pairsOf(proposal, all.items), expected);
        QVERIFY(proposal.joins.front().explanation.find("2 h") != std::string::npos);
    }

    void studyJoinsNearlyAllAndNoneWrongly_data()
    {
        QTest::addColumn<QString>("study");
        QTest::addColumn<bool>("withIds");
        QTest::addColumn<int>("least");
        QTest::newRow("A") << "study_a" << true << 215;
        QTest::newRow("B") << "study_b" << true << 238;
        QTest::newRow("A without any id") << "study_a" << false << 212;
        QTest::newRow("B without any id") << "study_b" << false << 238;
    }

    void studyJoinsNearlyAllAndNoneWrongly()
    {
        QFETCH(const QString, study);
        QFETCH(const bool, withIds);
        QFETCH(const int, least);
        const fs::path folder = shared() / "data/study" / study.toStdString();
        if (!fs::exists(folder))
            QSKIP("the study is not here");
        Items all;
        std::vector<RecordId> logs;
        for (const char* session : {"codecarbon", "codecarbon_session2", "codecarbon_control"}) {
            if (!fs::exists(folder / session))
                continue;
            const auto records = all.addCodeCarbon(folder / session / "emissions.csv");
            logs.insert(logs.end(), records.begin(), records.end());
        }
        const auto inference = all.addCodeCarbon(folder / "codecarbon_inference/emissions.csv");
        auto tables = all.addTable(folder / "results.csv", "run_seconds");
        const auto inferenceTable = all.addTable(folder / "results_inference.csv", "inference_seconds");
        // Runs came one after the other and each appended its row, which the id half confirms: the k-th row
        // in time is the k-th run.
        const auto byTime = [&](RecordId a, RecordId b) {
            const auto end = [&](RecordId r) {
                return all.items[static_cast<std::size_t>(r.value - 1)].endedAt->milliseconds;
            };
            return end(a) < end(b);
        };
        std::stable_sort(logs.begin(), logs.end(), byTime);
        std::stable_sort(tables.begin(), tables.end(), byTime);
        QCOMPARE(tables.size(), logs.size());
        std::map<RecordId, RecordId> truth;
        for (std::size_t i = 0; i < tables.size(); ++i) {
            truth[tables[i]] = logs[i];
            const JoinItem& row = all.items[static_cast<std::size_t>(tables[i].value - 1)];
            const JoinItem& log = all.items[static_cast<std::size_t>(logs[i].value - 1)];
            if (row.runIds.size() == 2)
                QCOMPARE(row.runIds.back(), log.runIds.front());
        }
        QCOMPARE(inferenceTable.size(), inference.size());
        for (std::size_t i = 0; i < inference.size(); ++i)
            truth[inferenceTable[i]] = inference[i];
        if (!withIds) {
            for (JoinItem& item : all.items)
                item.runIds.clear();
        }
        NoProgress progress;
        const JoinProposal proposal = proposeJoins(all.items, progress);
        int right = 0;
        int wrong = 0;
        for (const auto& [table, log] : pairsOf(proposal, all.items)) {
            const bool isInference = table.value >= inferenceTable.front().value;
            (truth.at(table) == log ? right : wrong) += isInference && truth.at(table) == log ? 0 : 1;
        }
        qInfo("%d of %zu right, %d wrong, %zu ambiguous", right, tables.size(), wrong,
            proposal.ambiguities.size());
        QCOMPARE(wrong, 0);
        QVERIFY(right >= least);
    }
};

QTEST_APPLESS_MAIN(TestConformanceJoin)
#include "tst_conformance_join.moc"
