// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/frame/frame.h"
#include "core/store/precedence.h"
#include "core/store/run_rows.h"

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace trefoil {

/// Fills one column of the frame record by record; in runs of several records the best claim wins.
class ColumnBuilder {
public:
    ColumnBuilder(const Quantity& quantity, std::size_t joinedRuns);

    void reserve(std::size_t count);
    /// Rows may come in any order; those never set are absent.
    void set(std::uint32_t row, std::uint32_t joined, double value, const Claim& claim);
    [[nodiscard]] const Quantity& quantity() const { return *m_column.quantity; }
    [[nodiscard]] Column finish(std::size_t rowCount);

private:
    Column m_column;
    std::vector<Claim> m_claims; // by number of the joined run
};

/// The same for one text.
class TextBuilder {
public:
    TextBuilder(std::string_view id, std::string_view name, std::size_t joinedRuns);

    [[nodiscard]] std::uint32_t codeOf(std::string_view text);
    void reserve(std::size_t count);
    void set(std::uint32_t row, std::uint32_t joined, std::uint32_t code, const Claim& claim);
    [[nodiscard]] const std::string& at(std::size_t row) const;
    [[nodiscard]] bool isEmpty() const { return m_text.labels.size() == 1; } ///< no row has any text
    [[nodiscard]] TextColumn finish(std::size_t rowCount);

private:
    TextColumn m_text;
    std::unordered_map<std::string, std::uint32_t> m_codes;
    std::vector<Claim> m_claims;
};

} // namespace trefoil
