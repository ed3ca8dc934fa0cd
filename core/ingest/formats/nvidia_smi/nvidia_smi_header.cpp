// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/nvidia_smi/nvidia_smi_header.h"

#include "core/base/finite_number.h"
#include "core/base/instant.h"
#include "core/base/number_text.h"
#include "core/base/utf8_text.h"

#include <algorithm>
#include <array>

namespace trefoil::nvidia_smi {

namespace {

// Newer drivers tell mean and momentary power apart; the mean is that of the last second.
constexpr std::array<std::string_view, 3> powerNames = {
    "power.draw", "power.draw.average", "power.draw.instant"};
constexpr std::array<std::string_view, 4> deviceNames = {"uuid", "gpu_uuid", "index", "pci.bus_id"};

/// "power.draw [W]" → "power.draw"
std::string_view withoutUnit(std::string_view name)
{
    return trimmed(name.substr(0, name.find('[')));
}

template <std::size_t size>
std::optional<std::size_t> findAny(
    const std::vector<std::string>& names, const std::array<std::string_view, size>& wanted)
{
    for (const std::string_view name : wanted) {
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (withoutUnit(names[i]) == name) {
                return i;
            }
        }
    }
    return std::nullopt;
}

std::optional<Layout> fromHeader(const std::vector<std::string>& names)
{
    Layout layout;
    layout.power = findAny(names, powerNames);
    layout.timestamp = findAny(names, std::array<std::string_view, 1>{"timestamp"});
    layout.device = findAny(names, deviceNames);
    layout.name = findAny(names, std::array<std::string_view, 2>{"name", "gpu_name"});
    if (!layout.power) {
        return std::nullopt;
    }
    layout.powerColumn = names[*layout.power];
    layout.nameFound = "header has " + layout.powerColumn
        + (layout.timestamp ? " and timestamp" : ", but no timestamp") + ": nvidia-smi --query-gpu";
    return layout;
}

/// A log without header is known by its cells: a time as nvidia-smi writes it and a power with its unit.
std::optional<Layout> fromCells(const std::vector<std::string>& cells)
{
    Layout layout;
    layout.hasHeader = false;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string& cell = cells[i];
        if (!layout.timestamp && cell.size() > 19 && cell[4] == '/' && secondsOf(cell)) {
            layout.timestamp = i;
        } else if (!layout.power && cell.ends_with(" W") && wattsOf(cell)) {
            layout.power = i;
        } else if (!layout.device && cell.starts_with("GPU-")) {
            layout.device = i;
        } else if (!layout.name && cell.starts_with("NVIDIA")) {
            layout.name = i;
        }
    }
    if (!layout.timestamp || !layout.power) {
        return std::nullopt;
    }
    if (!layout.device && parseInteger(cells.front()).value_or(-1) >= 0) {
        layout.device = 0; // the index is asked for first
    }
    layout.powerColumn = "column " + std::to_string(*layout.power + 1);
    layout.nameFound = "first row has the time and a power in W as nvidia-smi writes them";
    return layout;
}

} // namespace

std::optional<Layout> layoutOf(std::string_view head)
{
    const std::vector<std::string> cells = columnsOf(head, ',').names();
    if (cells.empty()) {
        return std::nullopt;
    }
    auto layout = fromHeader(cells);
    return layout ? layout : fromCells(cells);
}

std::optional<double> secondsOf(std::string_view timestamp)
{
    std::string text(trimmed(timestamp));
    std::replace(text.begin(), text.end(), '/', '-');
    const auto instant = parseInstant(text);
    return instant ? std::optional(static_cast<double>(instant->milliseconds) / 1000) : std::nullopt;
}

std::optional<double> wattsOf(std::string_view cell)
{
    cell = trimmed(cell);
    if (cell.ends_with('W')) {
        cell.remove_suffix(1);
    }
    return parseFiniteNumber(cell);
}

} // namespace trefoil::nvidia_smi
