// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/frame/frame.h"
#include "core/frame/row_set.h"
#include "core/statistics/mean_difference.h"

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace trefoil {

/// Runs that differ in nothing but their seed: one point of a chart.
struct ReplicateGroup {
    std::string name; ///< the runs' common name without seed: "a-prune90"; "sweep (parent run)"
    std::vector<std::uint32_t> rows; ///< ascending
};

/// All groups of a frame, in the order of their first row. A run alone is a group of one.
struct Replicates {
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    std::vector<ReplicateGroup> groups;
    std::vector<std::uint32_t> groupOf; ///< per row; none for an excluded run
};

/// Equal are: every text but the seed, and the settings weight_bits, group_size, sparsity, compression_ratio
/// (both also as requested), level, rank, batch_size, learning_rate, images_per_class and input_px to three
/// digits. A run that lacks country, hardware, project or tool (its energy log was not found) belongs to the
/// one group that it does not contradict; when there are several, to none of them. A parent run and its
/// children are never equal. Runs without model and variant must have the same name but for the seed. Depends
/// on no selection: hiding a run changes nothing here. Stopped, it says nothing that holds.
[[nodiscard]] Replicates findReplicates(const Frame& frame, const Progress& progress = noProgress());

/// The groups that have a run among the rows, whole: a run that is left out changes no mean of its group.
[[nodiscard]] Replicates replicatesWith(const Replicates& all, const RowSet& rows);

/// The seed of a run: its text, or the end of its name ("net-s03", "net_seed=3"); empty when not known. Texts
/// of numbers are compared as such: "03" is "3".
[[nodiscard]] std::string seedOf(const Frame& frame, std::uint32_t row);

/// Mean and t interval of one quantity over the rows that have it; count says how many.
[[nodiscard]] MeanDifference estimateOf(
    const Column& column, std::span<const std::uint32_t> rows, double confidence);

} // namespace trefoil
