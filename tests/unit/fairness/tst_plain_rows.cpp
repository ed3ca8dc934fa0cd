// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/plain_rows.h"
#include "core/ingest/csv/csv_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <QTest>

using namespace trefoil;

namespace {

using Cells = std::vector<std::array<std::string, 3>>;

/// What PlainRows cuts out; nothing where it leaves the text to CsvReader.
std::optional<Cells> plainCells(const std::string& text, const WantedColumns& wanted)
{
    Cells cells;
    PlainRows rows(text, wanted);
    const bool isPlain =
        rows.forEach([&](std::string_view first, std::string_view second, std::string_view third) {
            cells.push_back({std::string(first), std::string(second), std::string(third)});
            return true;
        });
    return isPlain ? std::optional(std::move(cells)) : std::nullopt;
}

/// The same by CsvReader; nothing where a row has other columns or a quote.
std::optional<Cells> readCells(const std::string& text, const WantedColumns& wanted)
{
    Cells cells;
    CsvReader reader(text, wanted.delimiter);
    while (reader.next()) {
        const std::vector<std::string_view>& fields = reader.row().fields;
        if (fields.size() != wanted.columns || text.find('"') != std::string::npos) {
            return std::nullopt;
        }
        cells.push_back({std::string(fields[wanted.first]), std::string(fields[wanted.second]),
            std::string(fields[wanted.third])});
    }
    return cells;
}

/// Rows of mostly so many columns, of cells and line ends of every kind.
std::string randomText(std::mt19937& random, std::size_t columns, std::size_t rows, bool isOdd)
{
    std::string text;
    for (std::size_t row = 0; row < rows; ++row) {
        const std::size_t count = isOdd && random() % 20 == 0 ? 1 + random() % 5 : columns;
        for (std::size_t column = 0; column < count; ++column) {
            text.append(column > 0 ? "," : "").append(random() % 12, static_cast<char>('a' + random() % 26));
            text.append(isOdd && random() % 30 == 0 ? "\r" : "");
        }
        const std::size_t end = random() % 20;
        text += end == 0 ? "\r\n" : end == 1 && isOdd ? "\n\n" : "\n";
    }
    return random() % 2 == 0 ? text : text.substr(0, text.size() - std::min<std::size_t>(text.size(), 1));
}

} // namespace

/// The quick reader of three columns says what CsvReader says, or nothing.
class TestPlainRows : public QObject {
    Q_OBJECT

private slots:
    void saysWhatCsvReaderSays()
    {
        std::mt19937 random(5);
        std::size_t plain = 0;
        for (int round = 0; round < 3000; ++round) {
            WantedColumns wanted;
            wanted.columns = 2 + random() % 4;
            wanted.first = random() % wanted.columns;
            wanted.second = random() % wanted.columns;
            wanted.third = random() % wanted.columns;
            const bool isOdd = round % 2 == 0;
            const std::string text = randomText(random, wanted.columns, random() % 40, isOdd);
            if (const auto cells = plainCells(text, wanted)) {
                const auto expected = readCells(text, wanted);
                QVERIFY2(expected && *cells == *expected, text.c_str());
                ++plain;
            } else {
                QVERIFY2(isOdd, text.c_str()); // every even text can be read so
            }
        }
        QVERIFY(plain > 1500); // some of the odd ones, too
    }
    void readsMoreThanOnePiece()
    {
        std::mt19937 random(6);
        const WantedColumns wanted{',', 4, 1, 3, 0};
        const std::string text = randomText(random, 4, 20'000, false);
        const auto cells = plainCells(text, wanted);
        QVERIFY(cells && cells->size() > 19'000);
        QCOMPARE(*cells, *readCells(text, wanted));
    }
    void rowsLongerThanAPiece()
    {
        const std::string text =
            "a," + std::string(100'000, 'x') + ",b\nc," + std::string(70'000, 'y') + ",d\n";
        QCOMPARE(*plainCells(text, {',', 3, 0, 2, 2}), (Cells{{"a", "b", "b"}, {"c", "d", "d"}}));
    }
    void leavesTheRestToCsvReader()
    {
        QVERIFY(!plainCells("a,\"b\",c\n", {',', 3, 0, 2, 0}));
        QVERIFY(!plainCells("a,b\n", {',', 3, 0, 2, 0}));
        QVERIFY(!plainCells("a,b,c\n\nd,e,f\n", {',', 3, 0, 2, 0}));
        QVERIFY(!plainCells("a,b\nc,d,e,f\n", {',', 3, 0, 2, 0})); // as many ends as two rows of three have
        QVERIFY(!plainCells("a\nb\n", {',', 1, 0, 0, 0})); // one column: a blank row would be a cell
        QVERIFY(!plainCells("a," + std::string(2'000'000, 'x') + "\n", {',', 2, 0, 1, 0}));
    }
    void stopsWhenAsked()
    {
        int rows = 0;
        PlainRows plain("a,b\nc,d\n", {',', 2, 0, 1, 0});
        QVERIFY(
            !plain.forEach([&](std::string_view, std::string_view, std::string_view) { return ++rows < 1; }));
        QCOMPARE(rows, 1);
    }
};

QTEST_APPLESS_MAIN(TestPlainRows)
#include "tst_plain_rows.moc"
