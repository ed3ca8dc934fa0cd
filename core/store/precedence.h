// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/grade.h"
#include "core/ingest/importer.h"

#include <cstdint>
#include <string>

namespace trefoil {

/// With what right a record speaks about a quantity of its run.
struct Claim {
    Precedence precedence = Precedence::Summary; ///< of the record's format
    Grade grade = Grade::Absent; ///< Absent: no claim yet; every claim outranks it
    std::int64_t import = 0;
    std::int64_t record = 0;
};

/// The one rule for all views: the log of the energy tool before an evaluation, a table and a summary; then
/// metered before on-chip before measured before modelled before declared; then the newer import; then the
/// record that came first.
[[nodiscard]] bool outranks(const Claim& claim, const Claim& other);

/// Why the other claim counts and not this one, as an English sentence.
[[nodiscard]] std::string whyOutranked(const Claim& claim, const Claim& by);

/// The same for what a run is called: tables and evaluations name runs better than logs.
[[nodiscard]] bool namesBetter(const Claim& claim, const Claim& other);

} // namespace trefoil
