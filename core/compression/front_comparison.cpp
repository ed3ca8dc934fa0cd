// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compression/front_comparison.h"

#include "core/derive/unresolved_zero.h"
#include "core/frame/nesting.h"
#include "core/units/group_prefixes.h"

#include <algorithm>
#include <cmath>

namespace trefoil {

namespace {

bool isOfSociety(const Objective& objective)
{
    return objective.column->quantity->sphere == Sphere::Society;
}

/// The column that the objective is the worst group of; null for any other objective.
const Column* averageOf(const Frame& frame, const Objective& objective)
{
    const std::string_view id = objective.column->quantity->id;
    return id.starts_with(worstGroupPrefix) ? frame.find(id.substr(worstGroupPrefix.size())) : nullptr;
}

bool holds(std::span<const Objective> objectives, const Column* column)
{
    return std::ranges::any_of(objectives, [&](const Objective& each) { return each.column == column; });
}

/// Fills in both lists of objectives.
void divideObjectives(FrontComparison& comparison, const Frame& frame, std::span<const Objective> objectives)
{
    std::vector<const Column*> replaced;
    for (const Objective& objective : objectives) {
        if (const Column* average = averageOf(frame, objective)) {
            replaced.push_back(average);
        }
    }
    for (const Objective& objective : objectives) {
        const Column* average = averageOf(frame, objective);
        if (average && !holds(objectives, average) && !holds(comparison.without, average)) {
            comparison.without.push_back({average, objective.direction});
        } else if (!average && !isOfSociety(objective)) {
            comparison.without.push_back(objective);
        }
        if (std::ranges::find(replaced, objective.column) == replaced.end()) {
            comparison.with.push_back(objective);
        }
    }
    const bool isAlike = comparison.with.size() == comparison.without.size()
        && std::ranges::all_of(
            comparison.with, [&](const Objective& each) { return holds(comparison.without, each.column); });
    if (isAlike || comparison.without.empty()) {
        comparison.with.clear();
        comparison.without.clear();
    }
}

/// The groups with the runs that have every objective of both fronts; without those of which a run reads a 0
/// that tells nothing.
Replicates completeGroups(const Frame& frame, const Replicates& replicates, const FrontComparison& comparison,
    std::vector<std::uint32_t>& numbers)
{
    const auto has = [](const std::vector<Objective>& objectives, std::uint32_t row) {
        return std::ranges::all_of(
            objectives, [row](const Objective& each) { return std::isfinite(each.column->values[row]); });
    };
    Replicates complete;
    for (std::uint32_t group = 0; group < replicates.groups.size(); ++group) {
        ReplicateGroup own{replicates.groups[group].name, {}};
        std::ranges::copy_if(replicates.groups[group].rows, std::back_inserter(own.rows),
            [&](std::uint32_t row) { return has(comparison.with, row) && has(comparison.without, row); });
        const auto resolved = [&](const std::vector<Objective>& objectives) {
            return resolvedRows(frame, objectives, own.rows).size() == own.rows.size();
        };
        if (!own.rows.empty() && resolved(comparison.with) && resolved(comparison.without)) {
            complete.groups.push_back(std::move(own));
            numbers.push_back(group);
        }
    }
    return complete;
}

std::vector<bool> onFront(const Frame& frame, const Replicates& groups, std::span<const Objective> objectives,
    const Progress& progress)
{
    FrontOptions meansOnly;
    meansOnly.resamples = 0;
    std::vector<bool> members;
    for (const FrontPoint& point : uncertainFront(frame, groups, objectives, meansOnly, progress)) {
        members.push_back(point.isMember);
    }
    return members;
}

std::string listed(const std::vector<std::string>& names)
{
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        text += i == 0 ? "" : i + 1 == names.size() ? " and " : ", ";
        text += names[i];
    }
    return text;
}

/// Of the objectives that the other list does not have, or of all.
std::string quantitiesOf(
    const std::vector<Objective>& objectives, const std::vector<Objective>& but, QuantityWords words)
{
    std::vector<std::string> texts;
    for (const Objective& objective : objectives) {
        if (!holds(but, objective.column)) {
            const Quantity& quantity = *objective.column->quantity;
            texts.push_back(words == QuantityWords::Ids ? quantity.id : quantity.name);
        }
    }
    return listed(texts);
}

std::string namesOf(const std::vector<std::uint32_t>& groups, const Replicates& replicates)
{
    constexpr std::size_t mostNames = 12;
    std::vector<std::string> names;
    for (const std::uint32_t group : groups) {
        names.push_back(replicates.groups[group].name);
    }
    if (names.size() > mostNames) {
        const std::string more = std::to_string(names.size() - mostNames) + " more";
        names.resize(mostNames);
        names.push_back(more);
    }
    return listed(names);
}

std::string movedText(const std::vector<std::uint32_t>& groups, const Replicates& replicates,
    std::string_view one, std::string_view many)
{
    std::string text = groups.empty() ? "none" : std::to_string(groups.size());
    text += " ";
    text += groups.size() < 2 ? one : many;
    return groups.empty() ? text : text + ": " + namesOf(groups, replicates);
}

} // namespace

FrontComparison compareFronts(const Frame& frame, const Replicates& replicates,
    std::span<const Objective> objectives, const Progress& progress)
{
    FrontComparison comparison;
    divideObjectives(comparison, frame, objectives);
    if (comparison.without.empty()) {
        return comparison;
    }
    std::vector<std::uint32_t> numbers;
    const Replicates complete = completeGroups(frame, replicates, comparison, numbers);
    const std::vector<bool> before = onFront(frame, complete, comparison.without, progress);
    const std::vector<bool> after = onFront(frame, complete, comparison.with, progress);
    comparison.compared = numbers.size();
    comparison.parents = static_cast<std::size_t>(std::ranges::count_if(
        complete.groups, [&](const ReplicateGroup& each) { return isParentRun(frame, each.rows.front()); }));
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (before[i]) {
            comparison.members.push_back(numbers[i]);
        }
        if (before[i] != after[i]) {
            (before[i] ? comparison.leaving : comparison.joining).push_back(numbers[i]);
        }
    }
    return comparison;
}

std::string describeFrontComparison(
    const FrontComparison& comparison, const Replicates& replicates, QuantityWords words)
{
    if (comparison.without.empty()) {
        return {};
    }
    if (comparison.compared == 0) {
        return "with and without society cannot be compared: no model has a value in all of "
            + quantitiesOf(comparison.without, {}, words) + " and "
            + quantitiesOf(comparison.with, comparison.without, words);
    }
    std::string text = "of " + std::to_string(comparison.members.size()) + " on the front of ";
    text += quantitiesOf(comparison.without, {}, words);
    text += ", once " + quantitiesOf(comparison.with, comparison.without, words) + " counts";
    const std::string replaced = quantitiesOf(comparison.without, comparison.with, words);
    text += replaced.empty() ? ", " : " in place of " + replaced + ", ";
    text += movedText(comparison.leaving, replicates, "leaves", "leave") + "; ";
    text += movedText(comparison.joining, replicates, "joins", "join");
    text += " (" + std::to_string(comparison.compared) + " compared";
    if (comparison.parents > 0) {
        text += ", " + std::to_string(comparison.parents)
            + (comparison.parents == 1 ? " of them a parent run" : " of them parent runs");
    }
    return text + ")";
}

} // namespace trefoil
