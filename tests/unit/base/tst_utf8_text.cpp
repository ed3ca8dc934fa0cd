// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8_text.h"

#include <QStringDecoder>
#include <QTest>

#include <random>

using namespace trefoil;

class TestUtf8Text : public QObject {
    Q_OBJECT

private slots:
    void trimsAsciiBlanks();
    void dropsOneByteOrderMark();
    void agreesWithQtOnValidity();
    void repairedTextIsValidAndKeepsValidText();
};

void TestUtf8Text::trimsAsciiBlanks()
{
    QCOMPARE(trimmed("  a b\t\r\n"), std::string_view("a b"));
    QCOMPARE(trimmed(" \t"), std::string_view());
}

void TestUtf8Text::dropsOneByteOrderMark()
{
    QCOMPARE(withoutByteOrderMark("\xEF\xBB\xBFid"), std::string_view("id"));
    QCOMPARE(withoutByteOrderMark("id"), std::string_view("id"));
    QCOMPARE(withoutByteOrderMark("\xEF\xBB"), std::string_view("\xEF\xBB"));
}

void TestUtf8Text::agreesWithQtOnValidity()
{
    std::mt19937 random(3);
    for (int i = 0; i < 50000; ++i) {
        std::string bytes(1 + random() % 5, ' ');
        for (char& c : bytes) {
            c = static_cast<char>(random() % 3 == 0 ? random() : 0x80 | (random() & 0x7f));
        }
        QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
        [[maybe_unused]] const QString text = decoder(QByteArrayView(bytes.data(), qsizetype(bytes.size())));
        QCOMPARE(isValidUtf8(bytes), !decoder.hasError());
    }
}

void TestUtf8Text::repairedTextIsValidAndKeepsValidText()
{
    QCOMPARE(toValidUtf8("île-de-france"), std::string("île-de-france"));
    QCOMPARE(toValidUtf8("a\xFFz"), std::string("a\xEF\xBF\xBDz"));
    QVERIFY(isValidUtf8(toValidUtf8("\xC0\xAF\xED\xA0\x80\xF4\x90\x80\x80")));
}

QTEST_APPLESS_MAIN(TestUtf8Text)
#include "tst_utf8_text.moc"
