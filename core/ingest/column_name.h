// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace trefoil {

/// A column's name taken apart: "Peak GPU-memory [MiB]" → key "peakgpumemory", unit "MiB".
struct ColumnName {
    std::string base; ///< words in lower case joined by '_', without the unit: "peak_gpu_memory"
    std::string key; ///< the base without separators, for look-ups
    std::string unit; ///< a symbol of core/units, empty when the name has none
    std::string foreignCurrency; ///< "EUR" when the name ends with a currency that is no unit of Trefoil
    std::string question; ///< when the unit has two readings: what to ask
};

[[nodiscard]] ColumnName parseColumnName(std::string_view column);

} // namespace trefoil
