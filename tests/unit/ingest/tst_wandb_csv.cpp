// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/builtin_importers.h"
#include "tests/support/collecting_sink.h"

#include <QtTest/QTest>

using namespace trefoil;

namespace {

/// Counts how often a file is read to its end.
class PassCount final : public Progress {
public:
    void report(std::string_view, std::int64_t done, std::int64_t total) override
    {
        passes += done == total ? 1 : 0;
    }
    [[nodiscard]] bool stopRequested() const override { return false; }

    int passes = 0;
};

std::string chartOf(int runs, int steps)
{
    std::string text = "\"Step\"";
    for (int run = 0; run < runs; ++run) {
        for (const char* end : {"", "__MIN", "__MAX"}) {
            text.append(",\"run").append(std::to_string(run)).append(" - loss").append(end).append("\"");
        }
    }
    text.push_back('\n');
    for (int step = 0; step < steps; ++step) {
        text.append(std::to_string(step));
        for (int run = 0; run < runs; ++run) {
            text.append(",").append(std::to_string(run)).append(".5,,");
        }
        text.push_back('\n');
    }
    return text;
}

} // namespace

class TestWandbCsv : public QObject {
    Q_OBJECT

private slots:
    void readsManyRunsInFewPasses();
    void readsNoMoreThanFitIntoMemory();
};

void TestWandbCsv::readsManyRunsInFewPasses()
{
    const Source source = Source::fromText("chart.csv", chartOf(50, 20));
    test::CollectingSink sink;
    PassCount count;
    QVERIFY(findImporter("wandb_csv")->read(source, {}, sink, count));
    QCOMPARE(sink.records.size(), std::size_t{50});
    QCOMPARE(sink.series.size(), std::size_t{50});
    for (std::size_t i = 0; i < sink.series.size(); ++i) {
        QCOMPARE(sink.series[i].record, i);
    }
    QCOMPARE(count.passes, 2); // to count the rows, and to read them
}

void TestWandbCsv::readsNoMoreThanFitIntoMemory()
{
    const Source source = Source::fromText("chart.csv", chartOf(4, 400'000));
    test::CollectingSink sink;
    PassCount count;
    QVERIFY(findImporter("wandb_csv")->read(source, {}, sink, count));
    QCOMPARE(sink.records.size(), std::size_t{4});
    QCOMPARE(count.passes, 5); // each run is too long to wait for another
    std::vector<std::size_t> points(4);
    for (const test::RecordSeries& each : sink.series) {
        points[each.record] += each.chunk.values.size();
    }
    QCOMPARE(points, std::vector<std::size_t>(4, 400'000));
}

QTEST_APPLESS_MAIN(TestWandbCsv)
#include "tst_wandb_csv.moc"
