// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/store/library_case.h"

using namespace trefoil;
using namespace trefoil::test;

namespace {

constexpr std::string_view sweep = "p|sweep|100|2|0.9\na|first|40|1|0.8|parent=p\nb|second|50|1|0.9|parent=p";

std::string textOf(const Frame& frame, const std::string& run, const std::string& id)
{
    const TextColumn* text = frame.findText(id);
    for (std::size_t row = 0; text != nullptr && row < frame.rowCount(); ++row) {
        if (frame.names[row] == run) {
            return text->at(row);
        }
    }
    return "no such text";
}

std::vector<std::string> namesOf(const std::vector<RelatedRun>& runs)
{
    std::vector<std::string> names;
    for (const RelatedRun& run : runs) {
        names.push_back(run.name);
    }
    return names;
}

} // namespace

/// Runs that are part of others stay runs, and say so.
class TestNestedRuns : public QObject {
    Q_OBJECT

private slots:
    void theFrameSaysWhatIsPartOfWhat()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importLog(library, folder.write(u8"sweep.log", sweep)));
        const FramePointer frame = frameOf(library);
        QCOMPARE(frame->rowCount(), std::size_t(3));
        QCOMPARE(textOf(*frame, "first", "parent"), std::string("sweep"));
        QCOMPARE(textOf(*frame, "second", "nesting"), std::string("child run"));
        QCOMPARE(textOf(*frame, "sweep", "nesting"), std::string("parent run"));
        QCOMPARE(textOf(*frame, "sweep", "parent"), std::string());
    }

    void aLibraryWithoutNestedRunsHasNoColumnsOfThem()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importLog(library, folder.write(u8"a.log", "a|A|10|1|")));
        QVERIFY(frameOf(library)->findText("parent") == nullptr);
        QVERIFY(frameOf(library)->findText("nesting") == nullptr);
    }

    void detailsNameParentAndChildren()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importLog(library, folder.write(u8"sweep.log", sweep)));
        const FramePointer frame = frameOf(library);
        const RunId parent = runNamed(*frame, "sweep");
        const auto child = library.details(runNamed(*frame, "second"));
        VERIFY_RESULT(child);
        QVERIFY(child->parent.has_value());
        QCOMPARE(child->parent->run, parent);
        QCOMPARE(child->parent->name, std::string("sweep"));
        QVERIFY(child->children.empty());
        const auto whole = library.details(parent);
        VERIFY_RESULT(whole);
        QVERIFY(!whole->parent.has_value());
        QCOMPARE(namesOf(whole->children), (std::vector<std::string>{"first", "second"}));
    }

    void aParentMayComeLater()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importLog(library, folder.write(u8"a.log", "a|first|40|1|0.8|parent=0123456789ab")));
        QCOMPARE(
            textOf(*frameOf(library), "first", "parent"), std::string("run 01234567, not in the library"));
        const auto early = library.details(runNamed(*frameOf(library), "first"));
        VERIFY_RESULT(early);
        QVERIFY(early->parent && !early->parent->run.isValid());
        VERIFY_RESULT(importLog(library, folder.write(u8"p.log", "0123456789ab|sweep|100|2|")));
        QCOMPARE(textOf(*frameOf(library), "first", "parent"), std::string("sweep"));
        VERIFY_RESULT(library.undo());
        QCOMPARE(
            textOf(*frameOf(library), "first", "parent"), std::string("run 01234567, not in the library"));
    }

    /// An energy log that carries the id of the parent or of a child is of that run alone.
    void otherToolsJoinTheRunWhoseIdTheyCarry()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importTable(library, folder.write(u8"runs.csv", sweep)));
        VERIFY_RESULT(importLog(library,
            folder.write(u8"energy.log", "x||100|2.5||id=p\ny||40|0.75||id=a\nz||50|0.5||parent=p")));
        const FramePointer frame = frameOf(library);
        QCOMPARE(frame->rowCount(), std::size_t(4));
        QCOMPARE(valueOf(*frame, "sweep", "energy_kwh"), std::optional(2.5));
        QCOMPARE(valueOf(*frame, "first", "energy_kwh"), std::optional(0.75));
        QCOMPARE(valueOf(*frame, "second", "energy_kwh"), std::optional(1.0)); // only the table has it
        QCOMPARE(textOf(*frame, "first", "parent"), std::string("sweep")); // joined, and still a child
        const auto whole = library.details(runNamed(*frame, "sweep"));
        VERIFY_RESULT(whole);
        QCOMPARE(whole->children.size(), std::size_t(3)); // the one of the energy log, too
    }

    void aRunThatAPersonJoinedWithItsParentIsPartOfNothing()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importLog(library, folder.write(u8"a.log", "p|sweep|100|2|\na|first|40|1||parent=p")));
        const FramePointer frame = frameOf(library);
        VERIFY_RESULT(library.joinRuns({runNamed(*frame, "sweep"), runNamed(*frame, "first")}));
        QVERIFY(frameOf(library)->findText("parent") == nullptr);
        const auto joined = library.details(frameOf(library)->runs[0]);
        VERIFY_RESULT(joined);
        QVERIFY(!joined->parent && joined->children.empty());
    }

    void aParentThatChangesIsAChange()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(
            importLog(library, folder.write(u8"a.log", "p|sweep|1|2|\nq|other|2|3|\na|first|3|1|")));
        const auto again =
            importLog(library, folder.write(u8"a.log", "p|sweep|1|2|\nq|other|2|3|\na|first|3|1||parent=q"));
        VERIFY_RESULT(again);
        QCOMPARE(again->runsUpdated, 1);
        QCOMPARE(textOf(*frameOf(library), "first", "parent"), std::string("other"));
        NoProgress progress;
        QVERIFY(library.check(progress)->problems.empty());
    }
};

QTEST_APPLESS_MAIN(TestNestedRuns)
#include "test_nested_runs.moc"
