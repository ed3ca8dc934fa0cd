// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/panels/report_rows.h"

#include <algorithm>

namespace trefoil {

std::vector<std::uint32_t> groupsWith(const CompressionReport& report, const RowSet* rows)
{
    std::vector<std::uint32_t> groups;
    if (!rows)
        return groups;
    rows->forEach([&](std::uint32_t row) {
        if (row < report.replicates.groupOf.size())
            groups.push_back(report.replicates.groupOf[row]);
    });
    std::ranges::sort(groups);
    const auto repeated = std::ranges::unique(groups);
    groups.erase(repeated.begin(), repeated.end());
    return groups;
}

std::shared_ptr<const RowSet> rowsOf(
    const CompressionReport& report, std::optional<std::uint32_t> group, const RowSet* others)
{
    auto rows = std::make_shared<RowSet>(report.frame->rowCount());
    if (others)
        *rows |= *others;
    if (group) {
        for (const std::uint32_t row : report.replicates.groups[*group].rows)
            rows->insert(row);
    }
    return rows;
}

std::optional<std::uint32_t> groupOfRow(const CompressionReport& report, std::int64_t row)
{
    const auto index = static_cast<std::size_t>(row);
    if (row < 0 || index >= report.replicates.groupOf.size())
        return std::nullopt;
    const std::uint32_t group = report.replicates.groupOf[index];
    return group == Replicates::none ? std::nullopt : std::optional(group);
}

} // namespace trefoil
