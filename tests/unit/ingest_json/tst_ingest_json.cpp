// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/json/json_keys.h"
#include "core/ingest/json/json_text.h"
#include "core/ingest/json/json_value.h"

#include <cmath>

#include <nlohmann/json.hpp>

#include <QtTest/QTest>

using namespace trefoil;

class TestIngestJson : public QObject {
    Q_OBJECT

private slots:
    void readsNumbersThatPythonWrites();
    void leavesWordsInStringsAlone();
    void escapesPointers();
    void findsKeysOfACutText();
    void refusesDepthBeyondTheLimit();
    void refusesSizeBeyondTheLimit();
    void saysWhereAndWhat_data();
    void saysWhereAndWhat();
};

void TestIngestJson::readsNumbersThatPythonWrites()
{
    const auto document = parseJson(R"({"a": NaN, "b": [Infinity, -Infinity, -1.5]})", "f.json");
    QVERIFY(document);
    QVERIFY(std::isnan(numberOf(member(&*document, "a")).value_or(0)));
    QCOMPARE((*document)["b"][0].get<double>(), std::numeric_limits<double>::infinity());
    QCOMPARE((*document)["b"][1].get<double>(), -std::numeric_limits<double>::infinity());
    QCOMPARE((*document)["b"][2].get<double>(), -1.5);
    QVERIFY(!numberOf(member(&*document, "missing")));
}

void TestIngestJson::leavesWordsInStringsAlone()
{
    const auto document =
        parseJson(R"({"a": "NaN \" Infinity", "b": NaN, "c": "625.5", "d": "x", "e": true})", "f");
    QVERIFY(document);
    QCOMPARE(textOf(member(&*document, "a")), std::string("NaN \" Infinity"));
    QCOMPARE(numberOrNumberText(member(&*document, "c")).value_or(0), 625.5);
    QVERIFY(!numberOf(member(&*document, "c")));
    QVERIFY(!numberOrNumberText(member(&*document, "d")));
    QVERIFY(!numberOf(member(&*document, "e")));
}

void TestIngestJson::escapesPointers()
{
    QCOMPARE(jsonPointer({"results", "a/b", "c~d"}), std::string("/results/a~1b/c~0d"));
}

void TestIngestJson::findsKeysOfACutText()
{
    const auto keys =
        jsonKeys("\xEF\xBB\xBF {\"a\": {\"b\": [1, \"no\"], \"c\": \"\\\"d\\\": 1\"}, \"e\": [], \"f", 2);
    QCOMPARE(keys.size(), std::size_t{4});
    QCOMPARE(keys[1].key, std::string_view("b"));
    QCOMPARE(keys[1].top, std::string_view("a"));
    QCOMPARE(keys[1].depth, 2);
    QCOMPARE(keys[3].valueStart, '[');
    QVERIFY(hasTopKey(keys, "e"));
    QVERIFY(!hasTopKey(keys, "b"));
    QVERIFY(jsonKeys("[{\"a\": 1}]", 2).empty());
}

void TestIngestJson::refusesDepthBeyondTheLimit()
{
    const auto nested = [](std::size_t depth) {
        return std::string(depth, '[') + "\n" + std::string(depth, ']');
    };
    QVERIFY(parseJson(nested(512), "f"));
    const auto refused = parseJson(nested(200000), "f");
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Errc::FormatRefused);
    QCOMPARE(refused.error().where.line, std::int64_t{1});
}

void TestIngestJson::refusesSizeBeyondTheLimit()
{
    const auto refused = parseJson("[1, 2, 3]", "f", JsonLimits{8, 512});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Errc::FormatRefused);
}

void TestIngestJson::saysWhereAndWhat_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::newRow("empty") << QByteArray() << 1;
    QTest::newRow("cut in an object") << QByteArray("{\n\"a\": 1,\n") << 3;
    QTest::newRow("missing comma") << QByteArray("{\n\"a\": 1\n\"b\": 2}") << 3;
    QTest::newRow("two documents") << QByteArray("{}\n{}") << 2;
    QTest::newRow("cut after NaN") << QByteArray("{\n\"a\": NaN,\n\n") << 4;
    QTest::newRow("not UTF-8") << QByteArray("[\n\"\xE5\"]") << 2;
    QTest::newRow("too large a number") << QByteArray("[\n1e999]") << 2;
}

void TestIngestJson::saysWhereAndWhat()
{
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    const auto document =
        parseJson(std::string_view(text.constData(), static_cast<std::size_t>(text.size())), "f.json");
    QVERIFY(!document);
    QCOMPARE(document.error().code, Errc::ParseFailed);
    QCOMPARE(document.error().where.path, std::string("f.json"));
    QCOMPARE(document.error().where.line, static_cast<std::int64_t>(line));
    QCOMPARE(document.error().args.size(), std::size_t{2});
    QVERIFY(!document.error().args[0].empty() && !document.error().args[1].empty());
}

QTEST_APPLESS_MAIN(TestIngestJson)
#include "tst_ingest_json.moc"
