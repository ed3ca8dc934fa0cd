// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "ui/pages/source/value_in_line.h"

#include <string>
#include <vector>

namespace trefoil {

enum class SourceState { Unchanged, Changed, Missing, Unknown };

/// A line of a source file with its neighbours.
struct SourceExcerpt {
    SourceState state = SourceState::Unknown; ///< Unknown: no digest to compare with
    std::int64_t firstLine = 1;
    std::vector<std::string> lines;
    std::string header; ///< the first line of the file, when it is not among the lines
    std::optional<LinePart> value; ///< of the line that was asked for
};

/// neighbours: lines before and after. The file may be of any size; only these lines are kept.
[[nodiscard]] SourceExcerpt readExcerpt(const SourceRef& where, const std::string& sha256, int neighbours);

} // namespace trefoil
