// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/column_name.h"
#include "core/ingest/mapping.h"

#include <optional>
#include <string_view>

namespace trefoil {

/// What a column's name alone says. Of two columns with the same meaning the higher score keeps it.
struct NamedRole {
    Role role = Role::Ignore;
    int score = 0; ///< 1…100
};

struct NamedQuantity {
    std::string_view quantityId; ///< a standard quantity, or an own one that is known: confusion counts,
                                 ///< accelerator_time_s, settings of compression
    std::string_view assumedUnit; ///< what the numbers are in when the name has no unit; empty: canonical
    int score = 0; ///< 1…100
    bool needsUnit = false; ///< without a unit in the name the meaning is too unsure
};

[[nodiscard]] std::optional<NamedRole> roleOfName(const ColumnName& name);
[[nodiscard]] std::optional<NamedQuantity> quantityOfName(const ColumnName& name);

/// Columns that name an attribute of people: "race", "sex", "age_cat".
[[nodiscard]] bool isPeopleAttribute(const ColumnName& name);

} // namespace trefoil
