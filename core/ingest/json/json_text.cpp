// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/json/json_text.h"

#include <algorithm>
#include <exception>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/utf8_text.h"
#include "core/ingest/json/non_finite_words.h"

namespace trefoil {

namespace {

using nlohmann::json;

std::int64_t lineAt(std::string_view text, std::size_t position)
{
    const std::string_view before = text.substr(0, std::min(position, text.size()));
    return 1 + std::count(before.begin(), before.end(), '\n');
}

/// Accepts every event; remembers where and why the reader stopped. nlohmann::json::parse without exceptions
/// says only that it failed.
struct ErrorLocator final : nlohmann::json_sax<json> {
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool key(string_t&) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t where, const std::string&, const json::exception& error) override
    {
        position = where;
        message = error.what();
        return false;
    }

    std::size_t position = 0;
    std::string message;
};

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

tl::unexpected<Error> syntaxError(std::string_view text, const std::string& path)
{
    ErrorLocator locator;
    static_cast<void>(json::sax_parse(text.begin(), text.end(), &locator));
    std::string found = partAfter(locator.message, "unexpected ");
    std::string expected = partAfter(locator.message, "expected ");
    if (found.empty()) {
        found = partAfter(locator.message, "syntax error ");
    }
    if (locator.message.find("unexpected ") != std::string::npos) {
        const std::size_t semicolon = locator.message.find("; expected ");
        expected = semicolon == std::string::npos ? std::string() : locator.message.substr(semicolon + 11);
    }
    return fail(Errc::ParseFailed,
        {expected.empty() ? "a JSON document" : toValidUtf8(expected),
            found.empty() ? "something else" : toValidUtf8(found)},
        SourceRef{path, lineAt(text, locator.position == 0 ? 0 : locator.position - 1), {}});
}

Result<json> parsed(std::string_view text, const std::string& path)
{
    json document = json::parse(text.begin(), text.end(), nullptr, false);
    if (document.is_discarded()) {
        return syntaxError(text, path);
    }
    return document;
}

} // namespace

Result<nlohmann::json> parseJson(std::string_view text, const std::string& path, const JsonLimits& limits)
{
    if (text.size() > limits.bytes) {
        return fail(Errc::FormatRefused,
            {path, "a JSON document of more than " + std::to_string(limits.bytes) + " bytes is not read"},
            SourceRef{path, 0, {}});
    }
    try {
        const JsonScan scan = scanJson(text, limits.depth);
        if (scan.tooDeepAt) {
            return fail(Errc::FormatRefused,
                {path, "it nests more than " + std::to_string(limits.depth) + " objects or arrays"},
                SourceRef{path, lineAt(text, *scan.tooDeepAt), {}});
        }
        if (scan.words.empty()) {
            return parsed(text, path);
        }
        Result<json> document = parsed(withPlaceholders(text, scan.words), path);
        if (document) {
            resolvePlaceholders(*document);
        }
        return document;
    } catch (const std::exception& error) {
        return fail(Errc::ParseFailed, {"a JSON document", error.what()}, SourceRef{path, 0, {}});
    }
}

Result<nlohmann::json> parseJson(std::string_view text, const std::string& path)
{
    return parseJson(text, path, JsonLimits{});
}

} // namespace trefoil
