// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/statement.h"

#include "core/store/sqlite/connection_state.h"

#include <limits>
#include <utility>

namespace trefoil::sql {

namespace {

sqlite3_stmt* handleOf(void* handle)
{
    return static_cast<sqlite3_stmt*>(handle);
}

// A value that cannot be bound must not be lost: the statement would write something else.
void checkBound(int code, void* owner, void* handle)
{
    if (code != SQLITE_OK && handle != nullptr) {
        static_cast<Connection::State*>(owner)->keepError(code, sqlite3_sql(handleOf(handle)));
    }
}

} // namespace

Statement::Statement(void* owner, void* handle)
    : m_owner(owner)
    , m_handle(handle)
{
}

Statement::Statement(Statement&& other) noexcept
    : m_owner(other.m_owner)
    , m_handle(std::exchange(other.m_handle, nullptr))
{
}

Statement& Statement::operator=(Statement&& other) noexcept
{
    std::swap(m_owner, other.m_owner);
    std::swap(m_handle, other.m_handle);
    return *this;
}

Statement::~Statement()
{
    sqlite3_finalize(handleOf(m_handle));
}

Statement& Statement::bindInteger(int position, std::int64_t value)
{
    checkBound(sqlite3_bind_int64(handleOf(m_handle), position, value), m_owner, m_handle);
    return *this;
}

Statement& Statement::bind(int position, double value)
{
    checkBound(sqlite3_bind_double(handleOf(m_handle), position, value), m_owner, m_handle);
    return *this;
}

Statement& Statement::bind(int position, std::string_view text)
{
    // A null pointer would bind NULL; an empty text is not NULL.
    const int code = sqlite3_bind_text64(handleOf(m_handle), position, text.empty() ? "" : text.data(),
        text.size(), SQLITE_STATIC, SQLITE_UTF8);
    checkBound(code, m_owner, m_handle);
    return *this;
}

Statement& Statement::bindBlob(int position, std::string_view bytes)
{
    const int code = sqlite3_bind_blob64(
        handleOf(m_handle), position, bytes.empty() ? "" : bytes.data(), bytes.size(), SQLITE_STATIC);
    checkBound(code, m_owner, m_handle);
    return *this;
}

Statement& Statement::bindNull(int position)
{
    checkBound(sqlite3_bind_null(handleOf(m_handle), position), m_owner, m_handle);
    return *this;
}

bool Statement::step()
{
    auto* owner = static_cast<Connection::State*>(m_owner);
    if (m_handle == nullptr || owner->firstError) {
        return false;
    }
    const int code = sqlite3_step(handleOf(m_handle));
    if (code == SQLITE_ROW) {
        return true;
    }
    if (code != SQLITE_DONE) {
        owner->keepError(code, sqlite3_sql(handleOf(m_handle)));
    }
    sqlite3_reset(handleOf(m_handle));
    return false;
}

void Statement::reset()
{
    sqlite3_reset(handleOf(m_handle));
}

void Statement::run()
{
    while (step()) { }
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(handleOf(m_handle), column);
}

double Statement::real(int column) const
{
    return isNull(column) ? std::numeric_limits<double>::quiet_NaN()
                          : sqlite3_column_double(handleOf(m_handle), column);
}

std::string_view Statement::text(int column) const
{
    const void* data = sqlite3_column_text(handleOf(m_handle), column);
    const int size = sqlite3_column_bytes(handleOf(m_handle), column);
    return data == nullptr ? std::string_view()
                           : std::string_view(static_cast<const char*>(data), static_cast<std::size_t>(size));
}

std::string_view Statement::blob(int column) const
{
    const void* data = sqlite3_column_blob(handleOf(m_handle), column);
    const int size = sqlite3_column_bytes(handleOf(m_handle), column);
    return data == nullptr ? std::string_view()
                           : std::string_view(static_cast<const char*>(data), static_cast<std::size_t>(size));
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(handleOf(m_handle), column) == SQLITE_NULL;
}

} // namespace trefoil::sql
