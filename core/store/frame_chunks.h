// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/frame/frame.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// Parts of a frame as bytes, in the byte order of the machine: little-endian on all that Trefoil is built
/// for. The readers give nothing for bytes that are too short or do not fit the number of rows.
[[nodiscard]] std::string toChunk(const std::vector<RunId>& runs);
[[nodiscard]] std::string toChunk(const std::vector<std::uint32_t>& numbers);
[[nodiscard]] std::string toChunk(const std::vector<std::string>& texts);
[[nodiscard]] std::string toChunk(const Column& column);
[[nodiscard]] std::string toChunk(const TextColumn& text);

[[nodiscard]] std::optional<std::vector<RunId>> runsFromChunk(std::string_view bytes);
[[nodiscard]] std::optional<std::vector<std::uint32_t>> numbersFromChunk(std::string_view bytes);
[[nodiscard]] std::optional<std::vector<std::string>> textsFromChunk(std::string_view bytes);
[[nodiscard]] std::optional<Column> columnFromChunk(std::string_view bytes, std::size_t rowCount);
[[nodiscard]] std::optional<TextColumn> textFromChunk(std::string_view bytes, std::size_t rowCount);

} // namespace trefoil
