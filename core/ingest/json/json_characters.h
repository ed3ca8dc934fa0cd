// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/ingest/json/non_finite_words.h"
#include "core/ingest/reading_progress.h"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

namespace trefoil {

/// The characters of a JSON text as nlohmann's reader takes them, one after the other and each once. On the
/// way, the words NaN, Infinity and -Infinity become their placeholders, progress is reported, and the text
/// ends early when the work was cancelled or a part that is kept in memory exceeds the limit.
class JsonCharacters {
public:
    enum class Part {
        Rest, ///< what was read of it before counts, too
        Element, ///< counts from its own beginning
    };

    JsonCharacters(std::string_view text, std::size_t largestPart, Progress& progress)
        : m_text(text)
        , m_largestPart(largestPart)
        , m_progress(progress, text.size())
    {
        reach();
        look();
    }

    void beginPart(Part part)
    {
        if (m_part == Part::Rest) {
            m_rest += m_position - m_partBegin;
        }
        m_part = part;
        m_partBegin = m_position;
        m_nextReach = m_position; // a small limit may end the part soon
    }

    [[nodiscard]] bool isCancelled() const { return m_isCancelled; }
    [[nodiscard]] bool isTooLarge() const { return m_isTooLarge; }
    [[nodiscard]] bool hasPlaceholders() const { return m_hasPlaceholders; }
    [[nodiscard]] std::size_t position() const { return m_position; }
    /// The line of a byte that was read, 1-based. Lines are counted on the way: the bytes far behind may not
    /// be in memory any more.
    [[nodiscard]] std::int64_t lineOf(std::size_t position) const;

    /// All iterators stand at the same place: the next character.
    class Iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = char;
        using difference_type = std::ptrdiff_t;
        using pointer = const char*;
        using reference = char;

        explicit Iterator(JsonCharacters* characters = nullptr)
            : m_characters(characters)
        {
        }
        char operator*() const { return m_characters->current(); }
        Iterator& operator++()
        {
            m_characters->advance();
            return *this;
        }
        bool operator==(const Iterator& other) const { return isAtEnd() == other.isAtEnd(); }
        bool operator!=(const Iterator& other) const { return !(*this == other); }

    private:
        [[nodiscard]] bool isAtEnd() const { return m_characters == nullptr || m_characters->isAtEnd(); }

        JsonCharacters* m_characters;
    };

    [[nodiscard]] Iterator begin() { return Iterator(this); }
    [[nodiscard]] static Iterator end() { return Iterator(); }

private:
    [[nodiscard]] bool isAtEnd() const { return m_position >= m_text.size(); }
    [[nodiscard]] char current() const
    {
        return m_position < m_wordEnd ? m_placeholder[m_position - m_wordBegin] : m_text[m_position];
    }

    void advance()
    {
        if (++m_position >= m_nextReach) {
            reach();
        }
        if (m_position >= m_wordEnd && m_position < m_text.size()) {
            look();
        }
    }

    /// Follows what is a string and what is not, and finds the words outside of strings.
    void look()
    {
        if (m_position >= m_text.size()) {
            return;
        }
        const char c = m_text[m_position];
        if (m_isInString) {
            if (m_isEscaped) {
                m_isEscaped = false;
            } else if (c == '\\') {
                m_isEscaped = true;
            } else if (c == '"') {
                m_isInString = false;
            }
        } else if (c == '"') {
            m_isInString = true;
        } else if (c == 'N' || c == 'I' || c == '-') {
            m_placeholder = placeholderAt(m_text, m_position);
            if (!m_placeholder.empty()) {
                m_wordBegin = m_position;
                m_wordEnd = m_position + m_placeholder.size();
                m_hasPlaceholders = true;
            }
        }
    }

    void reach();

    std::string_view m_text;
    std::size_t m_largestPart;
    ReadingProgress m_progress;
    std::size_t m_position = 0;
    std::size_t m_nextReach = 0;
    std::size_t m_counted = 0; // position up to which line ends were counted
    std::int64_t m_lineEnds = 0;
    std::size_t m_wordBegin = 0;
    std::size_t m_wordEnd = 0;
    std::string_view m_placeholder;
    Part m_part = Part::Rest;
    std::size_t m_partBegin = 0;
    std::size_t m_rest = 0; // bytes of the rest before this part
    bool m_isInString = false;
    bool m_isEscaped = false;
    bool m_hasPlaceholders = false;
    bool m_isCancelled = false;
    bool m_isTooLarge = false;
};

} // namespace trefoil
