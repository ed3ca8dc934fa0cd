// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/codecarbon/row_alignment.h"

#include "core/base/ascii.h"
#include "core/base/instant.h"
#include "core/base/number_text.h"
#include "core/base/utf8_text.h"

#include <algorithm>

namespace trefoil::codecarbon {

namespace {

using enum Column;

bool isNumber(std::string_view cell)
{
    return parseNumber(cell).has_value();
}

bool isUuid(std::string_view cell)
{
    if (cell.size() != 36) {
        return false;
    }
    for (std::size_t i = 0; i < cell.size(); ++i) {
        const bool isDash = i == 8 || i == 13 || i == 18 || i == 23;
        const char c = cell[i];
        const bool isHex = isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if (isDash ? c != '-' : !isHex) {
            return false;
        }
    }
    return true;
}

bool isVersion(std::string_view cell)
{
    return !cell.empty() && isDigit(cell.front()) && std::count(cell.begin(), cell.end(), '.') >= 1
        && cell.find_first_of(" /_") == std::string_view::npos;
}

bool isMode(std::string_view cell)
{
    return cell == "machine" || cell == "process";
}

bool isFlag(std::string_view cell)
{
    return cell == "Y" || cell == "N" || cell == "True" || cell == "False";
}

bool isCloud(std::string_view cell)
{
    return cell == "aws" || cell == "gcp" || cell == "azure";
}

void place(RowLayout& layout, Column first, Column last, std::size_t position)
{
    for (auto i = static_cast<std::size_t>(first); i <= static_cast<std::size_t>(last); ++i) {
        layout[static_cast<Column>(i)] = position++;
    }
}

constexpr std::size_t frontCells = static_cast<std::size_t>(CountryIsoCode) + 1;
constexpr std::size_t backCells = currentColumnCount - static_cast<std::size_t>(RamTotalSize);
constexpr std::size_t leastCells = frontCells + 5 + backCells; // os, two versions, cpu_count, cpu_model

bool frontAgrees(const Cells& cells)
{
    if (!parseInstant(cells[0]) || !isUuid(cells[2])) {
        return false;
    }
    const auto first = static_cast<std::ptrdiff_t>(Duration);
    const auto last = static_cast<std::ptrdiff_t>(WaterConsumed);
    if (!std::all_of(cells.begin() + first, cells.begin() + last + 1, isNumber)) {
        return false;
    }
    const std::string_view iso = cells[frontCells - 1];
    return iso.empty() || (iso.size() <= 3 && !isNumber(iso));
}

bool backAgrees(const Cells& cells)
{
    const auto back = cells.end() - static_cast<std::ptrdiff_t>(backCells);
    return isNumber(back[0]) && isMode(back[1]) && std::all_of(back + 2, back + 6, isNumber)
        && isFlag(back[6]) && isNumber(back[7]) && isNumber(back[8]);
}

/// Region, cloud provider and cloud region: count of them are there, from begin on.
bool placePlace(RowLayout& layout, const Cells& cells, std::size_t begin, std::size_t count)
{
    const bool onCloud = cells[cells.size() - 3] == "Y" || cells[cells.size() - 3] == "True";
    switch (count) {
    case 0:
        return true;
    case 1:
        layout[Region] = begin;
        return !onCloud;
    case 2: {
        const bool areCloud =
            onCloud ? isCloud(cells[begin]) : cells[begin].empty() && cells[begin + 1].empty();
        place(layout, CloudProvider, CloudRegion, begin);
        return areCloud;
    }
    case 3:
        place(layout, Region, CloudRegion, begin);
        return true;
    default:
        return false;
    }
}

/// GPU count, GPU model, longitude and latitude: what is there from begin to end.
bool placeGpuAndPosition(RowLayout& layout, const Cells& cells, std::size_t begin, std::size_t end)
{
    const auto isBlankOrNumber = [&](std::size_t i) { return cells[i].empty() || isNumber(cells[i]); };
    switch (end - begin) {
    case 0:
        return true;
    case 2:
        if (isBlankOrNumber(begin) && !isNumber(cells[begin + 1])) {
            place(layout, GpuCount, GpuModel, begin);
            return true;
        }
        // The position is not kept, only recognised.
        return isNumber(cells[begin]) && isNumber(cells[begin + 1]);
    case 4:
        place(layout, GpuCount, GpuModel, begin);
        return isBlankOrNumber(begin) && isBlankOrNumber(begin + 2) && isBlankOrNumber(begin + 3);
    default:
        return false;
    }
}

/// Where a timestamp starts inside the cell, not at its front; npos: nowhere.
std::size_t innerTimestamp(std::string_view cell)
{
    constexpr std::size_t length = 19; // 2021-07-14T10:59:36
    for (std::size_t i = 1; i + length <= cell.size(); ++i) {
        if (cell[i + 4] == '-' && cell[i + 7] == '-' && parseInstant(cell.substr(i, length))) {
            return i;
        }
    }
    return std::string_view::npos;
}

} // namespace

bool looksAligned(const Cells& cells, const RowLayout& layout)
{
    const auto cell = [&](Column column) {
        const std::size_t position = layout[column];
        return position < cells.size() ? cells[position] : std::string_view{};
    };
    const std::string_view mode = cell(TrackingMode);
    const std::string_view onCloud = cell(OnCloud);
    return (mode.empty() || isMode(mode) || isMode(trimmed(mode)) || trimmed(mode).empty())
        && (onCloud.empty() || isFlag(onCloud) || isFlag(trimmed(onCloud)) || trimmed(onCloud).empty());
}

std::optional<RowLayout> realign(const Cells& cells)
{
    if (cells.size() < leastCells || cells.size() > currentColumnCount || !frontAgrees(cells)
        || !backAgrees(cells)) {
        return std::nullopt;
    }
    const std::size_t backBegin = cells.size() - backCells;
    std::size_t os = frontCells;
    while (os <= frontCells + 3 && os + 5 <= backBegin
        && !(!cells[os].empty() && isVersion(cells[os + 1]) && isVersion(cells[os + 2]))) {
        ++os;
    }
    if (os > frontCells + 3 || os + 5 > backBegin || !isNumber(cells[os + 3])) {
        return std::nullopt;
    }
    RowLayout layout;
    place(layout, Timestamp, CountryIsoCode, 0);
    place(layout, Os, CpuModel, os);
    place(layout, RamTotalSize, Wue, backBegin);
    if (!placePlace(layout, cells, frontCells, os - frontCells)
        || !placeGpuAndPosition(layout, cells, os + 5, backBegin)) {
        return std::nullopt;
    }
    return layout;
}

std::vector<Cells> splitGluedRow(const Cells& cells, std::size_t timestampPosition)
{
    std::vector<Cells> rows(1);
    for (std::string_view cell : cells) {
        for (std::size_t at = innerTimestamp(cell); at != std::string_view::npos; at = innerTimestamp(cell)) {
            rows.back().push_back(cell.substr(0, at));
            cell.remove_prefix(at);
            // An index column in front of the timestamp is lost in the glue.
            rows.emplace_back(timestampPosition);
        }
        rows.back().push_back(cell);
    }
    return rows;
}

} // namespace trefoil::codecarbon
