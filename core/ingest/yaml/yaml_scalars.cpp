// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/yaml/yaml_scalars.h"

#include "core/base/utf8_text.h"
#include "core/ingest/yaml/yaml_limits.h"

#include <algorithm>
#include <exception>

#include <yaml-cpp/yaml.h>

namespace trefoil {

namespace {

constexpr std::size_t mostScalars = 20'000;
constexpr std::size_t mostNodes = 100'000;

/// Aliases make a document larger than its text, even endless: the nodes looked at are counted.
struct Collection {
    std::vector<YamlScalar> scalars;
    std::size_t nodes = 0;
};

void collect(const YAML::Node& node, const std::string& key, int depth, Collection& found)
{
    std::vector<YamlScalar>& scalars = found.scalars;
    const bool isEnough = scalars.size() >= mostScalars || ++found.nodes > mostNodes;
    if (!node.IsDefined() || depth > deepestYaml || isEnough) {
        return;
    }
    if (node.IsScalar()) {
        if (std::string text = toValidUtf8(node.Scalar()); !text.empty()) {
            scalars.push_back({key, std::move(text)});
        }
        return;
    }
    const std::string prefix = key.empty() ? key : key + ".";
    if (node.IsMap()) {
        for (const auto& each : node) {
            if (each.first.IsScalar()) {
                collect(each.second, prefix + toValidUtf8(each.first.Scalar()), depth + 1, found);
            }
        }
    } else if (node.IsSequence()) {
        std::size_t position = 0;
        for (const auto& each : node) {
            collect(each, prefix + std::to_string(position++), depth + 1, found);
        }
    }
}

} // namespace

Result<std::vector<YamlScalar>> readYamlScalars(std::string_view yaml, const std::string& path)
{
    if (std::string reason = yamlRefusal(yaml, "it"); !reason.empty()) {
        return fail(Errc::FormatRefused, {path, std::move(reason)}, {path, 0, {}});
    }
    try {
        Collection found;
        if (const YAML::Node root = YAML::Load(std::string(withoutByteOrderMark(yaml))); root.IsMap()) {
            collect(root, {}, 0, found);
        }
        return std::move(found.scalars);
    } catch (const YAML::Exception& error) {
        const std::int64_t line = error.mark.line < 0 ? 0 : error.mark.line + std::int64_t{1};
        return fail(Errc::ParseFailed, {"YAML", toValidUtf8(error.msg)}, {path, line, {}});
    } catch (const std::exception& error) {
        return fail(Errc::ParseFailed, {"YAML", error.what()}, {path, 0, {}});
    }
}

std::string textOf(const std::vector<YamlScalar>& scalars, std::string_view key)
{
    const auto found = std::find_if(
        scalars.begin(), scalars.end(), [&](const YamlScalar& scalar) { return scalar.key == key; });
    return found == scalars.end() ? std::string() : found->text;
}

} // namespace trefoil
