// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/derive/scenario.h"
#include "core/store/library.h"

#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// A library opened for reading, with its runs under the conditions of a scenario.
struct RunTable {
    Library library;
    Scenario scenario;
    FramePointer frame;
};

/// scenarioFile may be empty. Errors: those of Library::open, Library::frame and readScenario.
[[nodiscard]] Result<RunTable> openRunTable(const std::string& library, const std::string& scenarioFile);
/// The same with other rules for single quantities than the library has: "accuracy=best".
[[nodiscard]] Result<RunTable> openRunTable(
    const std::string& library, const std::string& scenarioFile, const std::vector<std::string>& valueRules);

/// Empty when the text is "quantity=rule", else what is wrong with it.
[[nodiscard]] std::string checkValueRule(const std::string& text);

/// The frame under these conditions. Errors: those of Library::frame.
[[nodiscard]] Result<FramePointer> frameUnder(const Scenario& scenario, RunTable& table);

/// Whether the id is a quantity or a text column, even when no run of this library has a value.
[[nodiscard]] bool hasColumn(const RunTable& table, std::string_view id);

/// The run with this number or, failing that, with this name. Errors: UnknownRun, also when several runs have
/// the name.
[[nodiscard]] Result<std::size_t> findRun(const Frame& frame, const std::string& numberOrName);

} // namespace trefoil
