// SPDX-License-Identifier: GPL-3.0-or-later
// The write-ahead log, and libraries in places where nothing may be written.

#include "core/store/sql/connection.h"
#include "unit/store/library_case.h"

#include <unistd.h>

using namespace trefoil;
using namespace trefoil::test;

namespace {

namespace fs = std::filesystem;

std::string utf8(const fs::path& path)
{
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

/// Nobody may write into a folder while this lives.
class Locked {
public:
    explicit Locked(fs::path folder)
        : m_folder(std::move(folder))
    {
        fs::permissions(m_folder, fs::perms::owner_read | fs::perms::owner_exec);
    }
    Locked(const Locked&) = delete;
    Locked& operator=(const Locked&) = delete;
    ~Locked() { fs::permissions(m_folder, fs::perms::owner_all); }

private:
    fs::path m_folder;
};

} // namespace

class TestJournal : public QObject {
    Q_OBJECT

private slots:
    void usesTheWriteAheadLogWherePossible()
    {
        const Folder folder;
        const fs::path path = folder.path(u8"study.trefoil");
        static_cast<void>(openNew(folder));
        sql::Connection connection = *sql::Connection::open(utf8(path), sql::Access::ReadWrite);
        QCOMPARE(connection.text("PRAGMA journal_mode"), std::string("wal"));
    }

    void readsInAFolderWhereNothingMayBeWritten()
    {
        if (::geteuid() == 0) {
            QSKIP("root may write into every folder");
        }
        const Folder folder;
        const fs::path path = folder.path(u8"study.trefoil");
        {
            Library library = openNew(folder);
            VERIFY_RESULT(importLog(library, folder.write(u8"a.log", "id1|run 1|1|0.5|0.9\n")));
        }
        const Locked locked(path.parent_path());
        for (const OpenMode mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
            auto library = Library::open(path, mode);
            VERIFY_RESULT(library);
            QCOMPARE(frameOf(*library)->rowCount(), std::size_t{1});
        }
    }

    void makesNoLibraryWhereNothingMayBeWritten()
    {
        if (::geteuid() == 0) {
            QSKIP("root may write into every folder");
        }
        const Folder folder;
        const fs::path path = folder.path(u8"study.trefoil");
        const Locked locked(path.parent_path());
        QVERIFY(!Library::open(path, OpenMode::CreateIfMissing));
    }
};

QTEST_APPLESS_MAIN(TestJournal)
#include "test_journal.moc"
