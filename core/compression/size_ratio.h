// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compression/comparison.h"

#include <optional>
#include <span>

namespace trefoil {

/// What a ratio of original over compressed size counts. Ratios of two kinds are no points of one line: four
/// bits instead of 32 are an eighth of the bytes and all of the parameters.
enum class RatioBasis {
    Bytes, ///< sizes that both have, else as a file states it
    NonzeroParameters,
    Parameters, ///< counts that both have, else as a file states it
    Stated, ///< a file says the ratio, and not of what
    Requested, ///< what a tool was asked for; what came of it is not known
};

/// How many times smaller the whole variant is: above 1 is smaller. A ratio of the compressed block alone
/// counts nowhere.
[[nodiscard]] std::optional<double> sizeRatio(const VariantComparison& variant, RatioBasis basis);

/// The basis that most of them have, the first of equals; nothing where none has any.
[[nodiscard]] std::optional<RatioBasis> ratioBasisOf(std::span<const VariantComparison> variants);

} // namespace trefoil
