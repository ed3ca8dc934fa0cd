// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/frame/frame.h"

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace trefoil {

/// A cell is a number, a text, or absent. Absent is an empty cell in CSV, null in JSON, "–" in text.
using Cell = std::variant<std::monostate, double, std::string>;

/// A table to be written: what every format of the command line starts from.
struct TextTable {
    std::vector<std::string> header; ///< quantity ids with their canonical unit, or text column ids
    std::vector<std::vector<Cell>> rows;
};

/// The columns of a frame for the given rows: "run", "name", then those asked for by id (a quantity or a
/// text column; unknown ids give an empty column). Without ids: all text columns and all quantities.
/// Stopped, it ends at some row, as the two below do: whoever gives a progress asks it afterwards.
[[nodiscard]] TextTable tableOf(const Frame& frame, std::span<const std::uint32_t> rows,
    const std::vector<std::string>& ids, const Progress& progress = noProgress());

/// Every row of the frame.
[[nodiscard]] std::vector<std::uint32_t> allRows(const Frame& frame);

/// RFC 4180, LF, shortest exact numbers.
[[nodiscard]] std::string toCsv(const TextTable& table, const Progress& progress = noProgress());
/// An array of objects; inf and nan as texts.
[[nodiscard]] std::string toJson(const TextTable& table, const Progress& progress = noProgress());
/// For reading on a terminal: six significant digits, whole numbers in full.
[[nodiscard]] std::string toAlignedText(const TextTable& table);

} // namespace trefoil
