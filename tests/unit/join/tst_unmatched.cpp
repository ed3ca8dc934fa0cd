// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/join/unmatched.h"

#include <QtTest>

#include <limits>

using namespace trefoil;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

JoinItem record(std::int64_t id, std::int64_t file, const char* format, const char* folder)
{
    JoinItem item;
    item.record = RecordId{id};
    item.run = RunId{id};
    item.file = FileId{file};
    item.format = format;
    item.folder = folder;
    item.durationSeconds = item.energyKwh = item.emissionsKg = missing;
    return item;
}

JoinItem lasting(JoinItem item, double seconds, const char* id)
{
    item.durationSeconds = seconds;
    item.runIds = {id};
    return item;
}

std::string told(const UnmatchedRecords& records, std::size_t index)
{
    return index < records.records.size() ? records.records[index].explanation : "nothing";
}

} // namespace

class TestUnmatched : public QObject {
    Q_OBJECT

private slots:
    void saysWhatTheRulesLookedFor()
    {
        const auto found =
            explainUnmatched({lasting(record(1, 1, "codecarbon", "/a"), 100, "x1"),
                                 lasting(record(2, 2, "mlflow_file_store", "/b"), 130, "y1"),
                                 lasting(record(3, 2, "mlflow_file_store", "/b"), 101.5, "y2")},
                RecordId{1});
        QCOMPARE(found.records.size(), std::size_t(3));
        QCOMPARE(told(found, 0),
            std::string("no other record carries the id x1; no other format lies in its folder; the nearest "
                        "duration of another format is 1.5 s longer"));
        QCOMPARE(found.records[0].nearest, std::optional(RecordId{3}));
        QCOMPARE(found.records[1].nearest, std::optional(RecordId{1}));
        QVERIFY(found.files.empty());
    }

    void whatIsJoinedIsNotTold()
    {
        std::vector<JoinItem> items{lasting(record(1, 1, "codecarbon", "/a"), 100, "x"),
            lasting(record(2, 2, "table", "/a"), 100, "x"), lasting(record(3, 2, "table", "/a"), 50, "z")};
        items[1].run = items[0].run;
        const auto found = explainUnmatched(items, RecordId{1});
        QCOMPARE(found.records.size(), std::size_t(1));
        QCOMPARE(found.records[0].record, RecordId{3});
        QVERIFY(told(found, 0).find("its folder has other formats, but not one run of each")
            != std::string::npos);
        QVERIFY(explainUnmatched(items, RecordId{4}).records.empty()); // older ones are not news
    }

    void idsThatWereKeptApartAreNotCalledUnknown()
    {
        const auto found = explainUnmatched(
            {lasting(record(1, 1, "table", "/a"), 100, "m"), lasting(record(2, 2, "table", "/b"), 300, "m")},
            RecordId{1});
        QVERIFY(told(found, 0).starts_with("others carry the id m, too, but do not fit together with it"));
    }

    void aPersonsDecisionIsSaid()
    {
        JoinItem apart = lasting(record(1, 1, "codecarbon", "/a"), 100, "x");
        apart.fixedByHand = true;
        const auto found =
            explainUnmatched({apart, lasting(record(2, 2, "table", "/a"), 100, "x")}, RecordId{1});
        QCOMPARE(told(found, 0), std::string("kept apart by hand"));
    }

    void aTableThatNothingCouldMatchIsToldInOnePiece()
    {
        std::vector<JoinItem> items;
        for (std::int64_t id = 1; id <= 500; ++id) {
            items.push_back(lasting(record(id, 1, "table", "/a"), 10, "x"));
            items.back().runIds = {"run " + std::to_string(id)};
        }
        items.push_back(record(501, 2, "codecarbon", "/b"));
        const auto found = explainUnmatched(items, RecordId{1});
        QCOMPARE(found.records.size(), std::size_t(1)); // the other file is told by itself
        QCOMPARE(found.files.size(), std::size_t(1));
        QCOMPARE(found.files[0].records, 500);
        items.back().energyKwh = items.front().energyKwh = 1; // now the table could have been matched
        QCOMPARE(explainUnmatched(items, RecordId{1}).records.size(), std::size_t(501));
    }

    void longListsAreCut()
    {
        std::vector<JoinItem> items;
        for (std::int64_t id = 1; id <= 3000; ++id) {
            items.push_back(record(id, 1, "table", "/a"));
            items.back().runIds = {"run " + std::to_string(id)};
        }
        items.push_back(lasting(record(3001, 2, "codecarbon", "/b"), 1, "other"));
        const auto found = explainUnmatched(items, RecordId{1});
        QCOMPARE(found.records.size(), mostUnmatchedTold + 1);
        QCOMPARE(found.files.size(), std::size_t(1));
        QCOMPARE(found.files[0].records, std::int64_t(3000 - mostUnmatchedTold));
    }
};

QTEST_APPLESS_MAIN(TestUnmatched)
#include "tst_unmatched.moc"
