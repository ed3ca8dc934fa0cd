// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/hand_built_frame.h"
#include "support/stops_after.h"

#include "core/report/text_table.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <limits>

using namespace trefoil;
using testing::HandBuiltFrame;
using testing::StopsAfter;

class TestTextTable : public QObject {
    Q_OBJECT

private slots:
    void holdsEveryColumnUnlessAsked();
    void csvQuotesOnlyWhatNeedsIt();
    void jsonStandsRowByRow();
    void aStoppedTableEndsAtTheNextRow();
    void jsonIsReadByOthers();
    void absentIsNeverZero();
    void alignedTextLinesUp();
    void alignedTextIsRoundedAndFilesAreNot();
};

void TestTextTable::holdsEveryColumnUnlessAsked()
{
    const auto frame = HandBuiltFrame({"a"}).with(Standard::Energy, {1}).withText("model", {"m"}).frame();
    QCOMPARE(tableOf(*frame, allRows(*frame), {}).header,
        std::vector<std::string>({"run", "name", "model", "energy_kwh"}));
    const TextTable chosen = tableOf(*frame, allRows(*frame), {"energy_kwh", "no_such"});
    QCOMPARE(chosen.header, std::vector<std::string>({"run", "name", "energy_kwh", "no_such"}));
    QVERIFY(std::holds_alternative<std::monostate>(chosen.rows[0][3]));
}

void TestTextTable::csvQuotesOnlyWhatNeedsIt()
{
    const TextTable table{
        {"name", "value"}, {{std::string("a,\"b\"\nc"), 0.1}, {std::string("plain"), Cell{}}}};
    QCOMPARE(toCsv(table), std::string("name,value\n\"a,\"\"b\"\"\nc\",0.1\nplain,\n"));
}

void TestTextTable::jsonIsReadByOthers()
{
    const double inf = std::numeric_limits<double>::infinity();
    const TextTable table{{"name", "value"}, {{std::string("ä\"\\"), 0.1}, {Cell{}, inf}}};
    const auto rows = QJsonDocument::fromJson(QByteArray::fromStdString(toJson(table))).array();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].toObject()[QStringLiteral("name")].toString(), QStringLiteral("ä\"\\"));
    QCOMPARE(rows[0].toObject()[QStringLiteral("value")].toDouble(), 0.1);
    QVERIFY(rows[1].toObject()[QStringLiteral("name")].isNull());
    QCOMPARE(rows[1].toObject()[QStringLiteral("value")].toString(), QStringLiteral("inf"));
}

void TestTextTable::jsonStandsRowByRow()
{
    const TextTable table{{"name", "value"}, {{std::string("a\nb"), 0.5}, {Cell{}, 1.0}}};
    QCOMPARE(toJson(table),
        std::string("[\n  {\n    \"name\": \"a\\nb\",\n    \"value\": 0.5\n  },\n"
                    "  {\n    \"name\": null,\n    \"value\": 1.0\n  }\n]\n"));
    QCOMPARE(toJson(TextTable{{"name"}, {}}), std::string("[]\n"));
}

void TestTextTable::aStoppedTableEndsAtTheNextRow()
{
    const auto frame = HandBuiltFrame({"a", "b", "c"}).with(Standard::Energy, {1, 2, 3}).frame();
    QCOMPARE(tableOf(*frame, allRows(*frame), {}, StopsAfter(1)).rows.size(), std::size_t(1));
    const TextTable table = tableOf(*frame, allRows(*frame), {"energy_kwh"});
    QCOMPARE(toCsv(table, StopsAfter(2)), std::string("run,name,energy_kwh\n1,a,1\n2,b,2\n"));
    QCOMPARE(toJson(table, StopsAfter(0)), std::string("[]\n"));
}

void TestTextTable::absentIsNeverZero()
{
    const auto frame = HandBuiltFrame({"a", "b"}).with(Standard::Energy, {absent, 0}).frame();
    const TextTable table = tableOf(*frame, allRows(*frame), {"energy_kwh"});
    QCOMPARE(toCsv(table), std::string("run,name,energy_kwh\n1,a,\n2,b,0\n"));
    QVERIFY(toAlignedText(table).find("–") != std::string::npos);
}

void TestTextTable::alignedTextLinesUp()
{
    const TextTable table{{"name", "v"}, {{std::string("é"), 1.0}, {std::string("long"), 10.5}}};
    QCOMPARE(toAlignedText(table), std::string("name     v\né        1\nlong  10.5\n"));
}

void TestTextTable::alignedTextIsRoundedAndFilesAreNot()
{
    const TextTable table{{"v"},
        {{1.0 / 3}, {-2e-7 / 3}, {1234567.0}, {-5e7}, {9876543.21}, {12345.678}, {0.5}, {1e300 / 3},
            {std::numeric_limits<double>::infinity()}}};
    QCOMPARE(toAlignedText(table),
        std::string("           v\n"
                    "    0.333333\n"
                    "-6.66667e-08\n"
                    "     1234567\n"
                    "   -50000000\n"
                    "     9876543\n"
                    "     12345.7\n"
                    "         0.5\n"
                    "3.33333e+299\n"
                    "         inf\n"));
    QVERIFY(toCsv(table).starts_with("v\n0.3333333333333333\n"));
    QVERIFY(toJson(table).find("0.3333333333333333") != std::string::npos);
}

QTEST_APPLESS_MAIN(TestTextTable)
#include "tst_text_table.moc"
