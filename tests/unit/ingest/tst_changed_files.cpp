// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/changed_files.h"

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
        const auto before = fileStamps({folder}, progress);
        QVERIFY(before);
        QCOMPARE(before->size(), std::size_t(4));
        QCOMPARE(before->at(folder / "same.csv").bytes, 4);

        write(folder / "longer.csv", "a\n1\n2\n");
        write(folder / "deep" / "new.csv", "a\n");
        write(folder / ".hidden.csv", "a\n");
        fs::last_write_time(
            folder / "touched.csv", fs::last_write_time(folder / "touched.csv") + std::chrono::seconds(5));
        fs::remove(folder / "gone.csv");
        const auto now = fileStamps({folder}, progress);
        QVERIFY(now);
        const std::vector<fs::path> expected{
            folder / "deep" / "new.csv", folder / "longer.csv", folder / "touched.csv"};
        QVERIFY(changedFiles(*before, *now) == expected);
        QVERIFY(changedFiles(*now, *now).empty());
    }
    void pathsThatAreGoneAreLeftOut()
    {
        const NoProgress progress;
        const auto stamps = fileStamps({"/no/such/folder"}, progress);
        QVERIFY(stamps);
        QVERIFY(stamps->empty());
        QVERIFY(!fileStamp("/no/such/file"));
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
