// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/compress_board.h"
#include "core/figure/figure_spec.h"
#include "core/figure/groups_board.h"

#include <optional>
#include <string>
#include <string_view>

namespace trefoil {

enum class BoardKind { Compare, Compress, Groups, Series };

/// Which board a library opens on, and what is chosen there. Empty members: what suits the runs. The baseline
/// is a name and not a number, since a study's file is older than the library that it fills.
struct BoardChoice {
    BoardKind board = BoardKind::Compare;
    std::string baseline; ///< name of a run of it; "all" for every baseline (Compress), "none" (Groups)
    std::string x; ///< Compress: quantity across
    std::string y; ///< Compress: quantity upwards
    std::string quantity; ///< Groups
    std::string attribute; ///< Groups
    std::optional<FigureSpec> figure; ///< Compare; only in a file, the library keeps it apart
    std::string ladder{}; ///< Compress: what the retention curves are over: "sparsity"
    std::string change{}; ///< Groups: "error" for changes of the error, relative to the baseline's

    bool operator==(const BoardChoice&) const = default;
};

/// Reads {"trefoil_board": 1, "board": "compress", …}, or a figure, which is a choice of Compare. Members
/// that the board does not have are an error, so that a typing mistake is not silent. Errors: SpecInvalid
[[nodiscard]] Result<BoardChoice> boardChoiceFromJson(std::string_view text);
[[nodiscard]] std::string boardChoiceToJson(const BoardChoice& choice); ///< without the figure

/// The setting of a library that keeps what is chosen on that board: "board_compress". The setting "board" is
/// the choice that the library opens on.
[[nodiscard]] std::string boardSettingKey(BoardKind board);

/// The setting that keeps the size in which figures of that board are exported: "figure_size_compress". The
/// Compare board has its size in its figure.
[[nodiscard]] std::string figureSizeSettingKey(BoardKind board);

/// What a person chose, to be kept.
[[nodiscard]] BoardChoice choiceOf(const CompressBoard& board, const Frame& frame);
[[nodiscard]] BoardChoice choiceOf(const GroupsBoard& board, const Frame& frame);

/// What is chosen on the board, with the baseline looked up among the runs; suitable...Board() fills the
/// rest.
[[nodiscard]] CompressBoard chosenCompressBoard(const BoardChoice& choice, const CompressionReport& report);
[[nodiscard]] GroupsBoard chosenGroupsBoard(const BoardChoice& choice, const CompressionReport& report);

} // namespace trefoil
