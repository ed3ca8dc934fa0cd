// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/import_files.h"
#include "core/report/text_table.h"

namespace trefoil {

/// One row per format: files, records accepted, records set aside and why, and the joins in which records of
/// the format take part. Files that were refused, and those that were left out, have a row of their own.
[[nodiscard]] TextTable importReportByFormat(const ImportReport& report);

} // namespace trefoil
