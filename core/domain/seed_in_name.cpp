// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/seed_in_name.h"

#include "core/base/ascii.h"

namespace trefoil {

std::size_t seedPlace(std::string_view name)
{
    std::size_t digits = name.size();
    while (digits > 0 && isDigit(name[digits - 1])) {
        --digits;
    }
    if (digits == name.size() || digits == 0) {
        return name.size();
    }
    std::size_t word = digits;
    word -= name[word - 1] == '=' || name[word - 1] == '_' || name[word - 1] == '-' ? 1U : 0U;
    const std::string_view before = name.substr(0, word);
    if (before.ends_with("seed")) {
        word -= 4;
    } else if (before.ends_with('s') && word == digits) {
        word -= 1;
    } else {
        return name.size();
    }
    const bool isOwnWord = word == 0 || name[word - 1] == '-' || name[word - 1] == '_'
        || name[word - 1] == '.' || name[word - 1] == ' ' || name[word - 1] == '/';
    return isOwnWord ? word - (word > 0 ? 1U : 0U) : name.size();
}

} // namespace trefoil
