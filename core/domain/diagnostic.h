// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <string>
#include <vector>

namespace trefoil {

enum class Severity {
    Note, ///< something worth knowing: a repaired row, an implausible value
    Warning, ///< imported, but doubtful
    SetAside, ///< this record was not imported
};

/// What happened to one record or file. A bad record is data, not an error.
/// code is stable ("fragment", "glued_row", "truncated", "implausible_power", …); reason is an English
/// sentence in a person's words: what was expected, what was found, what was done.
struct Diagnostic {
    Severity severity = Severity::Note;
    std::string code;
    std::string reason;
    SourceRef where;

    bool operator==(const Diagnostic&) const = default;
};

} // namespace trefoil
