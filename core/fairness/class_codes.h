// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fairness/text_codes.h"

#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// What tells classes apart: one framework writes the class 1 as "1", another as "1.0" or "True". Numbers at
/// their shortest, truth values as 1 and 0, any other text as it is.
[[nodiscard]] std::string classKey(std::string_view text);

/// Gives every class a code, however a file writes it, in the order of appearance.
class ClassCodes {
public:
    [[nodiscard]] std::uint32_t codeOf(std::string_view text);

    [[nodiscard]] const std::vector<std::string>& keys() const { return m_keys.texts(); } ///< see classKey()
    /// As the first file that has the class writes it; numbers at their shortest.
    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }

private:
    TextCodes m_keys;
    std::vector<std::string> m_names;
};

} // namespace trefoil
