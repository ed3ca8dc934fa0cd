// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/dataset_choice.h"
#include "app/cli/options.h"
#include "app/cli/run_table.h"
#include "app/cli/terminal_progress.h"
#include "core/compression/front_comparison.h"
#include "core/compression/stored_evaluations.h"
#include "core/compression/uncertain_front.h"
#include "core/derive/derivation.h"
#include "core/derive/pareto_front.h"
#include "core/derive/unresolved_zero.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace trefoil {

namespace {

struct ParetoArguments {
    std::string library;
    std::vector<std::string> objectives;
    std::string dataset; ///< empty: of all
    std::string scenario;
    TableFormat format = TableFormat::Text;
    std::uint32_t resamples = 0; ///< 0: the front of single runs
    std::uint64_t seed = 1;
};

/// "accuracy:max" taken apart; an absent direction is the quantity's own.
struct WrittenObjective {
    std::string id;
    Direction direction = Direction::None;
};

std::string checkObjective(const std::string& text)
{
    const std::size_t colon = text.find(':');
    const std::string direction = colon == std::string::npos ? "max" : text.substr(colon + 1);
    const bool isGood = colon != 0 && !text.empty() && (direction == "max" || direction == "min");
    return isGood ? std::string() : "\"" + text + "\" is not of the form QUANTITY:max or QUANTITY:min";
}

WrittenObjective parseObjective(const std::string& text)
{
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos) {
        return {text, Direction::None};
    }
    return {text.substr(0, colon),
        text.substr(colon + 1) == "max" ? Direction::HigherIsBetter : Direction::LowerIsBetter};
}

/// The objectives and the columns made for those that no run has.
struct Objectives {
    std::vector<Objective> list;
    std::vector<std::string> ids;
    std::vector<std::shared_ptr<Column>> empty;
};

Result<Objectives> readObjectives(const ParetoArguments& options, const RunTable& table)
{
    Objectives objectives;
    for (const std::string& text : options.objectives) {
        const WrittenObjective written = parseObjective(text);
        const Column* column = table.frame->find(written.id);
        const Quantity* quantity = column ? column->quantity : table.library.quantities().find(written.id);
        if (!quantity) {
            return fail(Errc::UnknownQuantity, {written.id});
        }
        const Direction direction =
            written.direction == Direction::None ? quantity->direction : written.direction;
        if (direction == Direction::None) {
            return fail(Errc::SpecInvalid, {written.id + " has no better direction, write :max or :min"});
        }
        if (!column) {
            objectives.empty.push_back(makeColumn(*quantity, table.frame->rowCount()));
            column = objectives.empty.back().get();
        }
        objectives.list.push_back({column, direction});
        objectives.ids.push_back(written.id);
    }
    return objectives;
}

constexpr std::size_t mostNamedRuns = 12;

void tellIncomplete(const ParetoFront& front, const Frame& frame)
{
    note(std::to_string(front.members.size()) + " on the front, " + std::to_string(front.dominated.size())
        + " dominated, " + std::to_string(front.incomplete.size()) + " without a value");
    if (front.incomplete.empty()) {
        return;
    }
    std::string names;
    const std::size_t named = std::min(front.incomplete.size(), mostNamedRuns);
    for (std::size_t i = 0; i < named; ++i) {
        const std::uint32_t row = front.incomplete[i];
        names += (i == 0 ? "" : ", ") + std::to_string(frame.runs[row].value) + " " + frame.names[row];
    }
    if (named < front.incomplete.size()) {
        names += " and " + std::to_string(front.incomplete.size() - named) + " more";
    }
    note("without a value: " + names);
}

std::string keptByText(const std::vector<std::uint32_t>& keptBy, const Objectives& objectives)
{
    std::string text;
    for (const std::uint32_t objective : keptBy) {
        text += text.empty() ? "" : " ";
        text += objectives.ids[objective];
    }
    return text;
}

/// One row per point that has every objective: what it is and how often it is on the front.
TextTable frontTable(
    const std::vector<FrontPoint>& points, const Replicates& replicates, const Objectives& objectives)
{
    TextTable table;
    table.header = {"name", "runs", "state", "frequency", "kept_by"};
    table.header.insert(table.header.end(), objectives.ids.begin(), objectives.ids.end());
    for (const FrontPoint& point : points) {
        if (point.state == FrontState::Incomplete) {
            continue;
        }
        std::vector<Cell> row{replicates.groups[point.group].name, static_cast<double>(point.runs),
            std::string(stateName(point.state)), point.frequency, keptByText(point.keptBy, objectives)};
        row.insert(row.end(), point.means.begin(), point.means.end());
        table.rows.push_back(std::move(row));
    }
    return table;
}

void tellStates(const UncertainFront& front, const FrontOptions& options)
{
    const std::vector<FrontPoint>& points = front.points;
    const auto count = [&](auto&& isOne) {
        return std::to_string(std::count_if(points.begin(), points.end(), isOne));
    };
    note(describeStates(front, options));
    std::string quantities;
    for (const std::string& id : front.resampling.quantities) {
        quantities += (quantities.empty() ? "" : ", ") + id;
    }
    if (!quantities.empty()) {
        note("drawn again over single examples: " + quantities);
    }
    const std::string single =
        count([](const FrontPoint& point) { return point.runs == 1 && !point.hasExamples; });
    if (single != "0") {
        note(single + " points are a single run: their own uncertainty is not in these frequencies");
    }
    const std::string answered =
        count([](const FrontPoint& point) { return point.runs == 1 && point.hasExamples; });
    if (answered != "0") {
        note(answered + " points are a single run: what another seed changes is not in these frequencies");
    }
}

/// Who leaves and who joins once society counts, over the models and not their single runs.
void tellSociety(const Frame& frame, const Replicates& replicates, const Objectives& objectives)
{
    const std::string text =
        describeFrontComparison(compareFronts(frame, replicates, objectives.list), replicates);
    if (!text.empty()) {
        note(text);
    }
}

using Rows = std::vector<std::uint32_t>;

RowSet setOf(const Rows& rows, const Frame& frame)
{
    RowSet set(frame.rowCount());
    for (const std::uint32_t row : rows) {
        set.insert(row);
    }
    return set;
}

/// The runs that can be compared; the others are told.
Rows comparedRows(const Frame& frame, const Objectives& objectives, const Rows& rows)
{
    Rows resolved = resolvedRows(frame, objectives.list, rows);
    if (resolved.size() < rows.size()) {
        note(std::to_string(rows.size() - resolved.size())
            + " read 0, less than what the meter resolves, and are not compared");
    }
    return resolved;
}

ExitCode plainPareto(
    const ParetoArguments& options, const RunTable& table, const Objectives& objectives, const Rows& rows)
{
    const ParetoFront front = paretoFront(objectives.list, rows);
    const auto keeping = objectivesKeeping(objectives.list, rows, front);
    tellIncomplete(front, *table.frame);
    tellSociety(
        *table.frame, replicatesWith(findReplicates(*table.frame), setOf(rows, *table.frame)), objectives);
    TextTable members = tableOf(*table.frame, front.members, objectives.ids);
    members.header.emplace_back("kept_by");
    for (std::size_t i = 0; i < keeping.size(); ++i) {
        members.rows[i].emplace_back(keptByText(keeping[i], objectives));
    }
    return printTable(members, options.format);
}

/// The runs of the groups.
std::vector<RunId> runsOf(const Frame& frame, const Replicates& replicates)
{
    std::vector<RunId> runs;
    for (const ReplicateGroup& group : replicates.groups) {
        for (const std::uint32_t row : group.rows) {
            runs.push_back(frame.runs[row]);
        }
    }
    return runs;
}

ExitCode uncertainPareto(
    const ParetoArguments& options, RunTable& table, const Objectives& objectives, const Rows& rows)
{
    const Replicates replicates = replicatesWith(findReplicates(*table.frame), setOf(rows, *table.frame));
    tellSociety(*table.frame, replicates, objectives);
    FrontOptions front;
    front.resamples = options.resamples;
    front.seed = options.seed;
    TerminalProgress progress;
    const auto evaluations = storedEvaluations(table.library, runsOf(*table.frame, replicates), progress);
    if (!evaluations) {
        return failed(evaluations.error());
    }
    const auto result =
        uncertainFront(*table.frame, replicates, objectives.list, front, *evaluations, progress);
    if (!result) {
        return failed(result.error());
    }
    tellStates(*result, front);
    return printTable(frontTable(result->points, replicates, objectives), options.format);
}

ExitCode pareto(const ParetoArguments& options)
{
    auto table = openRunTable(options.library, options.scenario);
    if (!table) {
        return failed(table.error());
    }
    const auto objectives = readObjectives(options, *table);
    if (!objectives) {
        return failed(objectives.error());
    }
    const auto rows = rowsOfDataset(*table->frame, options.dataset);
    if (!rows) {
        return failed(rows.error());
    }
    const Rows compared = comparedRows(*table->frame, *objectives, *rows);
    if (options.resamples > 0) { // where a seed of a point is left out, the point is
        return uncertainPareto(options, *table, *objectives, *rows);
    }
    return plainPareto(options, *table, *objectives, compared);
}

} // namespace

void addPareto(CLI::App& program, ExitCode& outcome)
{
    auto options = std::make_shared<ParetoArguments>();
    CLI::App* command = program.add_subcommand("pareto", "Print the runs that no other run beats");
    addLibraryOption(*command, options->library);
    command
        ->add_option("--objectives", options->objectives,
            "What counts and which way, for example accuracy:max,energy_kwh:min")
        ->required()
        ->delimiter(',')
        ->check(CLI::Validator(checkObjective, ""))
        ->type_name("Q:max,Q:min");
    command->add_option("--dataset", options->dataset, "Only runs on this dataset")->type_name("NAME");
    auto* resamples =
        command
            ->add_option("--resamples", options->resamples,
                "Draw replicates and examples again so often: on the front, undecided or dominated")
            ->check(CLI::Range(1, 1'000'000))
            ->type_name("N");
    command->add_option("--seed", options->seed, "Of the random numbers; 1 unless given")
        ->needs(resamples)
        ->type_name("N");
    addScenarioOption(*command, options->scenario);
    addFormatOption(*command, options->format);
    command->callback([options, &outcome] { outcome = pareto(*options); });
}

} // namespace trefoil
