// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace trefoil::sql {

class Connection;

/// A prepared statement. Errors are kept by the connection, see Connection. Positions of parameters count
/// from 1, those of columns from 0.
class Statement {
public:
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;
    ~Statement();

    template <std::integral T>
    Statement& bind(int position, T value)
    {
        return bindInteger(position, static_cast<std::int64_t>(value));
    }
    Statement& bind(int position, double value); ///< NaN becomes NULL
    /// The text must stay alive and unchanged until the statement was run.
    Statement& bind(int position, std::string_view text);
    Statement& bindBlob(int position, std::string_view bytes); ///< as for text
    Statement& bindNull(int position);
    template <class T>
    Statement& bind(int position, const std::optional<T>& value)
    {
        return value ? bind(position, *value) : bindNull(position);
    }

    /// True while there is a row. After the last row, and after an error, false and ready to be bound again.
    [[nodiscard]] bool step();
    void reset(); ///< needed before binding again when not all rows were taken
    void run(); ///< for statements whose rows do not matter

    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const; ///< NaN for NULL
    [[nodiscard]] std::string_view text(int column) const; ///< valid until the next step
    [[nodiscard]] std::string_view blob(int column) const; ///< as text
    [[nodiscard]] bool isNull(int column) const;

private:
    friend class Connection;
    Statement(void* owner, void* handle);
    Statement& bindInteger(int position, std::int64_t value);
    void* m_owner = nullptr; // Connection::State
    void* m_handle = nullptr; // the backend's statement; null when preparing failed
};

} // namespace trefoil::sql
