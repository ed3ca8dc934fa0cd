// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/import_counts.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

namespace trefoil {

namespace {

std::string counted(std::int64_t number, const std::string& noun)
{
    return std::to_string(number) + " " + noun + (number == 1 ? "" : "s");
}

/// "version_0/metrics.csv": many formats call every file alike.
std::string nameInFolder(const std::string& path)
{
    const std::size_t name = path.rfind('/');
    const std::size_t folder = name == std::string::npos || name == 0 ? name : path.rfind('/', name - 1);
    return folder == std::string::npos ? path : path.substr(folder + 1);
}

std::int64_t countUnchanged(std::vector<std::int64_t> runs)
{
    std::ranges::sort(runs);
    const auto repeated = std::ranges::unique(runs);
    return static_cast<std::int64_t>(runs.size() - repeated.size());
}

} // namespace

ImportCounts countLoneRuns(
    std::int64_t stored, std::int64_t lastOldRecord, std::vector<std::int64_t> unchangedRuns)
{
    std::erase_if(unchangedRuns, [&](std::int64_t run) { return run > lastOldRecord; });
    ImportCounts counts;
    counts.added = stored;
    counts.unchanged = countUnchanged(std::move(unchangedRuns));
    return counts;
}

ImportCounts countRuns(
    sql::Connection& connection, std::int64_t lastOldRecord, std::vector<std::int64_t> unchangedRuns)
{
    ImportCounts counts;
    // A run of one record is its own anchor. The others are few, and listed by the partial index.
    sql::Statement alone =
        connection.prepare("SELECT count(*) FROM record WHERE id > ?1 AND counts = 1 AND run_id = id");
    alone.bind(1, lastOldRecord);
    counts.added = alone.step() ? alone.integer(0) : 0;
    std::unordered_set<std::int64_t> updated;
    sql::Statement joined = connection.prepare(
        "SELECT DISTINCT r.run_id, ifnull((SELECT a.counts FROM record a WHERE a.id = r.run_id"
        " AND a.run_id = a.id), 0)"
        " FROM record r WHERE r.run_id <> r.id AND r.counts = 1 AND r.id > ?1");
    joined.bind(1, lastOldRecord);
    while (joined.step()) {
        if (joined.integer(0) <= lastOldRecord) {
            updated.insert(joined.integer(0));
        } else if (joined.integer(1) == 0) {
            ++counts.added; // the anchor itself no longer counts
        }
    }
    std::erase_if(
        unchangedRuns, [&](std::int64_t run) { return run > lastOldRecord || updated.contains(run); });
    counts.unchanged = countUnchanged(std::move(unchangedRuns));
    counts.updated = static_cast<std::int64_t>(updated.size());
    return counts;
}

std::string readAgainSummary(const std::vector<FileOutcome>& files)
{
    constexpr std::size_t mostNamed = 3;
    std::string text;
    std::size_t count = 0;
    for (const FileOutcome& file : files) {
        if (file.readAgain.empty() || file.error || ++count > mostNamed) {
            continue;
        }
        text +=
            (text.empty() ? " · read again: " : ", ") + nameInFolder(file.path) + " (" + file.readAgain + ")";
    }
    return count > mostNamed
        ? text + " and " + counted(static_cast<std::int64_t>(count - mostNamed), "more file")
        : text;
}

std::string importSummary(std::size_t files, const ImportCounts& counts)
{
    std::string text = "Imported " + counted(static_cast<std::int64_t>(files), "file") + ": "
        + counted(counts.added, "run") + " added";
    if (counts.updated > 0) {
        text += ", " + std::to_string(counts.updated) + " updated";
    }
    if (counts.unchanged > 0) {
        text += ", " + std::to_string(counts.unchanged) + " unchanged";
    }
    return text;
}

} // namespace trefoil
