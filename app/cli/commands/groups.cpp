// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/group_output.h"
#include "app/cli/options.h"
#include "app/cli/run_table.h"
#include "app/cli/terminal_progress.h"
#include "core/base/number_text.h"
#include "core/fairness/read_predictions.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>

namespace trefoil {

namespace {

struct GroupsArguments {
    std::string predictions;
    PredictionColumns columns;
    std::optional<double> threshold;
    std::string positive;
    bool byClass = false;
    std::string library;
    std::string run;
    TableFormat format = TableFormat::Text;
};

/// What does not count everywhere, and why a metric is missing.
void tellLeftOut(const GroupReport& report)
{
    if (report.rowsWithoutGroup > 0) {
        note(std::to_string(report.rowsWithoutGroup)
            + " rows without a group count in the overall values and in no group");
    }
    if (report.rowsWithoutLevel > 0) {
        note(std::to_string(report.rowsWithoutLevel) + " rows without a control value count nowhere");
    }
    std::map<std::string, std::string> namesByReason;
    for (const MetricByGroup& metric : report.metrics) {
        if (metric.error) {
            const std::string_view name = infoOf(metric.metric).name;
            std::string& names = namesByReason[metric.error->args.front().substr(name.size() + 2)];
            names += (names.empty() ? "" : ", ") + std::string(name);
        }
    }
    for (const auto& [reason, names] : namesByReason) {
        note("not computed: " + names + ": " + reason);
    }
}

/// Two classes say nothing of their own beside the rates; of numbers there are none.
std::optional<ClassReport> classesOf(
    const PredictionTable& table, const Grouping& grouping, const GroupReportOptions& options)
{
    auto report = reportClasses(table, grouping, options);
    const bool areMany = report && (report->classes.size() > 2 || !table.classes.empty());
    return areMany ? std::optional(std::move(*report)) : std::nullopt;
}

ExitCode printGroups(const Grouping& grouping, const GroupReport& report,
    const std::optional<ClassReport>& classes, TableFormat format)
{
    tellLeftOut(report);
    if (format == TableFormat::Json) {
        return printResult(groupsJson(grouping, report, classes));
    }
    if (format == TableFormat::Csv) {
        return printTable(groupNumbers(grouping, report, classes), format);
    }
    std::string text =
        toAlignedText(groupTable(grouping, report)) + '\n' + toAlignedText(aggregateTable(grouping, report));
    if (grouping.controlNames.empty()) {
        const TextTable disparities = disparityTable(report);
        text += disparities.rows.empty() ? std::string() : '\n' + toAlignedText(disparities);
    }
    if (classes) {
        text += '\n' + toAlignedText(classTable(grouping, *classes));
    }
    return printResult(text);
}

/// A threshold that no score crosses says nothing about the model: it is a slip, or of another scale.
void tellOfThresholdBeyondScores(const std::vector<double>& scores, double threshold)
{
    double lowest = undefinedNumber;
    double highest = undefinedNumber;
    for (const double score : scores) {
        lowest = std::fmin(lowest, score); // of NaN and a number the number
        highest = std::fmax(highest, score);
    }
    if (threshold > highest || threshold < lowest) {
        note("every score lies from " + formatNumber(lowest) + " to " + formatNumber(highest)
            + ", so the threshold " + formatNumber(threshold)
            + (threshold > highest ? " makes no answer positive" : " makes every answer positive"));
    }
}

ExitCode fromPredictions(const GroupsArguments& options)
{
    const auto source = Source::open(options.predictions);
    if (!source) {
        return failed(source.error());
    }
    TerminalProgress progress;
    auto table = readPredictions(*source, options.columns, progress);
    if (!table) {
        return failed(table.error());
    }
    GroupReportOptions report;
    if (!options.positive.empty()) {
        report.positive = positiveLabel(*table, options.positive);
    }
    if (options.threshold) {
        if (const auto applied = applyThreshold(*table, *options.threshold, report.positive); !applied) {
            return failed(applied.error());
        }
        tellOfThresholdBeyondScores(table->scores, *options.threshold);
    }
    const auto grouping = table->groups.empty() ? withoutGroups(*table) : groupRows(*table);
    if (!grouping) {
        return failed(grouping.error());
    }
    if (options.byClass) {
        const auto classes = reportClasses(*table, *grouping, report);
        return classes ? printTable(classTable(*grouping, *classes), options.format)
                       : failed(classes.error());
    }
    const auto result = reportGroups(*table, *grouping, report);
    if (!result) {
        return failed(result.error());
    }
    const auto classes = classesOf(*table, *grouping, report);
    if (classes && table->classes.empty() && options.positive.empty()) {
        note("there are more than two labels: selection_rate counts predictions of 1, unless --pos-label "
             "names "
             "another");
    }
    return printGroups(*grouping, *result, classes, options.format);
}

std::optional<std::string> attributeWithoutValues(
    const RunDetails& run, const std::vector<std::string>& attributes)
{
    const auto missing = std::ranges::find_if(attributes, [&](const std::string& attribute) {
        return std::ranges::none_of(
            run.groups, [&](const GroupTrace& group) { return group.value.attribute == attribute; });
    });
    return missing == attributes.end() ? std::nullopt : std::optional(*missing);
}

ExitCode fromLibrary(const GroupsArguments& options)
{
    auto table = openRunTable(options.library, {});
    if (!table) {
        return failed(table.error());
    }
    const auto row = findRun(*table->frame, options.run);
    if (!row) {
        return failed(row.error());
    }
    const auto details = table->library.details(table->frame->runs[*row]);
    if (!details) {
        return failed(details.error());
    }
    if (details->groups.empty()) {
        note("the run has no values by group");
    } else if (const auto missing = attributeWithoutValues(*details, options.columns.groups)) {
        return failed(Error{Errc::SpecInvalid, {"the run has no values by \"" + *missing + "\""}, {}});
    }
    const auto overall = StoredOverall::of(table->library, *details);
    if (!overall) {
        return failed(overall.error());
    }
    const std::vector<std::string>& attributes = options.columns.groups;
    if (options.format == TableFormat::Json) {
        return printResult(storedGroupsJson(*details, *overall, attributes));
    }
    if (options.format == TableFormat::Csv) {
        return printTable(storedGroupNumbers(*details, *overall, attributes), options.format);
    }
    return printResult(toAlignedText(storedGroupTable(*details, attributes)) + '\n'
        + toAlignedText(storedAggregateTable(*details, *overall, attributes)));
}

/// Which of the two forms was asked for; a form with a part missing is wrong usage.
ExitCode groups(const GroupsArguments& options)
{
    const PredictionColumns& columns = options.columns;
    if (options.predictions.empty() == options.library.empty()) {
        throw CLI::RequiredError("Either --predictions or --library");
    }
    if (!options.library.empty()) {
        if (options.run.empty()) {
            throw CLI::RequiredError("--run with --library");
        }
        return fromLibrary(options);
    }
    if (columns.label.empty()) {
        throw CLI::RequiredError("--label with --predictions");
    }
    if (columns.groups.empty() && (!options.byClass || !columns.controls.empty())) {
        throw CLI::RequiredError("--group, or --by-class without --control,");
    }
    if (options.threshold ? columns.score.empty() : columns.prediction.empty()) {
        throw CLI::RequiredError("--prediction, or --score and --threshold,");
    }
    return fromPredictions(options);
}

void addColumnOptions(CLI::App& command, GroupsArguments& options)
{
    PredictionColumns& columns = options.columns;
    command.add_option("--label", columns.label, "Column of the true labels")->type_name("COL");
    command.add_option("--prediction", columns.prediction, "Column of the predicted labels")
        ->type_name("COL");
    command.add_option("--score", columns.score, "Column of scores for the positive label, 0 to 1")
        ->type_name("COL");
    command
        .add_option(
            "--threshold", options.threshold, "Scores from here on are predictions of the positive label")
        ->type_name("T");
    command.add_option("--pos-label", options.positive, "The positive label; 1 unless given")
        ->type_name("LABEL");
    command.add_flag("--by-class", options.byClass, "Print a row per class instead of per group");
    command.add_option("--group", columns.groups, "Columns of groups; several are intersected")
        ->delimiter(',')
        ->type_name("COL,COL");
    command.add_option("--weight", columns.weight, "Column of weights")->type_name("COL");
    command.add_option("--control", columns.controls, "Columns inside whose values groups are compared")
        ->delimiter(',')
        ->type_name("COL,COL");
}

} // namespace

void addGroups(CLI::App& program, ExitCode& outcome)
{
    auto options = std::make_shared<GroupsArguments>();
    CLI::App* command = program.add_subcommand(
        "groups", "Print metrics by group and disparities, as fairlearn computes them");
    command->add_option("--predictions", options->predictions, "A table of predictions, one row per example")
        ->type_name("FILE");
    addColumnOptions(*command, *options);
    CLI::Option* library =
        command->add_option("--library", options->library, "Instead: a library, a *.trefoil file")
            ->type_name("FILE");
    command->add_option("--run", options->run, "With --library: number of the run, or its name")
        ->type_name("ID")
        ->needs(library);
    // What a library has is computed already; an option that changes nothing would say otherwise.
    for (const char* name : {"--predictions", "--label", "--prediction", "--score", "--threshold",
             "--pos-label", "--by-class", "--weight", "--control"}) {
        library->excludes(command->get_option(name));
    }
    command->get_option("--threshold")->excludes(command->get_option("--prediction"));
    addFormatOption(*command, options->format);
    command->callback([options, &outcome] { outcome = groups(*options); });
}

} // namespace trefoil
