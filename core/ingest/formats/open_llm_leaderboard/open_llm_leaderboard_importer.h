// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

namespace trefoil {

/// Tables of the Open LLM Leaderboard. See README.md in this folder.
[[nodiscard]] const Importer& openLlmLeaderboardImporter();

} // namespace trefoil
