// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compression/group_harm.h"
#include "core/frame/row_set.h"
#include "ui/charts/arrows/prepare.h"
#include "ui/charts/axis/axis_ticks.h"
#include "ui/charts/axis/display_unit.h"

#include <QString>

#include <vector>

namespace trefoil {

/// A value of one model over one group of people.
struct GroupDot {
    std::uint32_t group = 0; ///< of the report's replicates
    double place = 0; ///< on the y axis: the number of the row, moved a little by the model
    double value = 0;
    Interval interval;
    std::size_t method = 0; ///< into methods; unused for the baseline
    bool isBaseline = false;
    bool showsInterval = true;
};

/// What stands before the row of a group of people.
struct GroupRowLabel {
    QString name;
    QString size; ///< ", n = 153", or ", n = 9 (small)" below 30 examples; empty: not said

    [[nodiscard]] QString text() const { return name + size; } ///< "Hispanic, n = 153"
};

/// Groups of people as rows, the largest on top, with their sizes.
struct PreparedGroupDots {
    std::vector<GroupRowLabel> rows;
    std::vector<GroupDot> dots; ///< the baseline's last, so that they lie on top
    std::vector<MethodEntry> methods; ///< without a baseline the models themselves, where they are few
    QString title; ///< of the x axis
    DisplayUnit unit;
    double lower = 0;
    double upper = 1;
    bool hasWilson = false; ///< some intervals are over examples
    bool hasStudent = false; ///< some are over seeds
    QString baselineName; ///< empty without a baseline

    [[nodiscard]] AxisTicks ticks(int wanted) const;
    [[nodiscard]] AxisTicks rowTicks() const;
};

/// Above this many variants only the baseline and emphasised ones have intervals.
inline constexpr std::size_t mostWhiskers = 6;
/// Up to this many models beside no baseline have colours of their own.
inline constexpr std::size_t mostColouredModels = 7;

/// emphasised: rows of the frame; null: none. visible: null: all.
[[nodiscard]] PreparedGroupDots prepareGroupDots(const CompressionReport& report, const FamilyReport& family,
    const GroupComparison& comparison, const RowSet* visible, const RowSet* emphasised);

[[nodiscard]] std::vector<GroupRowLabel> groupRows(const GroupComparison& comparison);

} // namespace trefoil
