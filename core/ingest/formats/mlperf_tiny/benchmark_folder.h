// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace trefoil {

/// Which benchmark a results file belongs to, as its path says: the runs of one benchmark lie in sibling
/// folders ("…/board/ic/energy/results.txt", "…/board-ic-energy/results.txt") or have the kind before the
/// file's name ("…/board-ic/energy_results.txt").
struct BenchmarkFolder {
    std::string name; ///< "board-ic", or "board/ic" where the folder is only called by the task
    std::string task; ///< "ic", "kws", "ad", "vww"; empty when no folder says it
    /// Equal for the runs of one benchmark and of no other; holds no path. Empty without folders.
    std::string runId;
};

[[nodiscard]] BenchmarkFolder benchmarkFolderOf(std::string_view path);

} // namespace trefoil
