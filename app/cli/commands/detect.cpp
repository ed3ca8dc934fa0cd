// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/options.h"
#include "app/cli/terminal_progress.h"
#include "core/ingest/find_files.h"

#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace trefoil {

namespace {

struct DetectArguments {
    std::vector<std::string> paths;
    bool asJson = false;
};

TextTable describeFiles(const std::vector<FoundFile>& files)
{
    TextTable table;
    table.header = {"path", "format", "confidence", "reason"};
    for (const FoundFile& file : files) {
        auto& row = table.rows.emplace_back();
        row.emplace_back(file.path.string());
        if (file.candidates.empty()) {
            row.insert(row.end(), {Cell{}, Cell{}});
        } else {
            row.emplace_back(std::string(file.candidates.front().importer->id));
            row.emplace_back(file.candidates.front().recognition.confidence);
        }
        row.emplace_back(file.reason);
    }
    return table;
}

ExitCode detect(const DetectArguments& options)
{
    TerminalProgress progress;
    const auto files = findFiles({options.paths.begin(), options.paths.end()}, progress);
    if (!files) {
        return failed(files.error());
    }
    return printTable(describeFiles(*files), options.asJson ? TableFormat::Json : TableFormat::Text);
}

} // namespace

void addDetect(CLI::App& program, ExitCode& outcome)
{
    auto options = std::make_shared<DetectArguments>();
    CLI::App* command = program.add_subcommand("detect", "Say in which format files are, and why");
    command->add_option("PATH", options->paths, "Files and folders")->required()->type_name("");
    addJsonOption(*command, options->asJson);
    command->callback([options, &outcome] { outcome = detect(*options); });
}

} // namespace trefoil
