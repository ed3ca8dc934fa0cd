// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sql/connection.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace trefoil::sql {

/// Writes many rows with one run of one statement, which reads them as a table: per row there is nothing to
/// bind, to start or to end. One per connection at a time. Errors are kept by the connection.
class BulkInsert {
public:
    static constexpr std::size_t mostColumns = 64;

    /// columns: of the table, in the order in which each row gives its values; at most mostColumns.
    BulkInsert(Connection& connection, std::string_view table, const std::vector<std::string>& columns);
    ~BulkInsert(); ///< rows not written are lost

    BulkInsert(BulkInsert&&) noexcept;
    BulkInsert& operator=(BulkInsert&&) noexcept;

    BulkInsert& add(std::int64_t value);
    BulkInsert& add(double value); ///< NaN becomes NULL
    /// The text must stay alive and unchanged until write().
    BulkInsert& add(std::string_view text);
    BulkInsert& addNull();

    [[nodiscard]] std::size_t rowCount() const; ///< waiting, complete or not
    void write(); ///< all rows that wait; each must have its values

    struct Rows; ///< the backend's own

private:
    std::unique_ptr<Rows> m_rows;
    Statement m_insert;
};

} // namespace trefoil::sql
