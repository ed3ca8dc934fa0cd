// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/run_relations.h"

#include "core/frame/nesting.h"
#include "core/store/column_builder.h"
#include "core/store/run_names.h"

#include <algorithm>
#include <unordered_map>

namespace trefoil {

namespace {

constexpr std::int64_t firstSchemaWithParents = 7;

using RunsById = std::unordered_map<std::string, std::int64_t>;

/// The runs that some record calls its parent; of several with one id the first.
RunsById namedParents(sql::Connection& connection, const std::function<bool(std::int64_t)>& isActiveFile)
{
    RunsById runs;
    sql::Statement rows = connection.prepare(
        "SELECT external_id, run_id, file_id FROM record WHERE counts = 1"
        " AND external_id IN (SELECT parent_id FROM record_parent)"
        " UNION ALL SELECT further.run_id, record.run_id, record.file_id FROM record_run_id AS further"
        " JOIN record ON record.id = further.record_id WHERE record.counts = 1"
        " AND further.run_id IN (SELECT parent_id FROM record_parent)");
    while (rows.step()) {
        if (!isActiveFile(rows.integer(2))) {
            continue;
        }
        const auto [known, isNew] = runs.try_emplace(std::string(rows.text(0)), rows.integer(1));
        known->second = std::min(known->second, rows.integer(1));
    }
    return runs;
}

} // namespace

std::vector<RunParent> loadRunParents(
    sql::Connection& connection, const std::function<bool(std::int64_t)>& isActiveFile)
{
    std::vector<RunParent> parents;
    if (connection.integer("PRAGMA user_version") < firstSchemaWithParents
        || connection.integer("SELECT count(*) FROM (SELECT 1 FROM record_parent LIMIT 1)") == 0) {
        return parents;
    }
    const RunsById runs = namedParents(connection, isActiveFile);
    sql::Statement rows = connection.prepare(
        "SELECT record.run_id, record.file_id, parent_id FROM record_parent"
        " JOIN record ON record.id = record_id WHERE record.counts = 1 ORDER BY record.run_id, record_id");
    while (rows.step()) {
        const std::int64_t run = rows.integer(0);
        if (!isActiveFile(rows.integer(1)) || (!parents.empty() && parents.back().run == run)) {
            continue;
        }
        RunParent parent{run, std::string(rows.text(2)), 0};
        if (const auto found = runs.find(parent.parentId); found != runs.end()) {
            parent.parentRun = found->second;
        }
        if (parent.parentRun != run) { // else a person joined the two
            parents.push_back(std::move(parent));
        }
    }
    return parents;
}

std::vector<std::shared_ptr<const TextColumn>> relationTexts(
    const std::vector<RunParent>& parents, const Frame& frame)
{
    if (parents.empty()) {
        return {};
    }
    std::unordered_map<std::int64_t, std::uint32_t> rowOf;
    for (std::uint32_t row = 0; row < frame.rowCount(); ++row) {
        rowOf.emplace(frame.runs[row].value, row);
    }
    TextBuilder parentText(parentTextId, "Parent run", 0);
    std::vector<bool> isChild(frame.rowCount());
    std::vector<bool> isParent(frame.rowCount());
    for (const RunParent& each : parents) {
        const auto child = rowOf.find(each.run);
        if (child == rowOf.end()) {
            continue;
        }
        const auto parent = rowOf.find(each.parentRun);
        isChild[child->second] = true;
        if (parent != rowOf.end()) {
            isParent[parent->second] = true;
        }
        const std::string label = parent != rowOf.end()
            ? frame.names[parent->second]
            : "run " + std::string(shortened(each.parentId)) + ", not in the library";
        parentText.set(child->second, RunRows::notJoined, parentText.codeOf(label), {});
    }
    TextBuilder nesting(nestingTextId, "Nesting", 0);
    for (std::uint32_t row = 0; row < frame.rowCount(); ++row) {
        if (isParent[row] || isChild[row]) {
            const std::string_view label = !isParent[row] ? childRunLabel
                : isChild[row]                            ? middleRunLabel
                                                          : parentRunLabel;
            nesting.set(row, RunRows::notJoined, nesting.codeOf(label), {});
        }
    }
    return {std::make_shared<const TextColumn>(parentText.finish(frame.rowCount())),
        std::make_shared<const TextColumn>(nesting.finish(frame.rowCount()))};
}

} // namespace trefoil
