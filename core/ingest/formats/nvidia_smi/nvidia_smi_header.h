// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/csv/csv_columns.h"

namespace trefoil::nvidia_smi {

/// Where a log of nvidia-smi keeps what, from its header or, in a log without one, from its cells.
struct Layout {
    std::optional<std::size_t> timestamp;
    std::optional<std::size_t> power;
    std::optional<std::size_t> device; ///< index, uuid or PCI bus id: tells GPUs apart
    std::optional<std::size_t> name;
    std::string powerColumn; ///< as written: "power.draw [W]"
    std::string nameFound; ///< for people: what the log was recognised by
    bool hasHeader = true;
};

/// Nothing when the head is not of nvidia-smi.
[[nodiscard]] std::optional<Layout> layoutOf(std::string_view head);

/// Seconds since 1970 of "2026/01/03 15:36:53.507", read as if it were UTC; ISO 8601 is taken as well.
[[nodiscard]] std::optional<double> secondsOf(std::string_view timestamp);

/// Watts of "33.09 W" and "33.09"; nothing for "[N/A]", "[Not Supported]" and "[Unknown Error]".
[[nodiscard]] std::optional<double> wattsOf(std::string_view cell);

} // namespace trefoil::nvidia_smi
