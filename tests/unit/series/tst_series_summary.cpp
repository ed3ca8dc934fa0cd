// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/series_summary.h"

#include <cmath>

#include <QTest>

using namespace trefoil;

class TestSeriesSummary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sumsUpOverChunks()
    {
        SeriesSummary summary;
        summary.add({{1, 2}, {1000, 2000}, {0.5, 0.25}});
        summary.add({{3, 4}, {3000, 4000}, {0.75, SeriesSummary::none}});
        QCOMPARE(summary.points, 4);
        QCOMPARE(summary.numbers, 3);
        QCOMPARE(summary.firstStep, 1.0);
        QCOMPARE(summary.lastStep, 4.0);
        QCOMPARE(*summary.firstTimeMs, 1000);
        QCOMPARE(*summary.lastTimeMs, 4000);
        QCOMPARE(summary.last, 0.75); // the last number, not the NaN behind it
        QCOMPARE(summary.smallest, 0.25);
        QCOMPARE(summary.largest, 0.75);
    }

    void nothingKnownStaysAbsent()
    {
        SeriesSummary summary;
        summary.add({{}, {}, {SeriesSummary::none}});
        QCOMPARE(summary.points, 1);
        QCOMPARE(summary.numbers, 0);
        QVERIFY(std::isnan(summary.firstStep) && std::isnan(summary.last) && std::isnan(summary.largest));
        QVERIFY(!summary.firstTimeMs && !summary.lastTimeMs);
    }
};

QTEST_APPLESS_MAIN(TestSeriesSummary)
#include "tst_series_summary.moc"
