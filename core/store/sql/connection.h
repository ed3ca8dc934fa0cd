// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/sql/statement.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace trefoil::sql {

/// Immutable: nobody else may write, and no file is made beside the database; for places without right to
/// write.
enum class Access { Immutable, ReadOnly, ReadWrite, Create };

/// One connection to one database, used by one thread at a time. The first error of any statement is kept:
/// later statements do nothing until takeError() or takeResult() hands it over, so callers may run a sequence
/// and look once at its end. A transaction cannot be committed while an error is kept.
class Connection {
public:
    [[nodiscard]] static Result<Connection> open(const std::string& path, Access access);

    /// A database that is in memory as a whole, without a copy and read-only. The bytes must stay alive and
    /// unchanged as long as the connection; any bytes will do, damage is an error of the statements. One with
    /// a write-ahead log cannot be opened so. name: for errors.
    [[nodiscard]] static Result<Connection> openBytes(std::string_view bytes, const std::string& name);

    Connection(Connection&&) noexcept;
    Connection& operator=(Connection&&) noexcept;
    ~Connection();

    [[nodiscard]] Statement prepare(std::string_view sql);
    void run(const std::string& sql); ///< any number of statements without values
    [[nodiscard]] std::int64_t integer(std::string_view sql); ///< first value of the first row; 0 when none
    [[nodiscard]] std::string text(std::string_view sql);

    [[nodiscard]] bool failed() const;
    /// The kept error, which is forgotten then; success when there is none.
    [[nodiscard]] Result<void> takeResult();
    void forgetError();
    [[nodiscard]] bool isReadOnly() const;
    /// Bytes that this connection's cache may hold before it writes early.
    void setCacheSize(std::int64_t bytes);
    /// How long to wait for a lock of another connection before LibraryLocked.
    void setWaiting(std::chrono::milliseconds time);
    static constexpr std::chrono::milliseconds usualWaiting{5000};

    struct State; ///< the backend's own

private:
    friend class Statement;
    friend class BulkInsert;
    explicit Connection(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace trefoil::sql
