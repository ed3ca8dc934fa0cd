// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/mapping.h"

#include <QString>

#include <span>

namespace trefoil {

/// Every role, in the order in which a person is offered them.
[[nodiscard]] std::span<const Role> offeredRoles();
[[nodiscard]] QString roleText(Role role);

} // namespace trefoil
