// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/arrows/prepare.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// What variants of one family are lined up by.
enum class Ladder { Sparsity, Bits, Ratio };

struct RetentionPoint {
    double x = 0;
    Ratio share; ///< of the baseline kept
    std::uint32_t group = 0; ///< of the report's replicates
};

/// One quantity over a ladder; starts at the baseline where that has a place on the ladder.
struct RetentionLine {
    const Quantity* quantity = nullptr;
    QString label;
    bool isWorstGroup = false;
    std::size_t likeBefore = 0; ///< how many lines before it have its colour
    std::vector<RetentionPoint> points; ///< ascending in x; the first may be the baseline with share 1
};

struct PreparedRetention {
    Ladder ladder = Ladder::Sparsity;
    QString xTitle;
    bool isLogX = false;
    double lower = 0;
    double upper = 1;
    double top = 1.05; ///< of the share
    std::vector<RetentionLine> lines;
    QString baselineName; ///< of the family shown
    std::size_t unresolved = 0; ///< points left out: readings of 0, to which there is no share

    [[nodiscard]] AxisTicks ticks(int wanted) const;
};

/// Ladders on which at least two variants of the family stand, the fullest first; the ratio last.
[[nodiscard]] std::vector<Ladder> laddersOf(const CompressionReport& report, const FamilyReport& family);

[[nodiscard]] QString ladderText(Ladder ladder); ///< "sparsity"

/// Quantities that are worth a line beside x and y of the arrows: y, its worst group, x and the size. Without
/// those that the family does not compare.
[[nodiscard]] std::vector<std::string> retentionQuantities(
    const FamilyReport& family, const std::string& xId, const std::string& yId);

[[nodiscard]] PreparedRetention prepareRetention(const CompressionReport& report, const FamilyReport& family,
    Ladder ladder, std::span<const std::string> quantityIds, const RowSet* visible);

} // namespace trefoil
