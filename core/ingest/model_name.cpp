// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/model_name.h"

#include "core/base/utf8_text.h"

#include <algorithm>

namespace trefoil {

std::string lastPathPart(std::string_view path)
{
    path = trimmed(path);
    while (path.size() > 1 && (path.ends_with('/') || path.ends_with('\\'))) {
        path.remove_suffix(1);
    }
    return std::string(path.substr(path.find_last_of("/\\") + 1));
}

std::string shortModelName(std::string_view written)
{
    written = trimmed(written);
    const bool hasDrive = written.size() > 2 && written[1] == ':';
    const bool isDeep = std::count(written.begin(), written.end(), '/') > 1; // no repository has two slashes
    const bool isPath = written.starts_with('/') || written.starts_with('.') || written.starts_with('~')
        || hasDrive || isDeep || written.find('\\') != std::string_view::npos;
    return isPath ? lastPathPart(written) : std::string(written);
}

std::string fileStem(std::string_view path)
{
    std::string name = lastPathPart(path);
    const std::size_t dot = name.rfind('.');
    return dot == std::string::npos || dot == 0 ? name : name.substr(0, dot);
}

} // namespace trefoil
