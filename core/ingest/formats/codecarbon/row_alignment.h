// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/formats/codecarbon/codecarbon_header.h"

#include <optional>
#include <string_view>
#include <vector>

namespace trefoil::codecarbon {

using Cells = std::vector<std::string_view>;

/// Whether the cells that have only a few possible values have one of them: a row whose cells moved does
/// not. Says nothing about numbers.
[[nodiscard]] bool looksAligned(const Cells& cells, const RowLayout& layout);

/// The layout of a row of CodeCarbon 3.2.9 to 3.3.0, which left out the cells that have no value instead of
/// leaving them empty (its issue 1304). Found by cells that cannot be mistaken: the timestamp, the run's id
/// and the eleven numbers at the front; the mode and Y or N at the back; operating system and two versions
/// between. Nothing if they do not agree or if it remains open which cells are missing.
[[nodiscard]] std::optional<RowLayout> realign(const Cells& cells);

/// Rows that were written after a line without line end have two records in one line. The records of the
/// row: one if it is not glued.
[[nodiscard]] std::vector<Cells> splitGluedRow(const Cells& cells, std::size_t timestampPosition);

} // namespace trefoil::codecarbon
