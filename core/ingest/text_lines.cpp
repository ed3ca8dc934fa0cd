// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/text_lines.h"

#include "core/base/utf8_text.h"
#include "core/ingest/reading_progress.h"

namespace trefoil {

TextLines::TextLines(std::string_view text)
    : m_text(withoutByteOrderMark(text))
{
}

bool TextLines::next()
{
    if (m_position >= m_text.size()) {
        return false;
    }
    const std::size_t end = m_text.find('\n', m_position);
    std::string_view text = m_text.substr(m_position, end == std::string_view::npos ? end : end - m_position);
    m_position = end == std::string_view::npos ? m_text.size() : end + 1;
    while (!text.empty() && text.back() == '\r') {
        text.remove_suffix(1);
    }
    m_line = {text, m_line.number + 1};
    return true;
}

Result<void> forEachLine(
    const Source& source, Progress& progress, const std::function<void(const TextLine&)>& use)
{
    ReadingProgress reading(progress, source.bytes().size());
    TextLines lines(source.bytes());
    while (lines.next()) {
        use(lines.line());
        if (auto going = reading.reach(lines.position()); !going) {
            return going;
        }
    }
    reading.finish();
    return {};
}

} // namespace trefoil
