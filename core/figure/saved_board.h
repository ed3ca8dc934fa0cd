// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/board_choice.h"
#include "core/figure/figure_spec.h"
#include "core/frame/frame.h"

#include <string>

namespace trefoil {

/// What a library remembers of the way it was looked at: the JSON texts of its settings "scenario",
/// "figure_spec" and "hidden_runs". Empty: never changed by a person.
struct SavedView {
    std::string scenario;
    std::string figureSpec;
    std::string hiddenRuns; ///< ids of runs
};

/// As recorded where there is none. Errors: SpecInvalid where it cannot be read, naming the setting.
[[nodiscard]] Result<Scenario> savedScenario(const SavedView& view);

/// The Compare board as the window shows it: the saved one, or the one that suits the frame. The frame is
/// under the conditions of the view's scenario. Excluded runs are hidden, too; hidden runs that the frame
/// does not have are left out. Errors: SpecInvalid where a setting cannot be read, naming it: another figure
/// than the saved one would be no answer.
[[nodiscard]] Result<FigureSpec> savedBoard(const SavedView& view, const Frame& frame);

/// What the setting of that name says, "board" (what the library opens on) or boardSettingKey(); the Compare
/// board for an empty text. Errors: as above.
[[nodiscard]] Result<BoardChoice> savedChoice(std::string_view key, const std::string& json);

/// In which size figures of that board are exported, its setting figureSizeSettingKey(); the usual one for an
/// empty text. Errors: as above.
[[nodiscard]] Result<FigureSize> savedFigureSize(BoardKind board, const std::string& json);

} // namespace trefoil
