// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/import_files.h"

#include <string>

namespace trefoil {

/// One JSON object: "files" (path, format, accepted, already_there, read_again, set_aside, notes), "runs"
/// (added, updated, unchanged), "joins" (run, name, sources, reason, confidence, explanation), "ambiguities",
/// "unmatched" (record, records, explanation, nearest) and "problems".
[[nodiscard]] std::string importReportJson(const ImportReport& report);

/// The same for people.
[[nodiscard]] std::string importReportText(const ImportReport& report);

} // namespace trefoil
