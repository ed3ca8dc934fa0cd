// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/compression/replicates.h"

#include <cstdint>
#include <span>
#include <string>

namespace trefoil {

/// The group of a run given by its number or name, or the group that tables and boards call so: by its name
/// ("a-dense"), its variant ("dense"), or its name with what tells it apart ("a-dense (tool codecarbon)").
/// preferred: of several of that name the only one among these. Errors: UnknownRun, which lists what there is
/// when none or several are called so.
[[nodiscard]] Result<std::uint32_t> findGroup(const Frame& frame, const Replicates& replicates,
    const std::string& called, std::span<const std::uint32_t> preferred);

} // namespace trefoil
