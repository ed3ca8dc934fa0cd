// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/instant.h"

#include <QTest>

#include <random>

using namespace trefoil;

class TestInstant : public QObject {
    Q_OBJECT

private slots:
    void readsWhatToolsWrite_data();
    void readsWhatToolsWrite();
    void refusesOtherTexts_data();
    void refusesOtherTexts();
    void formattedInstantsReadBack();
};

void TestInstant::readsWhatToolsWrite_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<bool>("zoneKnown");
    QTest::newRow("epoch") << QByteArray("1970-01-01T00:00:00Z") << qint64(0) << true;
    QTest::newRow("CodeCarbon") << QByteArray("2022-09-26T18:48:52") << qint64(1664218132000) << false;
    QTest::newRow("blank for T") << QByteArray("2026-06-01 18:56:48") << qint64(1780340208000) << false;
    QTest::newRow("offset") << QByteArray("2026-11-23T14:36:24.705+00:00") << qint64(1795444584705) << true;
    QTest::newRow("east is earlier") << QByteArray("2022-09-26T18:48:52+02:00") << qint64(1664210932000)
                                     << true;
    QTest::newRow("offset without colon")
        << QByteArray("1970-01-01T00:00:00-0130") << qint64(5400000) << true;
    QTest::newRow("nanoseconds are cut")
        << QByteArray("1970-01-01T00:00:00.123999999Z") << qint64(123) << true;
    QTest::newRow("one digit") << QByteArray("1970-01-01T00:00:00.5") << qint64(500) << false;
    QTest::newRow("without seconds") << QByteArray("1970-01-01 00:01") << qint64(60000) << false;
    QTest::newRow("leap day") << QByteArray("2024-02-29T00:00:00Z") << qint64(1709164800000) << true;
    QTest::newRow("before the epoch") << QByteArray("1969-12-31T23:59:59Z") << qint64(-1000) << true;
}

void TestInstant::readsWhatToolsWrite()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, milliseconds);
    QFETCH(bool, zoneKnown);
    const auto instant = parseInstant(text.toStdString());
    QVERIFY(instant);
    QCOMPARE(qint64(instant->milliseconds), milliseconds);
    QCOMPARE(instant->zoneKnown, zoneKnown);
}

void TestInstant::refusesOtherTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"", "2024", "2024-08-04T23", "2023-02-29T00:00:00", "2024-13-01T00:00:00",
             "2024-01-01T24:00:00", "2024-01-01T00:60:00", "2024-01-01T00:00:00.", "2024-01-01T00:00:00Zx",
             "2024-01-01T00:00:00+99:00", "01/02/2024 00:00:00", "2024-01-01T00:00:00.1234567890"}) {
        QTest::newRow(text) << QByteArray(text);
    }
}

void TestInstant::refusesOtherTexts()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseInstant(text.toStdString()));
}

void TestInstant::formattedInstantsReadBack()
{
    std::mt19937_64 random(1);
    std::uniform_int_distribution<std::int64_t> any(-2'000'000'000'000, 4'000'000'000'000);
    for (int i = 0; i < 2000; ++i) {
        const Instant instant{any(random), i % 2 == 0};
        QCOMPARE(*parseInstant(formatInstant(instant)), instant);
    }
}

QTEST_APPLESS_MAIN(TestInstant)
#include "tst_instant.moc"
