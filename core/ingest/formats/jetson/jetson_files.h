// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/ingest/power_log.h"
#include "core/ingest/source.h"

#include <string_view>
#include <vector>

namespace trefoil::jetson {

/// What a rail feeds, by its name: "VDD_CPU", "POM_5V_GPU", "VDD_IN". Rails of several things are Other.
[[nodiscard]] PowerPart partOfRail(std::string_view name);

/// One line of tegrastats.
struct TegrastatsLine {
    std::optional<double> seconds; ///< since 1970, local; whole seconds
    std::vector<std::pair<std::string_view, double>> rails; ///< W
};
/// Nothing when the line is not of tegrastats.
[[nodiscard]] std::optional<TegrastatsLine> readTegrastatsLine(std::string_view line);
[[nodiscard]] bool isTegrastats(std::string_view head);
[[nodiscard]] Result<void> readTegrastats(const Source& source, RecordSink& sink, Progress& progress);

[[nodiscard]] bool isJtopTable(std::string_view head);
[[nodiscard]] Result<void> readJtopTable(const Source& source, RecordSink& sink, Progress& progress);

/// Hands the record over, or says that nothing was measured.
void acceptBoard(RecordBuilder& builder, PowerLog& log, const Context& context);
[[nodiscard]] Context boardContext(std::string_view tool);

} // namespace trefoil::jetson
