// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/find_group.h"

#include "app/cli/run_table.h"
#include "core/base/utf8_text.h"
#include "core/compression/group_labels.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <vector>

namespace trefoil {

namespace {

using Groups = std::vector<std::uint32_t>;

Groups allGroups(const Replicates& replicates)
{
    Groups groups(replicates.groups.size());
    std::iota(groups.begin(), groups.end(), 0U);
    return groups;
}

/// The groups of that name, else of that variant, else of that label.
Groups groupsCalled(const Frame& frame, const Replicates& replicates, const std::string& called)
{
    Groups found;
    const auto take = [&](const std::function<bool(std::uint32_t)>& isCalledSo) {
        for (std::uint32_t group = 0; group < replicates.groups.size() && isCalledSo; ++group) {
            if (isCalledSo(group)) {
                found.push_back(group);
            }
        }
        return !found.empty();
    };
    if (take([&](std::uint32_t group) { return replicates.groups[group].name == called; })) {
        return found;
    }
    const TextColumn* variant = frame.findText("variant");
    if (variant != nullptr && take([&](std::uint32_t group) {
            return variant->at(replicates.groups[group].rows.front()) == called;
        })) {
        return found;
    }
    const std::vector<std::string> labels = distinctLabels(frame, replicates, allGroups(replicates));
    take([&](std::uint32_t group) { return labels[group] == called; });
    return found;
}

/// Their labels in quotes, the first few of them.
std::string listOf(const Frame& frame, const Replicates& replicates, const Groups& groups)
{
    constexpr std::size_t most = 8;
    const std::vector<std::string> labels = distinctLabels(frame, replicates, groups);
    std::string list;
    for (std::size_t i = 0; i < std::min(labels.size(), most); ++i) {
        list += (i == 0 ? "\"" : ", \"") + labels[i] + '"';
    }
    return labels.size() > most ? list + " and " + std::to_string(labels.size() - most) + " more" : list;
}

/// Groups whose name contains what was written, whatever the case; all where none does.
Groups similarGroups(const Replicates& replicates, const std::string& called)
{
    const std::string wanted = toLowerAscii(called);
    Groups similar;
    for (std::uint32_t group = 0; group < replicates.groups.size(); ++group) {
        if (toLowerAscii(replicates.groups[group].name).find(wanted) != std::string::npos) {
            similar.push_back(group);
        }
    }
    return similar.empty() ? allGroups(replicates) : similar;
}

} // namespace

Result<std::uint32_t> findGroup(const Frame& frame, const Replicates& replicates, const std::string& called,
    std::span<const std::uint32_t> preferred)
{
    const auto row = findRun(frame, called);
    if (row && replicates.groupOf[*row] != Replicates::none) {
        return replicates.groupOf[*row];
    }
    const Groups all = groupsCalled(frame, replicates, called);
    Groups named = all;
    if (named.size() > 1) {
        std::erase_if(named,
            [&](std::uint32_t group) { return std::ranges::find(preferred, group) == preferred.end(); });
    }
    if (named.size() == 1) {
        return named.front();
    }
    if (all.size() > 1) {
        return fail(Errc::UnknownRun,
            {called + " of which there is only one; write one of " + listOf(frame, replicates, all)
                + ", or the number of a run, see: trefoil-cli runs"});
    }
    if (row) {
        return fail(Errc::UnknownRun, {called + " that is not excluded"});
    }
    if (replicates.groups.empty()) {
        return tl::unexpected<Error>(row.error());
    }
    return fail(Errc::UnknownRun,
        {called + "; there are " + listOf(frame, replicates, similarGroups(replicates, called))
            + ", and their runs by number, see: trefoil-cli runs"});
}

} // namespace trefoil
