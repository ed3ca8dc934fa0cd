// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/compression_figure.h"
#include "app/cli/options.h"
#include "app/cli/run_table.h"
#include "app/cli/series_figure.h"
#include "app/cli/terminal_progress.h"
#include "app/cli/write_file.h"
#include "core/figure/board_choice.h"
#include "core/figure/saved_board.h"
#include "ui/bridge/english_plurals.h"
#include "ui/figures/figure_renderer.h"

#include <memory>
#include <string>
#include <utility>

#include <CLI/CLI.hpp>

#include <QApplication>

namespace trefoil {

namespace {

struct FigureArguments {
    std::string library;
    std::string board;
    std::string spec;
    std::string scenario;
    std::string width;
    std::string height;
    std::string output;
    CompressionFigure compression;
    SeriesFigure series;
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

struct Drawing {
    FigureSpec spec;
    FramePointer frame; ///< under the conditions of the spec
};

Result<std::string> settingText(Library& library, const std::string& key)
{
    return library.setting(key).map([](std::optional<std::string> json) { return json.value_or(""); });
}

/// As on the command line; where it says nothing, as the window exported the board last.
Result<FigureSize> sizeOf(const FigureArguments& options, Library& library, BoardKind board)
{
    const auto saved =
        settingText(library, figureSizeSettingKey(board)).and_then([&](const std::string& json) {
            return savedFigureSize(board, json);
        });
    return saved.map([&](FigureSize size) {
        size.widthMillimetres = parseLength(options.width).value_or(size.widthMillimetres);
        size.heightMillimetres = parseLength(options.height).value_or(size.heightMillimetres);
        return size;
    });
}

/// The board as the window shows it: with the conditions, axes and hidden runs that the library remembers.
Result<Drawing> boardOf(const FigureArguments& options, RunTable& table)
{
    SavedView view;
    for (const auto& [key, text] : {std::pair("scenario", &view.scenario),
             std::pair("figure_spec", &view.figureSpec), std::pair("hidden_runs", &view.hiddenRuns)}) {
        auto stored = settingText(table.library, key);
        if (!stored) {
            return tl::unexpected(stored.error());
        }
        *text = std::move(*stored);
    }
    if (!options.scenario.empty()) {
        view.scenario = scenarioToJson(table.scenario);
    }
    const auto scenario = savedScenario(view);
    if (!scenario) {
        return tl::unexpected(scenario.error());
    }
    return frameUnder(*scenario, table).and_then([&](const FramePointer& derived) {
        return savedBoard(view, *derived).map([&](FigureSpec&& spec) {
            return Drawing{std::move(spec), derived};
        });
    });
}

Result<Drawing> figureOf(const FigureArguments& options, RunTable& table)
{
    auto spec =
        readTextFile(options.spec).and_then([](const std::string& text) { return figureSpecFromJson(text); });
    if (!spec) {
        return tl::unexpected(spec.error());
    }
    if (!options.scenario.empty()) {
        spec->scenario = table.scenario;
    }
    return frameUnder(spec->scenario, table).map([&](const FramePointer& derived) {
        return Drawing{std::move(*spec), derived};
    });
}

/// The Compress or the Groups board, under the conditions that the library remembers.
Result<QByteArray> drawCompression(const FigureArguments& options, RunTable& table, FigureFormat format)
{
    if (options.scenario.empty()) {
        SavedView view;
        auto stored = settingText(table.library, "scenario");
        if (!stored) {
            return tl::unexpected(stored.error());
        }
        view.scenario = std::move(*stored);
        auto scenario = savedScenario(view);
        if (!scenario) {
            return tl::unexpected(scenario.error());
        }
        table.scenario = std::move(*scenario);
        auto frame = frameUnder(table.scenario, table);
        if (!frame) {
            return tl::unexpected(frame.error());
        }
        table.frame = std::move(*frame);
    }
    CompressionFigure figure = options.compression;
    figure.board = options.board;
    const auto size =
        sizeOf(options, table.library, figure.board == "groups" ? BoardKind::Groups : BoardKind::Compress);
    if (!size) {
        return tl::unexpected(size.error());
    }
    figure.size = *size;
    return drawCompressionFigure(table, figure, format);
}

Result<void> writeFigure(const FigureArguments& options)
{
    auto table = openRunTable(options.library, options.scenario);
    if (!table) {
        return tl::unexpected(table.error());
    }
    if (table->frame->rowCount() == 0) {
        return fail(Errc::SpecInvalid, {"the library has no run that could be drawn"});
    }
    const auto format = figureFormatFromPath(options.output);
    if (!format) {
        return tl::unexpected(format.error());
    }
    if (options.board == "compress" || options.board == "groups") {
        return drawCompression(options, *table, *format).and_then([&](const QByteArray& bytes) {
            return writeFile(options.output, {bytes.constData(), static_cast<std::size_t>(bytes.size())});
        });
    }
    auto drawing = options.spec.empty() ? boardOf(options, *table) : figureOf(options, *table);
    if (!drawing) {
        return tl::unexpected(drawing.error());
    }
    FigureSpec& spec = drawing->spec;
    if (options.board == "series") {
        const auto size = sizeOf(options, table->library, BoardKind::Series);
        if (!size) {
            return tl::unexpected(size.error());
        }
        spec.size = *size;
        SeriesFigure series = options.series;
        series.quantity = options.compression.y;
        return drawSeriesFigure(table->library, spec, drawing->frame, series, *format)
            .and_then([&](const QByteArray& bytes) {
                return writeFile(options.output, {bytes.constData(), static_cast<std::size_t>(bytes.size())});
            });
    }
    spec.size.widthMillimetres = parseLength(options.width).value_or(spec.size.widthMillimetres);
    spec.size.heightMillimetres = parseLength(options.height).value_or(spec.size.heightMillimetres);
    const FigureProvenance provenance{
        table->library.path().filename().string(), describe(spec.scenario), std::nullopt};
    TerminalProgress progress;
    const auto bytes = renderFigure(spec, drawing->frame, *format, provenance, progress);
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    return writeFile(options.output, {bytes->constData(), static_cast<std::size_t>(bytes->size())});
}

ExitCode figure(const FigureArguments& options)
{
    // Drawn without a screen, so that it works on every machine and looks the same on each.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    std::string name = "trefoil-cli";
    char* arguments[] = {name.data(), nullptr};
    int count = 1;
    const QApplication application(count, arguments);
    EnglishPlurals plurals; // as the window, whose words stand in the file, too
    QApplication::installTranslator(&plurals);
    const auto written = writeFigure(options);
    return written ? printResult(options.output + "\n") : failed(written.error());
}

} // namespace

void addFigure(CLI::App& program, ExitCode& outcome)
{
    auto options = std::make_shared<FigureArguments>();
    CLI::App* command = program.add_subcommand("figure", "Draw a board or a figure of exact size");
    addLibraryOption(*command, options->library);
    CLI::Option_group* what = command->add_option_group("figure");
    what->add_option(
            "--board", options->board, "A board as the window shows it: compare, compress, groups or series")
        ->check(CLI::IsMember({"compare", "compress", "groups", "series"}).description(""))
        ->type_name("NAME");
    what->add_option("--spec", options->spec, "A figure saved as JSON")->type_name("FILE");
    what->require_option(1);
    addScenarioOption(*command, options->scenario);
    CompressionFigure& compression = options->compression;
    command
        ->add_option("--baseline", compression.baseline,
            "For compress and groups: the baseline, by its name or a run of it; compress: all for every "
            "baseline; "
            "groups: none for every model beside each other")
        ->type_name("ID");
    command->add_option("--x", compression.x, "For compress: quantity across")->type_name("Q");
    command
        ->add_option("--y", compression.y, "For compress, groups and series: quantity upwards, or by group")
        ->type_name("Q");
    command
        ->add_option("--threshold", compression.threshold,
            "For groups: scores from it on count as positive, in place of the recorded answers")
        ->check(CLI::Range(0.0, 1.0).description(""));
    command->add_option("--by", compression.groupsBy, "For groups: attribute, for example race")
        ->type_name("NAME");
    SeriesFigure& series = options->series;
    command
        ->add_option("--along", series.along,
            "For series: step, elapsed, clock or energy; steps, or time where there are none, without it")
        ->check(
            CLI::IsMember(std::vector<std::string>(seriesAlignmentNames.begin(), seriesAlignmentNames.end()))
                .description(""))
        ->type_name("WHAT");
    command
        ->add_option(
            "--smooth", series.smoothing, "For series: weight of the moving average, from 0 to 0.999")
        ->check(CLI::Range(0.0, 0.999).description(""))
        ->type_name("WEIGHT");
    command->add_flag("--log", series.isLogarithmic, "For series: logarithmic values");
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
