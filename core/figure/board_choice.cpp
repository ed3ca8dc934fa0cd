// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/board_choice.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace trefoil {

namespace {

constexpr int choiceRevision = 1;

constexpr std::array boardNames{std::pair{BoardKind::Compare, std::string_view{"compare"}},
    std::pair{BoardKind::Compress, std::string_view{"compress"}},
    std::pair{BoardKind::Groups, std::string_view{"groups"}},
    std::pair{BoardKind::Series, std::string_view{"series"}}};

struct ChoiceMember {
    std::string_view key;
    std::string BoardChoice::*member;
    bool isOnCompress;
    bool isOnGroups;
};

constexpr std::array choiceMembers{ChoiceMember{"baseline", &BoardChoice::baseline, true, true},
    ChoiceMember{"x", &BoardChoice::x, true, false}, ChoiceMember{"y", &BoardChoice::y, true, false},
    ChoiceMember{"ladder", &BoardChoice::ladder, true, false},
    ChoiceMember{"quantity", &BoardChoice::quantity, false, true},
    ChoiceMember{"attribute", &BoardChoice::attribute, false, true},
    ChoiceMember{"change", &BoardChoice::change, false, true}};

constexpr std::string_view changeOfError = "error";
constexpr const char* noBaseline = "none";

bool belongsTo(const ChoiceMember& member, BoardKind board)
{
    return (board == BoardKind::Compress && member.isOnCompress)
        || (board == BoardKind::Groups && member.isOnGroups);
}

std::optional<BoardKind> boardOfName(const nlohmann::json& name)
{
    for (const auto& [kind, known] : boardNames) {
        if (name.is_string() && name.get_ref<const std::string&>() == known) {
            return kind;
        }
    }
    return std::nullopt;
}

RunId runOfName(const Frame& frame, const std::string& name)
{
    const auto found = std::ranges::find(frame.names, name);
    return name.empty() || found == frame.names.end()
        ? RunId()
        : frame.runs[static_cast<std::size_t>(found - frame.names.begin())];
}

std::string nameOfRun(const Frame& frame, RunId run)
{
    const auto found = std::ranges::find(frame.runs, run);
    return found == frame.runs.end() ? std::string()
                                     : frame.names[static_cast<std::size_t>(found - frame.runs.begin())];
}

std::string_view nameOfBoard(BoardKind board)
{
    return std::ranges::find(boardNames, board, [](const auto& known) { return known.first; })->second;
}

} // namespace

std::string boardSettingKey(BoardKind board)
{
    return "board_" + std::string(nameOfBoard(board));
}

std::string figureSizeSettingKey(BoardKind board)
{
    return "figure_size_" + std::string(nameOfBoard(board));
}

BoardChoice choiceOf(const CompressBoard& board, const Frame& frame)
{
    BoardChoice choice;
    choice.board = BoardKind::Compress;
    choice.baseline = board.showsAllFamilies ? "all" : nameOfRun(frame, board.baseline);
    choice.x = board.x;
    choice.y = board.y;
    choice.ladder = board.ladder;
    return choice;
}

BoardChoice choiceOf(const GroupsBoard& board, const Frame& frame)
{
    BoardChoice choice;
    choice.board = BoardKind::Groups;
    choice.baseline = board.showsEveryModel ? noBaseline : nameOfRun(frame, board.baseline);
    choice.quantity = board.quantity;
    choice.attribute = board.attribute;
    choice.change = board.change == GroupChangeForm::OfError ? changeOfError : "";
    return choice;
}

Result<BoardChoice> boardChoiceFromJson(std::string_view text)
{
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object()) {
        return fail(Errc::SpecInvalid, {"it is no JSON object"});
    }
    BoardChoice choice;
    if (json.contains("trefoil_figure")) {
        return figureSpecFromJson(text).map([&](const FigureSpec& figure) {
            choice.figure = figure;
            return choice;
        });
    }
    if (json.value("trefoil_board", nlohmann::json()) != choiceRevision) {
        return fail(Errc::SpecInvalid, {"a board needs \"trefoil_board\": 1"});
    }
    const auto board = boardOfName(json.value("board", nlohmann::json()));
    if (!board) {
        return fail(
            Errc::SpecInvalid, {"\"board\" must be \"compare\", \"compress\", \"groups\" or \"series\""});
    }
    choice.board = *board;
    for (const auto& [key, value] : json.items()) {
        if (key == "trefoil_board" || key == "board") {
            continue;
        }
        const auto* known = std::ranges::find(choiceMembers, key, &ChoiceMember::key);
        if (known == choiceMembers.end() || !belongsTo(*known, *board) || !value.is_string()) {
            return fail(Errc::SpecInvalid, {"this board has no text \"" + key + '"'});
        }
        choice.*(known->member) = value.get<std::string>();
    }
    return choice;
}

std::string boardChoiceToJson(const BoardChoice& choice)
{
    nlohmann::ordered_json json{{"trefoil_board", choiceRevision}};
    json["board"] = nameOfBoard(choice.board);
    for (const ChoiceMember& member : choiceMembers) {
        if (belongsTo(member, choice.board) && !(choice.*(member.member)).empty()) {
            json[std::string(member.key)] = choice.*(member.member);
        }
    }
    return json.dump();
}

CompressBoard chosenCompressBoard(const BoardChoice& choice, const CompressionReport& report)
{
    if (choice.board != BoardKind::Compress) {
        return {};
    }
    return {choice.x, choice.y, runOfName(*report.frame, choice.baseline), choice.baseline == "all",
        choice.ladder};
}

GroupsBoard chosenGroupsBoard(const BoardChoice& choice, const CompressionReport& report)
{
    if (choice.board != BoardKind::Groups) {
        return {};
    }
    return {runOfName(*report.frame, choice.baseline), choice.quantity, choice.attribute,
        choice.change == changeOfError ? GroupChangeForm::OfError : GroupChangeForm::Difference,
        choice.baseline == noBaseline};
}

} // namespace trefoil
