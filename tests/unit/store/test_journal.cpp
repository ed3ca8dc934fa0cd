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

/// Nobody may write into a folder while this lives, not even root, who becomes another user meanwhile.
class Locked {
public:
    explicit Locked(fs::path folder)
        : m_folder(std::move(folder))
        , m_isRoot(::geteuid() == 0)
    {
        constexpr fs::perms read = fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read;
        constexpr fs::perms write = fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write;
        constexpr fs::perms enter = fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec;
        for (const fs::directory_entry& file : fs::directory_iterator(m_folder)) {
            if (!file.is_symlink()) {
                fs::permissions(file, read | write);
            }
        }
        fs::permissions(m_folder, read | enter);
        constexpr uid_t nobody = 65534;
        m_isLocked = !m_isRoot || ::seteuid(nobody) == 0;
    }
    Locked(const Locked&) = delete;
    Locked& operator=(const Locked&) = delete;
    ~Locked()
    {
        if (m_isRoot && ::seteuid(0) != 0) {
            qFatal("cannot be root again");
        }
        fs::permissions(m_folder, fs::perms::owner_all);
    }
    [[nodiscard]] bool isLocked() const { return m_isLocked; }

private:
    fs::path m_folder;
    bool m_isRoot = false;
    bool m_isLocked = false;
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
        const Folder folder;
        const fs::path path = folder.path(u8"study.trefoil");
        {
            Library library = openNew(folder);
            VERIFY_RESULT(importLog(library, folder.write(u8"a.log", "id1|run 1|1|0.5|0.9\n")));
        }
        const Locked locked(path.parent_path());
        QVERIFY(locked.isLocked());
        for (const OpenMode mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
            auto library = Library::open(path, mode);
            VERIFY_RESULT(library);
            QCOMPARE(frameOf(*library)->rowCount(), std::size_t{1});
        }
    }

    void writesBesideWhatALinkLeadsTo()
    {
        const Folder folder;
        const Folder links;
        const fs::path link = links.path(u8"link.trefoil");
        static_cast<void>(openNew(folder));
        fs::create_symlink(folder.path(u8"study.trefoil"), link);
        fs::permissions(folder.path(u8"x").parent_path(), fs::perms::all);
        fs::permissions(folder.path(u8"study.trefoil"), fs::perms::all);
        const Locked locked(links.path(u8"x").parent_path());
        QVERIFY(locked.isLocked());
        auto library = Library::open(link, OpenMode::ReadWrite);
        VERIFY_RESULT(library);
        VERIFY_RESULT(library->setSetting("scenario", "{}"));
    }

    void makesNoLibraryWhereNothingMayBeWritten()
    {
        const Folder folder;
        const fs::path path = folder.path(u8"study.trefoil");
        const Locked locked(path.parent_path());
        QVERIFY(locked.isLocked());
        QVERIFY(!Library::open(path, OpenMode::CreateIfMissing));
    }
};

QTEST_APPLESS_MAIN(TestJournal)
#include "test_journal.moc"
