// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compression/replicates.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace trefoil {

/// What groups are called in a list, in its order: their names, and behind a name that several of them have
/// what tells these apart: a text of their runs ("a-dense (tool codecarbon)"), else their seeds ("a-dense
/// (seeds 0, 1)"), else their first run ("a-dense (a-dense-s00 #3)").
[[nodiscard]] std::vector<std::string> distinctLabels(
    const Frame& frame, const Replicates& replicates, std::span<const std::uint32_t> groups);

} // namespace trefoil
