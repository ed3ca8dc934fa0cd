// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/instant.h"
#include "core/join/join.h"

#include <QtTest>

#include <limits>

using namespace trefoil;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

JoinItem item(std::int64_t record, std::int64_t file, const char* format)
{
    JoinItem result;
    result.record = RecordId{record};
    result.run = RunId{record};
    result.file = FileId{file};
    result.format = format;
    result.durationSeconds = result.energyKwh = result.emissionsKg = missing;
    return result;
}

JoinItem withIds(JoinItem base, std::vector<std::string> ids, const char* name)
{
    base.runIds = std::move(ids);
    base.name = name;
    return base;
}

JoinItem inFolder(JoinItem base, const char* folder)
{
    base.folder = folder;
    return base;
}

JoinItem emitting(JoinItem base, double kg)
{
    base.emissionsKg = kg;
    return base;
}

JoinItem timed(JoinItem base, const char* end, double seconds)
{
    base.endedAt = parseInstant(end);
    base.durationSeconds = seconds;
    return base;
}

JoinItem accurate(JoinItem base, double accuracy)
{
    base.accuracy = accuracy;
    return base;
}

JoinItem fixed(JoinItem base)
{
    base.fixedByHand = true;
    return base;
}

JoinItem inRun(JoinItem base, std::int64_t run)
{
    base.run = RunId{run};
    return base;
}

using Items = std::vector<JoinItem>;

/// "1+2 same_run_id; …" and "3?4,5" for what is ambiguous.
QString said(const JoinProposal& proposal)
{
    QStringList parts;
    for (const Join& join : proposal.joins) {
        QStringList records;
        for (const RecordId record : join.records)
            records << QString::number(record.value);
        const std::string_view reason = joinReasonName(join.reason);
        parts << records.join(u'+') + u' '
                + QString::fromLatin1(reason.data(), static_cast<qsizetype>(reason.size()));
    }
    for (const Ambiguity& ambiguity : proposal.ambiguities) {
        QStringList records;
        for (const RecordId record : ambiguity.candidates)
            records << QString::number(record.value);
        parts << QString::number(ambiguity.record.value) + u'?' + records.join(u',');
    }
    return parts.join(QStringLiteral("; "));
}

Items serialRuns(
    std::int64_t firstRecord, std::int64_t file, const char* format, double offset, unsigned seed)
{
    Items items;
    double end = 1.7e9;
    unsigned state = 7;
    unsigned noise = seed;
    const auto next = [](unsigned& value) {
        return value = value * 1664525U + 1013904223U, (value >> 8) % 1000;
    };
    for (std::int64_t i = 0; i < 60; ++i) {
        const double duration = 5 + 0.001 * next(state);
        end += duration + 1;
        JoinItem one = item(firstRecord + i, file, format);
        one.durationSeconds = duration + 1e-6 * next(noise);
        one.endedAt = Instant{static_cast<std::int64_t>((end + offset) * 1000), false};
        items.push_back(one);
    }
    return items;
}

/// Runs of two seconds, one as long as the other, one after the other.
Items alikeRuns(std::int64_t firstRecord, std::int64_t file, const char* format, std::int64_t count)
{
    Items items;
    for (std::int64_t i = 0; i < count; ++i) {
        JoinItem one = item(firstRecord + i, file, format);
        one.durationSeconds = 2;
        one.endedAt = Instant{1'700'000'000'000 + 2000 * i, false};
        items.push_back(one);
    }
    return items;
}

/// Asks for a stop once a number of stages have begun.
class StopAtStage final : public Progress {
public:
    explicit StopAtStage(int stages)
        : m_stages(stages)
    {
    }

    void report(std::string_view, std::int64_t done, std::int64_t total) override
    {
        m_stages -= done < total ? 1 : 0;
    }
    [[nodiscard]] bool stopRequested() const override { return m_stages <= 0; }

private:
    int m_stages;
};

Items operator+(Items a, const Items& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

} // namespace

Q_DECLARE_METATYPE(Items)

class TestJoin : public QObject {
    Q_OBJECT

private slots:
    void proposes_data()
    {
        QTest::addColumn<Items>("items");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, Items items, const char* expected) {
            QTest::newRow(name) << std::move(items) << QString::fromLatin1(expected);
        };
        const JoinItem log = item(1, 1, "codecarbon");
        const JoinItem table = item(2, 2, "table");

        row("nothing", {}, "");
        row("same id", {withIds(log, {"u"}, "p"), withIds(table, {"r", "u"}, "r")}, "1+2 same_run_id");
        row("same id over three files",
            {withIds(log, {"u"}, "p"), withIds(table, {"r", "u"}, "r"),
                withIds(item(3, 3, "table"), {"r"}, "r")},
            "1+2 same_run_id; 1+3 same_run_id");
        row("group rows of one name in one file",
            {withIds(table, {"r"}, "r"), withIds(item(3, 2, "table"), {"r"}, "r")}, "2+3 same_run_id");
        row("two rows of a table share one log",
            {withIds(log, {"u"}, "p"), withIds(table, {"r", "u"}, "r"),
                withIds(item(3, 2, "table"), {"s", "u"}, "s")},
            "1?2,3");
        row("same name at another time",
            {timed(withIds(table, {"r"}, "r"), "2026-01-01T10:00:10Z", 10),
                timed(withIds(item(3, 3, "table"), {"r"}, "r"), "2026-01-01T10:00:20Z", 10)},
            "3?2");
        row("same name, one file, other values",
            {emitting(withIds(table, {"r"}, "r"), 0.1),
                emitting(withIds(item(3, 2, "table"), {"r"}, "r"), 0.2)},
            "3?2");

        // Training and inference of one model, and its predictions, which say nothing of time.
        const JoinItem training = timed(withIds(table, {"r"}, "r"), "2026-01-01T10:00:10Z", 10);
        const JoinItem inference =
            timed(withIds(item(3, 3, "table"), {"r"}, "r"), "2026-01-01T10:00:20Z", 10);
        const JoinItem predictions = accurate(withIds(item(4, 4, "predictions"), {}, "r"), 0.6906047516);
        const JoinItem otherPredictions = accurate(withIds(item(5, 5, "predictions"), {}, "r"), 0.6906047517);
        row("same name and accuracy", {accurate(training, 0.690605), inference, predictions},
            "2+4 same_name_and_quality; 3?2");
        row("same name and accuracy, the other run states another",
            {accurate(training, 0.690605), accurate(inference, 0.690606), predictions},
            "2+4 same_name_and_quality; 3?2");
        row("same name, another accuracy", {accurate(training, 0.690604), inference, predictions}, "3?2");
        row("same name, an accuracy of two digits", {accurate(training, 0.69), inference, predictions},
            "3?2");
        row("same name, the same accuracy of two digits",
            {accurate(training, 0.69), inference,
                accurate(withIds(item(4, 4, "predictions"), {}, "r"), 0.69)},
            "3?2");
        row("two runs of that name have the accuracy",
            {accurate(training, 0.690605), accurate(inference, 0.6906), predictions}, "3?2; 4?2,3");
        row("two predictions have the accuracy",
            {accurate(training, 0.690605), inference, predictions, otherPredictions}, "3?2; 2?4,5");
        row("predictions alone", {predictions, otherPredictions}, "");
        row("the accuracy of a run of another name",
            {accurate(training, 0.5), accurate(withIds(item(6, 6, "table"), {"s"}, "s"), 0.690605),
                predictions},
            "");
        row("predictions that a person keeps apart",
            {fixed(accurate(training, 0.690605)), fixed(predictions)}, "");
        row("joined by name and accuracy already",
            {accurate(training, 0.690605), inference, inRun(predictions, 2)}, "3?2");

        row("output folder",
            {inFolder(log, "/out"), inFolder(item(2, 2, "huggingface_trainer_state"), "/out")},
            "1+2 same_folder");
        row("results files of one folder",
            {inFolder(item(1, 1, "huggingface_results"), "/out"),
                inFolder(item(2, 2, "huggingface_results"), "/out")},
            "1+2 same_folder");
        row("a checkpoint is not its parent",
            {inFolder(log, "/out"), inFolder(item(2, 2, "huggingface_trainer_state"), "/out/checkpoint-5")},
            "");
        row("two runs in the log of a folder",
            {inFolder(log, "/out"), inFolder(item(2, 1, "codecarbon"), "/out"),
                inFolder(item(3, 2, "table"), "/out")},
            "");

        row("equal emissions", {emitting(log, 0.000490374179850731), emitting(table, 0.000490374179850731)},
            "1+2 equal_values");
        row("rounded to seven digits", {emitting(log, 0.000490374179850731), emitting(table, 0.0004903742)},
            "1+2 equal_values");
        row("rounded to three digits", {emitting(log, 0.000490374179850731), emitting(table, 0.00049)}, "");
        row("zero is no evidence", {emitting(log, 0), emitting(table, 0)}, "");
        row("twice in one file",
            {emitting(log, 0.000490374179850731), emitting(item(3, 1, "codecarbon"), 0.000490374179850731),
                emitting(table, 0.000490374179850731)},
            "");
        row("two round to it",
            {emitting(log, 0.000490374179850731), emitting(item(3, 1, "codecarbon"), 0.000490374189850731),
                emitting(table, 0.0004903742)},
            "2?1,3");

        row("duration and time, 2 h apart",
            {timed(log, "2022-09-26T18:48:52", 1314.803), timed(table, "2022-09-26T16:48:52Z", 1314.703)},
            "1+2 duration_and_time");
        row("20 min apart is no zone",
            {timed(log, "2022-09-26T17:08:52", 1314.803), timed(table, "2022-09-26T16:48:52Z", 1314.703)},
            "");
        row("known zones do not shift",
            {timed(log, "2022-09-26T18:48:52Z", 1314.803), timed(table, "2022-09-26T16:48:52Z", 1314.703)},
            "");
        row("another duration",
            {timed(log, "2022-09-26T16:48:52Z", 1314.803), timed(table, "2022-09-26T16:48:52Z", 1210)}, "");
        row("a short run under an unknown shift",
            {timed(log, "2022-09-26T18:48:52", 2.1), timed(table, "2022-09-26T16:48:52Z", 2)}, "2?1");
        row("two logs fit one row",
            {timed(log, "2022-09-26T16:48:52", 1314.803),
                timed(item(3, 1, "codecarbon"), "2022-09-26T16:48:53", 1314.7),
                timed(table, "2022-09-26T16:48:52Z", 1314.75)},
            "2?1,3");

        row("joined by hand stays apart",
            {fixed(withIds(log, {"u"}, "p")), fixed(withIds(table, {"r", "u"}, "r"))}, "");
        row("a new record may follow one decided by hand",
            {withIds(log, {"u"}, "p"), fixed(withIds(table, {"r", "u"}, "r"))}, "2+1 same_run_id");
        row("joined already", {withIds(log, {"u"}, "p"), inRun(withIds(table, {"r", "u"}, "r"), 1)}, "");
    }

    void proposes()
    {
        QFETCH(const Items, items);
        QFETCH(const QString, expected);
        NoProgress progress;
        QCOMPARE(said(proposeJoins(items, progress)), expected);
    }

    void joinsSeriesWithoutAnyId()
    {
        const Items items = serialRuns(1, 1, "codecarbon", 7200, 1) + serialRuns(101, 2, "table", 0, 99);
        NoProgress progress;
        const JoinProposal proposal = proposeJoins(items, progress);
        QCOMPARE(proposal.joins.size(), std::size_t{60});
        for (const Join& join : proposal.joins)
            QCOMPARE(join.records[1].value - join.records[0].value, std::int64_t{100});
    }

    void showsSeriesOfRunsThatAreAllAlike()
    {
        const Items items = alikeRuns(1, 1, "codecarbon", 600) + alikeRuns(1001, 2, "table", 600);
        NoProgress progress;
        const JoinProposal proposal = proposeJoins(items, progress);
        QCOMPARE(proposal.joins.size(), std::size_t{0});
        QCOMPARE(proposal.ambiguities.size(), std::size_t{600});
    }

    void showsARecordAmongTooManyToLookAt()
    {
        // The best fit is the last of 300 that ended within the window: cutting the list off would hide it.
        Items items{timed(item(1, 1, "table"), "2026-01-01T10:00:00Z", 100)};
        for (std::int64_t i = 0; i < 300; ++i) {
            JoinItem log = timed(item(2 + i, 2, "codecarbon"), "2026-01-01T10:00:00Z", i < 299 ? 100.5 : 100);
            log.endedAt->milliseconds += i;
            items.push_back(log);
        }
        NoProgress progress;
        const JoinProposal proposal = proposeJoins(items, progress);
        QCOMPARE(proposal.joins.size(), std::size_t{0});
        QCOMPARE(proposal.ambiguities.size(), std::size_t{1});
        QCOMPARE(proposal.ambiguities.front().record, RecordId{1});
        QVERIFY(proposal.ambiguities.front().explanation.starts_with("300 records"));
    }

    void neverJoinsInsideACrowd()
    {
        // Row 1 sees too many logs. Row 2 sees few, one of them also a candidate of row 1.
        Items items{timed(item(1, 1, "table"), "2026-01-01T10:00:00Z", 100),
            timed(item(2, 1, "table"), "2026-01-01T10:00:06Z", 100)};
        for (std::int64_t i = 0; i < 300; ++i)
            items.push_back(timed(item(3 + i, 2, "codecarbon"),
                i < 299 ? "2026-01-01T10:00:00Z" : "2026-01-01T10:00:03Z", 100));
        NoProgress progress;
        const JoinProposal proposal = proposeJoins(items, progress);
        QCOMPARE(proposal.joins.size(), std::size_t{0});
        QCOMPARE(proposal.ambiguities.size(), std::size_t{2});
    }

    void stopsWithWhatItHasFound_data()
    {
        QTest::addColumn<int>("stages");
        QTest::addColumn<QString>("expected");
        QTest::newRow("after the ids") << 1 << QStringLiteral("1+2 same_run_id");
        QTest::newRow("before time") << 4 << QStringLiteral("1+2 same_run_id; 3+4 equal_values");
        QTest::newRow("not at all") << 5
                                    << QStringLiteral("1+2 same_run_id; 3+4 equal_values; "
                                                      "5+6 duration_and_time");
    }

    void stopsWithWhatItHasFound()
    {
        QFETCH(const int, stages);
        QFETCH(const QString, expected);
        const Items items{withIds(item(1, 1, "codecarbon"), {"u"}, "p"),
            withIds(item(2, 2, "table"), {"r", "u"}, "r"),
            emitting(item(3, 1, "codecarbon"), 0.000490374179850731),
            emitting(item(4, 2, "table"), 0.000490374179850731),
            timed(item(5, 1, "codecarbon"), "2022-09-26T16:48:52Z", 1314.703),
            timed(item(6, 2, "table"), "2022-09-26T16:48:52Z", 1314.703)};
        StopAtStage progress(stages);
        QCOMPARE(said(proposeJoins(items, progress)), expected);
    }

    void leavesUnrelatedSeriesAlone()
    {
        // Similar runs at the same time, half a minute out of step: what another experiment looks like.
        const Items items = serialRuns(1, 1, "codecarbon", 33.3, 1) + serialRuns(101, 2, "table", 0, 99);
        NoProgress progress;
        QCOMPARE(said(proposeJoins(items, progress)), QString());
    }
};

QTEST_APPLESS_MAIN(TestJoin)
#include "tst_join.moc"
