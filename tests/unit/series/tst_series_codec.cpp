// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/series_codec.h"

#include "core/domain/series.h"

#include <bit>
#include <cmath>
#include <limits>
#include <random>

#include <QTest>

using namespace trefoil;

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// By their bits, so that NaN equals NaN and 0 does not equal -0.
bool sameBits(const std::vector<double>& a, const std::vector<double>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double x, double y) {
        return std::bit_cast<std::uint64_t>(x) == std::bit_cast<std::uint64_t>(y)
            || (std::isnan(x) && std::isnan(y));
    });
}

SeriesPoints trainingLog(std::size_t size)
{
    std::mt19937 random(7);
    std::normal_distribution<float> noise;
    SeriesPoints points;
    for (std::size_t i = 0; i < size; ++i) {
        points.steps.push_back(static_cast<double>(i * 10));
        points.timesMs.push_back(1'700'000'000'000 + static_cast<std::int64_t>(i) * 250);
        points.values.push_back(static_cast<double>(2 + noise(random) / 10));
    }
    return points;
}

} // namespace

class TestSeriesCodec : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatWasPutIn_data()
    {
        QTest::addColumn<QList<double>>("steps");
        QTest::addColumn<QList<qint64>>("times");
        QTest::addColumn<QList<double>>("values");
        const QList<double> values{0.5, 0.1, 1e300};
        QTest::newRow("nothing") << QList<double>{} << QList<qint64>{} << QList<double>{};
        QTest::newRow("values only") << QList<double>{} << QList<qint64>{} << values;
        QTest::newRow("whole steps") << QList<double>{1, 2, 100} << QList<qint64>{} << values;
        QTest::newRow("steps back and forth") << QList<double>{5, -5, 0} << QList<qint64>{} << values;
        QTest::newRow("fractional steps") << QList<double>{0.5, 1, 1.5} << QList<qint64>{} << values;
        QTest::newRow("huge steps") << QList<double>{1e15, -1e15, 1e200} << QList<qint64>{} << values;
        QTest::newRow("odd steps") << QList<double>{notANumber, -0.0, infinity} << QList<qint64>{} << values;
        QTest::newRow("times") << QList<double>{}
                               << QList<qint64>{std::numeric_limits<qint64>::min(), 0,
                                      std::numeric_limits<qint64>::max()}
                               << values;
        QTest::newRow("odd values") << QList<double>{} << QList<qint64>{}
                                    << QList<double>{notANumber, -0.0, infinity};
        QTest::newRow("single precision")
            << QList<double>{} << QList<qint64>{} << QList<double>{0.5, double(0.1F), notANumber};
    }
    void givesBackWhatWasPutIn()
    {
        QFETCH(const QList<double>, steps);
        QFETCH(const QList<qint64>, times);
        QFETCH(const QList<double>, values);
        const SeriesPoints points{
            {steps.begin(), steps.end()}, {times.begin(), times.end()}, {values.begin(), values.end()}};
        SeriesPoints back;
        QVERIFY(decodeSeries(encodeSeries(points), back));
        QVERIFY(sameBits(back.steps, points.steps));
        QCOMPARE(back.timesMs, points.timesMs);
        QVERIFY(sameBits(back.values, points.values));
    }

    void appendsChunkAfterChunk()
    {
        SeriesPoints both;
        QVERIFY(decodeSeries(encodeSeries({{1}, {}, {0.5}}), both));
        QVERIFY(decodeSeries(encodeSeries({{2}, {}, {0.25}}), both));
        QCOMPARE(both, (SeriesPoints{{1, 2}, {}, {0.5, 0.25}}));
    }

    void aTrainingLogTakesLittleSpace()
    {
        const SeriesPoints points = trainingLog(SeriesChunk::capacity);
        const std::string bytes = encodeSeries(points);
        // Noise of single precision is all that cannot be foretold: four bytes a point at most.
        QVERIFY2(bytes.size() < points.size() * 4, std::to_string(bytes.size()).c_str());
        SeriesPoints back;
        QVERIFY(decodeSeries(bytes, back));
        QVERIFY(back == points);
    }

    void damageIsNoticedOrHarmless()
    {
        const std::string bytes = encodeSeries(trainingLog(300));
        for (std::size_t cut = 0; cut < bytes.size(); ++cut) {
            SeriesPoints points{{9}, {9}, {9}};
            QVERIFY(!decodeSeries(std::string_view(bytes).substr(0, cut), points));
            QCOMPARE(points, (SeriesPoints{{9}, {9}, {9}}));
        }
        std::mt19937 random(11);
        for (int i = 0; i < 3000; ++i) {
            std::string flipped = bytes;
            flipped[random() % flipped.size()] ^= static_cast<char>(1U << random() % 8);
            SeriesPoints points;
            if (decodeSeries(flipped, points)) {
                QVERIFY(points.size() <= SeriesChunk::capacity);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestSeriesCodec)
#include "tst_series_codec.moc"
