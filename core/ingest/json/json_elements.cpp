// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/json/json_elements.h"

#include "core/base/utf8_text.h"

#include <algorithm>

namespace trefoil {

namespace {

constexpr std::string_view jsonBlanks = " \t\r\n";

std::size_t endOfString(std::string_view text, std::size_t openingQuote)
{
    std::size_t i = openingQuote + 1;
    while (i < text.size() && text[i] != '"') {
        i += text[i] == '\\' ? 2U : 1U;
    }
    return std::min(i + 1, text.size());
}

/// The comma or bracket that ends the element; the end of the text where there is none.
std::size_t endOfElement(std::string_view text, std::size_t begin)
{
    std::size_t depth = 0;
    std::size_t i = begin;
    while (i < text.size()) {
        const char c = text[i];
        if (c == '"') {
            i = endOfString(text, i);
            continue;
        }
        if (depth == 0 && (c == ',' || c == ']')) {
            return i;
        }
        if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == '}' || c == ']') && depth > 0) {
            --depth;
        }
        ++i;
    }
    return text.size();
}

} // namespace

JsonElements::JsonElements(std::string_view text)
    : m_text(withoutByteOrderMark(text))
{
    const std::size_t begin = m_text.find_first_not_of(jsonBlanks);
    m_isAtEnd = begin == std::string_view::npos || m_text[begin] != '[';
    m_position = m_isAtEnd ? 0 : begin + 1;
}

bool JsonElements::next()
{
    if (m_isAtEnd) {
        return false;
    }
    const std::size_t begin = std::min(m_text.find_first_not_of(jsonBlanks, m_position), m_text.size());
    const std::size_t end = endOfElement(m_text, begin);
    m_element = trimmed(m_text.substr(begin, end - begin));
    m_isCutOff = end == m_text.size();
    m_isAtEnd = m_isCutOff || m_text[end] == ']';
    m_position = std::min(end + 1, m_text.size());
    return m_isCutOff || !m_element.empty() || !m_isAtEnd;
}

} // namespace trefoil
