// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/companion.h"

#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// Why a file is to be read again although its own bytes are as they were: "Trefoil now reads more from this
/// format", or what changed beside it, "args.yaml changed, hyp.yaml is gone". Empty: there is no reason.
/// revision: of the importer that read it.
[[nodiscard]] std::string whyReadAgain(
    std::string_view format, int revision, const std::vector<Companion>& companions);

/// Whether a mapping was saved beside a table, or changed there, since the table was read: then it holds, and
/// no longer what was said of the columns before. path: of the table.
[[nodiscard]] bool hasNewMappingBeside(std::string_view path, const std::vector<Companion>& companions);

} // namespace trefoil
