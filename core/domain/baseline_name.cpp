// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/baseline_name.h"

#include "core/base/utf8_text.h"

#include <algorithm>
#include <array>
#include <string>

namespace trefoil {

bool isPlainBaselineName(std::string_view variant)
{
    constexpr std::array plain{std::string_view{""}, std::string_view{"dense"}, std::string_view{"baseline"},
        std::string_view{"none"}, std::string_view{"original"}, std::string_view{"full"},
        std::string_view{"uncompressed"}, std::string_view{"fp32"}, std::string_view{"float32"},
        std::string_view{"teacher"}};
    const std::string lower = toLowerAscii(variant);
    return std::find(plain.begin(), plain.end(), lower) != plain.end();
}

} // namespace trefoil
