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
            return code == unknown ? code = add(text) : code;
        }
        return codeOfLonger(text);
    }

    [[nodiscard]] const std::vector<std::string>& texts() const { return m_texts; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };

    std::uint32_t codeOfLonger(std::string_view text)
    {
        // A column mostly has a few texts that differ in a character or their length.
        std::uint32_t& recent = m_recent[text.empty() ? 0 : placeOf(text)];
        if (recent >= m_texts.size() || m_texts[recent] != text) {
            const auto place = m_codes.find(text);
            recent = place == m_codes.end() ? add(text) : place->second;
        }
        return recent;
    }

    std::uint32_t add(std::string_view text)
    {
        const auto code = static_cast<std::uint32_t>(m_texts.size());
        m_codes.emplace(text, code);
        m_texts.emplace_back(text);
        return code;
    }

    /// 0 to 255
    static std::size_t placeOf(std::string_view text)
    {
        const auto byteAt = [&](std::size_t at) { return std::size_t(static_cast<unsigned char>(text[at])); };
        return (byteAt(0) + 7 * byteAt(text.size() - 1) + 31 * byteAt(text.size() / 2) + 67 * text.size())
            & 255;
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
    std::array<std::uint32_t, 256> m_recent = allUnknown(); ///< the last code met, by placeOf
};

} // namespace trefoil
