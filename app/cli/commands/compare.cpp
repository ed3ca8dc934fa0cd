// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/comparison_output.h"
#include "app/cli/find_group.h"
#include "app/cli/options.h"
#include "app/cli/run_table.h"
#include "core/compression/families.h"
#include "core/frame/group_table.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

namespace trefoil {

namespace {

struct CompareArguments {
    std::string library;
    std::string baseline;
    std::vector<std::string> variants;
    std::string scenario;
    TableFormat format = TableFormat::Text;
};

/// The runs that are compared with the baseline: its family, or those of it or others that are named.
Result<CompressionFamily> findFamily(
    const CompareArguments& options, RunTable& table, const Replicates& replicates, std::uint32_t baseline)
{
    const Frame& frame = *table.frame;
    const auto byHand = table.library.baselineChoices();
    if (!byHand) {
        return tl::unexpected(byHand.error());
    }
    CompressionFamily family =
        familyOfBaseline(frame, replicates, proposeParentage(frame), *byHand, baseline);
    if (options.variants.empty()) {
        return family;
    }
    std::vector<std::uint32_t> preferred;
    for (const FamilyVariant& variant : family.variants) {
        preferred.push_back(variant.group);
    }
    CompressionFamily named;
    named.baseline = baseline;
    for (const std::string& id : options.variants) {
        const auto group = findGroup(frame, replicates, id, preferred);
        if (!group) {
            return tl::unexpected(group.error());
        }
        if (*group == baseline) {
            return fail(Errc::SpecInvalid, {id + " is the baseline itself"});
        }
        if (std::ranges::find(named.variants, *group, &FamilyVariant::group) != named.variants.end()) {
            continue;
        }
        const auto known = std::ranges::find(family.variants, *group, &FamilyVariant::group);
        named.variants.push_back(
            known == family.variants.end() ? FamilyVariant{*group, "named", false} : *known);
    }
    return named;
}

void tellFamily(const CompressionFamily& family, const Replicates& replicates)
{
    for (const FamilyVariant& variant : family.variants) {
        if (variant.reason == "set by hand") {
            note(replicates.groups[variant.group].name + ": its baseline was set by hand");
        }
    }
    if (family.variants.empty()) {
        note("no other variant of this model, dataset, task and project; name them with --variants");
    }
    if (!family.withoutQuality.empty()) {
        std::string names;
        for (const std::uint32_t group : family.withoutQuality) {
            names += (names.empty() ? "" : ", ") + replicates.groups[group].name;
        }
        note(std::to_string(family.withoutQuality.size())
            + " left out, without any quality value and not said to be compressed: " + names);
    }
}

/// Of the attribute with the most groups; the smallest group of any that is large enough to compare.
Result<GroupSizes> groupSizes(RunTable& table, const ReplicateGroup& baseline)
{
    const auto details = table.library.details(table.frame->runs[baseline.rows.front()]);
    if (!details) {
        return tl::unexpected(details.error());
    }
    std::map<std::pair<std::string, const Quantity*>, std::size_t> counts;
    GroupSizes sizes;
    for (const GroupTrace& group : details->groups) {
        if (isEverybody(group.value.group) || isTooSmallToCompare(group.value.support)) {
            continue;
        }
        const std::size_t count = ++counts[{group.value.attribute, group.value.quantity}];
        sizes.groups = std::max(sizes.groups, count);
        if (group.value.support) {
            const auto support = static_cast<double>(*group.value.support);
            sizes.smallest = sizes.smallest ? std::min(*sizes.smallest, support) : support;
        }
    }
    return sizes;
}

/// What holds for every variant alike is said once.
void tellWarnings(const ComparisonReport& report)
{
    bool toldOfGap = false;
    for (const VariantComparison& variant : report.variants) {
        for (const WarningText& warning : warningsOf(variant, report.sizes, report.family())) {
            const bool isOfAll = warning.kind == ComparisonWarning::BiasedGap;
            if (!isOfAll || !toldOfGap) {
                note((isOfAll ? "" : report.replicates->groups[variant.group].name + ": ") + warning.text);
            }
            toldOfGap = toldOfGap || isOfAll;
        }
    }
}

/// A run that was only trained further shows how much of a change is not compression's.
void tellControls(const ComparisonReport& report)
{
    for (const VariantComparison& variant : report.variants) {
        if (variant.compression.method == CompressionMethod::None) {
            const std::string& name = report.replicates->groups[variant.group].name;
            note(name + " is uncompressed too, a control: compare with --baseline " + name
                + " to tell compression from further training");
        }
    }
}

ExitCode printComparison(const ComparisonReport& report, const Frame& frame, TableFormat format)
{
    switch (format) {
    case TableFormat::Json:
        return printResult(comparisonJson(report, frame));
    case TableFormat::Csv:
        tellWarnings(report);
        return printTable(comparisonTable(report), format);
    case TableFormat::Text:
        break;
    }
    return printResult(comparisonText(report));
}

ExitCode compare(const CompareArguments& options)
{
    auto table = openRunTable(options.library, options.scenario);
    if (!table) {
        return failed(table.error());
    }
    const Frame& frame = *table->frame;
    const Replicates replicates = findReplicates(frame);
    const auto baseline = findGroup(frame, replicates, options.baseline, {});
    if (!baseline) {
        return failed(baseline.error());
    }
    const auto family = findFamily(options, *table, replicates, *baseline);
    if (!family) {
        return failed(family.error());
    }
    const auto sizes = groupSizes(*table, replicates.groups[*baseline]);
    if (!sizes) {
        return failed(sizes.error());
    }
    tellFamily(*family, replicates);
    std::vector<std::uint32_t> variants;
    for (const FamilyVariant& variant : family->variants) {
        variants.push_back(variant.group);
    }
    ComparisonReport report{
        &replicates, *baseline, compareWithBaseline(frame, replicates, *baseline, variants, {}), *sizes};
    tellControls(report);
    return printComparison(report, frame, options.format);
}

} // namespace

void addCompare(CLI::App& program, ExitCode& outcome)
{
    auto options = std::make_shared<CompareArguments>();
    CLI::App* command =
        program.add_subcommand("compare", "Print what variants gain and lose against their baseline");
    addLibraryOption(*command, options->library);
    command
        ->add_option("--baseline", options->baseline,
            "The baseline: one of its runs by number or name, or its name in tables; other seeds are found")
        ->required()
        ->type_name("NAME");
    command
        ->add_option("--variants", options->variants,
            "Each variant, likewise; all of the same model, dataset, task and project unless given")
        ->delimiter(',')
        ->type_name("NAME,NAME");
    addScenarioOption(*command, options->scenario);
    addFormatOption(*command, options->format);
    command->callback([options, &outcome] { outcome = compare(*options); });
}

} // namespace trefoil
