// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/instant.h"
#include "core/join/join.h"

#include <QtTest>

#include <algorithm>
#include <limits>
#include <map>
#include <random>

using namespace trefoil;

namespace {

using Items = std::vector<JoinItem>;

JoinItem item(std::int64_t record, std::int64_t file, const std::string& format)
{
    JoinItem result;
    result.record = RecordId{record};
    result.run = RunId{record};
    result.file = FileId{file};
    result.format = format;
    result.durationSeconds = result.energyKwh = result.emissionsKg = std::numeric_limits<double>::quiet_NaN();
    return result;
}

/// A tracker's log and a table of the same runs; some rows carry the id, some the value, some neither.
Items study(unsigned seed)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> uniform(0, 1);
    Items logs;
    Items rows;
    double clock = 1.7e9;
    for (std::int64_t i = 0; i < 80; ++i) {
        const double duration = uniform(random) < 0.2 ? 0.01 : 1 + 5 * uniform(random);
        clock += duration + uniform(random);
        JoinItem log = item(1 + i, 1, "codecarbon");
        log.runIds = {"tracker-" + std::to_string(i)};
        log.endedAt = Instant{static_cast<std::int64_t>(clock) * 1000, false};
        log.durationSeconds = duration + 0.01 + 0.002 * uniform(random);
        log.emissionsKg = duration * (1 + uniform(random));
        JoinItem row = item(1001 + i, 2, "table");
        row.name = "run-" + std::to_string(i);
        row.runIds = {row.name};
        row.startedAt = Instant{static_cast<std::int64_t>((clock - duration) * 1000), true};
        row.endedAt = Instant{static_cast<std::int64_t>(clock * 1000) + 1, true};
        row.durationSeconds = duration;
        if (uniform(random) < 0.3)
            row.runIds.push_back(log.runIds.front());
        else if (uniform(random) < 0.3)
            row.emissionsKg = log.emissionsKg;
        logs.push_back(log);
        rows.push_back(row);
    }
    logs.insert(logs.end(), rows.begin(), rows.end());
    return logs;
}

/// The run of each record after the proposal is carried out.
std::map<RecordId, RunId> applied(const Items& items, const JoinProposal& proposal)
{
    std::map<RecordId, RunId> runs;
    for (const JoinItem& one : items)
        runs[one.record] = one.run;
    for (const Join& join : proposal.joins) {
        for (const RecordId record : join.records)
            runs[record] = runs[join.records.front()];
    }
    return runs;
}

std::map<RecordId, RunId> joined(const Items& items)
{
    NoProgress progress;
    return applied(items, proposeJoins(items, progress));
}

} // namespace

class TestJoinProperties : public QObject {
    Q_OBJECT

private slots:
    void holds_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 20; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void holds()
    {
        QFETCH(const unsigned, seed);
        const Items items = study(seed);
        const std::map<RecordId, RunId> runs = joined(items);
        std::mt19937 random(seed);

        int right = 0;
        for (const auto& [record, run] : runs) {
            if (record.value <= 1000)
                QCOMPARE(run.value, record.value); // one to one: no log moves to another log
            else if (run.value != record.value)
                QCOMPARE(run.value, record.value - 1000); // none wrong
            right += record.value > 1000 && run.value != record.value ? 1 : 0;
        }
        QVERIFY2(right >= 60, qPrintable(QString::number(right)));

        Items shuffled = items;
        std::shuffle(shuffled.begin(), shuffled.end(), random);
        QCOMPARE(joined(shuffled), runs);

        Items again = items;
        for (JoinItem& one : again)
            one.run = runs.at(one.record);
        NoProgress progress;
        QVERIFY(proposeJoins(again, progress).joins.empty());

        Items shifted = items;
        const std::int64_t quarters = static_cast<std::int64_t>(random() % 97) - 48;
        for (JoinItem& one : shifted) {
            if (one.file == FileId{1})
                one.endedAt->milliseconds += quarters * 900'000;
        }
        QCOMPARE(joined(shifted), runs);

        Items more = items;
        for (std::int64_t i = 0; i < 30; ++i) {
            JoinItem other = item(5001 + i, 9, "mlflow");
            other.runIds = {"other-" + std::to_string(i)};
            other.endedAt = Instant{1'600'000'000'000 + i * 7'000, true};
            other.durationSeconds = 3 + 0.1 * static_cast<double>(i);
            more.push_back(other);
        }
        for (const auto& [record, run] : joined(more))
            QCOMPARE(run, record.value > 5000 ? RunId{record.value} : runs.at(record));
    }
};

QTEST_APPLESS_MAIN(TestJoinProperties)
#include "tst_join_properties.moc"
