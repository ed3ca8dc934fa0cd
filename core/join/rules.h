// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/join/join_groups.h"

namespace trefoil {

// The rules in the order in which they run; README.md says what each asks for.
void joinBySameRunId(JoinGroups& groups);
void joinBySameNameAndQuality(JoinGroups& groups);
void joinBySameFolder(JoinGroups& groups);
void joinByEqualValues(JoinGroups& groups);
void joinByDurationAndTime(JoinGroups& groups, Progress& progress);

} // namespace trefoil
