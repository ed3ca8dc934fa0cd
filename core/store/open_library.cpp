// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/open_library.h"

#include "core/store/sql/journal.h"
#include "core/store/sql/transaction.h"
#include "core/store/sqlite/migrations.h"

#include <array>
#include <fstream>

#include <fcntl.h>
#include <unistd.h>

namespace trefoil {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t wholeCheckLimit = std::uintmax_t{64} * 1024 * 1024;

std::string utf8(const fs::path& path)
{
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

fs::path besides(const fs::path& path, const char* suffix)
{
    fs::path other = path;
    other += suffix;
    return other;
}

bool hasContent(const fs::path& path)
{
    std::error_code error;
    const auto size = fs::file_size(path, error);
    return !error && size > 0;
}

/// Looks at the first bytes before SQLite does, because opening may already write beside a foreign file.
Result<void> checkHeader(const fs::path& path)
{
    std::array<char, 100> header{};
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return fail(Errc::FileNotReadable, {utf8(path), "it cannot be opened"});
    }
    file.read(header.data(), header.size());
    if (file.gcount() < static_cast<std::streamsize>(header.size())
        || std::string_view(header.data(), 16) != std::string_view("SQLite format 3\0", 16)) {
        return fail(Errc::LibraryNotOurs, {utf8(path)});
    }
    std::uint32_t applicationId = 0;
    for (std::size_t i = 68; i < 72; ++i) {
        applicationId = applicationId << 8 | static_cast<unsigned char>(header[i]);
    }
    if (applicationId != sql::applicationId && !hasContent(besides(path, "-wal"))) {
        return fail(Errc::LibraryNotOurs, {utf8(path)});
    }
    return {};
}

Result<void> checkSchema(sql::Connection& connection, const fs::path& path)
{
    const std::int64_t applicationId = connection.integer("PRAGMA application_id");
    const std::int64_t version = connection.integer("PRAGMA user_version");
    if (auto read = connection.takeResult(); !read) {
        return read;
    }
    if (applicationId != sql::applicationId) {
        return fail(Errc::LibraryNotOurs, {utf8(path)});
    }
    if (version > sql::newestSchema) {
        return fail(
            Errc::LibraryTooNew, {utf8(path), std::to_string(version), std::to_string(sql::newestSchema)});
    }
    return {};
}

/// All of a small file; of a large one only the schema and the first pages, since check() reads the rest and
/// a damaged page that is met later gives LibraryDamaged anyway.
Result<void> checkIntegrity(sql::Connection& connection, const fs::path& path)
{
    std::error_code error;
    const auto size = fs::file_size(path, error);
    std::string verdict = "ok";
    if (!error && size < wholeCheckLimit) {
        verdict = connection.text("PRAGMA quick_check(1)");
    } else {
        static_cast<void>(connection.integer("SELECT count(*) FROM sqlite_schema"));
        static_cast<void>(connection.integer("SELECT max(id) FROM record"));
    }
    if (auto read = connection.takeResult(); !read) {
        const bool isBusy = read.error().code == Errc::LibraryLocked;
        return isBusy ? read : fail(Errc::LibraryDamaged, {utf8(path), describe(read.error())});
    }
    if (verdict != "ok") {
        return fail(Errc::LibraryDamaged, {utf8(path), verdict});
    }
    return {};
}

/// What a killed writer has left half done, only somebody who may write can undo.
void undoUnfinished(const fs::path& path)
{
    if (!hasContent(besides(path, "-journal"))) {
        return;
    }
    if (auto connection = sql::Connection::open(utf8(path), sql::Access::ReadWrite)) {
        const sql::WithoutWaiting impatient(*connection); // the writer may be alive
        static_cast<void>(connection->integer("SELECT count(*) FROM sqlite_schema"));
    }
}

/// A place where nothing may be written needs another way of opening, which is known only after trying to
/// read.
Result<sql::Connection> openReadOnly(const fs::path& path)
{
    undoUnfinished(path);
    auto connection = sql::Connection::open(utf8(path), sql::Access::ReadOnly);
    if (connection) {
        static_cast<void>(connection->integer("SELECT count(*) FROM sqlite_schema"));
        if (auto read = connection->takeResult(); read || read.error().code == Errc::LibraryLocked) {
            return connection;
        }
    }
    if (hasContent(besides(path, "-wal")) || hasContent(besides(path, "-journal"))) {
        return connection; // what the log holds would be missing, or what is half done would show
    }
    return sql::Connection::open(utf8(path), sql::Access::Immutable);
}

/// SQLite writes its journals beside the library; a file that may be written does not suffice.
bool mayWriteBeside(const fs::path& path)
{
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    return ::faccessat(AT_FDCWD, folder.c_str(), W_OK, AT_EACCESS) == 0;
}

/// SQLite follows a link and writes its journals beside what it leads to.
fs::path behindLinks(const fs::path& path)
{
    std::error_code error;
    const fs::path real = fs::canonical(path, error);
    return error ? path : real;
}

Result<sql::Connection> connect(const fs::path& path, OpenMode mode, bool isNew)
{
    if (mode == OpenMode::ReadOnly) {
        return openReadOnly(path);
    }
    auto connection = sql::Connection::open(utf8(path), isNew ? sql::Access::Create : sql::Access::ReadWrite);
    if (connection && (connection->isReadOnly() || (!isNew && !mayWriteBeside(path)))) {
        return openReadOnly(path);
    }
    return connection;
}

} // namespace

Result<sql::Connection> openLibrary(const fs::path& path, OpenMode mode)
{
    std::error_code error;
    const bool exists = fs::exists(path, error);
    if (fs::is_directory(path, error)) {
        return fail(Errc::FileNotReadable, {utf8(path), "it is a folder"});
    }
    if (!exists && mode != OpenMode::CreateIfMissing) {
        return fail(Errc::FileNotReadable, {utf8(path), "there is no such file"});
    }
    // An empty file is what SQLite leaves when the first transaction is cut off.
    const bool isNew = mode == OpenMode::CreateIfMissing && !hasContent(path);
    if (!isNew) {
        if (auto header = checkHeader(path); !header) {
            return tl::unexpected<Error>(header.error());
        }
    }
    auto connection = connect(exists ? behindLinks(path) : path, mode, isNew);
    if (!connection) {
        return connection;
    }
    sql::configure(*connection);
    auto step = connection->takeResult();
    if (step && !isNew) {
        step = checkSchema(*connection, path).and_then([&] { return checkIntegrity(*connection, path); });
    }
    if (step && !connection->isReadOnly()) {
        step = sql::migrate(*connection).and_then([&] { return sql::chooseJournal(*connection); });
    }
    if (!step) {
        return tl::unexpected<Error>(step.error());
    }
    return connection;
}

} // namespace trefoil
