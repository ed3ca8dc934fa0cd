// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/table/role_proposal.h"

#include "core/base/instant.h"
#include "core/base/utf8_text.h"
#include "core/ingest/column_meaning.h"

#include <algorithm>
#include <map>
#include <set>

namespace trefoil {

namespace {

bool isKeyRole(Role role)
{
    return role == Role::RunName || role == Role::RunId || role == Role::Model || role == Role::Variant
        || role == Role::Dataset || role == Role::Task || role == Role::Seed;
}

bool looksLikeTime(const std::string& text)
{
    return parseInstant(text).has_value() || parseInstant(text + "T00:00").has_value();
}

/// Three capital letters each, as ISO 3166-1 alpha-3 has them.
bool areCountryCodes(const ColumnSample& column)
{
    return std::all_of(column.distinct.begin(), column.distinct.end(), [](const std::string& code) {
        return code.size() == 3
            && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    });
}

/// Whether the cells can be what the name says.
bool fits(Role role, const ColumnSample& column)
{
    switch (role) {
    case Role::StartedAt:
    case Role::EndedAt:
    case Role::Timestamp:
        return looksLikeTime(column.first);
    case Role::Seed:
    case Role::GroupSupport:
        return column.filled > 0 && column.integers == column.filled;
    case Role::Country:
        return column.filled > 0 && areCountryCodes(column);
    case Role::RunName: // numbers 1, 2, 3 tell repetitions apart, not runs
        return column.isText();
    case Role::RunId:
    case Role::ParentRunId:
    case Role::Group:
    case Role::Split:
        return column.filled > 0;
    default:
        return column.isText();
    }
}

bool isGroupEvidence(const ColumnSample& column)
{
    const auto role = roleOfName(column.name);
    if (role && (role->role == Role::GroupSupport || role->role == Role::GroupAttribute)) {
        return true;
    }
    const auto quantity = quantityOfName(column.name);
    const bool isQuality = quantity
        && (quantity->quantityId == "accuracy" || quantity->quantityId == "balanced_accuracy"
            || quantity->quantityId == "f1" || quantity->quantityId == "auc"
            || quantity->quantityId.ends_with("positives"));
    return column.isNumeric() && (isQuality || column.name.base.ends_with("_rate"));
}

/// The columns that split a run into groups of people or classes; empty when the rows do not bear it out:
/// a row per run and group, each once.
std::vector<std::size_t> groupColumns(const TableSample& sample)
{
    std::vector<std::size_t> groups;
    std::vector<std::size_t> keys;
    bool evidence = false;
    for (std::size_t i = 0; i < sample.columns.size(); ++i) {
        const ColumnSample& column = sample.columns[i];
        const auto role = roleOfName(column.name);
        evidence = evidence || isGroupEvidence(column);
        if ((role && role->role == Role::Group && column.filled > 0)
            || (isPeopleAttribute(column.name) && column.isText())) {
            groups.push_back(i);
        } else if (role && (isKeyRole(role->role) || role->role == Role::GroupAttribute)
            && column.filled > 0) {
            keys.push_back(i);
        }
    }
    if (groups.empty() || !evidence) {
        return {};
    }
    std::set<std::vector<std::string>> wholes;
    std::set<std::vector<std::string>> runs;
    for (const auto& row : sample.rows) {
        std::vector<std::string> cells;
        for (const std::size_t key : keys) {
            cells.push_back(row[key]);
        }
        runs.insert(cells);
        for (const std::size_t group : groups) {
            cells.push_back(row[group]);
        }
        wholes.insert(cells);
    }
    const bool eachOnce = wholes.size() == sample.rows.size();
    const bool severalPerRun = runs.size() < sample.rows.size() || sample.rows.size() == 1;
    return eachOnce && severalPerRun ? groups : std::vector<std::size_t>{};
}

void assign(ColumnMapping& column, Role role, std::string reason)
{
    column.role = role;
    column.reason = std::move(reason);
}

std::string nameReason(const ColumnSample& column, Role role)
{
    return "the name \"" + column.column + "\" says " + std::string(roleName(role));
}

/// The best column of each role; run ids may be several.
void keepBest(const TableSample& sample, std::vector<ColumnMapping>& columns, bool hasGroups)
{
    std::map<Role, std::pair<int, std::size_t>> best;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const ColumnSample& column = sample.columns[i];
        const auto named = roleOfName(column.name);
        if (!named || columns[i].role != Role::Ignore || !fits(named->role, column)) {
            continue;
        }
        const Role role = named->role;
        if (role == Role::RunName && !hasGroups && !column.isUnique()) {
            columns[i].reason = "? several rows have the same value, so it does not name a run";
            continue;
        }
        const bool onlyWithGroups =
            role == Role::Group || role == Role::GroupAttribute || role == Role::GroupSupport;
        if (onlyWithGroups && !hasGroups) {
            continue;
        }
        if (role == Role::RunId) {
            assign(columns[i], role, nameReason(column, role));
            continue;
        }
        const auto found = best.find(role);
        if (found != best.end() && found->second.first >= named->score) {
            columns[i].reason = "another column gives the " + std::string(roleName(role));
            continue;
        }
        if (found != best.end()) {
            assign(columns[found->second.second], Role::Ignore,
                "another column gives the " + std::string(roleName(role)));
        }
        best[role] = {named->score, i};
        assign(columns[i], role, nameReason(column, role));
    }
}

} // namespace

void proposeRoles(const TableSample& sample, std::vector<ColumnMapping>& columns)
{
    const std::vector<std::size_t> groups = groupColumns(sample);
    for (const std::size_t group : groups) {
        assign(columns[group], Role::Group, "each row is one group of a run");
    }
    keepBest(sample, columns, !groups.empty());
    const bool hasName = std::any_of(columns.begin(), columns.end(), [](const ColumnMapping& column) {
        return column.role == Role::RunName || column.role == Role::Kind;
    });
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto named = roleOfName(sample.columns[i].name);
        if (groups.empty() && !hasName && named && named->role == Role::Group && sample.columns[i].isText()
            && columns[i].role == Role::Ignore) {
            assign(columns[i], Role::Kind, "rows are not groups of one run, so this groups the runs");
        }
    }
}

void proposeNameFallback(const TableSample& sample, std::vector<ColumnMapping>& columns)
{
    if (sample.rows.size() < 2) {
        return; // in one row every text is different from all others
    }
    for (const ColumnMapping& column : columns) {
        if (column.role == Role::RunName || column.role == Role::Model || column.role == Role::Variant
            || column.role == Role::Group) {
            return;
        }
    }
    constexpr std::size_t longestName = 200;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const ColumnSample& column = sample.columns[i];
        if (columns[i].role == Role::Ignore && column.isText() && column.isUnique()
            && column.filled == sample.rows.size() && column.first.size() <= longestName) {
            assign(columns[i], Role::RunName, "the first text column whose values all differ");
            return;
        }
    }
}

} // namespace trefoil
