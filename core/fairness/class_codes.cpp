// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/class_codes.h"

#include "core/base/number_text.h"
#include "core/fairness/plain_value.h"

#include <cmath>

namespace trefoil {

std::string classKey(std::string_view text)
{
    const double number = numberOrTruth(text, '.');
    return std::isfinite(number) ? formatNumber(number) : std::string(text);
}

std::uint32_t ClassCodes::codeOf(std::string_view text)
{
    const std::uint32_t code = m_keys.codeOf(classKey(text));
    if (code == m_names.size()) {
        const auto number = parseNumber(text); // a truth value is none, and is called as it is written
        m_names.push_back(number && std::isfinite(*number) ? formatNumber(*number) : std::string(text));
    }
    return code;
}

} // namespace trefoil
