// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/json/json_elements.h"
#include "core/ingest/json/json_keys.h"
#include "core/ingest/json/json_list.h"
#include "core/ingest/json/json_text.h"
#include "core/ingest/json/json_value.h"

#include <cmath>

#include <nlohmann/json.hpp>

#include <QtTest/QTest>

using namespace trefoil;

class TestIngestJson : public QObject {
    Q_OBJECT

private slots:
    void readsLongListsByElement_data();
    void readsLongListsByElement();
    void findsElementsByTheirBrackets_data();
    void findsElementsByTheirBrackets();
    void keepsWhatIsNoSuchList();
    void listsAreRefusedAsDocumentsAre_data();
    void listsAreRefusedAsDocumentsAre();
    void boundsElementsAndTheRest();
    void stopsAListWhenAsked();
    void readsNumbersThatPythonWrites();
    void leavesWordsInStringsAlone();
    void escapesPointers();
    void findsKeysOfACutText();
    void refusesDepthBeyondTheLimit();
    void refusesSizeBeyondTheLimit();
    void saysWhereAndWhat_data();
    void saysWhereAndWhat();
};

namespace {

Result<nlohmann::json> readList(std::string_view text, std::string_view key,
    std::vector<nlohmann::json>& elements, const JsonLimits& limits = {})
{
    NoProgress progress;
    return parseJsonList(
        text, "f.json", key,
        [&](const nlohmann::json& element, std::size_t number) {
            QCOMPARE(number, elements.size());
            elements.push_back(element);
        },
        progress, limits);
}

} // namespace

void TestIngestJson::findsElementsByTheirBrackets_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<QByteArray>>("elements");
    QTest::addColumn<bool>("isCutOff");
    using Elements = QList<QByteArray>;
    QTest::newRow("empty") << QByteArray(" [ ] ") << Elements{} << false;
    QTest::newRow("no array") << QByteArray("{\"a\": [1]}") << Elements{} << false;
    QTest::newRow("blank") << QByteArray(" ") << Elements{} << false;
    QTest::newRow("nested") << QByteArray("\xEF\xBB\xBF[{\"a\": [1, {}]} , [2],3]")
                            << Elements{"{\"a\": [1, {}]}", "[2]", "3"} << false;
    QTest::newRow("brackets in strings") << QByteArray("[\"],\", \"\\\"[\", \"\\\\\"]")
                                         << Elements{"\"],\"", "\"\\\"[\"", "\"\\\\\""} << false;
    QTest::newRow("cut off in an element") << QByteArray("[1, {\"a\": ") << Elements{"1", "{\"a\":"} << true;
    QTest::newRow("cut off in a string") << QByteArray("[\"a\\") << Elements{"\"a\\"} << true;
    QTest::newRow("cut off between") << QByteArray("[1,") << Elements{"1", ""} << true;
    QTest::newRow("nothing between commas") << QByteArray("[1,,2]") << Elements{"1", "", "2"} << false;
}

void TestIngestJson::findsElementsByTheirBrackets()
{
    QFETCH(const QByteArray, text);
    JsonElements reader(std::string_view(text.data(), static_cast<std::size_t>(text.size())));
    QList<QByteArray> elements;
    while (reader.next()) {
        elements << QByteArray(reader.element().data(), static_cast<qsizetype>(reader.element().size()));
    }
    QTEST(elements, "elements");
    QTEST(reader.isCutOff(), "isCutOff");
    QVERIFY(!reader.next());
}

void TestIngestJson::readsLongListsByElement_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("whole document") << QByteArray(R"([{"a": 1, "b": [[], [2]]}, 3, [4, [5]], "x", null])")
                                    << QByteArray();
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF [1, 2]") << QByteArray();
    QTest::newRow("empty") << QByteArray("[]") << QByteArray();
    QTest::newRow("under a key") << QByteArray(
        R"({"step": 7, "rows": [{"a": {"rows": [1]}}, 2.5e-3], "after": {"b": [1, {}]}})")
                                 << QByteArray("rows");
    QTest::newRow("escapes") << QByteArray(R"({"rows": ["a\"]}", "\\", "\u00e5"], "x\"rows": [0]})")
                             << QByteArray("rows");
    QTest::newRow("deep namesake") << QByteArray(R"({"a": {"rows": [1, 2]}, "rows": [3]})")
                                   << QByteArray("rows");
    QTest::newRow("a key twice") << QByteArray(R"({"rows": [{"a": 1, "a": 2}], "b": [1], "b": 2})")
                                 << QByteArray("rows");
}

void TestIngestJson::readsLongListsByElement()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, key);
    const std::string_view all(text.constData(), static_cast<std::size_t>(text.size()));
    std::vector<nlohmann::json> elements;
    const auto rest = readList(all, key.toStdString(), elements);
    QVERIFY(rest);
    auto whole = parseJson(all, "f.json");
    QVERIFY(whole);
    nlohmann::json& list = key.isEmpty() ? *whole : (*whole)[key.toStdString()];
    QVERIFY(elements == list.get<std::vector<nlohmann::json>>());
    list = nlohmann::json::array();
    QVERIFY(*rest == *whole);

    std::vector<nlohmann::json> words;
    QVERIFY(
        readList(R"({"a": -Infinity, "rows": [NaN, {"b": Infinity, "c": "NaN", "d": -1}]})", "rows", words));
    QVERIFY(std::isnan(words.at(0).get<double>()));
    QCOMPARE(words.at(1)["b"].get<double>(), std::numeric_limits<double>::infinity());
    QCOMPARE(words.at(1)["c"].get<std::string>(), std::string("NaN"));
    QCOMPARE(words.at(1)["d"].get<int>(), -1);
}

void TestIngestJson::keepsWhatIsNoSuchList()
{
    std::vector<nlohmann::json> elements;
    for (const char* text : {R"({"rows": {"a": [1]}})", R"({"other": [1, 2]})", R"([{"rows": [1]}])", "7"}) {
        const auto rest = readList(text, "rows", elements);
        QVERIFY(rest);
        QVERIFY(*rest == nlohmann::json::parse(text));
    }
    QVERIFY(elements.empty());
}

void TestIngestJson::listsAreRefusedAsDocumentsAre_data()
{
    saysWhereAndWhat_data();
}

void TestIngestJson::listsAreRefusedAsDocumentsAre()
{
    QFETCH(QByteArray, text);
    const std::string_view all(text.constData(), static_cast<std::size_t>(text.size()));
    std::vector<nlohmann::json> elements;
    const auto whole = parseJson(all, "f.json");
    const auto list = readList(all, {}, elements);
    QVERIFY(!whole && !list);
    QCOMPARE(list.error().code, whole.error().code);
    QCOMPARE(list.error().args, whole.error().args);
    QCOMPARE(list.error().where.line, whole.error().where.line);
}

void TestIngestJson::boundsElementsAndTheRest()
{
    const JsonLimits limits{.bytes = 50, .depth = 4};
    std::vector<nlohmann::json> elements;
    std::string text = R"({"a": 1, "rows": [)";
    for (int i = 0; i < 1000; ++i) {
        text += "{\"loss\": 0.5},\n";
    }
    QVERIFY(readList(text + "0], \"b\": 2}", "rows", elements, limits));
    QCOMPARE(elements.size(), std::size_t{1001});
    for (const std::string& tooLarge : {text + "\"" + std::string(60, 'x') + "\"]}",
             text + "0], \"b\": \"" + std::string(60, 'x') + "\"}", text + "[[[[0]]]]]}"}) {
        elements.clear();
        const auto refused = readList(tooLarge, "rows", elements, limits);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Errc::FormatRefused);
        QVERIFY(refused.error().where.line > 900);
    }
}

void TestIngestJson::stopsAListWhenAsked()
{
    class Stopping final : public Progress {
    public:
        void report(std::string_view, std::int64_t done, std::int64_t) override { m_done = done; }
        [[nodiscard]] bool stopRequested() const override { return m_done > 2'000'000; }

    private:
        std::int64_t m_done = 0;
    } progress;
    std::string text = "[0";
    for (int i = 0; i < 2'000'000; ++i) {
        text += ",10";
    }
    std::size_t count = 0;
    const auto stopped = parseJsonList(
        text + "]", "f.json", {}, [&](const nlohmann::json&, std::size_t) { ++count; }, progress);
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().code, Errc::Cancelled);
    QVERIFY(count > 600'000 && count < 1'500'000);
}

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
