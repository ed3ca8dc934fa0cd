// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/votes.h"

#include "core/domain/coded_column.h"

#include <algorithm>
#include <cmath>

namespace trefoil {

void Votes::add(std::span<const std::uint32_t> codes, std::span<const std::uint32_t> classOf)
{
    std::vector<std::uint16_t*> counts; // by code, so that the loop asks nothing
    for (const std::uint32_t classCode : classOf) {
        while (classCode >= m_counts.size()) {
            m_counts.emplace_back(m_examples);
        }
    }
    for (const std::uint32_t classCode : classOf) {
        counts.push_back(m_counts[classCode].data());
    }
    for (std::size_t example = 0; example < codes.size(); ++example) {
        if (codes[example] != noCode) {
            ++counts[codes[example]][example];
        }
    }
}

std::uint32_t Votes::total(std::size_t example) const
{
    std::uint32_t sum = 0;
    for (const auto& counts : m_counts) {
        sum += counts[example];
    }
    return sum;
}

VoteChange voteChange(const Votes& baseline, const Votes& compressed, std::size_t example,
    const std::vector<std::size_t>& order)
{
    const double baselineTotal = baseline.total(example);
    const double compressedTotal = compressed.total(example);
    VoteChange change;
    double distance = 0;
    std::uint32_t most[2] = {0, 0};
    const auto isMode = [&](std::uint32_t count, std::uint32_t best, std::size_t k, std::size_t mode) {
        return count > best || (count == best && count > 0 && order[k] > order[mode]);
    };
    for (std::size_t k = 0; k < order.size(); ++k) {
        const std::uint32_t before = baseline.count(example, k);
        const std::uint32_t after = compressed.count(example, k);
        if (isMode(before, most[0], k, change.modalBaseline)) {
            most[0] = before;
            change.modalBaseline = k;
        }
        if (isMode(after, most[1], k, change.modalCompressed)) {
            most[1] = after;
            change.modalCompressed = k;
        }
        distance += std::abs(before / baselineTotal - after / compressedTotal);
    }
    change.taxicab = distance;
    return change;
}

} // namespace trefoil
