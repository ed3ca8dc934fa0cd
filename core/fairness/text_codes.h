// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace trefoil {

/// Gives every different text a code, in the order of appearance.
class TextCodes {
public:
    [[nodiscard]] std::uint32_t codeOf(std::string_view text)
    {
        // Neighbouring rows often say the same.
        if (m_last < m_texts.size() && m_texts[m_last] == text) {
            return m_last;
        }
        auto place = m_codes.find(text);
        if (place == m_codes.end()) {
            place = m_codes.emplace(text, static_cast<std::uint32_t>(m_texts.size())).first;
            m_texts.emplace_back(text);
        }
        m_last = place->second;
        return m_last;
    }

    [[nodiscard]] const std::vector<std::string>& texts() const { return m_texts; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };

    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> m_codes;
    std::vector<std::string> m_texts;
    std::uint32_t m_last = 0;
};

} // namespace trefoil
