// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/options.h"
#include "app/cli/run_table.h"
#include "app/cli/write_file.h"
#include "core/derive/derive.h"
#include "core/figure/compare_board.h"
#include "ui/figures/figure_renderer.h"

#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include <QApplication>

namespace trefoil {

namespace {

struct Options {
    std::string library;
    std::string board;
    std::string spec;
    std::string scenario;
    std::string width;
    std::string height;
    std::string output;
};

std::string checkLength(const std::string& text)
{
    return parseLength(text)
        ? std::string()
        : "\"" + text + "\" is no length from 10 mm to 2000 mm such as 82.55mm or 3.25in";
}

std::string checkOutput(const std::string& path)
{
    const auto format = figureFormatFromPath(path);
    return format ? std::string() : describe(format.error());
}

Result<FigureSpec> chooseSpec(const Options& options, const RunTable& table)
{
    FigureSpec spec;
    if (options.spec.empty()) {
        spec = compareBoard(*table.frame);
    } else {
        auto read = readTextFile(options.spec).and_then([](const std::string& text) {
            return figureSpecFromJson(text);
        });
        if (!read) {
            return read;
        }
        spec = std::move(*read);
    }
    if (!options.scenario.empty()) {
        spec.scenario = table.scenario;
    }
    spec.size.widthMillimetres = parseLength(options.width).value_or(spec.size.widthMillimetres);
    spec.size.heightMillimetres = parseLength(options.height).value_or(spec.size.heightMillimetres);
    return spec;
}

/// The frame under the conditions of the spec; the table has those of --scenario.
Result<FramePointer> frameOf(const FigureSpec& spec, RunTable& table)
{
    if (spec.scenario == table.scenario) {
        return table.frame;
    }
    NoProgress progress;
    return table.library.frame(progress).map(
        [&](const FramePointer& recorded) { return derive(recorded, spec.scenario); });
}

Result<void> writeFigure(const Options& options)
{
    auto table = openRunTable(options.library, options.scenario);
    if (!table) {
        return tl::unexpected(table.error());
    }
    const auto spec = chooseSpec(options, *table);
    if (!spec) {
        return tl::unexpected(spec.error());
    }
    const auto frame = frameOf(*spec, *table);
    if (!frame) {
        return tl::unexpected(frame.error());
    }
    const auto format = figureFormatFromPath(options.output);
    if (!format) {
        return tl::unexpected(format.error());
    }
    const FigureProvenance provenance{
        table->library.path().filename().string(), describe(spec->scenario), std::nullopt};
    const auto bytes = renderFigure(*spec, *frame, *format, provenance);
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    return writeFile(options.output, {bytes->constData(), static_cast<std::size_t>(bytes->size())});
}

ExitCode figure(const Options& options)
{
    // Drawn without a screen, so that it works on every machine and looks the same on each.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    std::string name = "trefoil-cli";
    char* arguments[] = {name.data(), nullptr};
    int count = 1;
    const QApplication application(count, arguments);
    const auto written = writeFigure(options);
    return written ? printResult(options.output + "\n") : failed(written.error());
}

} // namespace

void addFigure(CLI::App& program, ExitCode& outcome)
{
    auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("figure", "Draw a board or a figure of exact size");
    addLibraryOption(*command, options->library);
    CLI::Option_group* what = command->add_option_group("figure");
    what->add_option("--board", options->board, "A board as the window shows it: compare")
        ->check(CLI::IsMember({"compare"}).description(""))
        ->type_name("NAME");
    what->add_option("--spec", options->spec, "A figure saved as JSON")->type_name("FILE");
    what->require_option(1);
    addScenarioOption(*command, options->scenario);
    command->add_option("--width", options->width, "Width on paper, for example 82.55mm or 3.25in")
        ->check(CLI::Validator(checkLength, ""))
        ->type_name("LENGTH");
    command->add_option("--height", options->height, "Height on paper; chosen from the width without it")
        ->check(CLI::Validator(checkLength, ""))
        ->type_name("LENGTH");
    command->add_option("-o,--output", options->output, "File to write: .pdf, .svg, .png or .csv")
        ->required()
        ->check(CLI::Validator(checkOutput, ""))
        ->type_name("FILE");
    command->callback([options, &outcome] { outcome = figure(*options); });
}

} // namespace trefoil
