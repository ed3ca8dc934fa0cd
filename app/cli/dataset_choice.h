// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/frame/frame.h"

#include <cstdint>
#include <string>
#include <vector>

namespace trefoil {

/// The rows of the runs on one dataset, as the runs call it; all rows for an empty name. With an empty name
/// and runs on several datasets it is said which there are: their values are not about the same task. Errors:
/// SpecInvalid, with the datasets that there are, where no run is on that one.
[[nodiscard]] Result<std::vector<std::uint32_t>> rowsOfDataset(
    const Frame& frame, const std::string& dataset);

} // namespace trefoil
