// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compression/compression_report.h"
#include "core/frame/row_set.h"
#include "ui/charts/arrows/ratio_axis.h"

#include <QString>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace trefoil {

/// What a variant is, seen from its baseline.
enum class Quadrant { BetterOnBoth, Trade, WorseOnBoth };

/// A ratio to the baseline with its interval; NaN where there is no interval.
struct Ratio {
    double value = 1;
    Interval interval;
};

/// The head of an arrow. All arrows start at 1, 1: the baseline of each.
struct ArrowHead {
    std::uint32_t group = 0; ///< of the report's replicates
    std::size_t method = 0; ///< into PreparedArrows::methods
    QString label;
    Ratio x;
    Ratio y;
    Quadrant quadrant = Quadrant::Trade;
};

struct MethodEntry {
    CompressionMethod method = CompressionMethod::Unknown;
    QString text;
    std::uint32_t style = 0; ///< code of its colour and shape: the same for all choices of quantities
    bool isControl = false; ///< not compressed: drawn hollow and grey
};

struct PreparedArrows {
    RatioAxis x;
    RatioAxis y;
    std::vector<ArrowHead> heads; ///< in the report's order
    std::vector<MethodEntry> methods; ///< those of the heads
    std::size_t notDrawn = 0; ///< variants without a ratio in x or y: no value, or a reading of 0 on a side
    std::size_t variants = 0; ///< with a run that is shown
    std::size_t fewestRuns = 0; ///< behind a ratio of any head; 0 without heads
    std::size_t mostRuns = 0;
};

/// The words with ", by own energy" behind them where an axis shows what variants took without their
/// baseline.
[[nodiscard]] QString withOwn(const QString& words, const PreparedArrows& arrows);

/// Which families of a report are shown: one, or all of them.
inline constexpr std::size_t allFamilies = static_cast<std::size_t>(-1);
[[nodiscard]] std::span<const FamilyReport> chosenFamilies(
    const CompressionReport& report, std::size_t family);

/// Whether any run of the group is among the rows; null: all are.
[[nodiscard]] bool isShown(const ReplicateGroup& group, const RowSet* visible);

/// What a variant is called beside its baseline: "prune90"; its whole name where families are mixed.
[[nodiscard]] QString variantLabel(const CompressionReport& report, std::uint32_t group, bool isMixed);

/// The methods of all variants of the report, controls last. Depends on no choice, so that a method keeps its
/// colour.
[[nodiscard]] std::vector<MethodEntry> methodsOf(const CompressionReport& report);

/// xId, yId: quantities that both sides have. visible: rows whose eye is open; null: all.
[[nodiscard]] PreparedArrows prepareArrows(const CompressionReport& report, std::size_t family,
    const std::string& xId, const std::string& yId, const RowSet* visible);

} // namespace trefoil
