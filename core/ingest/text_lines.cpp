// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/text_lines.h"

#include "core/base/utf8_text.h"

namespace trefoil {

namespace {

constexpr std::size_t bytesBetweenReports = 1024 * 1024;

} // namespace

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
    const auto total = static_cast<std::int64_t>(source.bytes().size());
    TextLines lines(source.bytes());
    std::size_t nextReport = 0;
    while (lines.next()) {
        use(lines.line());
        if (lines.position() >= nextReport) {
            progress.report("Reading", static_cast<std::int64_t>(lines.position()), total);
            nextReport = lines.position() + bytesBetweenReports;
            if (progress.stopRequested()) {
                return fail(Errc::Cancelled, {});
            }
        }
    }
    progress.report("Reading", total, total);
    return {};
}

} // namespace trefoil
