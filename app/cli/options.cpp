// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options.h"

#include "core/base/number_text.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <CLI/CLI.hpp>

namespace trefoil {

namespace {

constexpr double shortestSide = 10; ///< mm
constexpr double longestSide = 2000; ///< mm

struct LengthUnit {
    std::string_view symbol;
    double millimetres;
};

std::optional<TableFormat> tableFormatOf(std::string_view name)
{
    return name == "table" ? std::optional(TableFormat::Text)
        : name == "csv"    ? std::optional(TableFormat::Csv)
        : name == "json"   ? std::optional(TableFormat::Json)
                           : std::nullopt;
}

constexpr std::array lengthUnits = {
    LengthUnit{"mm", 1.0},
    LengthUnit{"cm", 10.0},
    LengthUnit{"in", 25.4},
    LengthUnit{"pt", 25.4 / 72},
};

} // namespace

void addLibraryOption(CLI::App& command, std::string& library)
{
    command.add_option("--library", library, "The library, a *.trefoil file")->required()->type_name("FILE");
}

void addScenarioOption(CLI::App& command, std::string& file)
{
    command.add_option("--scenario", file, "Compare under the conditions of this JSON file")
        ->type_name("FILE");
}

void addJsonOption(CLI::App& command, bool& asJson)
{
    command.add_flag("--json", asJson, "Print JSON");
}

void addFormatOption(CLI::App& command, TableFormat& format)
{
    command
        .add_option_function<std::string>(
            "--format", [&format](const std::string& name) { format = *tableFormatOf(name); },
            "table (the default), csv or json")
        ->check(CLI::Validator(
            [](std::string& name) {
                return tableFormatOf(name) ? std::string()
                                           : "there is no format \"" + name + "\": it is table, csv or json";
            },
            ""))
        ->type_name("FORMAT");
}

Result<std::string> readTextFile(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::error_code ignored;
    if (!file || std::filesystem::is_directory(path, ignored)) {
        return fail(Errc::FileNotReadable, {path, "it does not exist, is no file, or is not permitted"});
    }
    return std::string(std::istreambuf_iterator<char>(file), {});
}

Result<Scenario> readScenario(const std::string& file)
{
    if (file.empty()) {
        return Scenario{};
    }
    return readTextFile(file).and_then([](const std::string& text) { return scenarioFromJson(text); });
}

Result<Mapping> readMapping(const std::string& file)
{
    return readTextFile(file).and_then([](const std::string& text) { return mappingFromJson(text); });
}

std::optional<double> parseLength(const std::string& text)
{
    for (const LengthUnit& unit : lengthUnits) {
        if (!text.ends_with(unit.symbol)) {
            continue;
        }
        const auto number = parseNumber(std::string_view(text).substr(0, text.size() - unit.symbol.size()));
        const double millimetres = number ? *number * unit.millimetres : 0;
        if (millimetres >= shortestSide && millimetres <= longestSide) {
            return millimetres;
        }
    }
    return std::nullopt;
}

} // namespace trefoil
