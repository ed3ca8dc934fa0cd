// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/series_collector.h"
#include "core/store/sql/connection.h"
#include "unit/store/library_case.h"

#include <cmath>
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
        SeriesCollector collector;
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
        SeriesCollector collector;
        collector.append({&quantityOf(Standard::Loss), "loss", {1, 2}, {}, {0.5, 0.25}});
        collector.append({&quantityOf(Standard::Loss), "loss", {}, {10, 20}, {0.125, 0.0625}});
        const auto series = collector.take();
        QCOMPARE(series.size(), std::size_t(1));
        QCOMPARE(series[0].chunks.size(), std::size_t(2));
        QCOMPARE(series[0].summary.points, 4);
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
