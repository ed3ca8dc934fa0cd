// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/lm_eval/lm_eval_model.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "core/base/utf8_text.h"
#include "core/ingest/json/json_value.h"

namespace trefoil {

namespace {

using nlohmann::json;

constexpr std::array packedWords = {std::string_view{"gptq"}, std::string_view{"awq"},
    std::string_view{"gguf"}, std::string_view{"bnb"}, std::string_view{"2bit"}, std::string_view{"3bit"},
    std::string_view{"4bit"}, std::string_view{"8bit"}, std::string_view{"2-bit"}, std::string_view{"3-bit"},
    std::string_view{"4-bit"}, std::string_view{"8-bit"}, std::string_view{"int4"}, std::string_view{"int8"},
    std::string_view{"nf4"}, std::string_view{"w4a16"}, std::string_view{"w8a8"}};

/// model_args is a text up to 0.4.9 and an object later.
std::string argument(const json* arguments, std::string_view key)
{
    if (arguments != nullptr && arguments->is_string()) {
        return lmEvalArgument(arguments->get_ref<const std::string&>(), key);
    }
    return textOf(member(arguments, key));
}

bool endsKey(std::string_view text, std::size_t start)
{
    const std::size_t end = text.find_first_of("=, ", start);
    return end != std::string_view::npos && end > start && text[end] == '=';
}

bool isPath(std::string_view name)
{
    return name.starts_with('/') || name.starts_with("./") || name.starts_with("../") || name.starts_with('~')
        || name.find('\\') != std::string_view::npos;
}

/// Paths hold the names of people and machines; only the last part says something about the model.
std::string shortName(std::string_view name)
{
    if (!isPath(name)) {
        return std::string(name);
    }
    while (name.size() > 1 && (name.ends_with('/') || name.ends_with('\\'))) {
        name.remove_suffix(1);
    }
    return std::string(name.substr(name.find_last_of("/\\") + 1));
}

} // namespace

std::string lmEvalArgument(std::string_view arguments, std::string_view key)
{
    std::size_t start = 0;
    while (start < arguments.size()) {
        std::size_t end = start;
        do {
            end = arguments.find(',', end == start ? start : end + 1);
        } while (end != std::string_view::npos && !endsKey(arguments, end + 1));
        const std::string_view pair =
            arguments.substr(start, end == std::string_view::npos ? end : end - start);
        if (pair.size() > key.size() && pair.starts_with(key) && pair[key.size()] == '=') {
            return std::string(pair.substr(key.size() + 1));
        }
        if (end == std::string_view::npos) {
            break;
        }
        start = end + 1;
    }
    return {};
}

LmEvalModel lmEvalModel(const json& document)
{
    const json* config = member(&document, "config");
    if (config == nullptr) {
        config = member(&document, "params"); // a layout of 2024 that leaderboards wrote
    }
    const json* arguments = member(config, "model_args");
    std::string written = textOf(member(&document, "model_name"));
    for (const std::string_view key : {"pretrained", "model"}) {
        if (written.empty()) {
            written = argument(arguments, key);
        }
    }
    if (written.empty()) {
        written = textOf(member(&document, "model"));
    }
    LmEvalModel model;
    model.name = shortName(written);
    model.revision = argument(arguments, "revision");
    if (model.revision.empty()) {
        model.revision = textOf(member(config, "model_revision"));
    }
    if (model.revision == "main") {
        model.revision.clear();
    }
    const std::string lower = toLowerAscii(model.name);
    model.isPacked = std::any_of(packedWords.begin(), packedWords.end(),
        [&](std::string_view word) { return lower.find(word) != std::string::npos; });
    for (const std::string_view flag : {"load_in_4bit", "load_in_8bit"}) {
        const json* loaded = member(arguments, flag);
        model.isPacked = model.isPacked || (loaded != nullptr && *loaded == true)
            || toLowerAscii(argument(arguments, flag)) == "true";
    }
    return model;
}

std::string lmEvalHardware(std::string_view environment)
{
    std::string first;
    int count = 0;
    bool mixed = false;
    while (!environment.empty()) {
        const std::size_t end = std::min(environment.find('\n'), environment.size());
        const std::string_view line = trimmed(environment.substr(0, end));
        environment.remove_prefix(std::min(end + 1, environment.size()));
        const std::size_t colon = line.find(": ");
        if (!line.starts_with("GPU ") || colon == std::string_view::npos
            || line.substr(4, colon - 4).find_first_not_of("0123456789") != std::string_view::npos) {
            continue;
        }
        const std::string name(line.substr(colon + 2));
        first = count == 0 ? name : first;
        mixed = mixed || name != first;
        ++count;
    }
    if (count == 0) {
        return {};
    }
    return std::to_string(count) + " x " + (mixed ? "GPU of several kinds" : first);
}

} // namespace trefoil
