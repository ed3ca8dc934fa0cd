// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/csv/csv_reader.h"

#include <QtTest/QTest>

using namespace trefoil;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows readAll(std::string_view text, char delimiter)
{
    Rows rows;
    CsvReader reader(text, delimiter);
    while (reader.next()) {
        rows.emplace_back(reader.row().fields.begin(), reader.row().fields.end());
    }
    return rows;
}

/// What a person reads in a failure: cells between ⟨ and ⟩, rows between /.
QString shown(const Rows& rows)
{
    std::string text;
    for (const auto& row : rows) {
        for (const auto& cell : row) {
            text.append("⟨").append(cell).append("⟩");
        }
        text += "/";
    }
    return QString::fromStdString(text);
}

} // namespace

class TestCsvReader : public QObject {
    Q_OBJECT

private slots:
    void readsRows_data();
    void readsRows();
    void tellsWhereRowsAre();
    void pointsIntoTheText();
    void splitsLongRowsAsShortOnes();
    void takesAnUnclosedQuoteAsACharacter();
    void boundsTheNumberOfCells();
};

void TestCsvReader::readsRows_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<char>("delimiter");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* text, const char* expected, char delimiter) {
        QTest::newRow(name) << QByteArray(text) << delimiter << QString::fromUtf8(expected);
    };
    row("plain", "a,b\n1,2\n", "⟨a⟩⟨b⟩/⟨1⟩⟨2⟩/", ',');
    row("semicolon", "a;b,c\n", "⟨a⟩⟨b,c⟩/", ';');
    row("tab", "a\tb\n", "⟨a⟩⟨b⟩/", '\t');
    row("no final newline", "a,b\n1,2", "⟨a⟩⟨b⟩/⟨1⟩⟨2⟩/", ',');
    row("CRLF", "a,b\r\n1,2\r\n", "⟨a⟩⟨b⟩/⟨1⟩⟨2⟩/", ',');
    row("CR CR LF", "a,b\r\r\n1,2\r\r\n", "⟨a⟩⟨b⟩/⟨1⟩⟨2⟩/", ',');
    row("CR at the end of the file", "a,b\r", "⟨a⟩⟨b⟩/", ',');
    row("byte order mark",
        "\xEF\xBB\xBF"
        "a,b\n",
        "⟨a⟩⟨b⟩/", ',');
    row("empty cells", ",a,,\n,\n", "⟨⟩⟨a⟩⟨⟩⟨⟩/⟨⟩⟨⟩/", ',');
    row("blank lines", "\n\r\na\n\n\nb\n\n", "⟨a⟩/⟨b⟩/", ',');
    row("blanks are kept", " a , b\n", "⟨ a ⟩⟨ b⟩/", ',');
    row("quoted", "\"a\",\"b,c\"\n", "⟨a⟩⟨b,c⟩/", ',');
    row("quoted line end", "\"a\nb\",c\nd,e\n", "⟨a\nb⟩⟨c⟩/⟨d⟩⟨e⟩/", ',');
    row("doubled quotes", "\"say \"\"hi\"\"\",\"\"\"\"\n", "⟨say \"hi\"⟩⟨\"⟩/", ',');
    row("empty quoted", "\"\",x,\"\"\n", "⟨⟩⟨x⟩⟨⟩/", ',');
    row("quote inside a cell", "5\" disk,x\n", "⟨5\" disk⟩⟨x⟩/", ',');
    row("blank after a quote", "\"a\" ,b\n", "⟨a⟩⟨b⟩/", ',');
    row("quoted, CRLF", "\"a\",\"b\"\r\nc,d\r\n", "⟨a⟩⟨b⟩/⟨c⟩⟨d⟩/", ',');
    row("quoted, then plain with CRLF", "\"a\",b\r\r\n", "⟨a⟩⟨b⟩/", ',');
    row("quoted at the end of the file", "a,\"b\"", "⟨a⟩⟨b⟩/", ',');
    row("nothing", "", "", ',');
    row("only line ends", "\r\n\n\r\r\n", "", ',');
    row("only a delimiter", ",", "⟨⟩⟨⟩/", ',');
}

void TestCsvReader::readsRows()
{
    QFETCH(QByteArray, text);
    QFETCH(char, delimiter);
    QFETCH(QString, expected);
    QCOMPARE(
        shown(readAll(std::string_view(text.constData(), static_cast<std::size_t>(text.size())), delimiter)),
        expected);
}

void TestCsvReader::tellsWhereRowsAre()
{
    CsvReader reader("h,i\n\n\"a\nb\",c\r\nlast", ',');
    QVERIFY(reader.next());
    QCOMPARE(reader.row().line, 1);
    QCOMPARE(reader.row().offset, std::size_t{0});
    QVERIFY(reader.next());
    QCOMPARE(reader.row().line, 3);
    QCOMPARE(reader.row().offset, std::size_t{5});
    QVERIFY(reader.row().raw == "\"a\nb\",c");
    QVERIFY(reader.row().endsWithNewline);
    QVERIFY(reader.next());
    QCOMPARE(reader.row().line, 5);
    QVERIFY(!reader.row().endsWithNewline);
    QVERIFY(!reader.next());
    QCOMPARE(reader.position(), std::size_t{18});
}

void TestCsvReader::pointsIntoTheText()
{
    const std::string text = "plain,\"quoted\"\n";
    CsvReader reader(text, ',');
    QVERIFY(reader.next());
    QVERIFY(reader.row().fields[0].data() == text.data());
    QVERIFY(reader.row().fields[1].data() == text.data() + 7);
}

/// Delimiters are looked for eight bytes at a time: every distance between two must do.
void TestCsvReader::splitsLongRowsAsShortOnes()
{
    for (std::size_t length = 0; length < 20; ++length) {
        for (std::size_t count = 1; count < 20; ++count) {
            std::string text;
            for (std::size_t i = 0; i < count; ++i) {
                text.append(i == 0 ? 0 : 1, ',').append(length, static_cast<char>(',' + 1));
            }
            CsvReader reader(text, ',');
            if (text.empty()) {
                QVERIFY(!reader.next());
                continue;
            }
            QVERIFY(reader.next());
            QCOMPARE(reader.row().fields.size(), count);
            for (const std::string_view field : reader.row().fields) {
                QCOMPARE(field.size(), length);
            }
        }
    }
}

void TestCsvReader::takesAnUnclosedQuoteAsACharacter()
{
    CsvReader reader("\"a,b\nc,d\n", ',');
    QVERIFY(reader.next());
    QVERIFY(reader.row().hasOpenQuote);
    QCOMPARE(reader.row().fields.size(), std::size_t{2});
    QVERIFY(reader.row().fields[0] == "\"a");
    QVERIFY(reader.next());
    QVERIFY(!reader.row().hasOpenQuote);
    QCOMPARE(reader.row().line, 2);
    QVERIFY(reader.row().fields[0] == "c");

    // A quote that closes too far away must not swallow the rows between.
    const std::string far = "\"x\n" + std::string(2'000'000, '\n') + "y\"\n";
    QCOMPARE(readAll(far, ',').size(), std::size_t{2});
}

void TestCsvReader::boundsTheNumberOfCells()
{
    const std::string commas(200'000, ',');
    CsvReader plain(commas, ',');
    QVERIFY(plain.next());
    QCOMPARE(plain.row().fields.size(), std::size_t{65'536});
    const std::string withQuote = "\"a\"" + commas;
    CsvReader quoted(withQuote, ',');
    QVERIFY(quoted.next());
    QCOMPARE(quoted.row().fields.size(), std::size_t{65'536});
    QVERIFY(!quoted.next());
}

QTEST_APPLESS_MAIN(TestCsvReader)
#include "tst_csv_reader.moc"
