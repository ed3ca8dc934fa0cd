// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/csv/csv_dialect.h"

#include <QtTest/QTest>

using namespace trefoil;

class TestCsvDialect : public QObject {
    Q_OBJECT

private slots:
    void sniffs_data();
    void sniffs();
};

void TestCsvDialect::sniffs_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<char>("delimiter");
    QTest::addColumn<bool>("isDecimalComma");
    QTest::newRow("comma") << QByteArray("a,b\n1.5,2\n") << ',' << false;
    QTest::newRow("semicolon, decimal comma") << QByteArray("a;b\n1,5;2,25\n3,5;4\n") << ';' << true;
    QTest::newRow("semicolon, decimal point") << QByteArray("a;b\n1.5;2.25\n") << ';' << false;
    QTest::newRow("tab") << QByteArray("a\tb\n1.5\t2\n") << '\t' << false;
    QTest::newRow("pipe") << QByteArray("a|b|c\n1|2|3\n") << '|' << false;
    QTest::newRow("delimiter in quotes") << QByteArray("a;b\n\"x,y,z\";2\n\"u,v,w\";3\n") << ';' << false;
    QTest::newRow("commas in texts") << QByteArray("a;b;c\nx, y;z;1\nu;v, w;2\n") << ';' << false;
    QTest::newRow("one column") << QByteArray("a\n1\n2\n") << ',' << false;
    QTest::newRow("nothing") << QByteArray() << ',' << false;
}

void TestCsvDialect::sniffs()
{
    QFETCH(QByteArray, head);
    QFETCH(char, delimiter);
    QFETCH(bool, isDecimalComma);
    const CsvDialect dialect =
        sniffDialect(std::string_view(head.constData(), static_cast<std::size_t>(head.size())));
    QCOMPARE(dialect.delimiter, delimiter);
    QCOMPARE(dialect.decimalMark == DecimalMark::Comma, isDecimalComma);
}

QTEST_APPLESS_MAIN(TestCsvDialect)
#include "tst_csv_dialect.moc"
