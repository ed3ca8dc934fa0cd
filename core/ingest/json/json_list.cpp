// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/json/json_list.h"

#include "core/ingest/json/json_characters.h"
#include "core/ingest/json/json_errors.h"
#include "core/ingest/json/non_finite_words.h"

#include <exception>
#include <optional>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace trefoil {

namespace {

using nlohmann::json;

/// Builds one value of the events of nlohmann's reader: the rest of the document, and in the list one element
/// after the other.
class ListBuilder final : public nlohmann::json_sax<json> {
public:
    ListBuilder(JsonCharacters& characters, std::string_view key, const JsonElement& use, int deepest)
        : m_characters(characters)
        , m_key(key)
        , m_use(use)
        , m_deepest(deepest)
    {
    }

    bool null() override { return put(json()); }
    bool boolean(bool value) override { return put(json(value)); }
    bool number_integer(number_integer_t value) override { return put(json(value)); }
    bool number_unsigned(number_unsigned_t value) override { return put(json(value)); }
    bool number_float(number_float_t value, const string_t&) override { return put(json(value)); }
    bool string(string_t& value) override { return put(json(std::move(value))); }
    bool binary(binary_t&) override { return false; } // no part of JSON
    bool key(string_t& name) override
    {
        m_name = std::move(name);
        return true;
    }
    bool start_object(std::size_t) override { return open(json::object()); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override
    {
        const bool isOurs = !m_isFound && isAtPlace();
        if (!open(json::array())) {
            return false;
        }
        if (isOurs) {
            m_isFound = true;
            m_isInList = true;
            m_characters.beginPart(JsonCharacters::Part::Element);
        }
        return true;
    }
    bool end_array() override
    {
        if (m_isInList && m_element.empty()) {
            m_isInList = false;
            m_characters.beginPart(JsonCharacters::Part::Rest);
        }
        return close();
    }
    bool parse_error(std::size_t bytesRead, const std::string&, const json::exception& error) override
    {
        m_bytesRead = bytesRead;
        m_message = error.what();
        return false;
    }

    [[nodiscard]] bool isTooDeep() const { return m_isTooDeep; }
    [[nodiscard]] std::size_t bytesRead() const { return m_bytesRead; }
    [[nodiscard]] const std::string& message() const { return m_message; }
    [[nodiscard]] json takeRest()
    {
        resolve(m_rest);
        return std::move(m_rest);
    }

private:
    [[nodiscard]] bool isAtPlace() const
    {
        return m_key.empty() ? m_open.empty()
                             : m_open.size() == 1 && m_open.front()->is_object() && m_name == m_key;
    }

    /// Where the next value stands in what is built.
    json* place(json value)
    {
        std::vector<json*>& parents = m_isInList ? m_element : m_open;
        if (parents.empty()) {
            json& root = m_isInList ? m_value : m_rest;
            root = std::move(value);
            return &root;
        }
        json& parent = *parents.back();
        if (parent.is_array()) {
            parent.push_back(std::move(value));
            return &parent.back();
        }
        json& member = parent[m_name];
        member = std::move(value);
        return &member;
    }

    bool put(json value)
    {
        place(std::move(value));
        handOverWhole();
        return true;
    }

    bool open(json value)
    {
        if (m_open.size() + m_element.size() >= static_cast<std::size_t>(m_deepest)) {
            m_isTooDeep = true;
            return false;
        }
        json* const opened = place(std::move(value));
        (m_isInList ? m_element : m_open).push_back(opened);
        return true;
    }

    bool close()
    {
        (m_isInList ? m_element : m_open).pop_back();
        handOverWhole();
        return true;
    }

    void handOverWhole()
    {
        if (!m_isInList || !m_element.empty()) {
            return;
        }
        resolve(m_value);
        m_use(m_value, m_count++);
        m_value = json();
        m_characters.beginPart(JsonCharacters::Part::Element);
    }

    void resolve(json& value) const
    {
        if (m_characters.hasPlaceholders()) {
            resolvePlaceholders(value);
        }
    }

    JsonCharacters& m_characters;
    std::string_view m_key;
    const JsonElement& m_use;
    int m_deepest;
    json m_rest;
    json m_value; // the element that is being built
    std::vector<json*> m_open; // objects and arrays that have not ended, outside of elements
    std::vector<json*> m_element; // those of the element
    std::string m_name; // the last key
    bool m_isFound = false;
    bool m_isInList = false;
    std::size_t m_count = 0;
    bool m_isTooDeep = false;
    std::size_t m_bytesRead = 0;
    std::string m_message;
};

} // namespace

Result<json> parseJsonList(std::string_view text, const std::string& path, std::string_view key,
    const JsonElement& use, Progress& progress, const JsonLimits& limits)
{
    JsonCharacters characters(text, limits.bytes, progress);
    ListBuilder builder(characters, key, use, limits.depth);
    try {
        const bool isWhole = json::sax_parse(characters.begin(), characters.end(), &builder);
        if (characters.isCancelled()) {
            return fail(Errc::Cancelled, {});
        }
        if (characters.isTooLarge()) {
            return fail(Errc::FormatRefused, {path, jsonPartIsTooLarge(limits.bytes)},
                SourceRef{path, characters.lineOf(characters.position()), {}});
        }
        if (builder.isTooDeep()) {
            return fail(Errc::FormatRefused, {path, jsonIsTooDeep(limits.depth)},
                SourceRef{path, characters.lineOf(characters.position()), {}});
        }
        if (!isWhole) {
            const std::size_t read = builder.bytesRead();
            return tl::unexpected<Error>(
                jsonSyntaxError(path, characters.lineOf(read == 0 ? 0 : read - 1), builder.message()));
        }
        return builder.takeRest();
    } catch (const std::exception& error) {
        return fail(Errc::ParseFailed, {"a JSON document", error.what()}, SourceRef{path, 0, {}});
    }
}

} // namespace trefoil
