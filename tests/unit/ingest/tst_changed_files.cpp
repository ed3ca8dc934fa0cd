// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/changed_files.h"
#include "tests/support/ordinary_person.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

using namespace trefoil;
namespace fs = std::filesystem;

namespace {

void write(const fs::path& path, const char* text)
{
    fs::create_directories(path.parent_path());
    std::ofstream(path) << text;
}

} // namespace

class TestChangedFiles : public QObject {
    Q_OBJECT

private slots:
    void newLongerAndTouchedFilesAreChanged()
    {
        const QTemporaryDir directory;
        const fs::path folder = directory.path().toStdString();
        for (const char* name : {"same.csv", "longer.csv", "touched.csv", "gone.csv"})
            write(folder / name, "a\n1\n");
        const NoProgress progress;
        const auto before = seeFiles({folder}, progress);
        QVERIFY(before);
        QCOMPARE(before->stamps.size(), std::size_t(4));
        QCOMPARE(before->stamps.at(folder / "same.csv").bytes, 4);

        write(folder / "longer.csv", "a\n1\n2\n");
        write(folder / "deep" / "new.csv", "a\n");
        write(folder / ".hidden.csv", "a\n");
        fs::last_write_time(
            folder / "touched.csv", fs::last_write_time(folder / "touched.csv") + std::chrono::seconds(5));
        fs::remove(folder / "gone.csv");
        const auto now = seeFiles({folder}, progress);
        QVERIFY(now);
        const std::vector<fs::path> expected{
            folder / "deep" / "new.csv", folder / "longer.csv", folder / "touched.csv"};
        QVERIFY(changedFiles(before->stamps, now->stamps) == expected);
        QVERIFY(changedFiles(now->stamps, now->stamps).empty());
    }
    void pathsThatAreGoneAreLeftOut()
    {
        const NoProgress progress;
        const auto seen = seeFiles({"/no/such/folder"}, progress);
        QVERIFY(seen);
        QVERIFY(seen->stamps.empty());
        QVERIFY(seen->unreadable.empty());
        QVERIFY(!fileStamp("/no/such/file"));
    }
    void whatIsGoneIsNoticed()
    {
        const FileStamps before{{"a.csv", {}}, {"hparams.yaml", {}}};
        const FileStamps now{{"a.csv", {}}, {"new.csv", {}}};
        QVERIFY(hasLost(before, now));
        QVERIFY(!hasLost(now, now));
        QVERIFY(!hasLost({}, now));
    }
    void aMappingThatChangesChangesItsTable()
    {
        const QTemporaryDir directory;
        const fs::path folder = directory.path().toStdString();
        for (const char* name : {"a.csv", "b.csv", "b.csv.mapping.json", "gone.csv.mapping.json"})
            write(folder / name, "{}");
        const NoProgress progress;
        const auto before = seeFiles({folder}, progress);
        QVERIFY(before);
        QCOMPARE(before->stamps.size(), std::size_t(2));
        QCOMPARE(before->mappings.size(), std::size_t(2));
        write(folder / "a.csv.mapping.json", "{}");
        write(folder / "b.csv.mapping.json", "{ }");
        write(folder / "gone.csv.mapping.json", "{ }");
        const auto now = seeFiles({folder}, progress);
        QVERIFY(now);
        const std::vector<fs::path> expected{folder / "a.csv", folder / "b.csv"};
        QVERIFY(changedFiles(watchedStamps(*before), watchedStamps(*now)) == expected);
        QVERIFY(changedFiles(before->stamps, now->stamps).empty());
    }
    void whatCannotBeReadIsNewOnceItCan()
    {
        const QTemporaryDir directory;
        const fs::path folder = directory.path().toStdString();
        for (const char* name : {"open.csv", "closed.csv", "closed/inside.csv"})
            write(folder / name, "a\n1\n");
        fs::permissions(folder, fs::perms::all);
        fs::permissions(folder / "closed.csv", fs::perms::none);
        fs::permissions(folder / "closed", fs::perms::none);
        const NoProgress progress;
        Result<SeenFiles> seen;
        {
            const test::OrdinaryPerson person;
            QVERIFY(person.isOrdinary());
            seen = seeFiles({folder}, progress);
        }
        fs::permissions(folder / "closed", fs::perms::owner_all);
        fs::permissions(folder / "closed.csv", fs::perms::owner_all);
        QVERIFY(seen);
        QCOMPARE(seen->stamps.size(), std::size_t(1));
        const std::map<fs::path, std::string> expected{
            {folder / "closed" / "", "Permission denied"}, {folder / "closed.csv", "Permission denied"}};
        QVERIFY(seen->unreadable == expected);
        const auto now = seeFiles({folder}, progress);
        QVERIFY(now);
        QVERIFY(now->unreadable.empty());
        const std::vector<fs::path> changed{folder / "closed" / "inside.csv", folder / "closed.csv"};
        QVERIFY(changedFiles(seen->stamps, now->stamps) == changed);
    }
    void foldersInsideAnotherOneAreCovered()
    {
        const auto folders =
            outermostFolders({"/a/b/x.csv", "/a/b/c/y.csv", "/a/bc/z.csv", "/d/e.csv", "/a/b/u.csv"});
        QVERIFY((folders == std::vector<fs::path>{"/a/b", "/a/bc", "/d"}));
        QVERIFY(outermostFolders({}).empty());
    }
};

QTEST_APPLESS_MAIN(TestChangedFiles)
#include "tst_changed_files.moc"
