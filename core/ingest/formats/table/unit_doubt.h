// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/mapping.h"

#include <string>

namespace trefoil {

/// What makes the unit of a column doubtful: none is stated, and the column's name shows another one than
/// that in which the numbers will be read. Empty when nothing does.
[[nodiscard]] std::string unitDoubt(const ColumnMapping& column);

} // namespace trefoil
