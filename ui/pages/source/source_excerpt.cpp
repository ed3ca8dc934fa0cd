// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/source/source_excerpt.h"

#include "core/base/utf8_text.h"
#include "core/ingest/source.h"

#include <algorithm>

namespace trefoil {

namespace {

constexpr std::size_t longestLine = 20'000;

} // namespace

SourceExcerpt readExcerpt(const SourceRef& where, const std::string& sha256, int neighbours)
{
    SourceExcerpt excerpt;
    const Result<Source> source = Source::open(std::filesystem::path(where.path));
    if (!source) {
        excerpt.state = SourceState::Missing;
        return excerpt;
    }
    if (!sha256.empty()) {
        excerpt.state = toHex(source->digest()) == sha256 ? SourceState::Unchanged : SourceState::Changed;
    }
    const std::int64_t wanted = std::max<std::int64_t>(where.line, 1);
    excerpt.firstLine = std::max<std::int64_t>(1, wanted - neighbours);
    std::string_view rest = source->bytes();
    for (std::int64_t line = 1; line <= wanted + neighbours && !rest.empty(); ++line) {
        const std::size_t end = rest.find('\n');
        std::string_view text = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        if (line != 1 && line < excerpt.firstLine) {
            continue;
        }
        if (text.ends_with('\r')) {
            text.remove_suffix(1);
        }
        std::string valid = toValidUtf8(text.substr(0, longestLine));
        if (line < excerpt.firstLine) {
            excerpt.header = std::move(valid);
        } else {
            excerpt.lines.push_back(std::move(valid));
        }
    }
    const std::int64_t place = wanted - excerpt.firstLine;
    if (place < static_cast<std::int64_t>(excerpt.lines.size())) {
        const std::string& header = excerpt.header.empty() ? excerpt.lines.front() : excerpt.header;
        excerpt.value = valueInLine(header, excerpt.lines[static_cast<std::size_t>(place)], where.pointer);
    }
    return excerpt;
}

} // namespace trefoil
