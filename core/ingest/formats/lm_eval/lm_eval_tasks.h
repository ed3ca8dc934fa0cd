// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// The results of one task as they stand in the file.
struct LmEvalTask {
    std::string name; ///< by which the document knows it
    std::string label; ///< as people call it; among the parts of one task each has another one
    const nlohmann::json* results = nullptr; ///< object metric → value; null for a group without own numbers
    std::string pointer; ///< JSON pointer of results
    std::optional<std::int64_t> examples; ///< n-samples, effective
};

/// A task that is part of no other, with the tasks that it consists of.
struct LmEvalTopTask {
    LmEvalTask task;
    std::vector<LmEvalTask> parts; ///< the tasks that were run: MMLU's subjects, a benchmark's languages
    std::vector<LmEvalTask> partGroups; ///< groups between: MMLU's "mmlu_stem"
};

/// Finds out what is part of what: by group_subtasks, by nesting, by indented aliases, and for old files,
/// which do not say it, by the families of names that the harness had.
[[nodiscard]] std::vector<LmEvalTopTask> lmEvalTopTasks(const nlohmann::json& document);

/// "acc_norm_stderr,none" taken apart. filter is empty for "none" and for old files, which have none.
struct LmEvalMetricKey {
    std::string metric; ///< "acc_norm"
    std::string filter; ///< "strict-match"
    bool isStandardError = false;

    [[nodiscard]] std::string label() const; ///< "exact_match strict-match"
};

[[nodiscard]] LmEvalMetricKey lmEvalMetricKey(std::string_view key);

} // namespace trefoil
