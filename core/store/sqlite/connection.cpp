// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/connection.h"

#include "core/store/sqlite/connection_state.h"

#include <utility>

namespace trefoil::sql {

namespace {

Error errorFrom(int code, const std::string& path, const char* message, std::string_view sql)
{
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {Errc::LibraryLocked, {path}, {}};
    case SQLITE_NOTADB:
        return {Errc::LibraryNotOurs, {path}, {}};
    case SQLITE_CORRUPT:
        return {Errc::LibraryDamaged, {path, message}, {}};
    case SQLITE_INTERRUPT:
        return {Errc::Cancelled, {}, {}};
    case SQLITE_CANTOPEN:
        return {Errc::FileNotReadable, {path, message}, {}};
    default:
        return {Errc::StoreFailed, {message, std::string(sql.substr(0, 200))}, {}};
    }
}

int openFlags(Access access)
{
    switch (access) {
    case Access::Immutable:
        return SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    case Access::ReadOnly:
        return SQLITE_OPEN_READONLY;
    case Access::ReadWrite:
        return SQLITE_OPEN_READWRITE;
    case Access::Create:
        return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    }
    return SQLITE_OPEN_READONLY;
}

std::string immutableAddress(const std::string& path)
{
    std::string address = "file:";
    for (const char c : path) {
        const bool isSpecial = c == '%' || c == '?' || c == '#';
        address += isSpecial ? (c == '%' ? "%25" : c == '?' ? "%3f" : "%23") : std::string(1, c);
    }
    return address + "?immutable=1";
}

} // namespace

Connection::State::~State()
{
    sqlite3_close_v2(database);
}

void Connection::State::keepError(int code, std::string_view sql)
{
    if (!firstError) {
        firstError = errorFrom(code, path, sqlite3_errmsg(database), sql);
    }
}

Connection::Connection(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;
Connection::~Connection() = default;

Result<Connection> Connection::open(const std::string& path, Access access)
{
    auto state = std::make_unique<State>();
    state->path = path;
    const std::string address = access == Access::Immutable ? immutableAddress(path) : path;
    const int code = sqlite3_open_v2(address.c_str(), &state->database,
        openFlags(access) | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    if (code != SQLITE_OK) {
        return tl::unexpected<Error>(errorFrom(code, path, sqlite3_errmsg(state->database), "open"));
    }
    Connection connection(std::move(state));
    connection.setWaiting(usualWaiting);
    return connection;
}

Result<Connection> Connection::openBytes(std::string_view bytes, const std::string& name)
{
    auto connection = open(":memory:", Access::ReadWrite);
    if (!connection) {
        return connection;
    }
    connection->m_state->path = name;
    sqlite3* database = connection->m_state->database;
    // SQLite asks for bytes that it may write, and writes none of them with SQLITE_DESERIALIZE_READONLY.
    auto* data = const_cast<unsigned char*>(reinterpret_cast<const unsigned char*>(bytes.data()));
    const auto size = static_cast<sqlite3_int64>(bytes.size());
    const int code = sqlite3_deserialize(database, "main", data, size, size, SQLITE_DESERIALIZE_READONLY);
    if (code != SQLITE_OK) {
        return tl::unexpected<Error>(errorFrom(code, name, sqlite3_errmsg(database), "open"));
    }
    // What the file says must not run code of its own.
    connection->run("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA query_only = ON");
    if (auto prepared = connection->takeResult(); !prepared) {
        return tl::unexpected<Error>(prepared.error());
    }
    return connection;
}

Statement Connection::prepare(std::string_view sql)
{
    sqlite3_stmt* handle = nullptr;
    if (!failed()) {
        const int code = sqlite3_prepare_v3(m_state->database, sql.data(), static_cast<int>(sql.size()),
            SQLITE_PREPARE_PERSISTENT, &handle, nullptr);
        if (code != SQLITE_OK) {
            m_state->keepError(code, sql);
        }
    }
    return Statement(m_state.get(), handle);
}

void Connection::run(const std::string& sql)
{
    if (failed()) {
        return;
    }
    const int code = sqlite3_exec(m_state->database, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
        m_state->keepError(code, sql);
    }
}

std::int64_t Connection::integer(std::string_view sql)
{
    Statement statement = prepare(sql);
    return statement.step() ? statement.integer(0) : 0;
}

std::string Connection::text(std::string_view sql)
{
    Statement statement = prepare(sql);
    return statement.step() ? std::string(statement.text(0)) : std::string();
}

bool Connection::failed() const
{
    return m_state->firstError.has_value();
}

Result<void> Connection::takeResult()
{
    if (!m_state->firstError) {
        return {};
    }
    return tl::unexpected<Error>(*std::exchange(m_state->firstError, std::nullopt));
}

void Connection::forgetError()
{
    m_state->firstError.reset();
}

bool Connection::isReadOnly() const
{
    return sqlite3_db_readonly(m_state->database, "main") == 1;
}

void Connection::setCacheSize(std::int64_t bytes)
{
    run("PRAGMA cache_size = -" + std::to_string(bytes / 1024));
}

void Connection::setWaiting(std::chrono::milliseconds time)
{
    sqlite3_busy_timeout(m_state->database, static_cast<int>(time.count()));
}

} // namespace trefoil::sql
