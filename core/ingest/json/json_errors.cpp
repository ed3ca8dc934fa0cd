// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/json/json_errors.h"

#include "core/base/utf8_text.h"

#include <algorithm>

namespace trefoil {

namespace {

/// The part of a message of nlohmann after the word, up to the next semicolon.
std::string partAfter(std::string_view message, std::string_view word)
{
    const std::size_t start = message.find(word);
    if (start == std::string_view::npos) {
        return {};
    }
    const std::string_view rest = message.substr(start + word.size());
    return std::string(rest.substr(0, rest.find(';')));
}

std::string megabytes(std::size_t bytes)
{
    constexpr std::size_t megabyte = 1'000'000;
    return bytes < megabyte ? std::to_string(bytes) + " bytes"
                            : std::to_string((bytes + megabyte / 2) / megabyte) + " MB";
}

} // namespace

std::int64_t lineAt(std::string_view text, std::size_t position)
{
    const std::string_view before = text.substr(0, std::min(position, text.size()));
    return 1 + std::count(before.begin(), before.end(), '\n');
}

Error jsonSyntaxError(const std::string& path, std::int64_t line, std::string_view message)
{
    std::string found = partAfter(message, "unexpected ");
    std::string expected = partAfter(message, "expected ");
    if (found.empty()) {
        found = partAfter(message, "syntax error ");
    }
    if (message.find("unexpected ") != std::string_view::npos) {
        const std::size_t semicolon = message.find("; expected ");
        expected =
            semicolon == std::string_view::npos ? std::string() : std::string(message.substr(semicolon + 11));
    }
    return {Errc::ParseFailed,
        {expected.empty() ? "a JSON document" : toValidUtf8(expected),
            found.empty() ? "something else" : toValidUtf8(found)},
        SourceRef{path, line, {}}};
}

std::string jsonIsTooLarge(std::size_t size, std::size_t limit)
{
    return "it is a JSON document of " + megabytes(size)
        + " that can only be read as a whole, and that is done up to " + megabytes(limit);
}

std::string jsonPartIsTooLarge(std::size_t limit)
{
    return "one element of its list, or what stands beside the list, is longer than " + megabytes(limit)
        + ", which is more than is read at once";
}

std::string jsonIsTooDeep(int limit)
{
    return "it nests more than " + std::to_string(limit) + " objects or arrays";
}

} // namespace trefoil
