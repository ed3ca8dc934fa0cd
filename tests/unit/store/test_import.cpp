// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/frame/group_table.h"
#include "unit/store/library_case.h"

using namespace trefoil;
using namespace trefoil::test;

class TestImport : public QObject {
    Q_OBJECT

private slots:
    void recordsBecomeRuns()
    {
        const Folder folder;
        Library library = openNew(folder);
        const auto outcome =
            importLog(library, folder.write(u8"läufe/日本 😀.log", "a|one|10|0.5|\nb|two|20||0.9"));
        VERIFY_RESULT(outcome);
        QCOMPARE(outcome->runsAdded, 2);
        QCOMPARE(outcome->files[0].accepted, 2);
        QVERIFY(outcome->import.isValid());
        const FramePointer frame = frameOf(library);
        QCOMPARE(frame->rowCount(), std::size_t(2));
        QCOMPARE(valueOf(*frame, "one", "energy_kwh"), std::optional(0.5));
        QCOMPARE(valueOf(*frame, "two", "accuracy"), std::optional(0.9));
        QVERIFY(!valueOf(*frame, "two", "energy_kwh").has_value()); // missing is not zero
        QCOMPARE(frame->find("energy_kwh")->grades[0], Grade::OnChip);
        QCOMPARE(frame->find("accuracy")->grades[0], Grade::Absent);
        const auto details = library.details(runNamed(*frame, "one"));
        VERIFY_RESULT(details);
        QVERIFY(details->values[0].where.path.ends_with("läufe/日本 😀.log"));
        QCOMPARE(details->values[0].where.line, 1);
        QCOMPARE(details->values[0].sha256.size(), std::size_t(64));
    }

    void progressGoesByTheBytesOfAllFiles()
    {
        class Recording final : public Progress {
        public:
            void report(std::string_view stage, std::int64_t done, std::int64_t total) override
            {
                if (stage == "import") {
                    reports.emplace_back(done, total);
                }
            }
            [[nodiscard]] bool stopRequested() const override { return false; }

            std::vector<std::pair<std::int64_t, std::int64_t>> reports;
        } progress;
        const Folder folder;
        Library library = openNew(folder);
        const std::string large = "a|one|10|0.5|\n" + std::string(10'000, '\n');
        const std::string small = "b|two|20||0.9\n";
        const auto outcome = library.import({{folder.write(u8"a.log", large), &fakeLog(), nullptr},
                                                {folder.path(u8"missing.log"), &fakeLog(), nullptr},
                                                {folder.write(u8"b.log", small), &fakeLog(), nullptr}},
            progress);
        VERIFY_RESULT(outcome);
        const auto total = static_cast<std::int64_t>(large.size() + small.size());
        std::int64_t last = 0;
        for (const auto& [done, all] : progress.reports) {
            QCOMPARE(all, total);
            QVERIFY(done >= last);
            last = done;
        }
        QCOMPARE(last, total);
        const auto isAfterTheFirst = [&](const auto& report) {
            return report.first == static_cast<std::int64_t>(large.size());
        };
        QVERIFY(std::ranges::any_of(progress.reports, isAfterTheFirst));
    }

    void importingAgainAddsNothing()
    {
        const Folder folder;
        Library library = openNew(folder);
        const auto path = folder.write(u8"a.log", "a|one|10|0.5|\nb|two|20||0.9\n|x|1|1|\n|x|1|1|");
        QCOMPARE(importLog(library, path)->runsAdded, 4);
        const std::string before = dump(library);
        const std::int64_t revision = library.revision();
        const auto again = importLog(library, path);
        VERIFY_RESULT(again);
        QVERIFY(again->files[0].alreadyThere);
        QVERIFY(!again->import.isValid());
        QCOMPARE(again->runsAdded, 0);
        QCOMPARE(again->runsUnchanged, 4);
        const auto copy =
            importLog(library, folder.write(u8"copy.log", "a|one|10|0.5|\nb|two|20||0.9\n|x|1|1|\n|x|1|1|"));
        QVERIFY(copy->files[0].alreadyThere);
        QCOMPARE(dump(library), before);
        QCOMPARE(library.revision(), revision);
        QCOMPARE(library.history()->size(), std::size_t(1));
    }

    void changedFile_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<int>("added");
        QTest::addColumn<int>("updated");
        QTest::addColumn<int>("unchanged");
        QTest::addColumn<int>("runs");
        QTest::newRow("longer") << QByteArray("a|A|1|1|\nb|B|2|2|")
                                << QByteArray("a|A|1|1|\nb|B|2|2|\nc|C|3|3|") << 1 << 0 << 2 << 3;
        QTest::newRow("value changed")
            << QByteArray("a|A|1|1|\nb|B|2|2|") << QByteArray("a|A|1|7|\nb|B|2|2|") << 0 << 1 << 1 << 2;
        QTest::newRow("row removed: stays")
            << QByteArray("a|A|1|1|\nb|B|2|2|") << QByteArray("b|B|2|2|") << 0 << 0 << 1 << 2;
        QTest::newRow("no id, longer")
            << QByteArray("|A|1|1|") << QByteArray("|A|1|1|\n|B|2|2|") << 1 << 0 << 1 << 2;
        QTest::newRow("no id, value changed")
            << QByteArray("|A|1|1|") << QByteArray("|A|1|9|") << 0 << 1 << 0 << 1;
        QTest::newRow("no id and no name, row put before")
            << QByteArray("||1|1|") << QByteArray("||5|5|\n||1|1|") << 1 << 1 << 0 << 2;
        QTest::newRow("cumulative, goes on")
            << QByteArray("a|A|1|1||cumulative\na|A|2|2||cumulative")
            << QByteArray("a|A|1|1||cumulative\na|A|2|2||cumulative\na|A|3|3||cumulative") << 0 << 1 << 0
            << 1;
    }
    void changedFile()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importLog(library, folder.write(u8"a.log", before.toStdString())));
        const std::string old = dump(library);
        const auto outcome = importLog(library, folder.write(u8"a.log", after.toStdString()));
        VERIFY_RESULT(outcome);
        QTEST(int(outcome->runsAdded), "added");
        QTEST(int(outcome->runsUpdated), "updated");
        QTEST(int(outcome->runsUnchanged), "unchanged");
        QTEST(int(frameOf(library)->rowCount()), "runs");
        if (outcome->import.isValid()) {
            const std::string changed = dump(library);
            VERIFY_RESULT(library.undo());
            QCOMPARE(dump(library), old);
            VERIFY_RESULT(library.redo());
            QCOMPARE(dump(library), changed);
        }
    }

    void ofCumulativeRecordsTheLongestCounts()
    {
        const Folder folder;
        Library library = openNew(folder);
        const auto outcome = importLog(library,
            folder.write(u8"a.log",
                "a|A|5|0.5||cumulative\na|A|20|2||cumulative\na|A|10|1||cumulative\na|A|20|3||cumulative"));
        QCOMPARE(outcome->runsAdded, 1);
        QCOMPARE(valueOf(*frameOf(library), "A", "energy_kwh"), std::optional(3.0));
        const auto later =
            importLog(library, folder.write(u8"b.log", "a|A|30|4||cumulative\nb|B|1|1||cumulative"));
        QCOMPARE(later->runsAdded, 1);
        QCOMPARE(later->runsUpdated, 1);
        QCOMPARE(valueOf(*frameOf(library), "A", "energy_kwh"), std::optional(4.0));
        const auto details = library.details(runNamed(*frameOf(library), "A"));
        VERIFY_RESULT(details);
        QCOMPARE(details->values.size(), std::size_t(10)); // duration and energy of five records
        QVERIFY(details->values[0].counts);
        QVERIFY(!details->values[1].counts);
        QVERIFY(details->values[1].reason.starts_with("A longer record"));
        VERIFY_RESULT(library.undo());
        QCOMPARE(valueOf(*frameOf(library), "A", "energy_kwh"), std::optional(3.0));
    }

    void oddValuesSurvive()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importLog(library,
            folder.write(u8"a.log",
                "a|A|1|||seed=9223372036854775807|extra=up/inf|extra=down/-inf|extra=odd/nan\n"
                "b|B|1|||seed=-9223372036854775808")));
        const FramePointer frame = frameOf(library);
        QCOMPARE(frame->findText("seed")->at(0), std::string("9223372036854775807"));
        QCOMPARE(frame->findText("seed")->at(1), std::string("-9223372036854775808"));
        QCOMPARE(valueOf(*frame, "A", "up"), std::optional(std::numeric_limits<double>::infinity()));
        QCOMPARE(valueOf(*frame, "A", "down"), std::optional(-std::numeric_limits<double>::infinity()));
        QVERIFY(std::isnan(valueOf(*frame, "A", "odd").value()));
        QVERIFY(!frame->find("odd")->has(1));
        QCOMPARE(library.quantities().find("up")->name, std::string("Own up"));
        QCOMPARE(*library.details(frame->runs[0])->seed, std::numeric_limits<std::int64_t>::max());
    }

    void groupsGiveWorstAndGap()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importLog(library,
            folder.write(u8"a.log",
                "a|A|1||0.8|group=sex/f/0.7|group=sex/m/0.9|group=sex/Overall/0.1|group=age/old/0.75")));
        const FramePointer frame = frameOf(library);
        QCOMPARE(valueOf(*frame, "A", "worst_group_accuracy"), std::optional(0.7));
        QVERIFY(std::abs(valueOf(*frame, "A", "largest_gap_accuracy").value() - 0.2) < 1e-12);
        QCOMPARE(frame->find("largest_gap_accuracy")->quantity->sphere, Sphere::Society);
        QCOMPARE(frame->find("largest_gap_accuracy")->grades[0], Grade::Derived);
        QCOMPARE(library.details(frame->runs[0])->groups.size(), std::size_t(4));
    }

    void pairsOfAttributesAreNoWorstGroupBesideTheirAttributes()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importLog(library,
            folder.write(u8"a.log",
                "a|A|1||0.8|group=sex/f/0.7|group=sex/m/0.9|group=age/old/0.75|group=sex, age/f, old/0.5\n"
                "b|B|2||0.8|group=sex, age/f, old/0.5|group=sex, age/m, old/0.6")));
        const FramePointer frame = frameOf(library);
        QCOMPARE(valueOf(*frame, "A", "worst_group_accuracy"), std::optional(0.7));
        QCOMPARE(valueOf(*frame, "B", "worst_group_accuracy"), std::optional(0.5)); // it has no others
    }

    void groupsOfAFewPeopleAreNoWorstGroup()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importLog(library,
            folder.write(u8"a.log",
                "a|A|1||0.8|group=race/one/0/1/1|group=race/few/0.2/1/29|group=race/enough/0.7/1/30"
                "|group=race/many/0.85/1/900|group=race/unknown/0.9/1/\n"
                "b|B|1||0.8|group=race/one/0/1/1|group=race/enough/0.7/1/30\n"
                "c|C|1||0.8|group=race/one/0/1/1|group=race/few/0.2/1/29")));
        const FramePointer frame = frameOf(library);
        QCOMPARE(valueOf(*frame, "A", "worst_group_accuracy"), std::optional(0.7));
        QVERIFY(std::abs(valueOf(*frame, "A", "largest_gap_accuracy").value() - 0.2) < 1e-12);
        QCOMPARE(valueOf(*frame, "B", "worst_group_accuracy"), std::optional(0.7));
        QCOMPARE(valueOf(*frame, "B", "largest_gap_accuracy"), std::nullopt);
        QCOMPARE(valueOf(*frame, "C", "worst_group_accuracy"), std::nullopt);
        QCOMPARE(groupFormula(*frame->find("worst_group_accuracy")->quantity),
            std::string("lowest value of a group; groups of fewer than 30 examples are left out, those of "
                        "unknown size are not"));
        QVERIFY(groupFormula(*frame->find("accuracy")->quantity).empty());
    }

    void groupIsTracedToItsOwnLine()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(
            importLog(library, folder.write(u8"a.log", "a|A|1|||group=sex/f/0.7/7|group=sex/m/0.9")));
        const auto details = library.details(frameOf(library)->runs[0]);
        VERIFY_RESULT(details);
        QCOMPARE(details->groups[0].where.line, 7);
        QCOMPARE(details->groups[1].where.line, 1); // where none is stated, that of the record
    }

    void equalNamesGetNumbers()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importLog(library,
            folder.write(
                u8"a.log", "a|x|1||\nb|x|2||\nc|x #2|3||\n12345678-abc||4||\ne||5|||model=M|seed=3")));
        const std::vector<std::string> names{"x", "x #2", "x #2 #2", "12345678", "M seed 3"};
        QCOMPARE(frameOf(library)->names, names);
    }

    void categoriesKeepTheirPlacesWhenOthersCome()
    {
        const Folder folder;
        Library library = openNew(folder);
        std::vector<std::string> models{""};
        std::string lines;
        for (int i = 30; i > 0; --i) { // not in the order of the alphabet, and many
            models.push_back("m" + std::to_string(i));
            lines +=
                "k" + std::to_string(i) + "|r|" + std::to_string(i) + "||||model=" + models.back() + "\n";
        }
        VERIFY_RESULT(importLog(library, folder.write(u8"a.log", lines)));
        QCOMPARE(frameOf(library)->findText("model")->labels, models);
        VERIFY_RESULT(importLog(library, folder.write(u8"b.log", "z|r|99||||model=a new one")));
        models.emplace_back("a new one");
        QCOMPARE(frameOf(library)->findText("model")->labels, models);
    }

    void previewLeavesNothing()
    {
        const Folder folder;
        Library library = openNew(folder);
        NoProgress progress;
        const auto path = folder.write(u8"a.log", "a|A|1|1||extra=own/1");
        const auto preview = library.previewImport({{path, &fakeLog(), nullptr}}, progress);
        VERIFY_RESULT(preview);
        QCOMPARE(preview->runsAdded, 1);
        QCOMPARE(frameOf(library)->rowCount(), std::size_t(0));
        QVERIFY(library.history()->empty());
        QVERIFY(library.quantities().find("own") == nullptr);
    }

    void refusedFileLeavesTheOthers()
    {
        const Folder folder;
        Library library = openNew(folder);
        NoProgress progress;
        const auto outcome = library.import(
            {{folder.write(u8"a.log", "a|A|1|1|"), &fakeLog(), nullptr},
                {folder.write(u8"bad.log", "refuse\na|A|2|2|\nz|Z|1|1|"), &fakeLog(), nullptr},
                {folder.path(u8"nowhere.log"), &fakeLog(), nullptr},
                {folder.write(u8"c.log", "c|C|1|1|\nz|Z2|1|1|\nd|D||||set-aside"), &fakeLog(), nullptr}},
            progress);
        VERIFY_RESULT(outcome);
        QCOMPARE(outcome->files[1].error->code, Errc::FormatRefused);
        QCOMPARE(outcome->files[2].error->code, Errc::FileNotReadable);
        QCOMPARE(outcome->files[3].setAside, 1);
        QCOMPARE(frameOf(library)->names, (std::vector<std::string>{"A", "C", "Z2"}));
        QCOMPARE(valueOf(*frameOf(library), "A", "energy_kwh"), std::optional(1.0));
        const auto files = library.files();
        QCOMPARE(files->size(), std::size_t(2));
        QCOMPARE((*files)[1].diagnostics[0].where.line, 3);
        NoProgress quiet;
        QVERIFY(library.check(quiet)->problems.empty());
    }

    void cancellingLeavesNothing()
    {
        class StopAtOnce final : public Progress {
        public:
            void report(std::string_view, std::int64_t, std::int64_t) override { ++m_reports; }
            [[nodiscard]] bool stopRequested() const override { return m_reports > 3; }

        private:
            int m_reports = 0;
        };
        const Folder folder;
        Library library = openNew(folder);
        StopAtOnce progress;
        const auto path = folder.write(u8"a.log", "forever\na|A|1|1|\n|B|1|1|");
        const auto outcome = library.import({{path, &fakeLog(), nullptr}}, progress);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, Errc::Cancelled);
        QCOMPARE(frameOf(library)->rowCount(), std::size_t(0));
        QVERIFY(library.history()->empty());
        QCOMPARE(importLog(library, folder.write(u8"a.log", "a|A|1|1|"))->runsAdded, 1);
    }
};

QTEST_APPLESS_MAIN(TestImport)
#include "test_import.moc"
