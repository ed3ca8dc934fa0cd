// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/record_builder.h"
#include "core/ingest/source.h"
#include "core/ingest/yaml/yaml_scalars.h"

#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// Takes the settings of a YAML file beside a log, see takeSetting, and gives back all that it says. Empty
/// where there is no such file; one that cannot be read is a note.
std::vector<YamlScalar> takeSettingsFile(
    RecordBuilder& builder, Context& context, const Source& log, std::string_view name);

} // namespace trefoil
