// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/transaction.h"

#include <utility>

namespace trefoil::sql {

Transaction::Transaction(Connection& connection)
    : m_connection(&connection)
{
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
{
}

Transaction::~Transaction()
{
    rollback();
}

Result<Transaction> Transaction::begin(Connection& connection, const char* sql)
{
    connection.forgetError();
    connection.run(sql);
    if (auto begun = connection.takeResult(); !begun) {
        return tl::unexpected<Error>(begun.error());
    }
    return Transaction(connection);
}

Result<Transaction> Transaction::beginWriting(Connection& connection)
{
    return begin(connection, "BEGIN IMMEDIATE");
}

Result<Transaction> Transaction::beginReading(Connection& connection)
{
    return begin(connection, "BEGIN");
}

Result<void> Transaction::commit()
{
    m_connection->run("COMMIT");
    auto result = m_connection->takeResult();
    if (!result) {
        rollback();
    }
    m_connection = nullptr;
    return result;
}

void Transaction::rollback()
{
    if (m_connection == nullptr) {
        return;
    }
    // Some errors have rolled back already; then this fails, which is what we want.
    m_connection->forgetError();
    m_connection->run("ROLLBACK");
    m_connection->forgetError();
    m_connection = nullptr;
}

WithoutWaiting::WithoutWaiting(Connection& connection)
    : m_connection(connection)
{
    m_connection.setWaiting(std::chrono::milliseconds(0));
}

WithoutWaiting::~WithoutWaiting()
{
    m_connection.setWaiting(Connection::usualWaiting);
}

} // namespace trefoil::sql
