// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/number_text.h"
#include "core/series/series_codec.h"
#include "core/store/series_collector.h"
#include "core/store/sql/connection.h"
#include "tests/support/stops_after.h"
#include "unit/store/library_case.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

using namespace trefoil;
using namespace trefoil::test;

namespace {

std::vector<RunSeries> seriesOf(Library& library)
{
    return library.series().value_or(std::vector<RunSeries>());
}

std::string utf8(const std::filesystem::path& path)
{
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

SeriesPoints pointsOf(Library& library, const RunSeries& series)
{
    NoProgress progress;
    return library.seriesPoints(series.id, progress).value_or(SeriesPoints());
}

/// Numbers that no compression makes small.
std::vector<double> noise(std::size_t count)
{
    std::vector<double> numbers(count);
    std::uint64_t state = 1;
    for (double& number : numbers) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        number = static_cast<double>(state >> 11) / 9007199254740992.0;
    }
    return numbers;
}

std::string lineOf(std::string_view run, const std::vector<double>& losses)
{
    std::string line = std::string(run) + "|" + std::string(run) + "|||0.5|loss=";
    for (const double loss : losses) {
        line += formatNumber(loss) + "/";
    }
    line.back() = '\n';
    return line;
}

std::int64_t chunksIn(const Folder& folder)
{
    auto connection = sql::Connection::open(utf8(folder.path(u8"study.trefoil")), sql::Access::ReadOnly);
    return connection ? connection->integer("SELECT count(*) FROM series_chunk") : -1;
}

/// More than one series may be in memory of; a chunk of noise takes half a megabyte.
constexpr std::size_t veryLong = 12 * SeriesChunk::capacity;

} // namespace

/// The course of a quantity over a run: stored beside the record that it belongs to.
class TestSeries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsEverySeriesWithItsRun()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importLog(library,
            folder.write(u8"a.log", "1|first|||0.5|loss=2/1/0.5\n2|second|||\n3|third||||loss=4\n")));
        const auto series = seriesOf(library);
        QCOMPARE(series.size(), std::size_t(2));
        const auto frame = frameOf(library);
        QCOMPARE(series[0].run, runNamed(*frame, "first"));
        QCOMPARE(series[1].run, runNamed(*frame, "third"));
        QCOMPARE(series[0].name, std::string("loss"));
        QCOMPARE(series[0].quantity->id, std::string("loss"));
        QCOMPARE(series[0].summary.points, 3);
        QCOMPARE(series[0].summary.lastStep, 3.0);
        QCOMPARE(series[0].summary.smallest, 0.5);
        QCOMPARE(pointsOf(library, series[0]), (SeriesPoints{{1, 2, 3}, {}, {2, 1, 0.5}}));
        QCOMPARE(library.series(series[1].run)->size(), std::size_t(1));
    }

    void importingAgainAddsNoneAndAChangedPointUpdates()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importLog(library, folder.write(u8"a.log", "1|first|||0.5|loss=2/1\n")));
        const auto same = importLog(library, folder.write(u8"b.log", "1|first|||0.5|loss=2/1\n"));
        VERIFY_RESULT(same);
        QCOMPARE(same->runsUnchanged, 1);
        QCOMPARE(seriesOf(library).size(), std::size_t(1));
        const auto changed = importLog(library, folder.write(u8"a.log", "1|first|||0.5|loss=2/0.75\n"));
        VERIFY_RESULT(changed);
        QCOMPARE(changed->runsUpdated, 1);
        QCOMPARE(seriesOf(library).size(), std::size_t(1)); // of the record that counts
        QCOMPARE(pointsOf(library, seriesOf(library)[0]).values, (std::vector<double>{2, 0.75}));
        VERIFY_RESULT(library.undo());
        QCOMPARE(pointsOf(library, seriesOf(library)[0]).values, (std::vector<double>{2, 1}));
    }

    void undoHidesThem()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importLog(library, folder.write(u8"a.log", "1|first|||0.5|loss=2/1\n")));
        VERIFY_RESULT(library.undo());
        QVERIFY(seriesOf(library).empty());
        VERIFY_RESULT(library.redo());
        QCOMPARE(seriesOf(library).size(), std::size_t(1));
    }

    void longSeriesComeBackWhole()
    {
        SeriesCollector collector([](const std::vector<EarlyChunk>&) {});
        constexpr std::size_t size = SeriesChunk::capacity + 1000;
        SeriesChunk chunk{
            &quantityOf(Standard::Loss), "loss", std::vector<double>(700), {}, std::vector<double>(700)};
        for (std::size_t begin = 0; begin < size; begin += 700) {
            std::iota(chunk.steps.begin(), chunk.steps.end(), static_cast<double>(begin));
            chunk.values = chunk.steps;
            collector.append(chunk);
        }
        const auto series = collector.take();
        QVERIFY(collector.isEmpty());
        QCOMPARE(series.size(), std::size_t(1));
        QCOMPARE(series[0].chunks.size(), std::size_t(2));
        QCOMPARE(series[0].summary.last + 1, static_cast<double>(series[0].summary.points));
    }

    void stepsOfSomePointsOnlyAreLeftOut()
    {
        SeriesCollector collector([](const std::vector<EarlyChunk>&) {});
        collector.append({&quantityOf(Standard::Loss), "loss", {1, 2}, {}, {0.5, 0.25}});
        collector.append({&quantityOf(Standard::Loss), "loss", {}, {10, 20}, {0.125, 0.0625}});
        const auto series = collector.take();
        QCOMPARE(series.size(), std::size_t(1));
        QCOMPARE(series[0].chunks.size(), std::size_t(2));
        QCOMPARE(series[0].summary.points, 4);
    }

    void memoryIsBoundedBeforeTheRecordComes()
    {
        std::size_t handedOn = 0;
        SeriesCollector collector([&](const std::vector<EarlyChunk>& chunks) {
            for (const EarlyChunk& chunk : chunks) {
                handedOn += chunk.data.size();
            }
        });
        constexpr std::size_t seriesCount = 100;
        constexpr std::size_t pointCount = 20'000; // of each, so that none fills a chunk
        for (std::size_t i = 0; i < seriesCount; ++i) {
            collector.append({&quantityOf(Standard::Loss), std::to_string(i), {}, {}, noise(pointCount)});
        }
        std::size_t kept = 0;
        for (const EncodedSeries& series : collector.take()) {
            for (const std::string& chunk : series.chunks) {
                kept += chunk.size();
            }
        }
        const std::size_t all = seriesCount * pointCount * sizeof(double);
        QVERIFY(handedOn > 0);
        QVERIFY(kept < SeriesCollector::mostEncodedBytes + SeriesCollector::mostOpenPoints * sizeof(double));
        QVERIFY(handedOn + kept > all / 2);
    }

    void whatIsEncodedBesideTheReadingIsTheSame()
    {
        constexpr std::size_t pointCount = 6 * SeriesChunk::capacity + 1000;
        const std::vector<std::vector<double>> courses{noise(pointCount), noise(pointCount + 7), noise(500)};
        std::vector<EarlyChunk> handedOn;
        SeriesCollector collector(
            [&](std::vector<EarlyChunk> chunks) { std::ranges::move(chunks, std::back_inserter(handedOn)); });
        constexpr std::size_t atOnce = 5000;
        for (std::size_t begin = 0; begin < pointCount + 7; begin += atOnce) {
            for (std::size_t i = 0; i < courses.size(); ++i) {
                SeriesChunk chunk{&quantityOf(Standard::Loss), std::to_string(i), {}, {}, {}};
                for (std::size_t k = begin; k < std::min(begin + atOnce, courses[i].size()); ++k) {
                    chunk.values.push_back(courses[i][k]);
                }
                collector.append(chunk);
            }
        }
        const std::vector<EncodedSeries> series = collector.take();
        QCOMPARE(series.size(), courses.size());
        for (std::size_t i = 0; i < courses.size(); ++i) {
            StableHash content;
            content.add(std::string_view("loss"));
            content.add(series[i].name);
            std::vector<std::string> expected;
            for (std::size_t begin = 0; begin < courses[i].size(); begin += SeriesChunk::capacity) {
                const auto from = courses[i].begin() + static_cast<std::ptrdiff_t>(begin);
                const std::size_t count = std::min(SeriesChunk::capacity, courses[i].size() - begin);
                expected.push_back(encodeSeries(
                    {{}, {}, std::vector<double>(from, from + static_cast<std::ptrdiff_t>(count))}));
                content.add(expected.back());
            }
            std::vector<std::string> found;
            for (const EarlyChunk& chunk : handedOn) {
                if (chunk.series == series[i].number) {
                    found.push_back(chunk.data);
                }
            }
            found.insert(found.end(), series[i].chunks.begin(), series[i].chunks.end());
            QVERIFY(found == expected);
            QCOMPARE(series[i].content, content.value());
            QCOMPARE(series[i].summary.points, static_cast<std::int64_t>(courses[i].size()));
            QCOMPARE(series[i].summary.last, courses[i].back());
            QCOMPARE(series[i].summary.smallest, std::ranges::min(courses[i]));
            QCOMPARE(series[i].summary.largest, std::ranges::max(courses[i]));
        }
        QVERIFY(!handedOn.empty());
    }

    void cancellingAmidALongSeriesLeavesNothing()
    {
        const Folder folder;
        Library library = openNew(folder);
        const auto log = folder.write(u8"a.log", lineOf("first", noise(veryLong)));
        for (const int asked : {0, 1}) { // the first batch, and the one after it
            testing::StopsAfter progress(asked);
            const auto outcome = library.import({{log, &fakeLog(), nullptr}}, progress);
            QVERIFY(!outcome);
            QCOMPARE(outcome.error().code, Errc::Cancelled);
            QCOMPARE(chunksIn(folder), 0);
        }
        VERIFY_RESULT(importLog(library, log));
        QCOMPARE(seriesOf(library).size(), std::size_t(1));
    }

    void veryLongSeriesComeBackWhole()
    {
        const Folder folder;
        Library library = openNew(folder);
        const std::vector<double> losses = noise(veryLong);
        const std::string text = lineOf("first", losses) + lineOf("second", {2, 1}) + lineOf("third", losses);
        VERIFY_RESULT(importLog(library, folder.write(u8"a.log", text)));
        const auto series = seriesOf(library);
        QCOMPARE(series.size(), std::size_t(3));
        QCOMPARE(pointsOf(library, series[0]).values, losses);
        QCOMPARE(pointsOf(library, series[0]).steps.back(), static_cast<double>(veryLong));
        QCOMPARE(pointsOf(library, series[1]).values, (std::vector<double>{2, 1}));
        QCOMPARE(pointsOf(library, series[2]).values, losses);
        QCOMPARE(series[2].summary.points, static_cast<std::int64_t>(veryLong));
    }

    void veryLongSeriesOfRunsThatDidNotChangeLeaveNothing()
    {
        const Folder folder;
        Library library = openNew(folder);
        std::vector<double> losses = noise(veryLong);
        VERIFY_RESULT(importLog(library, folder.write(u8"a.log", lineOf("first", losses))));
        const std::int64_t before = chunksIn(folder);
        const auto again =
            importLog(library, folder.write(u8"b.log", lineOf("first", losses) + lineOf("second", {1})));
        VERIFY_RESULT(again);
        QCOMPARE(again->runsUnchanged, 1);
        QCOMPARE(chunksIn(folder), before + 1);
        losses.front() = 7; // in a chunk that was written long before the record
        const auto changed = importLog(library, folder.write(u8"a.log", lineOf("first", losses)));
        VERIFY_RESULT(changed);
        QCOMPARE(changed->runsUpdated, 1);
        const RunId run = runNamed(*frameOf(library), "first");
        const auto series = library.series(run);
        VERIFY_RESULT(series);
        QCOMPARE(series->size(), std::size_t(1));
        QCOMPARE(pointsOf(library, series->front()).values, losses);
    }

    void veryLongSeriesOfRefusedFilesLeaveNothing()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importLog(library, folder.write(u8"a.log", lineOf("first", {2, 1}))));
        const std::int64_t before = chunksIn(folder);
        const auto refused =
            importLog(library, folder.write(u8"b.log", "refuse\n" + lineOf("second", noise(veryLong))));
        VERIFY_RESULT(refused);
        QVERIFY(refused->files[0].error.has_value());
        QCOMPARE(chunksIn(folder), before);
    }

    void anOlderLibraryGetsTheTables()
    {
        const Folder folder;
        static_cast<void>(openNew(folder));
        {
            auto connection =
                sql::Connection::open(utf8(folder.path(u8"study.trefoil")), sql::Access::Create);
            VERIFY_RESULT(connection);
            connection->run("DROP TABLE prediction; DROP TABLE example_set; DROP TABLE series_chunk;"
                            "DROP TABLE series; DROP TABLE history_baseline;"
                            "DROP TABLE run_baseline; DROP TABLE history_value_rule; DROP TABLE value_rule; "
                            "DROP TABLE record_parent; DROP TABLE source_companion;"
                            "DROP TABLE refused_file; ALTER TABLE source_column DROP COLUMN companion;"
                            "ALTER TABLE source_column DROP COLUMN line;"
                            "ALTER TABLE group_value DROP COLUMN line;"
                            "ALTER TABLE group_value DROP COLUMN pointer; PRAGMA user_version = 1");
            VERIFY_RESULT(connection->takeResult());
        }
        Library library = openNew(folder);
        VERIFY_RESULT(importLog(library, folder.write(u8"a.log", "1|first|||0.5|loss=2/1\n")));
        QCOMPARE(seriesOf(library).size(), std::size_t(1));
    }

    void damagedPointsAreAnError()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importLog(library, folder.write(u8"a.log", "1|first|||0.5|loss=2/1\n")));
        {
            auto connection =
                sql::Connection::open(utf8(folder.path(u8"study.trefoil")), sql::Access::Create);
            connection->run("UPDATE series_chunk SET data = x'00'");
            VERIFY_RESULT(connection->takeResult());
        }
        NoProgress progress;
        const auto points = library.seriesPoints(seriesOf(library)[0].id, progress);
        QVERIFY(!points);
        QCOMPARE(points.error().code, Errc::LibraryDamaged);
    }
};

QTEST_APPLESS_MAIN(TestSeries)
#include "test_series.moc"
