// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/yaml/yaml_limits.h"

#include <cstddef>

namespace trefoil {

namespace {

constexpr std::size_t longestYaml = std::size_t{1024} * 1024;
constexpr int mostAliases = 64;

} // namespace

std::string yamlRefusal(std::string_view yaml, std::string_view subject)
{
    if (yaml.size() > longestYaml) {
        return std::string(subject) + " is longer than 1 MiB";
    }
    int aliases = 0;
    int brackets = 0;
    int dashes = 0;
    bool lineStart = true;
    for (std::size_t i = 0; i < yaml.size(); ++i) {
        const char c = yaml[i];
        const bool atWord =
            i == 0 || yaml[i - 1] == ' ' || yaml[i - 1] == '\n' || yaml[i - 1] == '[' || yaml[i - 1] == ',';
        aliases += c == '*' && atWord ? 1 : 0;
        brackets += c == '[' || c == '{' ? 1 : 0;
        brackets -= (c == ']' || c == '}') && brackets > 0 ? 1 : 0;
        if (c == '\n') {
            lineStart = true;
            dashes = 0;
        } else if (lineStart && (c == '-' || c == '?' || c == ':')) {
            ++dashes;
        } else if (c != ' ') {
            lineStart = false;
        }
        if (aliases > mostAliases) {
            return std::string(subject) + " uses more than 64 aliases";
        }
        if (brackets > deepestYaml || dashes > deepestYaml) {
            return std::string(subject) + " nests deeper than 64";
        }
    }
    return {};
}

} // namespace trefoil
