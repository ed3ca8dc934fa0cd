// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compression/compression_report.h"

#include <optional>

namespace trefoil {

/// What a ratio of original over compressed size counts. Ratios of two kinds are no points of one line: four
/// bits instead of 32 are an eighth of the bytes and all of the parameters.
enum class RatioBasis {
    Bytes, ///< sizes that both have, else as a file states it
    NonzeroParameters,
    Parameters, ///< counts that both have, else as a file states it
    Stated, ///< a file says the ratio, and not of what; one that was measured, if it says that
    Requested, ///< what a tool was asked for; what came of it is not known
};

/// How many times smaller the whole variant is: above 1 is smaller. A ratio of the compressed block alone
/// counts nowhere.
[[nodiscard]] std::optional<double> sizeRatio(const VariantComparison& variant, RatioBasis basis);

/// The basis that most compressed variants have, the first of equals; nothing where none has any. Controls
/// and what nothing calls compressed stand on no ladder and have no vote; hidden variants have, so that
/// hiding one changes nothing of the others.
[[nodiscard]] std::optional<RatioBasis> ratioBasisOf(const FamilyReport& family);

} // namespace trefoil
