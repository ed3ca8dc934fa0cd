// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/lm_eval_samples/sample_tally.h"

#include "tests/support/collecting_sink.h"

#include <nlohmann/json.hpp>

#include <QtTest/QTest>

using namespace trefoil;

class TestSampleTally : public QObject {
    Q_OBJECT

private slots:
    void countsDifferentExamples();
    void saysThatItStoppedCounting();
};

namespace {

/// Puts so many examples, each with two filters, into a record.
void tallyExamples(int examples, std::size_t mostDocuments, test::CollectingSink& sink)
{
    SampleTally tally(mostDocuments);
    for (int i = 0; i < examples; ++i) {
        for (const char* filter : {"none", "strict"}) {
            Q_UNUSED(tally.add({{"doc_id", i}, {"doc", {{"q", "x"}}}, {"filter", filter}, {"acc", 1.0}}));
        }
    }
    RecordBuilder builder(sink, "samples.jsonl");
    tally.put("boolq", true, builder);
    builder.accept({});
}

} // namespace

void TestSampleTally::countsDifferentExamples()
{
    test::CollectingSink sink;
    tallyExamples(3, 3, sink);
    QCOMPARE(sink.records.front().values[Standard::Examples], 3.0);
    QVERIFY(sink.diagnostics.empty());
}

void TestSampleTally::saysThatItStoppedCounting()
{
    test::CollectingSink sink;
    tallyExamples(4, 3, sink);
    QVERIFY(isAbsent(sink.records.front().values[Standard::Examples]));
    QCOMPARE(sink.diagnostics.size(), std::size_t{1});
    QCOMPARE(sink.diagnostics.front().code, std::string("too_many_examples"));
}

QTEST_APPLESS_MAIN(TestSampleTally)
#include "tst_sample_tally.moc"
