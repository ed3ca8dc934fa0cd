// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/table/wide_groups.h"

#include "core/base/ascii.h"
#include "core/ingest/column_meaning.h"
#include "core/ingest/formats/table/quantity_proposal.h"
#include "core/ingest/group_rates.h"
#include "core/units/standard_quantities.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace trefoil {

namespace {

struct GroupWord {
    std::string_view word; ///< words joined by '_'
    std::string_view attribute;
};

constexpr std::array groupWords = {GroupWord{"f", "sex"}, GroupWord{"m", "sex"}, GroupWord{"female", "sex"},
    GroupWord{"male", "sex"}, GroupWord{"females", "sex"}, GroupWord{"males", "sex"},
    GroupWord{"woman", "sex"}, GroupWord{"man", "sex"}, GroupWord{"women", "sex"}, GroupWord{"men", "sex"},
    GroupWord{"girls", "sex"}, GroupWord{"boys", "sex"}, GroupWord{"nonbinary", "sex"},
    GroupWord{"non_binary", "sex"}, GroupWord{"black", "race"}, GroupWord{"white", "race"},
    GroupWord{"asian", "race"}, GroupWord{"hispanic", "race"}, GroupWord{"latino", "race"},
    GroupWord{"latina", "race"}, GroupWord{"latinx", "race"}, GroupWord{"caucasian", "race"},
    GroupWord{"african_american", "race"}, GroupWord{"native_american", "race"},
    GroupWord{"pacific_islander", "race"}, GroupWord{"indigenous", "race"}, GroupWord{"young", "age"},
    GroupWord{"old", "age"}, GroupWord{"younger", "age"}, GroupWord{"older", "age"},
    GroupWord{"elderly", "age"}, GroupWord{"adult", "age"}, GroupWord{"adults", "age"},
    GroupWord{"child", "age"}, GroupWord{"children", "age"}, GroupWord{"privileged", "group"},
    GroupWord{"unprivileged", "group"}, GroupWord{"majority", "group"}, GroupWord{"minority", "group"}};

/// Words that tell a variant of the metric, a part of the data or a state of the model, never a group.
constexpr std::array<std::string_view, 62> otherWords = {"train", "training", "val", "valid", "validation",
    "eval", "evaluation", "test", "testing", "dev", "heldout", "mean", "avg", "average", "median", "std",
    "stdev", "stddev", "sd", "se", "sem", "var", "min", "max", "best", "worst", "last", "final", "first",
    "initial", "low", "high", "lower", "upper", "ci", "ci95", "ci_low", "ci_high", "macro", "micro",
    "weighted", "binary", "score", "norm", "stderr", "top1", "top5", "top_1", "top_5", "overall", "total",
    "all", "before", "after", "original", "baseline", "compressed", "pruned", "quantized", "gap", "diff",
    "ratio"};

using NameParts = std::vector<std::string_view>;

NameParts partsOf(std::string_view base)
{
    NameParts parts;
    while (!base.empty()) {
        const std::size_t end = std::min(base.find('_'), base.size());
        parts.push_back(base.substr(0, end));
        base.remove_prefix(std::min(end + 1, base.size()));
    }
    return parts;
}

/// Parts of a base stand side by side in it, with one '_' between.
std::string_view spanOf(const NameParts& parts, std::size_t begin, std::size_t end)
{
    const char* const from = parts[begin].data();
    const char* const to = parts[end - 1].data() + parts[end - 1].size();
    return {from, static_cast<std::size_t>(to - from)};
}

/// A quality or an error rate that the words name; empty for anything else.
std::string qualityOf(std::string_view words)
{
    if (const auto rate = groupRateQuantity(words)) {
        return rate->id;
    }
    const auto named = quantityOfName(parseColumnName(words));
    const auto standard = named ? findStandard(named->quantityId) : std::nullopt;
    return standard && quantityOf(*standard).sphere == Sphere::Quality ? quantityOf(*standard).id
                                                                       : std::string();
}

/// A group and its attribute, "" where it is not known to be one.
struct NamedGroup {
    std::string group;
    std::string attribute;
};

std::optional<NamedGroup> groupOf(std::string_view rest)
{
    if (std::ranges::find(otherWords, rest) != otherWords.end()
        || std::ranges::all_of(rest, [](char c) { return isDigit(c); })) {
        return std::nullopt;
    }
    const auto known = std::ranges::find(groupWords, rest, &GroupWord::word);
    if (known != groupWords.end()) {
        return NamedGroup{std::string(rest), std::string(known->attribute)};
    }
    const std::size_t end = rest.find('_');
    if (end != std::string_view::npos && end + 1 < rest.size()) { // "race_black", "group_2"
        const std::string_view first = rest.substr(0, end);
        if (isPeopleAttribute(parseColumnName(first)) || first == "group") {
            return NamedGroup{std::string(rest.substr(end + 1)), std::string(first)};
        }
    }
    const std::string_view number = rest.starts_with("group") ? rest.substr(5) : std::string_view();
    if (!number.empty() && std::ranges::all_of(number, [](char c) { return isDigit(c); })) {
        return NamedGroup{std::string(number), "group"};
    }
    return NamedGroup{std::string(rest), {}};
}

struct WideColumn {
    std::size_t column = 0;
    std::string quantityId;
    NamedGroup group;
};

/// The name as a quality and a group, in either order; of several readings the longest quality.
std::optional<WideColumn> readWide(const ColumnSample& sample, std::size_t column)
{
    const NameParts parts = partsOf(sample.name.base);
    if (!qualityOf(sample.name.base).empty() || !sample.isNumeric()) {
        return std::nullopt; // the whole name is a quality, of nobody in particular
    }
    for (std::size_t length = parts.size(); length-- > 1;) {
        const std::size_t others = parts.size() - length;
        const auto reading = [&](std::string_view quality, std::string_view rest) {
            const std::string id = qualityOf(quality);
            const auto group = id.empty() ? std::nullopt : groupOf(rest);
            return group ? std::optional(WideColumn{column, id, *group}) : std::nullopt;
        };
        if (auto found = reading(spanOf(parts, 0, length), spanOf(parts, length, parts.size()))) {
            return found;
        }
        if (auto found = reading(spanOf(parts, others, parts.size()), spanOf(parts, 0, others))) {
            return found;
        }
    }
    return std::nullopt;
}

std::string nameOf(std::string_view quantityId)
{
    const auto rate = groupRateQuantity(quantityId);
    const auto standard = findStandard(quantityId);
    return standard ? quantityOf(*standard).name : rate ? rate->name : std::string(quantityId);
}

void proposeGroup(
    const ColumnSample& sample, const WideColumn& wide, std::size_t count, ColumnMapping& column)
{
    column.role = Role::Quantity;
    column.quantityId = wide.quantityId;
    column.attribute = wide.group.attribute;
    column.group = wide.group.group;
    column.unit = sample.name.unit;
    column.reason = nameOf(wide.quantityId) + " of the group \"" + column.group + "\" (" + column.attribute
        + "), as " + std::to_string(count) + " columns differ in the group only";
    if (const auto standard = findStandard(wide.quantityId);
        !standard || quantityOf(*standard).upperBound == 1) {
        chooseScale(sample, column);
    }
}

} // namespace

void proposeWideGroups(const TableSample& sample, std::vector<ColumnMapping>& columns)
{
    if (std::ranges::any_of(
            columns, [](const ColumnMapping& column) { return column.role == Role::Group; })) {
        return; // a row per group
    }
    std::map<std::pair<std::string, std::string>, std::vector<WideColumn>> families;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].role != Role::Ignore) {
            continue;
        }
        if (auto wide = readWide(sample.columns[i], i)) {
            std::vector<WideColumn>& family = families[{wide->quantityId, wide->group.attribute}];
            const bool isRepeated = std::ranges::any_of(
                family, [&](const WideColumn& other) { return other.group.group == wide->group.group; });
            if (!isRepeated) {
                family.push_back(*std::move(wide));
            }
        }
    }
    for (const auto& [key, members] : families) {
        const auto& [quantityId, attribute] = key;
        if (members.size() < 2) {
            continue;
        }
        for (const WideColumn& wide : members) {
            if (!attribute.empty()) {
                proposeGroup(sample.columns[wide.column], wide, members.size(), columns[wide.column]);
                continue;
            }
            columns[wide.column].reason = nameOf(quantityId) + " of \"" + wide.group.group
                + "\", which may be a data set, a class or a group: a quantity of your own; a saved mapping "
                  "can "
                  "say \"group\"";
        }
    }
}

} // namespace trefoil
