// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/frame/frame.h"
#include "core/store/sql/connection.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace trefoil {

/// What the records of a run say that it is part of.
struct RunParent {
    std::int64_t run = 0;
    std::string parentId; ///< as its tool calls the run that holds it
    std::int64_t parentRun = 0; ///< 0: no run of the library has that id
};

/// Of the records that count and whose file is active, one per run, in the order of the runs. Where records
/// of a run disagree the first one holds. Empty in a library whose schema is older than nested runs.
[[nodiscard]] std::vector<RunParent> loadRunParents(
    sql::Connection& connection, const std::function<bool(std::int64_t)>& isActiveFile);

/// The texts "parent" and "nesting" of a frame whose runs and names are set (core/frame/nesting.h); none
/// without nested runs.
[[nodiscard]] std::vector<std::shared_ptr<const TextColumn>> relationTexts(
    const std::vector<RunParent>& parents, const Frame& frame);

} // namespace trefoil
