// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/predictions/intersections.h"

#include "core/ingest/formats/predictions/outcome_rows.h"

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

} // namespace

std::vector<CodedColumn> intersectionsOf(const std::vector<CodedColumn>& attributes)
{
    std::vector<CodedColumn> intersections;
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        for (std::size_t j = i + 1; j < attributes.size(); ++j) {
            if (auto both = intersectionOf(attributes[i], attributes[j])) {
                intersections.push_back(std::move(*both));
            }
        }
    }
    return intersections;
}

} // namespace trefoil
