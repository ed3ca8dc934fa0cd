// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/board_choice.h"
#include "core/store/library.h"
#include "ui/session/view_state.h"
#include "ui/session/watch_memory.h"

#include <map>
#include <optional>

namespace trefoil {

/// What a library remembers of how it was looked at. Members that cannot be read are as if never saved.
struct LibrarySettings {
    Scenario scenario;
    Scenario lastConditions; ///< what "Compare conditions" turns back on
    std::optional<FigureSpec> spec; ///< absent: never changed by a person
    HiddenRuns hidden;
    std::string title; ///< of a bundled example
    std::string citation;
    std::string claim; ///< what its board shows; empty once a person has put it away
    std::map<BoardKind, BoardChoice> choices; ///< on each board, where a person chose
    std::map<BoardKind, FigureSize> figureSizes; ///< as exported; Compare has its own in spec
    WatchMemory watched;
    std::optional<BoardChoice> board; ///< where the library opens; absent: on the board that is shown already
};

[[nodiscard]] LibrarySettings readSettings(Library& library);

[[nodiscard]] std::string hiddenRunsToJson(const HiddenRuns& hidden);
[[nodiscard]] HiddenRuns hiddenRunsFromJson(const std::string& json);
[[nodiscard]] std::string textToJson(const std::string& text); ///< a JSON document that holds one text
[[nodiscard]] std::string textFromJson(const std::string& json);

} // namespace trefoil
