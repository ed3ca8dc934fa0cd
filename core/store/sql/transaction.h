// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/sql/connection.h"

namespace trefoil::sql {

/// Rolled back at the end of its life unless committed.
class Transaction {
public:
    /// Takes the right to write at once. Errors: LibraryLocked.
    [[nodiscard]] static Result<Transaction> beginWriting(Connection& connection);
    /// All statements see the same content, whatever others write.
    [[nodiscard]] static Result<Transaction> beginReading(Connection& connection);

    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    /// Fails with the connection's kept error, and then everything is rolled back.
    [[nodiscard]] Result<void> commit();
    void rollback();

private:
    explicit Transaction(Connection& connection);
    [[nodiscard]] static Result<Transaction> begin(Connection& connection, const char* sql);
    Connection* m_connection;
};

/// While it lives, a transaction that another connection holds up fails at once.
class WithoutWaiting {
public:
    explicit WithoutWaiting(Connection& connection);
    WithoutWaiting(const WithoutWaiting&) = delete;
    WithoutWaiting& operator=(const WithoutWaiting&) = delete;
    ~WithoutWaiting();

private:
    Connection& m_connection;
};

} // namespace trefoil::sql
