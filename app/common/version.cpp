// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/version.h"

namespace trefoil {

std::string_view programVersion()
{
    return TREFOIL_VERSION;
}

} // namespace trefoil
