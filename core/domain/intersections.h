// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/coded_column.h"

#include <vector>

namespace trefoil {

/// The groups of every two attributes together, "race, sex" with "Other, Female": of those that occur. A row
/// without one of the two has none. Left out are pairs of more than mostGroups groups, as single attributes
/// are, and those that divide the rows as an attribute does (a column "race_x_sex" of the file) or a pair
/// before.
[[nodiscard]] std::vector<CodedColumn> intersectionsOf(const std::vector<CodedColumn>& attributes);

} // namespace trefoil
