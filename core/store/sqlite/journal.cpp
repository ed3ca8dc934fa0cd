// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/journal.h"

#include "core/store/sql/transaction.h"

namespace trefoil::sql {

namespace {

bool canWrite(Connection& connection)
{
    connection.run("BEGIN IMMEDIATE; UPDATE library_state SET revision = revision; COMMIT");
    return !connection.failed();
}

} // namespace

Result<void> chooseJournal(Connection& connection)
{
    if (connection.text("PRAGMA journal_mode") == "wal") {
        return connection.takeResult();
    }
    connection.run("PRAGMA journal_mode = WAL");
    if (!canWrite(connection)) {
        const auto failure = connection.takeResult();
        if (failure.error().code == Errc::LibraryLocked) {
            return {}; // another instance is at work; it chooses
        }
        connection.run("PRAGMA journal_mode = DELETE");
        connection.forgetError();
        static_cast<void>(canWrite(connection));
    }
    return connection.takeResult();
}

WithoutLog::WithoutLog(Connection& connection)
    : m_connection(connection)
    , m_hadLog(connection.text("PRAGMA journal_mode") == "wal")
{
    if (m_hadLog) {
        const WithoutWaiting impatient(m_connection);
        m_connection.run("PRAGMA journal_mode = DELETE");
        m_connection.forgetError(); // somebody has the file open
    }
}

WithoutLog::~WithoutLog()
{
    if (m_hadLog) {
        const WithoutWaiting impatient(m_connection);
        m_connection.run("PRAGMA journal_mode = WAL");
        m_connection.forgetError(); // somebody reads; the next opening sees to it
    }
}

} // namespace trefoil::sql
