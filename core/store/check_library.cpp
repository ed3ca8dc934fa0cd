// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/check_library.h"

#include "core/ingest/source.h"
#include "core/store/source_files.h"

namespace trefoil {

namespace {

void checkTables(sql::Connection& connection, CheckReport& report)
{
    sql::Statement rows = connection.prepare("PRAGMA integrity_check(100)");
    while (rows.step()) {
        if (rows.text(0) != "ok") {
            report.problems.emplace_back(rows.text(0));
        }
    }
}

void checkReferences(sql::Connection& connection, CheckReport& report)
{
    sql::Statement rows = connection.prepare("PRAGMA foreign_key_check");
    while (rows.step() && report.problems.size() < 100) {
        report.problems.push_back("Row " + std::string(rows.text(1)) + " of " + std::string(rows.text(0))
            + " refers to a missing row of " + std::string(rows.text(2)));
    }
}

/// Errors of SQLite are findings here.
void keepAsProblem(sql::Connection& connection, CheckReport& report)
{
    if (auto result = connection.takeResult(); !result) {
        report.problems.push_back(describe(result.error()));
    }
}

void checkSource(const StoredFile& file, CheckReport& report)
{
    const std::filesystem::path path(std::u8string(file.path.begin(), file.path.end()));
    std::error_code error;
    if (!std::filesystem::exists(path, error)) {
        report.filesMissing.push_back(file.path);
        return;
    }
    const auto source = Source::open(path);
    ++report.filesHashed;
    if (!source || source->digest() != file.digest) {
        report.filesChanged.push_back(file.path);
    }
}

} // namespace

Result<CheckReport> checkLibrary(sql::Connection& connection, Progress& progress)
{
    CheckReport report;
    checkTables(connection, report);
    keepAsProblem(connection, report);
    checkReferences(connection, report);
    keepAsProblem(connection, report);
    const auto files = loadActiveFiles(connection);
    keepAsProblem(connection, report);
    for (std::size_t i = 0; i < files.size(); ++i) {
        progress.report("check", static_cast<std::int64_t>(i), static_cast<std::int64_t>(files.size()));
        if (progress.stopRequested()) {
            return fail(Errc::Cancelled, {});
        }
        checkSource(files[i], report);
    }
    return report;
}

} // namespace trefoil
