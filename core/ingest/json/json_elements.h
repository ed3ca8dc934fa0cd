// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace trefoil {

/// The elements of a JSON text that is an array, one after the other and without reading any: where they
/// begin and end is told by brackets and quotes. A text of any length needs no memory.
class JsonElements {
public:
    explicit JsonElements(std::string_view text);

    /// Goes to the next element. False at the end of the array, and when the text is no array.
    [[nodiscard]] bool next();
    [[nodiscard]] std::string_view element() const { return m_element; } ///< without blanks around
    /// The text ends before the array does: the element is what there is of the last one, perhaps nothing.
    [[nodiscard]] bool isCutOff() const { return m_isCutOff; }
    [[nodiscard]] std::size_t position() const { return m_position; } ///< bytes read so far

private:
    std::string_view m_text;
    std::size_t m_position = 0;
    std::string_view m_element;
    bool m_isAtEnd = false;
    bool m_isCutOff = false;
};

} // namespace trefoil
