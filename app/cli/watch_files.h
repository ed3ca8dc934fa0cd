// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/import_files.h"

#include <chrono>
#include <functional>

namespace trefoil {

/// Imports, then looks again at every interval and imports what is new or changed, once its size and time
/// stay the same for one interval: nobody is writing it any more. `print` gets the report of every import
/// that had something to do; what cannot be read is said once, on the standard error output. Ends with Done
/// when the person stops it; a first import that fails ends it.
[[nodiscard]] ExitCode watchFiles(const ImportRequest& request, std::chrono::seconds interval,
    const std::function<ExitCode(const ImportReport&)>& print);

} // namespace trefoil
