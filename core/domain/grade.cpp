// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/grade.h"

#include <array>

namespace trefoil {

namespace {
constexpr std::array<std::string_view, 7> names = {
    "absent", "metered", "on-chip", "measured", "modelled", "declared", "derived"};
}

std::string_view gradeName(Grade grade)
{
    return names[static_cast<std::size_t>(grade)];
}

std::optional<Grade> gradeFromName(std::string_view name)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == name) {
            return static_cast<Grade>(i);
        }
    }
    return std::nullopt;
}

} // namespace trefoil
