// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/progress.h"
#include "core/ingest/find_files.h"
#include "tests/support/ordinary_person.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <fstream>

using namespace trefoil;
namespace fs = std::filesystem;

namespace {

constexpr const char* emissions = "timestamp,project_name,run_id,duration,emissions,energy_consumed\n"
                                  "2024-01-01T00:00:00,p,1,10,0.1,0.2\n";

class Folder {
public:
    [[nodiscard]] fs::path path(const char* name) const
    {
        return fs::path(m_directory.path().toStdString()) / name;
    }
    fs::path write(const char* name) const
    {
        fs::create_directories(path(name).parent_path());
        std::ofstream(path(name)) << emissions;
        return path(name);
    }

private:
    QTemporaryDir m_directory;
};

QStringList namesIn(const Folder& folder)
{
    NoProgress progress;
    QStringList names;
    const auto found = findFiles({folder.path("")}, progress);
    for (const FoundFile& file : found ? *found : std::vector<FoundFile>()) {
        names << QString::fromStdString(fs::relative(file.path, folder.path("")).string());
    }
    return names;
}

} // namespace

class TestFindFiles : public QObject {
    Q_OBJECT

private slots:
    void emptyFileIsCalledEmpty()
    {
        const Folder folder;
        std::ofstream(folder.path("results.csv")).flush();
        NoProgress progress;
        const auto found = findFiles({folder.path("results.csv")}, progress);
        QVERIFY(found.has_value());
        QCOMPARE(found->front().reason, std::string("it is empty"));
        QVERIFY(!found->front().isTaken);
    }

    void foldersAreWalkedInOrder()
    {
        const Folder folder;
        folder.write("b/emissions.csv");
        folder.write("a/deep/er/emissions.csv");
        folder.write("a/emissions.csv");
        QCOMPARE(namesIn(folder),
            QStringList({QStringLiteral("a/deep/er/emissions.csv"), QStringLiteral("a/emissions.csv"),
                QStringLiteral("b/emissions.csv")}));
    }

    void hiddenAndMachineFoldersAreLeftOut()
    {
        const Folder folder;
        folder.write(".git/emissions.csv");
        folder.write("node_modules/x/emissions.csv");
        folder.write("__pycache__/emissions.csv");
        folder.write(".emissions.csv");
        folder.write("table.mapping.json");
        folder.write("emissions.csv");
        QCOMPARE(namesIn(folder), QStringList({QStringLiteral("emissions.csv")}));
    }

    void loopsOfLinksEnd()
    {
        const Folder folder;
        folder.write("a/emissions.csv");
        fs::create_directory_symlink(folder.path("a"), folder.path("a/again"));
        fs::create_symlink("self", folder.path("self"));
        fs::create_symlink("nowhere", folder.path("broken"));
        QCOMPARE(namesIn(folder), QStringList({QStringLiteral("a/emissions.csv")}));
    }

    void unreadableFoldersDoNotEndTheWalk()
    {
        const Folder folder;
        folder.write("a/closed/emissions.csv");
        folder.write("b/emissions.csv");
        fs::permissions(folder.path(""), fs::perms::all);
        fs::permissions(folder.path("a/closed"), fs::perms::none);
        NoProgress progress;
        Result<std::vector<FoundFile>> found;
        {
            const test::OrdinaryPerson person;
            QVERIFY(person.isOrdinary());
            found = findFiles({folder.path("")}, progress);
        }
        fs::permissions(folder.path("a/closed"), fs::perms::owner_all);
        QVERIFY(found);
        QCOMPARE(found->size(), std::size_t(2));
        QCOMPARE(found->front().path, folder.path("a/closed"));
        QVERIFY(found->front().error);
        QCOMPARE(found->front().error->code, Errc::FileNotReadable);
        QVERIFY(found->front().reason.ends_with("Permission denied"));
        QVERIFY(!found->front().isTaken);
        QVERIFY(found->back().isTaken);
        QVERIFY(!found->back().error);
    }

    void namedFilesComeOnceAndAreNamed()
    {
        const Folder folder;
        const fs::path file = folder.write("emissions.csv");
        NoProgress progress;
        const auto found = findFiles({folder.path(""), file}, progress);
        QVERIFY(found);
        QCOMPARE(found->size(), std::size_t(1));
        QVERIFY(found->front().isNamed);
        QVERIFY(found->front().isTaken);
        QCOMPARE(found->front().candidates.front().importer->id, std::string_view("codecarbon"));
    }

    /// A list of what changed in a folder does not mean each file in it, as a person does.
    void namedByAProgramIsAsFoundInTheFolder()
    {
        const Folder folder;
        const fs::path unknown = folder.path("unknown.csv");
        std::ofstream(unknown) << "run_name,model,score\nd,CNN,0.5\n";
        NoProgress progress;
        const auto byPerson = findFiles({unknown}, progress);
        QVERIFY(byPerson && byPerson->front().isNamed && byPerson->front().isTaken);
        const auto byProgram = findFiles({unknown}, progress, NamedBy::Program);
        QVERIFY(byProgram && !byProgram->front().isNamed && !byProgram->front().isTaken);
        QVERIFY(!byProgram->front().candidates.empty());
    }

    void missingPathsAreAnError()
    {
        const Folder folder;
        NoProgress progress;
        const auto found = findFiles({folder.path("missing")}, progress);
        QVERIFY(!found);
        QCOMPARE(found.error().code, Errc::FileNotReadable);
    }
};

QTEST_APPLESS_MAIN(TestFindFiles)
#include "tst_find_files.moc"
