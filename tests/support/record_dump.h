// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"
#include "tests/support/collecting_sink.h"

#include <string>

namespace trefoil::test {

/// The canonical text of an import, JSON: what golden files hold. Absent things are left out; NaN and
/// infinities are strings; the path of the source is not in it.
[[nodiscard]] std::string dumpImport(
    const Recognition& recognition, const Result<void>& outcome, const CollectingSink& sink);

/// Recognises and, if recognised or a mapping is given, reads the source and dumps what came of it.
[[nodiscard]] std::string importAndDump(
    const Importer& importer, const Source& source, const ImportOptions& options);

} // namespace trefoil::test
