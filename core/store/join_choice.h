// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <vector>

namespace trefoil {

/// What a person decides about joining. Records are named by where they stand: run ids of a preview do not
/// last until the import.
struct JoinChoice {
    enum class Kind {
        OneRun, ///< the records, with all that is joined with them, are one run
        Apart, ///< every record of their runs is a run of its own, and no import joins it again
    };
    Kind kind = Kind::OneRun;
    std::vector<SourceRef> records; ///< OneRun: two or more; Apart: one of each run is enough

    bool operator==(const JoinChoice&) const = default;
};

} // namespace trefoil
