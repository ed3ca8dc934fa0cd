// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/baseline_choice.h"
#include "core/store/sql/connection.h"

#include <cstdint>
#include <vector>

namespace trefoil {

/// What a person said about runs, with the ids that the runs have now; ascending by run.
[[nodiscard]] Result<std::vector<BaselineChoice>> loadBaselineChoices(sql::Connection& connection);

/// Stores a choice and what was there before it. Inside a change of the history.
void saveBaselineChoice(sql::Connection& connection, std::int64_t history, const BaselineChoice& choice);

/// What saveBaselineChoice() did in a change, taken back or done again.
void undoBaselineChoices(sql::Connection& connection, std::int64_t history);
void redoBaselineChoices(sql::Connection& connection, std::int64_t history);

} // namespace trefoil
