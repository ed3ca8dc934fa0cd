// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/ingest/source.h"

#include <cstdint>
#include <functional>
#include <string_view>

namespace trefoil {

/// One line of a text, without its line end.
struct TextLine {
    std::string_view text;
    std::int64_t number = 0; ///< 1-based
};

/// Goes through the lines of a text without copying it. Line ends are LF and CRLF; a byte order mark at the
/// start is skipped.
class TextLines {
public:
    explicit TextLines(std::string_view text);

    [[nodiscard]] bool next();
    [[nodiscard]] const TextLine& line() const { return m_line; }
    [[nodiscard]] std::size_t position() const { return m_position; } ///< bytes read, for progress

private:
    std::string_view m_text;
    std::size_t m_position = 0;
    TextLine m_line;
};

/// Calls for every line and reports the bytes read. Errors: Cancelled.
[[nodiscard]] Result<void> forEachLine(
    const Source& source, Progress& progress, const std::function<void(const TextLine&)>& use);

} // namespace trefoil
