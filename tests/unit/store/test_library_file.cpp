// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/connection.h"
#include "unit/store/library_case.h"

#include <QFile>
#include <QFileInfo>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace trefoil;
using namespace trefoil::test;

namespace {

std::string utf8(const std::filesystem::path& path)
{
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

sql::Connection rawConnection(const Folder& folder)
{
    return *sql::Connection::open(utf8(folder.path(u8"study.trefoil")), sql::Access::Create);
}

QByteArray bytesOf(const std::filesystem::path& path)
{
    QFile file(QString::fromStdString(utf8(path)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::string manyLines(int count)
{
    std::string text;
    for (int i = 0; i < count; ++i) {
        const std::string number = std::to_string(i);
        text += "id" + number + "|run " + number + "|" + number + "|0.5|0.9|model=M|extra=own/1\n";
    }
    return text;
}

/// Each time that they are read they are other runs, as they stand on other lines.
std::string manyRowsWithoutId()
{
    std::string text;
    for (int i = 0; i < 5000; ++i) {
        text += "||" + std::to_string(i) + "|0.5|0.9\n";
    }
    return text;
}

} // namespace

class TestLibraryFile : public QObject {
    Q_OBJECT

private slots:
    void schemaHasEveryStandardQuantity()
    {
        const Folder folder;
        static_cast<void>(openNew(folder));
        sql::Connection connection = rawConnection(folder);
        std::vector<std::string> columns;
        sql::Statement rows =
            connection.prepare("SELECT name FROM pragma_table_info('record') WHERE type = 'REAL'");
        while (rows.step()) {
            columns.emplace_back(rows.text(0));
        }
        std::vector<std::string> expected;
        for (const Quantity& quantity : standardQuantities()) {
            expected.push_back(quantity.id);
        }
        QCOMPARE(columns, expected);
        QCOMPARE(connection.integer(
                     "SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND schema = 'main'"
                     " AND strict = 0 AND name NOT LIKE 'sqlite%'"),
            0);
    }

    void reopenedLibraryHasTheSameContent()
    {
        const Folder folder;
        std::string before;
        {
            Library library = openNew(folder);
            VERIFY_RESULT(importLog(library, folder.write(u8"a.log", manyLines(6000))));
            before = dump(library); // more than smallestCachedFrame: kept for the next opening
            VERIFY_RESULT(library.setSetting("scenario", "{\"pue\":1.2}"));
        }
        Library library = *Library::open(folder.path(u8"study.trefoil"), OpenMode::ReadOnly);
        QCOMPARE(dump(library), before);
        QCOMPARE(*library.setting("scenario"), std::optional<std::string>("{\"pue\":1.2}"));
        QCOMPARE(*library.setting("nothing"), std::optional<std::string>());
    }

    void cachedFrameIsTheBuiltOne()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importLog(library, folder.write(u8"a.log", manyLines(6000))));
        const std::string built = dump(library);
        QCOMPARE(rawConnection(folder).integer("SELECT count(*) FROM frame_cache WHERE part LIKE 'end%'"), 1);
        const std::string cached = dump(library);
        QCOMPARE(cached, built);
        VERIFY_RESULT(library.renameRun(frameOf(library)->runs[0], "other"));
        VERIFY_RESULT(library.undo()); // another revision: built anew
        QCOMPARE(dump(library), cached);
    }

    void aFrameThatAnEarlierVersionKeptIsMadeAnew()
    {
        const Folder folder;
        std::string built;
        {
            Library library = openNew(folder);
            VERIFY_RESULT(importLog(library, folder.write(u8"a.log", manyLines(6000))));
            built = dump(library);
        }
        {
            sql::Connection connection = rawConnection(folder);
            connection.run("DELETE FROM frame_cache WHERE part LIKE 'column:%'"); // computed in another way
            connection.run("UPDATE frame_cache SET part = 'end' WHERE part LIKE 'end%'");
        }
        Library library = *Library::open(folder.path(u8"study.trefoil"), OpenMode::ReadOnly);
        QCOMPARE(dump(library), built);
    }

    void foreignFilesAreRefusedAndLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<int>("code");
        QTest::newRow("another program's SQLite") << QByteArray("foreign") << int(Errc::LibraryNotOurs);
        QTest::newRow("text") << QByteArray("text") << int(Errc::LibraryNotOurs);
        QTest::newRow("newer") << QByteArray("newer") << int(Errc::LibraryTooNew);
        QTest::newRow("missing") << QByteArray("missing") << int(Errc::FileNotReadable);
    }
    void foreignFilesAreRefusedAndLeftAlone()
    {
        QFETCH(QByteArray, kind);
        const Folder folder;
        if (kind == "newer") {
            static_cast<void>(openNew(folder));
            rawConnection(folder).run("PRAGMA journal_mode = DELETE; PRAGMA user_version = 99");
        } else if (kind == "foreign") {
            rawConnection(folder).run("CREATE TABLE t (x); INSERT INTO t VALUES (1)");
        } else if (kind == "text") {
            folder.write(u8"study.trefoil", std::string(4096, 'x'));
        }
        const auto path = folder.path(u8"study.trefoil");
        const QByteArray before = bytesOf(path);
        const auto opened = Library::open(path, OpenMode::ReadWrite);
        QVERIFY(!opened);
        QTEST(int(opened.error().code), "code");
        QCOMPARE(bytesOf(path), before);
    }

    void damageIsFound_data()
    {
        QTest::addColumn<int>("keepPages");
        QTest::addColumn<int>("flipPage");
        QTest::newRow("truncated") << 3 << -1;
        QTest::newRow("truncated in a page") << 0 << -1;
        QTest::newRow("schema page overwritten") << -1 << 0;
        QTest::newRow("page of a table overwritten") << -1 << 2;
    }
    void damageIsFound()
    {
        QFETCH(int, keepPages);
        QFETCH(int, flipPage);
        const Folder folder;
        {
            Library library = openNew(folder);
            VERIFY_RESULT(importLog(library, folder.write(u8"a.log", manyLines(300))));
        }
        const auto path = folder.path(u8"study.trefoil");
        QByteArray bytes = bytesOf(path);
        if (keepPages >= 0) {
            bytes.truncate(keepPages * 4096 + 200);
        } else {
            // The first page begins with the header of the file.
            bytes.replace(flipPage * 4096 + (flipPage == 0 ? 100 : 0), 3000, QByteArray(3000, '\x5a'));
        }
        folder.write(u8"study.trefoil", bytes.toStdString());
        const auto opened = Library::open(path, OpenMode::ReadWrite);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, Errc::LibraryDamaged);
    }

    void secondWriterIsToldAndReadersGoOn()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importLog(library, folder.write(u8"a.log", "a|A|1|1|")));
        const std::string before = dump(library);
        sql::Connection other = rawConnection(folder);
        other.run("BEGIN IMMEDIATE; UPDATE library_state SET revision = 77");
        QCOMPARE(dump(library), before);
        VERIFY_RESULT(Library::open(folder.path(u8"study.trefoil"), OpenMode::ReadWrite));
        const auto refused = importLog(library, folder.write(u8"b.log", "b|B|1|1|"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Errc::LibraryLocked);
        other.run("ROLLBACK");
        VERIFY_RESULT(importLog(library, folder.path(u8"b.log")));
    }

    void killedImportLeavesTheLibraryAsItWas_data()
    {
        QTest::addColumn<bool>("isFirst");
        QTest::addColumn<int>("reopened");
        QTest::newRow("of a new library") << true << int(OpenMode::ReadWrite);
        QTest::newRow("of a new library, then only read") << true << int(OpenMode::ReadOnly);
        QTest::newRow("further") << false << int(OpenMode::ReadWrite);
        QTest::newRow("further, then only read") << false << int(OpenMode::ReadOnly);
    }
    void killedImportLeavesTheLibraryAsItWas()
    {
        QFETCH(bool, isFirst);
        QFETCH(int, reopened);
        const Folder folder;
        const auto path = folder.path(u8"study.trefoil");
        std::string before;
        {
            Library library = openNew(folder);
            if (!isFirst) {
                VERIFY_RESULT(importLog(library, folder.write(u8"a.log", "a|A|1|1|")));
            }
            before = dump(library);
        }
        const auto endless = folder.write(u8"endless.log", "forever\n" + manyRowsWithoutId());
        const pid_t child = fork();
        if (child == 0) {
            Library library = *Library::open(path, OpenMode::ReadWrite);
            static_cast<void>(importLog(library, endless));
            _exit(0);
        }
        // Killed only when the import has written beside or into the file, so that something is to be undone.
        const auto size = [&](const char* suffix) {
            return QFileInfo(QString::fromStdString(utf8(path) + suffix)).size();
        };
        QTRY_VERIFY_WITH_TIMEOUT(size("-wal") > 1'000'000 || size("") > 1'000'000, 60'000);
        QCOMPARE(kill(child, SIGKILL), 0);
        QCOMPARE(waitpid(child, nullptr, 0), child);
        const bool isHalfWritten = size("-wal") > 0 || size("-journal") > 0;
        QVERIFY(isHalfWritten);
        auto library = Library::open(path, OpenMode(reopened));
        VERIFY_RESULT(library);
        QCOMPARE(dump(*library), before);
        NoProgress progress;
        QVERIFY(library->check(progress)->problems.empty());
    }

    void importOfANewLibraryDoesNotDisturbWhoHasItOpen()
    {
        const Folder folder;
        Library library = openNew(folder);
        Library other = *Library::open(folder.path(u8"study.trefoil"), OpenMode::ReadOnly);
        QCOMPARE(dump(other), std::string());
        VERIFY_RESULT(importLog(library, folder.write(u8"a.log", manyLines(300))));
        QCOMPARE(rawConnection(folder).text("PRAGMA journal_mode"), std::string("wal"));
        QCOMPARE(dump(other), dump(library));
    }

    void logIsBackAfterTheFirstImport()
    {
        const Folder folder;
        Library library = openNew(folder);
        VERIFY_RESULT(importLog(library, folder.write(u8"a.log", manyLines(300))));
        QCOMPARE(rawConnection(folder).text("PRAGMA journal_mode"), std::string("wal"));
    }

    void checkNamesMissingAndChangedSources()
    {
        const Folder folder;
        Library library = openNew(folder);
        NoProgress progress;
        VERIFY_RESULT(importLog(library, folder.write(u8"a.log", "a|A|1|1|")));
        VERIFY_RESULT(importLog(library, folder.write(u8"b.log", "b|B|1|1|")));
        QVERIFY(library.check(progress)->filesChanged.empty());
        folder.write(u8"a.log", "changed");
        std::filesystem::remove(folder.path(u8"b.log"));
        const auto report = library.check(progress);
        QCOMPARE(report->filesHashed, 1);
        QCOMPARE(report->filesChanged.size(), std::size_t(1));
        QCOMPARE(report->filesMissing.size(), std::size_t(1));
        QVERIFY(report->problems.empty());
    }
};

QTEST_GUILESS_MAIN(TestLibraryFile)
#include "test_library_file.moc"
