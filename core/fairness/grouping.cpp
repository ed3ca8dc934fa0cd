// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/grouping.h"

#include <algorithm>

namespace trefoil {

namespace {

constexpr std::size_t mostCells = 1'000'000;

/// The codes of a column without the values that no row of the table has: in a part of a table some are gone.
CodedColumn occurring(const CodedColumn& column)
{
    std::vector<bool> occurs(column.values.size());
    for (const std::uint32_t code : column.codes) {
        if (code != noCode) {
            occurs[code] = true;
        }
    }
    if (std::all_of(occurs.begin(), occurs.end(), [](bool does) { return does; })) {
        return column;
    }
    CodedColumn result{column.name, column.codes, {}};
    std::vector<std::uint32_t> place(column.values.size(), noCode);
    for (std::size_t code = 0; code < occurs.size(); ++code) {
        if (occurs[code]) {
            place[code] = static_cast<std::uint32_t>(result.values.size());
            result.values.push_back(column.values[code]);
        }
    }
    for (std::uint32_t& code : result.codes) {
        code = code == noCode ? noCode : place[code];
    }
    return result;
}

/// Every combination of the columns' values, the last column fastest, and per row which one it is.
struct Product {
    std::vector<std::vector<std::string>> combinations = {{}};
    std::vector<std::uint32_t> codes; ///< noCode: a value is missing
};

Result<Product> productOf(const std::vector<CodedColumn>& columns, std::size_t rowCount)
{
    Product product;
    product.codes.assign(rowCount, 0);
    for (const CodedColumn& column : columns) {
        const CodedColumn present = occurring(column);
        const std::size_t size = present.values.size();
        if (product.combinations.size() * size > mostCells) {
            return fail(Errc::SpecInvalid, {"the group columns have more than a million combinations"});
        }
        std::vector<std::vector<std::string>> longer;
        for (const auto& combination : product.combinations) {
            for (const std::string& value : present.values) {
                longer.push_back(combination);
                longer.back().push_back(value);
            }
        }
        product.combinations = std::move(longer);
        for (std::size_t row = 0; row < rowCount; ++row) {
            std::uint32_t& code = product.codes[row];
            const bool isMissing = code == noCode || present.codes[row] == noCode;
            code = isMissing ? noCode : code * static_cast<std::uint32_t>(size) + present.codes[row];
        }
    }
    return product;
}

} // namespace

Result<Grouping> groupRows(const PredictionTable& table)
{
    if (table.groups.empty()) {
        return fail(Errc::SpecInvalid, {"no group column is named"});
    }
    if (const auto checked = checkColumns(table); !checked) {
        return tl::unexpected(checked.error());
    }
    auto levels = productOf(table.controls, table.rowCount);
    auto groups = productOf(table.groups, table.rowCount);
    if (!levels || !groups || levels->combinations.size() * (groups->combinations.size() + 1) > mostCells) {
        return fail(Errc::SpecInvalid, {"the group columns have more than a million combinations"});
    }
    Grouping grouping;
    grouping.levels = std::move(levels->combinations);
    grouping.groups = std::move(groups->combinations);
    for (const CodedColumn& column : table.controls) {
        grouping.controlNames.push_back(column.name);
    }
    for (const CodedColumn& column : table.groups) {
        grouping.groupNames.push_back(column.name);
    }
    grouping.cells = std::move(groups->codes);
    const auto stride = static_cast<std::uint32_t>(grouping.stride());
    for (std::size_t row = 0; row < table.rowCount; ++row) {
        const std::uint32_t level = levels->codes[row];
        std::uint32_t& cell = grouping.cells[row];
        cell = level == noCode ? noCode : level * stride + (cell == noCode ? stride - 1 : cell);
    }
    return grouping;
}

Grouping withoutGroups(const PredictionTable& table)
{
    Grouping grouping;
    grouping.levels = {{}};
    grouping.cells.assign(table.rowCount, 0);
    return grouping;
}

} // namespace trefoil
