// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/mapping_proposal.h"

#include "core/ingest/formats/table/quantity_proposal.h"
#include "core/ingest/formats/table/role_proposal.h"
#include "core/ingest/formats/table/table_sample.h"
#include "core/ingest/formats/table/wide_groups.h"
#include "core/ingest/tracking/companion_files.h"

#include <algorithm>
#include <array>

namespace trefoil {

namespace {

bool hasKey(const TableSample& sample, std::string_view key)
{
    return std::any_of(sample.columns.begin(), sample.columns.end(),
        [&](const ColumnSample& column) { return column.name.key == key; });
}

/// Why the table is nothing that records can be made of; empty when it may be.
std::string refusal(const TableSample& sample)
{
    if (sample.layout.kind == TableLayout::Kind::Csv && sample.columns.size() < 2) {
        return "it has one column only";
    }
    if (sample.rows.empty()) {
        return "it has no row below its header";
    }
    if (sample.oddRows * 2 > sample.rows.size() && sample.layout.kind == TableLayout::Kind::Csv) {
        return "most of its rows have another number of cells than its first row";
    }
    constexpr std::size_t longestHeaderCell = 200;
    for (const ColumnSample& column : sample.columns) {
        if (column.column.size() > longestHeaderCell || column.column.find('\n') != std::string::npos) {
            return "its first row is prose, not a header";
        }
    }
    constexpr std::array<std::string_view, 6> perExample = {
        "ytrue", "ypred", "labelvalue", "truelabel", "predictedlabel", "predscore"};
    for (const std::string_view key : perExample) {
        if (hasKey(sample, key)) {
            return "it has the predictions of single examples, not values of runs";
        }
    }
    if (hasKey(sample, "value") && hasKey(sample, "unit")) {
        return "it has one value per row (name, value, unit); only a column per quantity can be mapped";
    }
    return {};
}

} // namespace

Result<Mapping> proposeMapping(const Source& source)
{
    auto sample = sampleTable(source);
    if (!sample) {
        return tl::unexpected(sample.error());
    }
    if (const std::string reason = refusal(*sample); !reason.empty()) {
        return fail(Errc::FormatRefused, {source.path(), reason});
    }
    Mapping mapping;
    mapping.name = source.fileName();
    mapping.format = sample->layout.kind == TableLayout::Kind::Csv ? "csv" : "json";
    mapping.delimiter = sample->layout.delimiter;
    mapping.decimalMark = sample->layout.decimalMark;
    mapping.headerLine = sample->layout.headerLine;
    for (const ColumnSample& column : sample->columns) {
        mapping.columns.push_back({column.column, Role::Ignore, {}, {}, Grade::Measured, {}});
    }
    proposeRoles(*sample, mapping.columns);
    proposeWideGroups(*sample, mapping.columns);
    proposeQuantities(*sample, mapping.columns);
    proposeNameFallback(*sample, mapping.columns);
    bool hasQuantity = false;
    for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
        hasQuantity = hasQuantity || mapping.columns[i].role == Role::Quantity;
        if (mapping.columns[i].role == Role::Ignore && !sample->columns[i].oddReason.empty()) {
            mapping.columns[i].reason = "? line " + std::to_string(sample->columns[i].oddLine) + ": "
                + sample->columns[i].oddReason + "; so it is left out";
        } else if (mapping.columns[i].reason.empty()) {
            mapping.columns[i].reason =
                sample->columns[i].filled == 0 ? "no cell has a value" : "text without a known name";
        }
    }
    if (!hasQuantity) {
        return fail(Errc::FormatRefused, {source.path(), "none of its columns holds numbers"});
    }
    return mapping;
}

std::string mappingPathBeside(std::string_view tablePath)
{
    return std::string(tablePath) + std::string(mappingEnding);
}

Result<Mapping> mappingBeside(const Source& source)
{
    const auto text = readCompanion(source, source.folder(), mappingPathBeside(source.fileName()));
    if (!text) {
        return fail(Errc::FileNotReadable, {mappingPathBeside(source.path()), "there is none"});
    }
    return mappingFromJson(*text);
}

} // namespace trefoil
