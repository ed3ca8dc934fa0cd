// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/json/json_text.h"

#include <exception>

#include <nlohmann/json.hpp>

#include "core/ingest/json/json_errors.h"
#include "core/ingest/json/non_finite_words.h"

namespace trefoil {

namespace {

using nlohmann::json;

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

tl::unexpected<Error> syntaxError(std::string_view text, const std::string& path)
{
    ErrorLocator locator;
    static_cast<void>(json::sax_parse(text.begin(), text.end(), &locator));
    return tl::unexpected<Error>(jsonSyntaxError(
        path, lineAt(text, locator.position == 0 ? 0 : locator.position - 1), locator.message));
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
        return fail(
            Errc::FormatRefused, {path, jsonIsTooLarge(text.size(), limits.bytes)}, SourceRef{path, 0, {}});
    }
    try {
        const JsonScan scan = scanJson(text, limits.depth);
        if (scan.tooDeepAt) {
            return fail(Errc::FormatRefused, {path, jsonIsTooDeep(limits.depth)},
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
