// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/series_cache.h"

#include <QtTest>

using namespace trefoil;

namespace {

SeriesPoints points(std::size_t count)
{
    return {{}, {}, std::vector<double>(count, 1.0)};
}

} // namespace

/// Decoded series are kept, within a limit.
class TestSeriesCache : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void loadsOnce()
    {
        SeriesCache cache;
        int loads = 0;
        const auto load = [&](SeriesId) -> Result<SeriesPoints> {
            ++loads;
            return points(3);
        };
        QCOMPARE((*cache.points(SeriesId{1}, load))->size(), std::size_t(3));
        QCOMPARE((*cache.points(SeriesId{1}, load))->size(), std::size_t(3));
        QCOMPARE(loads, 1);
        QCOMPARE(cache.bytes(), std::size_t(24));
    }

    void forgetsWhatWasUsedLongestAgo()
    {
        SeriesCache cache(2000);
        std::vector<std::int64_t> loaded;
        const auto load = [&](SeriesId id) -> Result<SeriesPoints> {
            loaded.push_back(id.value);
            return points(100);
        };
        for (const std::int64_t id : {1, 2, 1, 3, 1, 2}) {
            QVERIFY(cache.points(SeriesId{id}, load));
        }
        QCOMPARE(loaded, (std::vector<std::int64_t>{1, 2, 3, 2}));
        QVERIFY(cache.bytes() <= 2000);
    }

    void oneThatIsTooLargeIsStillGiven()
    {
        SeriesCache cache(10);
        const auto load = [](SeriesId) -> Result<SeriesPoints> { return points(1000); };
        QCOMPARE((*cache.points(SeriesId{1}, load))->size(), std::size_t(1000));
    }

    void anErrorIsNotKept()
    {
        SeriesCache cache;
        QVERIFY(!cache.points(
            SeriesId{1}, [](SeriesId) -> Result<SeriesPoints> { return fail(Errc::Cancelled, {}); }));
        QVERIFY(cache.points(SeriesId{1}, [](SeriesId) -> Result<SeriesPoints> { return points(1); }));
    }
};

QTEST_APPLESS_MAIN(TestSeriesCache)
#include "test_series_cache.moc"
