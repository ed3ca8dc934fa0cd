// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/instant.h"
#include "core/base/progress.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// Why records are one run. Stored as numbers: new reasons go to the end.
enum class JoinReason { SameRunId, SameFolder, EqualValues, DurationAndTime, ByHand, SameNameAndQuality };

[[nodiscard]] std::string_view joinReasonName(JoinReason reason); ///< "same_run_id"

/// What joining needs to know of a record; one per record that counts. Record ids of one file rise with its
/// rows.
struct JoinItem {
    RecordId record;
    FileId file;
    RunId run; ///< where it is now; its own record's id while it is alone
    std::string format; ///< importer id
    std::string folder;
    std::vector<std::string> runIds;
    std::string name; ///< of the run as the source calls it
    std::optional<Instant> startedAt;
    std::optional<Instant> endedAt;
    double durationSeconds = 0; ///< NaN: absent
    double energyKwh = 0; ///< NaN: absent
    double emissionsKg = 0; ///< NaN: absent
    double accuracy = std::numeric_limits<double>::quiet_NaN(); ///< share; NaN: absent
    bool fixedByHand = false; ///< a person joined or split it: never moved by itself
};

/// Records that are one run, with the reason for it: all of them get the run of the anchor. Joins of a
/// proposal are applied in order; only records that move are listed, and the anchor.
struct Join {
    std::vector<RecordId> records; ///< at least two; the anchor (whose id is the run's) first
    JoinReason reason = JoinReason::SameRunId;
    double confidence = 1; ///< 0…1
    std::string explanation; ///< "durations differ by 0.02 s, end times agree with a shift of +2 h"
};

/// A record that fits several others equally well; left alone and shown.
struct Ambiguity {
    RecordId record;
    std::vector<RecordId> candidates;
    JoinReason reason = JoinReason::DurationAndTime;
    std::string explanation;
};

struct JoinProposal {
    std::vector<Join> joins;
    std::vector<Ambiguity> ambiguities;
};

/// Decides which records make one run; see core/join/README.md for the rules and their order. Deterministic,
/// independent of the order of items. Never joins two records of one file by value, time or folder. Items
/// that are one run already stay so; a proposal for joined items has no joins. Cancelled: what was found so
/// far.
[[nodiscard]] JoinProposal proposeJoins(const std::vector<JoinItem>& items, Progress& progress);

} // namespace trefoil
