// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/record.h"
#include "core/ingest/record_sink.h"

#include <deque>
#include <string>

namespace trefoil {

/// Runs of which each row is a group repeat in every row what holds for the run as a whole: its energy, its
/// cost. Such a value becomes the run's own and is no value of a group any more:
/// - a quantity of the environment or the economy that is equal in all rows of a run, of which there are
///   several;
/// - any quantity that is so in every run of the file, as what two groups of one run have in common by chance
///   is still about the groups. Counts of examples and of right and wrong answers stay with their groups.
/// A value that a row about the whole run has stated stays as it is.
void liftRunValues(std::deque<Record>& records);

/// Tells of the quantities that some runs have by group only, so that nobody looks in vain for their value.
void tellOfValuesByGroupOnly(const std::deque<Record>& records, const std::string& path, RecordSink& sink);

} // namespace trefoil
