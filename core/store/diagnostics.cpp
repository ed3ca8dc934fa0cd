// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/diagnostics.h"

namespace trefoil {

namespace {

std::string_view severityText(Severity severity)
{
    switch (severity) {
    case Severity::Note:
        return "note";
    case Severity::Warning:
        return "warning";
    case Severity::SetAside:
        break;
    }
    return "set aside";
}

Severity severityFrom(std::string_view text)
{
    return text == "note" ? Severity::Note : text == "warning" ? Severity::Warning : Severity::SetAside;
}

} // namespace

void saveDiagnostics(sql::Connection& connection, FileId file, const std::vector<Diagnostic>& diagnostics)
{
    sql::Statement insert = connection.prepare("INSERT INTO diagnostic (file_id, severity, code, reason, "
                                               "line, pointer) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    for (const Diagnostic& diagnostic : diagnostics) {
        insert.bind(1, file.value).bind(2, severityText(diagnostic.severity));
        insert.bind(3, std::string_view(diagnostic.code)).bind(4, std::string_view(diagnostic.reason));
        insert.bind(5, diagnostic.where.line).bind(6, std::string_view(diagnostic.where.pointer)).run();
    }
}

std::vector<Diagnostic> loadDiagnostics(sql::Connection& connection, const StoredFile& file)
{
    std::vector<Diagnostic> diagnostics;
    sql::Statement rows = connection.prepare(
        "SELECT severity, code, reason, line, pointer FROM diagnostic WHERE file_id = ?1 ORDER BY id");
    rows.bind(1, file.id.value);
    while (rows.step()) {
        diagnostics.push_back({severityFrom(rows.text(0)), std::string(rows.text(1)),
            std::string(rows.text(2)), SourceRef{file.path, rows.integer(3), std::string(rows.text(4))}});
    }
    return diagnostics;
}

} // namespace trefoil
