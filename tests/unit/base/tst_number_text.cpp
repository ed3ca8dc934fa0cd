// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/number_text.h"

#include <QTest>

#include <bit>
#include <clocale>
#include <cmath>
#include <random>

using namespace trefoil;

class TestNumberText : public QObject {
    Q_OBJECT

private slots:
    void readsNumbers_data();
    void readsNumbers();
    void refusesEverythingElse_data();
    void refusesEverythingElse();
    void readsDecimalCommas();
    void formatsTheShortestTextThatReadsBack();
    void ignoresTheLocale();
};

void TestNumberText::readsNumbers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<double>("value");
    QTest::newRow("integer") << QByteArray("24") << 24.0;
    QTest::newRow("blanks") << QByteArray("  0.25 ") << 0.25;
    QTest::newRow("plus") << QByteArray("+1e-05") << 1e-5;
    QTest::newRow("leading point") << QByteArray(".5") << 0.5;
    QTest::newRow("infinity") << QByteArray("Infinity") << HUGE_VAL;
    QTest::newRow("beyond the largest") << QByteArray("1e999") << HUGE_VAL;
    QTest::newRow("below the smallest") << QByteArray("1e-999") << 0.0;
    QTest::newRow("negative beyond") << QByteArray("-1e999") << -HUGE_VAL;
}

void TestNumberText::readsNumbers()
{
    QFETCH(QByteArray, text);
    QFETCH(double, value);
    QCOMPARE(parseNumber(text.toStdString()), std::optional(value));
}

void TestNumberText::refusesEverythingElse_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text :
        {"", " ", "abc", "1,5", "1.5 kg", "0x10", "1 000", "--1", "+-1", "1e", "N/A", "12:30"}) {
        QTest::newRow(text) << QByteArray(text);
    }
}

void TestNumberText::refusesEverythingElse()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseNumber(text.toStdString()));
}

void TestNumberText::readsDecimalCommas()
{
    QCOMPARE(parseNumber("0,0012", DecimalMark::Comma), std::optional(0.0012));
    QCOMPARE(parseNumber("1e-3", DecimalMark::Comma), std::optional(0.001));
    QVERIFY(!parseNumber("1.234,5", DecimalMark::Comma)); // thousands separators are ambiguous, not guessed
    QVERIFY(!parseNumber("1,2,3", DecimalMark::Comma));
}

void TestNumberText::formatsTheShortestTextThatReadsBack()
{
    QCOMPARE(formatNumber(0.1), std::string("0.1"));
    QCOMPARE(formatNumber(100.0), std::string("100"));
    QCOMPARE(formatNumber(5.14787354818382e-05), std::string("5.14787354818382e-05"));
    std::mt19937_64 random(2);
    for (int i = 0; i < 20000; ++i) {
        const double value = std::bit_cast<double>(random());
        if (!std::isnan(value)) {
            QCOMPARE(*parseNumber(formatNumber(value)), value);
        }
    }
}

void TestNumberText::ignoresTheLocale()
{
    const char* before = std::setlocale(LC_NUMERIC, "de_DE.UTF-8");
    QCOMPARE(parseNumber("0.5"), std::optional(0.5));
    QCOMPARE(formatNumber(0.5), std::string("0.5"));
    std::setlocale(LC_NUMERIC, before ? before : "C");
}

QTEST_APPLESS_MAIN(TestNumberText)
#include "tst_number_text.moc"
