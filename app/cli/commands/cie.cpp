// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/group_output.h"
#include "app/cli/options.h"
#include "app/cli/terminal_progress.h"
#include "core/fairness/exemplars.h"
#include "core/report/exemplar_tables.h"

#include <cmath>
#include <memory>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>

namespace trefoil {

namespace {

using Json = nlohmann::ordered_json;

struct CieArguments {
    std::vector<std::string> baseline, compressed;
    ExemplarColumns columns;
    std::string score;
    std::optional<double> threshold;
    std::string positive;
    TableFormat format = TableFormat::Text;
};

ModelFiles filesCalled(const std::vector<std::string>& paths)
{
    return filesOf({paths.begin(), paths.end()});
}

Json sharesJson(const ExemplarReport& report)
{
    Json list = Json::array();
    for (const ExemplarShare& share : report.shares) {
        Json entry;
        entry["attribute"] = share.attribute;
        entry["group"] = share.group;
        entry["n"] = share.examples;
        entry["cie"] = share.exemplars;
        entry["share_of_examples"] = numberJson(share.shareOfExamples);
        entry["share_of_cie"] = numberJson(share.shareOfExemplars);
        entry["overrepresentation"] = numberJson(share.overrepresentation);
        list.push_back(std::move(entry));
    }
    return list;
}

Json exemplarsJson(const ExemplarVotes& votes, const ExemplarReport& report)
{
    Json list = Json::array();
    for (const Exemplar& exemplar : report.exemplars) {
        Json entry;
        entry["id"] = votes.ids[exemplar.example];
        for (const CodedColumn& column : votes.groups) {
            const std::uint32_t code = column.codes[exemplar.example];
            entry["groups"][column.name] = code == noCode ? Json() : Json(column.values[code]);
        }
        const std::uint32_t label = votes.labels[exemplar.example];
        entry["label"] = label == noCode ? Json() : Json(votes.classes[label]);
        entry["baseline"] = votes.classes[exemplar.change.modalBaseline];
        entry["compressed"] = votes.classes[exemplar.change.modalCompressed];
        entry["taxicab"] = numberJson(exemplar.change.taxicab);
        list.push_back(std::move(entry));
    }
    return list;
}

std::string cieJson(const ExemplarVotes& votes, const ExemplarReport& report)
{
    const double share = static_cast<double>(report.exemplars.size()) / static_cast<double>(report.examples);
    Json json;
    json["baseline_models"] = votes.baselineModels;
    json["compressed_models"] = votes.compressedModels;
    json["n"] = report.examples;
    json["incomplete"] = votes.incomplete;
    json["cie_count"] = report.exemplars.size();
    json["cie_fraction"] = numberJson(share);
    json["flips_to_wrong"] = report.lost;
    json["flips_to_correct"] = report.gained;
    json["accuracy_baseline_modal_on_cie"] = numberJson(report.baselineAccuracyOnExemplars);
    json["accuracy_baseline_modal_on_non_cie"] = numberJson(report.baselineAccuracyElsewhere);
    json["accuracy_compressed_modal_on_cie"] = numberJson(report.compressedAccuracyOnExemplars);
    json["groups"] = sharesJson(report);
    json["exemplars"] = exemplarsJson(votes, report);
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

void tell(const ExemplarVotes& votes, const ExemplarReport& report, const std::string& firstFile)
{
    note(std::to_string(report.exemplars.size()) + " of " + std::to_string(report.examples)
        + " examples change their most frequent label: " + std::to_string(report.lost)
        + " were right and become wrong, " + std::to_string(report.gained) + " were wrong and become right");
    if (votes.incomplete > 0) {
        note(std::to_string(votes.incomplete) + " examples without an answer of every model are left out");
    }
    if (votes.unknown > 0) {
        note(std::to_string(votes.unknown)
            + " rows are about examples that the first baseline file does not have, and are left out");
    }
    if (votes.firstOtherLabel) {
        const auto& [id, label, path] = *votes.firstOtherLabel;
        note(std::to_string(votes.otherLabels) + " rows give an example another label than " + firstFile
            + ", whose labels count. The first one: " + path + " says \"" + label + "\" of id " + id
            + ". Are the files about the same examples?");
    }
}

/// Done, but not with all that the files say.
ExitCode afterLeavingOut(const ExemplarVotes& votes, ExitCode printed)
{
    const bool isAll = votes.incomplete == 0 && votes.unknown == 0 && votes.otherLabels == 0;
    return isAll || printed != ExitCode::Done ? printed : ExitCode::DoneWithSetAside;
}

/// The answers are predictions or scores with a threshold; a form with a part missing is wrong usage.
ExemplarColumns columnsOf(const CieArguments& options)
{
    ExemplarColumns columns = options.columns;
    if (options.threshold ? options.score.empty() : columns.prediction.empty()) {
        throw CLI::RequiredError("--prediction, or --score and --threshold,");
    }
    if (options.threshold) {
        columns.scores = ExemplarScores{options.score, *options.threshold, "1"};
        if (!options.positive.empty()) {
            columns.scores->positive = options.positive;
        }
    }
    return columns;
}

ExitCode cie(const CieArguments& options)
{
    const ExemplarColumns columns = columnsOf(options);
    TerminalProgress progress;
    const auto votes =
        readVotes(filesCalled(options.baseline), filesCalled(options.compressed), columns, progress);
    if (!votes) {
        return failed(votes.error());
    }
    const ExemplarReport report = findExemplars(*votes);
    if (report.examples == 0) {
        return failed(Error{Errc::SpecInvalid,
            {"no example has an answer of every model; do all files call the examples alike?"}, {}});
    }
    tell(*votes, report, options.baseline.front());
    if (options.format == TableFormat::Json) {
        return afterLeavingOut(*votes, printResult(cieJson(*votes, report)));
    }
    if (options.format == TableFormat::Csv) {
        return afterLeavingOut(*votes, printTable(exemplarTable(*votes, report), options.format));
    }
    std::string text =
        votes->groups.empty() ? std::string() : toAlignedText(exemplarShareTable(report)) + '\n';
    return afterLeavingOut(*votes, printResult(text + toAlignedText(exemplarTable(*votes, report))));
}

} // namespace

void addCie(CLI::App& program, ExitCode& outcome)
{
    auto options = std::make_shared<CieArguments>();
    CLI::App* command = program.add_subcommand(
        "cie", "Print the examples whose most frequent label changes between baseline and compressed models");
    command->add_option("--baseline", options->baseline, "Predictions of the baseline models, one file each")
        ->required()
        ->delimiter(',')
        ->type_name("FILE,FILE");
    command
        ->add_option(
            "--compressed", options->compressed, "Predictions of the compressed models, one file each")
        ->required()
        ->delimiter(',')
        ->type_name("FILE,FILE");
    command->add_option("--id", options->columns.id, "Column that names the example")
        ->required()
        ->type_name("COL");
    command->add_option("--label", options->columns.label, "Column of the true labels")
        ->required()
        ->type_name("COL");
    command->add_option("--prediction", options->columns.prediction, "Column of the predicted labels")
        ->type_name("COL");
    command->add_option("--score", options->score, "Instead: column of scores for the positive label")
        ->type_name("COL");
    command
        ->add_option(
            "--threshold", options->threshold, "Scores from here on are predictions of the positive label")
        ->type_name("T");
    command->add_option("--pos-label", options->positive, "The positive label; 1 unless given")
        ->type_name("LABEL");
    command->add_option("--group", options->columns.groups, "Columns of groups, each for itself")
        ->delimiter(',')
        ->type_name("COL,COL");
    command->get_option("--threshold")->excludes(command->get_option("--prediction"));
    command->get_option("--score")->needs(command->get_option("--threshold"));
    command->get_option("--pos-label")->needs(command->get_option("--threshold"));
    addFormatOption(*command, options->format);
    command->callback([options, &outcome] { outcome = cie(*options); });
}

} // namespace trefoil
