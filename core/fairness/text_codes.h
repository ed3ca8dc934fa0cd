// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
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
        if (text.size() == 1) { // "0", "1": most labels
            std::uint32_t& code = m_ofCharacter[static_cast<unsigned char>(text.front())];
            code = code == unknown ? add(text) : code;
            return code;
        }
        // Neighbouring rows often say the same.
        if (m_last < m_texts.size() && m_texts[m_last] == text) {
            return m_last;
        }
        const auto place = m_codes.find(text);
        m_last = place == m_codes.end() ? add(text) : place->second;
        return m_last;
    }

    [[nodiscard]] const std::vector<std::string>& texts() const { return m_texts; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };

    std::uint32_t add(std::string_view text)
    {
        const auto code = static_cast<std::uint32_t>(m_texts.size());
        m_codes.emplace(text, code);
        m_texts.emplace_back(text);
        return code;
    }

    static constexpr std::uint32_t unknown = 0xFFFFFFFF;

    static std::array<std::uint32_t, 256> allUnknown()
    {
        std::array<std::uint32_t, 256> codes;
        codes.fill(unknown);
        return codes;
    }

    std::array<std::uint32_t, 256> m_ofCharacter = allUnknown();
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> m_codes;
    std::vector<std::string> m_texts;
    std::uint32_t m_last = 0;
};

} // namespace trefoil
