// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/library.h"

#include <map>
#include <string>

namespace trefoil {

/// What quantities that a run has by group are over all its examples, by attribute (whose groups need not be
/// everybody) and quantity. What the run itself is recorded with counts, else its answers to single examples,
/// else the confusion counts of all groups of the attribute together. Quantities that none of them tells are
/// left out.
class StoredOverall {
public:
    /// Errors: LibraryDamaged and those of the library.
    [[nodiscard]] static Result<StoredOverall> of(Library& library, const RunDetails& run);

    /// NaN where nothing tells it.
    [[nodiscard]] double value(const std::string& attribute, const Quantity& quantity) const;

private:
    using ByQuantity = std::map<std::string, double, std::less<>>;

    ByQuantity m_recorded;
    ByQuantity m_ofAnswers;
    std::map<std::string, ByQuantity> m_ofCounts; ///< by attribute
};

} // namespace trefoil
