// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/record_builder.h"
#include "core/ingest/source.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace trefoil {

/// The document of another file in the folder of the source; nothing when it is not there or cannot be read.
/// Errors: FileNotReadable, when it was shortened meanwhile.
[[nodiscard]] Result<std::optional<nlohmann::json>> jsonBeside(
    const Source& source, std::string_view fileName);

[[nodiscard]] bool existsBeside(const Source& source, std::string_view fileName);

/// Adds duration and emissions of each phase from "<phase>_codecarbon.json" beside the report, and the
/// country. Errors: as jsonBeside().
[[nodiscard]] Result<void> addCodecarbonPhases(
    const Source& source, RecordBuilder& builder, Context& context);

} // namespace trefoil
