// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/intersections.h"

#include "core/domain/outcome_kind.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

namespace trefoil {

namespace {

std::optional<CodedColumn> intersectionOf(const CodedColumn& first, const CodedColumn& second)
{
    CodedColumn both{first.name + ", " + second.name, {}, {}};
    std::vector<std::uint32_t> codeOf(first.values.size() * second.values.size(), noCode);
    both.codes.reserve(first.codes.size());
    for (std::size_t row = 0; row < first.codes.size(); ++row) {
        const std::uint32_t one = first.codes[row];
        const std::uint32_t other = second.codes[row];
        if (one == noCode || other == noCode) {
            both.codes.push_back(noCode);
            continue;
        }
        std::uint32_t& code = codeOf[one * second.values.size() + other];
        if (code == noCode) {
            if (both.values.size() == mostGroups) {
                return std::nullopt;
            }
            code = static_cast<std::uint32_t>(both.values.size());
            both.values.push_back(first.values[one] + ", " + second.values[other]);
        }
        both.codes.push_back(code);
    }
    return both.values.empty() ? std::nullopt : std::optional(std::move(both));
}

/// Whether rows that are together in one are together in the other, and the same rows are in none.
bool dividesAlike(const CodedColumn& one, const CodedColumn& other)
{
    std::vector<std::uint32_t> otherOf(one.values.size(), noCode);
    std::vector<std::uint32_t> oneOf(other.values.size(), noCode);
    for (std::size_t row = 0; row < one.codes.size(); ++row) {
        const std::uint32_t a = one.codes[row];
        const std::uint32_t b = other.codes[row];
        if ((a == noCode) != (b == noCode)) {
            return false;
        }
        if (a == noCode) {
            continue;
        }
        if (otherOf[a] == noCode && oneOf[b] == noCode) {
            otherOf[a] = b;
            oneOf[b] = a;
        } else if (otherOf[a] != b || oneOf[b] != a) {
            return false;
        }
    }
    return true;
}

} // namespace

std::vector<CodedColumn> intersectionsOf(const std::vector<CodedColumn>& attributes)
{
    std::vector<CodedColumn> intersections;
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        for (std::size_t j = i + 1; j < attributes.size(); ++j) {
            auto both = intersectionOf(attributes[i], attributes[j]);
            const auto isSame = [&](const CodedColumn& known) { return dividesAlike(known, *both); };
            if (both && std::ranges::none_of(attributes, isSame)
                && std::ranges::none_of(intersections, isSame)) {
                intersections.push_back(std::move(*both));
            }
        }
    }
    return intersections;
}

} // namespace trefoil
