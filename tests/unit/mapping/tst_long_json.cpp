// SPDX-License-Identifier: GPL-3.0-or-later
// JSON arrays that are too long to be read at once.
#include "core/ingest/formats/table/table_preview.h"
#include "core/ingest/formats/table/table_reader.h"
#include "core/ingest/mapping_proposal.h"
#include "unit/mapping/imported_table.h"

#include <QtTest>

#include <algorithm>

using namespace trefoil;
using namespace trefoil::test;

namespace {

constexpr std::size_t beyondDocuments = 33'000'000; // bytes; a document may have 32 million

/// Rows of runs until the text is so long, without the bracket at its end.
std::string listOf(std::size_t bytes)
{
    std::string text = " [\n";
    for (std::size_t i = 0; text.size() < bytes; ++i) {
        text += i > 0 ? ",\n" : "";
        text += "{\"run\": \"run " + std::to_string(i) + "\", \"accuracy\": 0." + std::to_string(100000 + i)
            + ", \"energy_kwh\": " + (i == 7 ? "NaN" : "1.5") + ", \"note\": \"[a, {b\\\"], "
            + std::string(1000, 'x') + "\"}";
    }
    return text;
}

} // namespace

class TestLongJson : public QObject {
    Q_OBJECT

private slots:
    void rowsAreReadOneAfterTheOther()
    {
        const std::string list = listOf(beyondDocuments);
        const Source source = Source::fromText("runs.json", list + "\n]\n");
        QCOMPARE(sniffLayout(source).kind, TableLayout::Kind::JsonList);
        const auto mapping = proposeMapping(source);
        QVERIFY(mapping);
        QCOMPARE(mapping->format, std::string("json"));
        const CollectingSink sink = imported(list + "\n]\n", &*mapping);
        const auto rows = std::count(list.begin(), list.end(), '\n') - 1;
        QCOMPARE(static_cast<std::ptrdiff_t>(sink.records.size()), rows + 1);
        const Record& seventh = sink.records[7];
        QCOMPARE(seventh.name, std::string("run 7"));
        QCOMPARE(seventh.pointer, std::string("/7"));
        QCOMPARE(seventh.values[Standard::Accuracy], 0.100007);
        QVERIFY(isAbsent(seventh.values[Standard::Energy]));
        QCOMPARE(sink.records[8].values[Standard::Energy], 1.5);
        QVERIFY(std::ranges::all_of(sink.diagnostics,
            [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::Note; }));
    }

    void theBeginningIsShownAndAsked()
    {
        const Source source = Source::fromText("runs.json", listOf(5'000'000) + "]");
        const auto mapping = proposeMapping(source);
        QVERIFY(mapping);
        const auto preview = previewTable(source, *mapping, 3);
        QVERIFY(preview);
        QCOMPARE(preview->rowCount, std::size_t(3));
        QCOMPARE(preview->columns.size(), std::size_t(4));
        const auto whole = previewTable(source, *mapping, 1'000'000);
        QVERIFY(whole);
        QVERIFY(whole->rowCount > 500 && whole->rowCount < 1100); // of its first megabyte
    }

    /// What a short array says, a long one says, too.
    void itSaysWhatADocumentSays()
    {
        const std::string list = listOf(100'000) + "]";
        QCOMPARE(sniffLayout(Source::fromText("a.json", list)).kind, TableLayout::Kind::Json);
        const auto mapping = proposeMapping(Source::fromText("a.json", list));
        QVERIFY(mapping);
        const CollectingSink whole = imported(list, &*mapping);
        const CollectingSink streamed = imported(listOf(5'000'000) + "]", &*mapping);
        QVERIFY(whole.records.size() > 50);
        for (std::size_t i = 0; i < whole.records.size(); ++i) {
            QCOMPARE(streamed.records[i].name, whole.records[i].name);
            QCOMPARE(streamed.records[i].pointer, whole.records[i].pointer);
            QCOMPARE(
                streamed.records[i].values[Standard::Accuracy], whole.records[i].values[Standard::Accuracy]);
        }
    }

    void aListThatIsCutOffSetsItsLastRowAside()
    {
        const std::string list = listOf(5'000'000);
        const auto rows = static_cast<std::size_t>(std::count(list.begin(), list.end(), '\n'));
        const auto mapping = proposeMapping(Source::fromText("runs.json", list));
        QVERIFY(mapping);
        const CollectingSink within = imported(list.substr(0, list.size() - 500), &*mapping);
        QCOMPARE(within.records.size(), rows - 1);
        QCOMPARE(within.count("truncated"), std::size_t(1));
        const CollectingSink between = imported(list + ",\n", &*mapping);
        QCOMPARE(between.records.size(), rows);
        QCOMPARE(between.count("truncated"), std::size_t(1));
    }

    void whatIsNoObjectIsSetAside()
    {
        std::string list = listOf(5'000'000);
        const auto mapping = proposeMapping(Source::fromText("runs.json", list + "]"));
        QVERIFY(mapping);
        const auto rows = static_cast<std::size_t>(std::count(list.begin(), list.end(), '\n'));
        const CollectingSink sink = imported(list + ", 12, null]", &*mapping);
        QCOMPARE(sink.records.size(), rows);
        QCOMPARE(sink.count("no_value"), std::size_t(2));
    }

    void whatIsNoJsonRefusesTheFileWithItsPlace()
    {
        const std::string list = listOf(5'000'000);
        const auto mapping = proposeMapping(Source::fromText("runs.json", list + "]"));
        QVERIFY(mapping);
        const auto rows = static_cast<std::size_t>(std::count(list.begin(), list.end(), '\n'));
        const auto errorOf = [&](const std::string& text) {
            CollectingSink sink;
            NoProgress progress;
            const auto read =
                tableImporter().read(Source::fromText("runs.json", text), {&*mapping}, sink, progress);
            return read ? Error() : read.error();
        };
        const Error missing = errorOf(list + ", {\"run\": }, {\"run\": \"z\"}]");
        QCOMPARE(missing.code, Errc::ParseFailed);
        QCOMPARE(missing.where.path, std::string("runs.json"));
        QCOMPARE(missing.where.pointer, "/" + std::to_string(rows));
        // A quote too many makes the rest one element that seems to be cut off.
        QCOMPARE(errorOf(list + ", {\"run\": \"5\" tall\"}, {\"run\": \"z\"}]").code, Errc::ParseFailed);
    }
};

QTEST_APPLESS_MAIN(TestLongJson)
#include "tst_long_json.moc"
