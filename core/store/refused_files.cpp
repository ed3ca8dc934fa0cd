// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/refused_files.h"

#include "core/store/sql/transaction.h"

#include <algorithm>
#include <array>

namespace trefoil {

namespace {

constexpr std::int64_t firstSchemaWithRefusals = 10;
constexpr char argumentEnd = '\x1f'; // a separator of units, which no sentence has

/// What only another content of the file can mend; rights and locks change without it.
constexpr std::array lastingErrors{Errc::FormatUnknown, Errc::FormatRefused, Errc::ParseFailed};

std::filesystem::path placeFrom(std::string_view path)
{
    return {std::u8string(path.begin(), path.end())};
}

std::string joinedArguments(const Error& error)
{
    std::string text;
    for (const std::string& argument : error.args) {
        text += argument + argumentEnd;
    }
    return text;
}

std::vector<std::string> splitArguments(std::string_view text)
{
    std::vector<std::string> arguments;
    for (std::size_t end = text.find(argumentEnd); end != std::string_view::npos;
         end = text.find(argumentEnd)) {
        arguments.emplace_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    return arguments;
}

bool isToldBefore(sql::Connection& connection, const FileOutcome& outcome)
{
    sql::Statement row = connection.prepare("SELECT 1 FROM refused_file WHERE path = ?1");
    row.bind(1, std::string_view(outcome.path));
    return row.step();
}

} // namespace

void keepRefusals(sql::Connection& connection, const std::vector<ImportFile>& files,
    const std::vector<FileOutcome>& outcomes)
{
    const auto lasts = [](const FileOutcome& outcome) {
        return outcome.error && std::ranges::find(lastingErrors, outcome.error->code) != lastingErrors.end();
    };
    const bool isNews = std::ranges::any_of(outcomes,
        [&](const FileOutcome& outcome) { return lasts(outcome) || isToldBefore(connection, outcome); });
    auto transaction = isNews ? sql::Transaction::beginWriting(connection) : fail(Errc::Internal, {});
    if (!transaction) {
        connection.forgetError();
        return;
    }
    sql::Statement remove = connection.prepare("DELETE FROM refused_file WHERE path = ?1");
    sql::Statement insert =
        connection.prepare("INSERT INTO refused_file VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
    for (std::size_t i = 0; i < std::min(files.size(), outcomes.size()); ++i) {
        const FileOutcome& outcome = outcomes[i];
        remove.bind(1, std::string_view(outcome.path)).run();
        const Result<FileStamp> stamp = fileStamp(files[i].path);
        if (!lasts(outcome) || !stamp) {
            continue;
        }
        const Importer* importer = files[i].importer;
        const std::string arguments = joinedArguments(*outcome.error);
        insert.bind(1, std::string_view(outcome.path)).bind(2, stamp->bytes).bind(3, stamp->modifiedMs);
        insert.bind(4, importer == nullptr ? std::string_view() : std::string_view(importer->id));
        insert.bind(5, importer == nullptr ? 0 : importer->revision);
        insert.bind(6, errorName(outcome.error->code)).bind(7, std::string_view(arguments));
        insert.bind(8, outcome.error->where.line).bind(9, std::string_view(outcome.error->where.pointer));
        insert.run();
    }
    static_cast<void>(transaction->commit());
    connection.forgetError();
}

Result<std::vector<FileOutcome>> loadRefusedFiles(sql::Connection& connection)
{
    std::vector<FileOutcome> files;
    if (connection.integer("PRAGMA user_version") < firstSchemaWithRefusals) {
        return files;
    }
    sql::Statement rows =
        connection.prepare("SELECT path, bytes, mtime_ms, format, importer_revision, error_code, arguments,"
                           " line, pointer FROM refused_file ORDER BY path");
    while (rows.step()) {
        FileOutcome file;
        file.path = rows.text(0);
        file.stamp = {rows.integer(1), rows.integer(2)};
        file.format = rows.text(3);
        file.importerRevision = static_cast<int>(rows.integer(4));
        const std::string_view name = rows.text(5);
        const auto code =
            std::ranges::find_if(lastingErrors, [&](Errc each) { return errorName(each) == name; });
        const Result<FileStamp> now = fileStamp(placeFrom(file.path));
        if (code == lastingErrors.end() || !now || *now != file.stamp) {
            continue;
        }
        file.error = Error{
            *code, splitArguments(rows.text(6)), {file.path, rows.integer(7), std::string(rows.text(8))}};
        files.push_back(std::move(file));
    }
    return connection.takeResult().map([&] { return std::move(files); });
}

} // namespace trefoil
