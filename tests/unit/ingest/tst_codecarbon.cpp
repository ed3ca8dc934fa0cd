// SPDX-License-Identifier: GPL-3.0-or-later
// What the golden files cannot show: cancelling, progress, memory of contexts, limits.

#include "core/ingest/builtin_importers.h"
#include "core/ingest/formats/codecarbon/codecarbon_importer.h"
#include "tests/support/collecting_sink.h"

#include <algorithm>

#include <QtTest/QTest>

using namespace trefoil;
using test::CollectingSink;

namespace {

const std::string header = "timestamp,project_name,run_id,duration,emissions,energy_consumed,cpu_energy\n";

std::string rows(int count, const std::string& energy)
{
    std::string text = header;
    for (int i = 0; i < count; ++i) {
        text += "2024-01-01T00:00:00,p,run" + std::to_string(i) + ",10,0.001," + energy + "," + energy + "\n";
    }
    return text;
}

class StoppingProgress final : public Progress {
public:
    void report(std::string_view, std::int64_t done, std::int64_t total) override
    {
        reports.push_back(done);
        lastTotal = total;
    }
    [[nodiscard]] bool stopRequested() const override { return stopAfter > 0 && reports.size() >= stopAfter; }

    std::size_t stopAfter = 0; ///< reports; 0: never
    std::vector<std::int64_t> reports;
    std::int64_t lastTotal = 0;
};

} // namespace

class TestCodecarbon : public QObject {
    Q_OBJECT

private slots:
    void isFoundByContentNotByName();
    void reportsProgressByBytes();
    void internsEqualContextsOnce();
    void tellsManyImplausibleRowsBriefly();
    void stopsWithinAMegabyte();
    void refusesPointersAndOtherFiles();
};

void TestCodecarbon::isFoundByContentNotByName()
{
    const auto candidates = detectFormat(Source::fromText("anything.txt", rows(1, "0.01")));
    QVERIFY(!candidates.empty());
    QCOMPARE(candidates.front().importer->id, std::string_view("codecarbon"));
    QVERIFY(codecarbonImporter().recognise(Source::fromText("emissions.csv", "a,b\n1,2\n")).confidence == 0);
    QVERIFY(codecarbonImporter().recognise(Source::fromText("emissions.csv", "")).confidence == 0);
}

void TestCodecarbon::reportsProgressByBytes()
{
    const std::string text = rows(60'000, "0.01");
    const auto size = static_cast<std::int64_t>(text.size());
    CollectingSink sink;
    StoppingProgress progress;
    QVERIFY(codecarbonImporter().read(Source::fromText("e.csv", text), {}, sink, progress));
    QCOMPARE(sink.records.size(), std::size_t{60'000});
    QCOMPARE(progress.reports.back(), size);
    QCOMPARE(progress.lastTotal, size);
    QVERIFY(std::is_sorted(progress.reports.begin(), progress.reports.end()));
    QVERIFY(static_cast<std::int64_t>(progress.reports.size()) >= size / (1024 * 1024));
}

void TestCodecarbon::internsEqualContextsOnce()
{
    CollectingSink sink;
    NoProgress progress;
    const std::string text = header + "2024-01-01T00:00:00,a,r1,10,0.001,0.01,0.01\n"
        + "2024-01-01T00:00:00,b,r2,10,0.001,0.01,0.01\n" + "2024-01-01T00:00:00,a,r3,10,0.001,0.01,0.01\n";
    QVERIFY(codecarbonImporter().read(Source::fromText("e.csv", text), {}, sink, progress));
    QCOMPARE(sink.contexts.size(), std::size_t{2});
    QCOMPARE(sink.records[0].context, sink.records[2].context);
    QVERIFY(sink.records[0].context != sink.records[1].context);
}

void TestCodecarbon::tellsManyImplausibleRowsBriefly()
{
    CollectingSink sink;
    NoProgress progress;
    QVERIFY(codecarbonImporter().read(Source::fromText("e.csv", rows(1000, "5000")), {}, sink, progress));
    QCOMPARE(sink.records.size(), std::size_t{1000});
    QCOMPARE(sink.count("implausible_power"), std::size_t{101});
    QCOMPARE(sink.diagnostics.back().reason, std::string("The same holds for 900 more rows"));
}

void TestCodecarbon::stopsWithinAMegabyte()
{
    CollectingSink sink;
    StoppingProgress progress;
    progress.stopAfter = 2;
    const auto outcome =
        codecarbonImporter().read(Source::fromText("e.csv", rows(60'000, "0.01")), {}, sink, progress);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, Errc::Cancelled);
    QVERIFY(progress.reports.back() < 1'100'000);
}

void TestCodecarbon::refusesPointersAndOtherFiles()
{
    const std::string pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n";
    CollectingSink sink;
    NoProgress progress;
    const Source source = Source::fromText("emissions.csv", pointer);
    QVERIFY(codecarbonImporter().recognise(source).confidence > 0);
    const auto outcome = codecarbonImporter().read(source, {}, sink, progress);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, Errc::FormatRefused);
    QVERIFY(describe(outcome.error()).find("git lfs pull") != std::string::npos);
    const auto other = codecarbonImporter().read(Source::fromText("x.csv", "a,b\n"), {}, sink, progress);
    QVERIFY(!other);
    QCOMPARE(other.error().code, Errc::FormatRefused);
    QVERIFY(sink.records.empty());
}

QTEST_APPLESS_MAIN(TestCodecarbon)
#include "tst_codecarbon.moc"
