// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/coded_column.h"

#include <vector>

namespace trefoil {

/// The groups of every two attributes together, "race, sex" with "Other, Female": of those that occur. A row
/// without one of the two has none. Pairs of more than 50 groups are left out, as single attributes are.
[[nodiscard]] std::vector<CodedColumn> intersectionsOf(const std::vector<CodedColumn>& attributes);

} // namespace trefoil
