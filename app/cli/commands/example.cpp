// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/example_study.h"
#include "app/cli/import_report.h"
#include "app/cli/options.h"
#include "core/figure/board_choice.h"

#include <memory>
#include <string>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace trefoil {

namespace {

struct ExampleArguments {
    std::string library;
    std::string id;
};

/// The board that the study opens on; of a figure for Compare also its panels.
Result<void> saveBoard(Library& library, const ExampleStudy& study)
{
    const auto board = readTextFile(study.board.string()).and_then([](const std::string& text) {
        return boardChoiceFromJson(text);
    });
    if (!board) {
        return tl::unexpected(board.error());
    }
    return library.setSetting("board", boardChoiceToJson(*board)).and_then([&] {
        return board->figure ? library.setSetting("figure_spec", figureSpecToJson(*board->figure))
                             : Result<void>();
    });
}

/// What the window shows beside an example, and the conditions that suit it.
Result<void> saveView(const ExampleArguments& options, const ExampleStudy& study)
{
    auto library = Library::open(options.library, OpenMode::ReadWrite);
    if (!library) {
        return tl::unexpected(library.error());
    }
    const auto asJson = [](const std::string& text) { return nlohmann::json::array({text}).dump(); };
    const auto scenario = readScenario(study.scenario.string());
    if (!scenario) {
        return tl::unexpected(scenario.error());
    }
    return library->setSetting("example_title", asJson(study.title))
        .and_then([&] { return library->setSetting("example_citation", asJson(study.citation)); })
        .and_then([&] { return library->setSetting("scenario", scenarioToJson(*scenario)); })
        .and_then([&] { return library->setSetting("example_claim", asJson(study.claim)); })
        .and_then([&] { return study.board.empty() ? Result<void>() : saveBoard(*library, study); });
}

ExitCode example(const ExampleArguments& options)
{
    const auto study = readExample(options.id);
    if (!study) {
        return failed(study.error());
    }
    const auto report = importFiles({options.library, study->files, {}});
    if (!report) {
        return failed(report.error());
    }
    if (report->outcome.import.isValid()) {
        if (const auto saved = saveView(options, *study); !saved) {
            return failed(saved.error());
        }
    }
    const ExitCode printed = printResult(study->citation + "\n" + importReportText(*report));
    return printed == ExitCode::Done ? exitCodeOf(*report) : printed;
}

} // namespace

void addExample(CLI::App& program, ExitCode& outcome)
{
    auto options = std::make_shared<ExampleArguments>();
    CLI::App* command =
        program.add_subcommand("example", "Import a bundled study, for example zschache-2025");
    addLibraryOption(*command, options->library);
    command->add_option("NAME", options->id, "Name of the example")->required()->type_name("");
    command->callback([options, &outcome] { outcome = example(*options); });
}

} // namespace trefoil
