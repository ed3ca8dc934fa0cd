// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/frame/frame.h"
#include "core/frame/row_set.h"

#include <memory>
#include <unordered_set>

namespace trefoil {

using RowSetPointer = std::shared_ptr<const RowSet>;
using HiddenRuns = std::unordered_set<RunId>;

/// The rows that are seen: eye open and not excluded.
[[nodiscard]] RowSet visibleRows(const Frame& frame, const HiddenRuns& hidden);

/// The rows whose run a person excluded from the comparison.
[[nodiscard]] RowSet excludedRows(const Frame& frame);

/// The same runs in another frame; runs that it does not have are left out.
[[nodiscard]] RowSet sameRuns(const Frame& from, const RowSet& rows, const Frame& to);

} // namespace trefoil
