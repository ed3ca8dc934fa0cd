// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/frame/group_table.h"

#include "core/base/utf8_text.h"

namespace trefoil {

bool isEverybody(std::string_view group)
{
    const std::string name = toLowerAscii(trimmed(group));
    return name == "all" || name == "overall" || name == "average";
}

} // namespace trefoil
